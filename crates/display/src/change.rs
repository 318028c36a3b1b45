//! What lies between two values: computed from the exact ones, then rounded as any figure.

use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, Language};
use takerate_words::NumbersWords;

use crate::format::{fixed, rounded, short};
use crate::scale::Scale;

/// What one value is more than another; zero where only the last digits of divisions differ, and `None` where it is
/// beyond any decimal.
#[must_use]
pub fn between(from: Decimal, to: Decimal) -> Option<Decimal> {
    // Divisions round at the 28th digit, so what formulas leave as it is may differ there.
    let noise = from.abs().max(to.abs()) * Decimal::new(1, 20);
    to.checked_sub(from).map(|change| if change.abs() <= noise { Decimal::ZERO } else { change })
}

/// A change with its sign and so many decimals: `+1.2`, `−0.3`. One that rounds to zero is not shown as none but as
/// `+<0.1`; `None` where there is none.
#[must_use]
pub fn signed(change: Decimal, decimals: u32) -> Option<String> {
    let (sign, size) = if change < Decimal::ZERO { ("−", -change) } else { ("+", change) };
    let least = Decimal::new(1, decimals);
    let less = if size < least / Decimal::TWO { "<" } else { "" };
    (!change.is_zero()).then(|| format!("{sign}{less}{}", fixed(if less.is_empty() { size } else { least }, decimals)))
}

/// The same of an amount in a scale, without what stands behind it.
#[must_use]
pub fn within(change: Decimal, scale: Scale) -> Option<String> {
    signed(change / Decimal::from(10i64.pow(scale.power)), scale.places(change))
}

/// The change of a share or a rate in percentage points: `+2.57`.
#[must_use]
pub fn points(from: Decimal, to: Decimal) -> Option<String> {
    signed(between(from, to)?.checked_mul(Decimal::ONE_HUNDRED)?, 2)
}

/// What `to` is more than `from`, both of `unit`, with its sign: `+29.7M`, `−0.9x`. Shares and rates differ by percentage
/// points: `+2.57 pp`. `None` where nothing differs, and for switches.
#[must_use]
pub fn size(from: Decimal, to: Decimal, unit: &Unit, language: Language) -> Option<String> {
    let change = between(from, to).filter(|change| !change.is_zero())?;
    match unit.kind {
        Kind::Switch => None,
        Kind::Share | Kind::Rate | Kind::Change | Kind::Growth => {
            points(from, to).map(|change| NumbersWords::of(language).points_changed(&change))
        }
        Kind::Amount | Kind::Multiple | Kind::Ratio => {
            let sign = if change.is_sign_negative() { "−" } else { "+" };
            Some(format!("{sign}{}", short(change.abs(), unit, language)))
        }
    }
}

/// The same beside `from`, in its scale: `−0.7M` beside 55.7M, with a decimal more where it would be none. What would be
/// none even then, and what is larger than that scale, has its own.
#[must_use]
pub fn beside(from: Decimal, to: Decimal, unit: &Unit, language: Language) -> Option<String> {
    let change = between(from, to).filter(|change| !change.is_zero())?;
    let (scale, own) = (Scale::of(from, language), Scale::of(change, language));
    let amount = change.abs() / Decimal::from(10i64.pow(scale.power));
    let shown = |decimals: &u32| !rounded(amount, *decimals).is_zero();
    let decimals = [scale.decimals, scale.decimals + 1].into_iter().find(shown);
    match decimals.filter(|_| unit.kind == Kind::Amount && own.power < scale.power) {
        Some(decimals) => {
            let sign = if change.is_sign_negative() { "−" } else { "+" };
            Some(format!("{sign}{}{}", fixed(amount, decimals), scale.suffix))
        }
        None => size(from, to, unit, language),
    }
}

/// What lies between two values, and what it is in per cent of `from` where both are above zero: `+29.7M (+112%)`. Points stand alone.
#[must_use]
pub fn told(from: Decimal, to: Decimal, unit: &Unit, language: Language) -> Option<String> {
    let size = size(from, to, unit, language)?;
    let percent = match unit.kind {
        Kind::Amount | Kind::Multiple | Kind::Ratio => percent(between(from, to)?, from, to),
        _ => None,
    };
    Some(match percent {
        Some(percent) => NumbersWords::of(language).changed_by(&size, &percent),
        None => size,
    })
}

/// `change` in per cent of `from`; nothing where that would say nothing.
fn percent(change: Decimal, from: Decimal, to: Decimal) -> Option<String> {
    // Of a cost or a loss more per cent could mean either more of it or a better result.
    if from <= Decimal::ZERO || to <= Decimal::ZERO {
        return None;
    }
    let percent = change.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(from)?;
    signed(percent, if percent.abs() < Decimal::TEN { 1 } else { 0 }).map(|percent| format!("{percent}%"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap_or_default()
    }

    #[test]
    fn a_change_is_shown_where_there_is_one_and_only_there() {
        let shown = |change: &str| signed(decimal(change), 1);
        assert_eq!(shown("0"), None);
        assert_eq!(shown("0.05").as_deref(), Some("+0.1"));
        assert_eq!(shown("0.0499").as_deref(), Some("+<0.1"));
        assert_eq!(shown("-0.0000001").as_deref(), Some("−<0.1"));
        assert_eq!(shown("-1234.56").as_deref(), Some("−1,234.6"));
        assert_eq!(points(decimal("0.1631"), decimal("0.1869")).as_deref(), Some("+2.38"));
    }

    #[test]
    fn a_change_of_a_figure_says_how_much_that_is_of_it() {
        let told = |kind, from: &str, to: &str, language| {
            told(decimal(from), decimal(to), &Unit { text: "USD / year".to_owned(), kind }, language)
                .unwrap_or_default()
        };
        let (english, chinese) = (Language::ENGLISH, Language::CHINESE);
        assert_eq!(told(Kind::Amount, "26364840", "56066062.5", english), "+29.7M (+113%)");
        assert_eq!(told(Kind::Amount, "26364840", "56066062.5", chinese), "+2,970万（+113%）");
        assert_eq!(told(Kind::Amount, "100000000", "100000001", english), "+1 (+<0.1%)");
        assert_eq!(told(Kind::Amount, "56000000", "-1000000", english), "−57.0M");
        assert_eq!(told(Kind::Amount, "-504800000", "-400700000", english), "+104.1M");
        assert_eq!(told(Kind::Multiple, "48.2", "47.2", english), "−1.0x (−2.1%)");
        assert_eq!(told(Kind::Share, "0.1869", "0.2126", english), "+2.57 pp");
        assert_eq!(told(Kind::Share, "0.1", "0.10001", chinese), "+<0.01 个百分点");
        assert_eq!(told(Kind::Amount, "5", "5", english), "");
        assert_eq!(told(Kind::Switch, "0", "1", english), "");
    }

    #[test]
    fn a_change_beside_a_figure_has_its_scale() {
        let beside = |kind, from: &str, to: &str, language| {
            beside(decimal(from), decimal(to), &Unit { text: "USD / year".to_owned(), kind }, language)
                .unwrap_or_default()
        };
        let (english, chinese) = (Language::ENGLISH, Language::CHINESE);
        assert_eq!(beside(Kind::Amount, "55700000", "48545000", english), "−7.2M");
        assert_eq!(beside(Kind::Amount, "55700000", "54984500", english), "−0.7M");
        assert_eq!(beside(Kind::Amount, "2700000000", "2707200000", english), "+0.01B");
        // One decimal more, or a scale of its own.
        assert_eq!(beside(Kind::Amount, "55700000", "55741000", english), "+0.04M");
        assert_eq!(beside(Kind::Amount, "55700000", "55704100", english), "+4,100");
        assert_eq!(beside(Kind::Amount, "900000", "8055000", english), "+7.2M");
        assert_eq!(beside(Kind::Amount, "-504800000", "-504000000", english), "+0.8M");
        assert_eq!(beside(Kind::Amount, "111000000", "103845000", chinese), "−0.07亿");
        assert_eq!(beside(Kind::Amount, "55700000", "54984500", chinese), "−71.6万");
        assert_eq!(beside(Kind::Multiple, "48.2", "47.2", english), "−1.0x");
        assert_eq!(beside(Kind::Amount, "0", "7155000", english), "+7.2M");
        assert_eq!(beside(Kind::Amount, "5", "5", english), "");
    }

    #[test]
    fn the_last_digits_of_divisions_are_no_change() {
        let third = Decimal::ONE / decimal("3");
        assert_eq!(between(Decimal::ONE, third * decimal("3")), Some(Decimal::ZERO));
        assert_eq!(between(decimal("25.25"), decimal("25.26")), Some(decimal("0.01")));
        assert_eq!(between(Decimal::MIN, Decimal::MAX), None);
    }
}
