//! The presets' marks under sliders: names that cover nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use proptest::prelude::*;
use support::{bundled, tries};
use takerate_core::Decimal;
use takerate_display::marks::{Marks, marks};
use takerate_display::slider::position;

fn marked(places: &[(i64, &str)]) -> Marks {
    marks(places.iter().map(|(place, name)| (Decimal::new(*place, 4), (*name).to_owned())), " · ")
}

fn texts(marks: &Marks) -> Vec<&str> {
    marks.labels.iter().map(|label| label.text.as_str()).collect()
}

#[test]
fn names_that_have_room_stand_under_their_lines() {
    let apart = marked(&[(5000, "24E"), (2000, "25P"), (8000, "25A")]);
    assert_eq!(texts(&apart), ["25P", "24E", "25A"]);
    let places: Vec<Decimal> = apart.labels.iter().map(|label| label.at).collect();
    assert_eq!(places, apart.places);
}

#[test]
fn neighbours_share_a_name_in_the_order_of_their_lines() {
    assert_eq!(texts(&marked(&[(2500, "24E"), (2000, "25P"), (8000, "25A")])), ["25P 24E", "25A"]);
    assert_eq!(texts(&marked(&[(2000, "24E"), (2100, "25P"), (2200, "25A")])), ["24E 25P 25A"]);
    // Of one place.
    assert_eq!(texts(&marked(&[(2000, "24E"), (2000, "25P"), (2200, "25A")])), ["24E · 25P 25A"]);
    assert_eq!(marked(&[(2000, "24E"), (2000, "25P")]).places.len(), 1);
}

#[test]
fn a_name_at_an_end_is_drawn_in() {
    for (end, place) in [(0, 0), (10_000, 1)] {
        let label = &marked(&[(end, "24E"), (end, "25P"), (end, "25A")]).labels[0];
        assert!((label.at - Decimal::from(place)).abs() > Decimal::new(15, 2));
    }
}

#[test]
fn every_slider_of_the_bundled_models_needs_one_row() {
    for names in [["24E", "25P", "25A"], ["报告", "预测", "实际"]] {
        for input in &bundled().inputs {
            let named = input
                .values
                .iter()
                .zip(names)
                .filter_map(|(value, name)| Some((position((*value)?, input.low, input.high), name.to_owned())));
            assert_eq!(marks(named, "、").rows, 1, "{}", input.id);
        }
    }
}

proptest! {
    #![proptest_config(tries(500))]

    #[test]
    fn no_name_covers_another(places in prop::collection::vec(0..=10_000i64, 0..9)) {
        let named: Vec<(i64, &str)> = places.iter().map(|place| (*place, "24E")).collect();
        let marks = marked(&named);
        // By the same measure: a letter takes 3.1 % of the run, and 3.5 % are left free.
        let ends = |label: &takerate_display::marks::Label| {
            let half = Decimal::new(155 * i64::try_from(label.text.chars().count()).unwrap(), 4);
            [label.at - half, label.at + half]
        };
        for pair in marks.labels.windows(2) {
            prop_assert!(ends(&pair[0])[1] + Decimal::new(349, 4) <= ends(&pair[1])[0] + Decimal::new(2, 4));
        }
        for label in marks.labels.iter().filter(|label| label.text.len() < 30) {
            let [left, right] = ends(label);
            prop_assert!(left >= Decimal::new(-502, 4) && right <= Decimal::new(10_502, 4));
        }
        let names: usize = marks.labels.iter().map(|label| label.text.matches("24E").count()).sum();
        prop_assert_eq!(names, places.len());
        prop_assert!(marks.places.is_sorted());
    }
}
