//! Every decimal can be shown in every unit and language, without a panic and without a number that is another.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;
use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, Language};
use takerate_display::format::{amount, editable, exact, plain, short, short_with_unit, unit, with_unit};
use takerate_display::scale::Scale;

const KINDS: [Kind; 8] =
    [Kind::Share, Kind::Rate, Kind::Change, Kind::Growth, Kind::Ratio, Kind::Switch, Kind::Multiple, Kind::Amount];

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
            for language in Language::all() {
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
        for language in Language::all() {
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

#[test]
fn a_chinese_amount_is_spaced_alike_with_every_unit() {
    let of = |text: &str| Unit { text: text.to_owned(), kind: Kind::Amount };
    let chinese = |value: i64, text: &str| with_unit(Decimal::from(value), &of(text), Language::CHINESE);
    assert_eq!(chinese(2_340, "USD/ETH"), "2,340 美元/ETH");
    assert_eq!(chinese(2_700_000_000, "USD"), "27 亿美元");
    assert_eq!(chinese(30_000_000, "USD/year"), "3,000 万美元/年");
    assert_eq!(chinese(1_154_000, "ETH"), "115.4 万 ETH");
    assert_eq!(chinese(720, "AAVE/day"), "720 AAVE/天");
    let long = |text: &str| short_with_unit(Decimal::from(26_385_089), &of(text), Language::CHINESE);
    assert_eq!(long("USD/year"), "2,639 万美元/年");
    assert_eq!(unit(&Unit { text: "rate".to_owned(), kind: Kind::Rate }, Language::CHINESE), "%/年");
    assert_eq!(unit(&Unit { text: "multiple".to_owned(), kind: Kind::Multiple }, Language::CHINESE), "倍");
}
