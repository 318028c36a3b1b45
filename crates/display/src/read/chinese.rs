//! Numbers with Chinese scales: `30亿`, `1亿2000万`, `3千万`, `五亿`, `3000w`.

use takerate_core::Decimal;
use takerate_core::decimal::parse;

use super::{Unreadable, group};

/// The digit or scale of a character: ten, a hundred, a thousand; then ten thousand and a hundred million.
fn power(c: char) -> Option<u32> {
    Some(match c {
        '十' => 1,
        '百' => 2,
        '千' => 3,
        '万' | '萬' | 'w' => 4,
        '亿' | '億' => 8,
        _ => return None,
    })
}

/// The digits in words.
const DIGITS: &str = "零一二三四五六七八九";

/// From this power of ten on, a scale counts all that stands before it.
const LARGE: u32 = 4;

/// The number, or `None` where no Chinese scale or digit stands in it. Scales go down (`1亿2000万`), but for `万亿`; what remains
/// behind the last one could be meant as its tenth part (`1亿2`) and is refused.
///
/// # Errors
/// In the result: that the parts make no number, or one that is too large.
pub(super) fn read(text: &str) -> Option<Result<Decimal, Unreadable>> {
    text.contains(|c| power(c).is_some() || DIGITS.contains(c)).then(|| sum(text))
}

/// The number between two scales; `None` where there is none.
fn number(written: &str) -> Result<Option<Decimal>, Unreadable> {
    let written = written.trim();
    if written.is_empty() {
        return Ok(None);
    }
    let digits = |c: char| {
        let digit = DIGITS.chars().position(|digit| digit == c);
        digit
            .and_then(|digit| u8::try_from(digit).ok())
            .map_or(if c == '两' { '2' } else { c }, |digit| char::from(b'0' + digit))
    };
    let digits: String = written.chars().map(digits).collect();
    Ok(Some(parse(&group::plain(&digits).ok_or(Unreadable::NotANumber)?)?.value))
}

/// The sum of all parts.
fn sum(text: &str) -> Result<Decimal, Unreadable> {
    let times =
        |value: Decimal, power: u32| value.checked_mul(Decimal::from(10i64.pow(power))).ok_or(Unreadable::TooLarge);
    let add = |one: Decimal, other: Decimal| one.checked_add(other).ok_or(Unreadable::TooLarge);
    // What large scales have closed, the last part of it, and what the next one counts.
    let (mut total, mut last, mut section) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
    let (mut small, mut large) = (LARGE, u32::MAX);
    let mut written = String::new();
    for c in text.chars() {
        let Some(power) = power(c) else {
            written.push(c);
            continue;
        };
        let number = number(&written)?;
        written.clear();
        if power < LARGE {
            // `十五` begins with a ten of its own.
            let number = number.or((power == 1 && section.is_zero()).then_some(Decimal::ONE));
            let number = number.filter(|_| power < small).ok_or(Unreadable::NotANumber)?;
            (section, small) = (add(section, times(number, power)?)?, power);
        } else if let (None, true, LARGE, 8) = (number, section.is_zero(), large, power) {
            // `万亿`
            let more = times(last, power)?;
            (total, last, large) = (add(total - last, more)?, more, power + LARGE);
        } else {
            section = match number {
                // `二十五万`, but not `二百五万`.
                Some(number) if small == LARGE || small == 1 => add(section, number)?,
                None if !section.is_zero() => section,
                _ => return Err(Unreadable::NotANumber),
            };
            if power >= large {
                return Err(Unreadable::NotANumber);
            }
            last = times(section, power)?;
            (total, section, small, large) = (add(total, last)?, Decimal::ZERO, LARGE, power);
        }
    }
    match number(&written)? {
        None => add(total, section),
        Some(number) if small == 1 || (small, large) == (LARGE, u32::MAX) => add(total, add(section, number)?),
        Some(_) => Err(Unreadable::NotANumber),
    }
}
