//! What a field shows can be typed back, and nothing that is typed stops the page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use proptest::prelude::*;
use support::{bundled, decimals, tries};
use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, Language};
use takerate_display::format::{editable, short, unit};
use takerate_display::read::{Unreadable, read};

fn units() -> impl Strategy<Value = &'static Unit> {
    prop::sample::select(bundled().inputs.iter().map(|input| &input.unit).collect::<Vec<_>>())
}

#[test]
fn every_preset_and_end_of_a_range_reads_back_as_shown() {
    for input in &bundled().inputs {
        for value in input.values.iter().flatten().chain([&input.low, &input.high]) {
            assert_eq!(read(&editable(*value, &input.unit), &input.unit), Ok(*value), "{}", input.id);
        }
    }
}

proptest! {
    #![proptest_config(tries(2000))]

    #[test]
    fn what_a_field_shows_reads_back_exactly(value in decimals(), unit in units()) {
        let percent = unit.kind.in_percent();
        prop_assume!(!percent || value < Decimal::from_i128_with_scale(10i128.pow(26), 0));
        prop_assert_eq!(read(&editable(value, unit), unit), Ok(value));
        prop_assert_eq!(read(&editable(-value, unit), unit), Ok(-value));
    }

    #[test]
    fn a_value_with_its_unit_behind_it_reads_back(value in decimals(), of in units()) {
        prop_assume!(value < Decimal::from_i128_with_scale(10i128.pow(26), 0));
        for language in Language::all() {
            let typed = format!("{} {}", editable(value, of), unit(of, language));
            if of.kind == Kind::Amount && !unit(of, language).contains('/') {
                prop_assert_eq!(read(&typed, of), Ok(value), "{}", typed);
            }
        }
    }

    #[test]
    fn an_amount_that_a_table_shows_reads_back_to_the_digits_shown(amount in 10_000..i64::MAX) {
        let usd = Unit { text: "USD".to_owned(), kind: Kind::Amount };
        let amount = Decimal::from(amount);
        for language in Language::all() {
            let shown = short(amount, &usd, language);
            let again = read(&shown, &usd).unwrap();
            // 1.1M stands for 1.05M to 1.15M.
            prop_assert!((again - amount).abs() <= amount / Decimal::from(20), "{shown} is read as {again}");
            prop_assert_eq!(short(again, &usd, language), shown);
        }
    }

    #[test]
    fn any_text_is_a_number_or_says_why_not(text in ".{0,40}", unit in units()) {
        if let Err(error) = read(&text, unit) {
            prop_assert_ne!(error, Unreadable::TooFine, "{}", text);
        }
    }

    #[test]
    fn text_that_looks_like_a_number_never_panics(text in "[-+−$]?[0-9,._ ]{0,45}(e[-+]?[0-9]{1,12})?(k|bn|亿|万亿|t|%|x)?", unit in units()) {
        if let Ok(value) = read(&text, unit) {
            prop_assert!(value.abs() <= Decimal::MAX && text.chars().any(|c| c.is_ascii_digit()), "{text} is {value}");
        }
    }
}
