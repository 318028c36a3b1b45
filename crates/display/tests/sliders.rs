//! Sliders of the bundled inputs: round steps, fine enough, from one end to the other.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use proptest::prelude::*;
use support::{bundled, decimals, tries};
use takerate_core::Decimal;
use takerate_core::unit::Kind;
use takerate_display::slider::{position, step};

#[test]
fn every_input_has_a_round_step_that_divides_its_range_into_200_to_2000() {
    for input in bundled().inputs.iter().filter(|input| input.unit.kind != Kind::Switch) {
        let step = step(input.low, input.high);
        let steps = (input.high - input.low) / step;
        assert!((Decimal::from(200)..=Decimal::from(2000)).contains(&steps), "{}: {steps} steps", input.id);
        let digit = step.normalize().mantissa().to_string();
        let digit = digit.trim_end_matches('0');
        assert!(digit == "1" || digit == "5", "{}: step {step}", input.id);
    }
}

#[test]
fn a_handle_stands_at_the_ends_of_the_range_for_what_lies_beyond() {
    for input in &bundled().inputs {
        let (low, high) = (input.low, input.high);
        assert_eq!(position(low, low, high), Decimal::ZERO, "{}", input.id);
        assert_eq!(position(high, low, high), Decimal::ONE, "{}", input.id);
        assert_eq!(position(Decimal::MAX, low, high), Decimal::ONE, "{}", input.id);
        for value in input.values.iter().flatten() {
            let back = low + position(*value, low, high) * (high - low);
            assert!((back - value).abs() <= (high - low) * Decimal::new(1, 4), "{}", input.id);
        }
    }
}

proptest! {
    #![proptest_config(tries(1000))]

    #[test]
    fn any_range_has_a_step_and_a_larger_value_never_stands_further_left(
        ends in (decimals(), decimals()), values in (decimals(), decimals())
    ) {
        let low = ends.0.min(ends.1);
        let high = if ends.0 == ends.1 { low + Decimal::ONE } else { ends.0.max(ends.1) };
        prop_assert!(step(low, high) > Decimal::ZERO);
        let (less, more) = (values.0.min(values.1), values.0.max(values.1));
        prop_assert!(position(less, low, high) <= position(more, low, high));
    }
}
