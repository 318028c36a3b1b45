//! How much more one figure is than another: what a comparison shows beside the figures themselves.

use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, Language};
use takerate_present::{change, format};

use crate::named::pick;
use crate::table::Cell;

/// What stands where nothing differs, and where one of both has no value.
const NONE: &str = "–";

/// `second` less `first`, both of `unit`, with what that is in per cent of `first` where both have the same sign:
/// `+29.7M (+112%)`. Shares and rates differ by percentage points: `+2.57 pp`.
pub(crate) fn difference(first: Decimal, second: Decimal, unit: &Unit, language: Language) -> Cell {
    let Some(difference) = change::between(first, second) else { return none() };
    let exact = format::exact(difference);
    if difference.is_zero() {
        return Cell { text: NONE.to_owned(), exact };
    }
    let sign = if difference.is_sign_negative() { "−" } else { "+" };
    let text = match unit.kind {
        Kind::Switch => return none(),
        Kind::Share | Kind::Rate => {
            let points = format::short(difference.abs(), unit, language).trim_end_matches('%').to_owned();
            format!("{sign}{points} {}", pick(language, "pp", "个百分点"))
        }
        Kind::Amount | Kind::Multiple | Kind::Ratio => {
            let amount = format!("{sign}{}", format::short(difference.abs(), unit, language));
            match (percent(difference, first, second), language) {
                (None, _) => amount,
                (Some(percent), Language::English) => format!("{amount} ({percent})"),
                (Some(percent), Language::Chinese) => format!("{amount}（{percent}）"),
            }
        }
    };
    Cell { text, exact }
}

/// A cell without a difference.
pub(crate) fn none() -> Cell {
    Cell::text(NONE)
}

/// `difference` in per cent of `first`; nothing where that would say nothing.
fn percent(difference: Decimal, first: Decimal, second: Decimal) -> Option<String> {
    if first.is_zero() || second.is_zero() || first.is_sign_negative() != second.is_sign_negative() {
        return None;
    }
    let percent = difference.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(first.abs())?;
    let decimals = if percent.abs() < Decimal::TEN { 1 } else { 0 };
    let shown = percent.round_dp(decimals);
    let sign = if percent.is_sign_negative() { "−" } else { "+" };
    Some(format!("{sign}{}%", format::plain(shown.abs())))
}
