//! Every decimal can be shown in every unit and language, without a panic and without a number that is another.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;
use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, Language};
use takerate_present::format::{amount, editable, exact, plain, short, unit, with_unit};
use takerate_present::scale::Scale;

const KINDS: [Kind; 6] = [Kind::Share, Kind::Rate, Kind::Ratio, Kind::Switch, Kind::Multiple, Kind::Amount];

fn any_decimal() -> impl Strategy<Value = Decimal> {
    let parts = (any::<u32>(), any::<u32>(), any::<u32>(), any::<bool>(), 0..=28u32);
    let extremes = vec![Decimal::MAX, Decimal::MIN, Decimal::ZERO, Decimal::new(1, 28), Decimal::new(-1, 28)];
    prop_oneof![
        4 => parts.prop_map(|(low, mid, high, negative, scale)| Decimal::from_parts(low, mid, high, negative, scale)),
        2 => (any::<i64>(), 0..=28u32).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
        1 => prop::sample::select(extremes),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_decimal_has_a_text_in_every_unit_and_language(value in any_decimal()) {
        for kind in KINDS {
            let of = Unit { text: "USD/year".to_owned(), kind };
            prop_assert!(editable(value, &of).contains(|c: char| c.is_ascii_digit()));
            for language in Language::ALL {
                for text in [short(value, &of, language), with_unit(value, &of, language)] {
                    prop_assert!(text.contains(|c: char| c.is_ascii_digit()), "{text}");
                    prop_assert!(!text.contains('-'), "{text} has a hyphen for a minus");
                    prop_assert!(!text.starts_with('−') || value < Decimal::ZERO, "{text} for {value}");
                }
                let _ = unit(&of, language);
            }
        }
    }

    #[test]
    fn a_plain_number_keeps_every_digit(value in any_decimal()) {
        let ungrouped = plain(value).replace(',', "").replace('−', "-");
        prop_assert_eq!(ungrouped.parse::<Decimal>(), Ok(value));
        prop_assert_eq!(exact(value).parse::<Decimal>(), Ok(value));
    }

    #[test]
    fn an_amount_is_within_half_of_its_last_digit(value in any_decimal()) {
        for language in Language::ALL {
            let scale = Scale::of(value, language);
            let text = amount(value, language);
            let digits: String = text.strip_suffix(scale.suffix).unwrap().replace(',', "").replace('−', "-");
            let shown: Decimal = digits.parse().unwrap();
            let Some(back) = shown.checked_mul(Decimal::from(10i64.pow(scale.power))) else { continue };
            let unit = Decimal::new(1, shown.scale()) * Decimal::from(10i64.pow(scale.power));
            prop_assert!((back - value).abs() <= unit / Decimal::TWO, "{text} for {value}");
        }
    }
}
