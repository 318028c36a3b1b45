//! How the portions of a difference are written beside it: all in its scale and with its decimals, so that a reader can
//! add them up.

use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, Language};
use takerate_words::NumbersWords;

use crate::change::signed;
use crate::format::rounded;
use crate::scale::Scale;

/// The manner in which the portions of one difference are written. Each is the nearest rounding of its exact value.
pub struct Portions {
    /// A value times this is what is written: a share is written in percentage points.
    times: Decimal,
    scale: Scale,
    points: bool,
    language: Language,
}

impl Portions {
    /// That of a difference of `total` between two figures of `unit`.
    #[must_use]
    pub fn of(total: Decimal, unit: &Unit, language: Language) -> Self {
        let plain = |decimals, suffix| Scale { power: 0, decimals, suffix };
        let thousand = Decimal::ONE_HUNDRED * Decimal::TEN;
        let (mut times, mut points) = (Decimal::ONE, false);
        let scale = match unit.kind {
            Kind::Share | Kind::Rate | Kind::Change | Kind::Growth => {
                (times, points) = (Decimal::ONE_HUNDRED, true);
                plain(2, "")
            }
            Kind::Multiple => plain(u32::from(total.abs() < thousand), NumbersWords::of(language).times()),
            Kind::Ratio | Kind::Switch => plain(4, ""),
            Kind::Amount => {
                let scale = Scale::of(total, language);
                Scale { decimals: scale.places(total), ..scale }
            }
        };
        Self { times, scale, points, language }
    }

    /// A portion: `+4.8M`, `+<0.1M` where it rounds to nothing, and `0` where there is none.
    #[must_use]
    pub fn text(&self, value: Decimal) -> String {
        let text = self.written(value).and_then(|number| signed(number, self.scale.decimals));
        match text {
            Some(text) if self.points => NumbersWords::of(self.language).points_changed(&text),
            Some(text) => text + self.scale.suffix,
            None => "0".to_owned(),
        }
    }

    /// Whether the portions, as they are written, add up to the difference as it is written.
    #[must_use]
    pub fn foot(&self, portions: &[Decimal], total: Decimal) -> bool {
        let shown = |value| Some(rounded(self.written(value)?, self.scale.decimals));
        let sum = portions.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(shown(*value)?));
        sum.is_some() && sum == shown(total)
    }

    /// What is written of a value before it is rounded; `None` where that is beyond any decimal.
    fn written(&self, value: Decimal) -> Option<Decimal> {
        value.checked_mul(self.times)?.checked_div(Decimal::from(10i64.pow(self.scale.power)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap_or_default()
    }

    fn of(total: &str, kind: Kind, language: Language) -> Portions {
        Portions::of(decimal(total), &Unit { text: "USD / year".to_owned(), kind }, language)
    }

    #[test]
    fn portions_have_the_scale_of_their_difference() {
        let english = of("20150000", Kind::Amount, Language::ENGLISH);
        let texts = ["15040000", "4820000", "290000", "-10000", "0"].map(|value| english.text(decimal(value)));
        assert_eq!(texts, ["+15.0M", "+4.8M", "+0.3M", "−<0.1M", "0"]);
        assert_eq!(of("20150000", Kind::Amount, Language::CHINESE).text(decimal("4820000")), "+482万");
        assert_eq!(of("-0.9", Kind::Multiple, Language::ENGLISH).text(decimal("-0.94")), "−0.9x");
        assert_eq!(of("0.0257", Kind::Share, Language::ENGLISH).text(decimal("0.0257")), "+2.57 pp");
    }

    #[test]
    fn they_say_whether_they_add_up_as_written() {
        let portions = of("20150000", Kind::Amount, Language::ENGLISH);
        let parts = |values: &[&str]| values.iter().map(|value| decimal(value)).collect::<Vec<_>>();
        assert!(!portions.foot(&parts(&["15040000", "4820000", "290000"]), decimal("20150000")));
        assert!(!portions.foot(&parts(&["15040000", "5110000"]), decimal("20150000")));
        assert!(portions.foot(&parts(&["15000000", "5100000"]), decimal("20100000")));
        assert!(portions.foot(&[], Decimal::ZERO));
    }
}
