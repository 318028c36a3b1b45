//! A value reckoned from the present one: `+10%`, `-10%`, `*2`, `/2`, `+1pp`, `+50bps`.

use takerate_core::Decimal;
use takerate_core::unit::Unit;

use super::affix::{Times, before, percent, without_unit};
use super::{Unreadable, number};

/// Points of per cent.
const POINTS: [&str; 9] =
    ["percentage points", "percentage point", "percent points", "个百分点", "百分点", "ppts", "ppt", "pps", "pp"];

/// The value; `None` where the text is a number of its own.
///
/// Ten per cent more are ten per cent of the present value, also where it is a share or rate: points of it are written
/// as such.
pub(super) fn read(text: &str, unit: &Unit, present: Decimal) -> Option<Result<Decimal, Unreadable>> {
    let operator = text.chars().next()?;
    let rest = text.get(operator.len_utf8()..)?.trim_start();
    match operator {
        '*' | 'x' | '/' => Some(factor(rest).and_then(|factor| {
            let value = if operator == '/' { present.checked_div(factor) } else { present.checked_mul(factor) };
            // A division by zero is no number either.
            value.ok_or(if factor.is_zero() { Unreadable::NotANumber } else { Unreadable::TooLarge })
        })),
        '+' | '-' => {
            let rest = without_unit(rest, unit)?;
            let (rest, times, points) = match (before(rest, &POINTS), percent(rest)) {
                (Some(rest), _) => (rest, Times::Hundredths, true),
                (None, Some((rest, times))) => (rest, times, times == Times::TenThousandths),
                (None, None) => return None,
            };
            let by = number(rest, times.power()).ok()?.value;
            let by = if operator == '-' { -by } else { by };
            if points && !unit.kind.in_percent() {
                return Some(Err(Unreadable::NotANumber));
            }
            let value = if points {
                present.checked_add(by)
            } else {
                Decimal::ONE.checked_add(by).and_then(|factor| present.checked_mul(factor))
            };
            Some(value.ok_or(Unreadable::TooLarge))
        }
        _ => None,
    }
}

/// A factor without sign: `2`, `1.5`, `150%`.
fn factor(text: &str) -> Result<Decimal, Unreadable> {
    let (text, power) = percent(text).map_or((text, 0), |(rest, times)| (rest, times.power()));
    Ok(number(text, power)?.value)
}
