//! The operations of the number types never panic, whatever they are given.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cases;

use cases::BINARY;
use proptest::prelude::*;
use takerate_core::expression::Unary;
use takerate_core::number::{binary, unary};
use takerate_core::{Cause, Decimal};

fn any_decimal() -> impl Strategy<Value = Decimal> {
    let parts = (any::<u32>(), any::<u32>(), any::<u32>(), any::<bool>(), 0..=28u32);
    prop_oneof![
        8 => parts.prop_map(|(low, mid, high, negative, scale)| Decimal::from_parts(low, mid, high, negative, scale)),
        1 => (-9..=9i64, 0..=28u32).prop_map(|(digit, scale)| Decimal::new(digit, scale)),
        1 => prop::sample::select(vec![Decimal::MAX, Decimal::MIN, Decimal::ZERO, Decimal::ONE]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn a_decimal_operation_has_a_value_or_a_cause(left in any_decimal(), right in any_decimal()) {
        for operator in BINARY {
            if let Err(cause) = binary(operator, &left, &right) {
                prop_assert!(cause == Cause::Overflow || (cause == Cause::DivisionByZero && right.is_zero()));
            }
        }
        prop_assert_eq!(unary(Unary::Negate, &left), Ok(-left));
    }

    #[test]
    fn a_square_root_squares_to_its_operand(operand in any_decimal()) {
        match unary(Unary::Sqrt, &operand) {
            Err(cause) => prop_assert!(cause == Cause::NegativeRoot && operand.is_sign_negative()),
            Ok(root) => {
                // One unit in the 28th decimal or digit of the root, whichever is coarser.
                let unit = Decimal::new(1, 28).max(root * Decimal::new(1, 27));
                let low = (root - unit).max(Decimal::ZERO);
                prop_assert!(low.checked_mul(low).is_none_or(|square| square <= operand), "{root} is too large");
                let high = root + unit;
                prop_assert!(high.checked_mul(high).is_none_or(|square| square >= operand), "{root} is too small");
            }
        }
    }

    #[test]
    fn an_f64_operation_is_finite_or_has_a_cause(left in any::<f64>(), right in any::<f64>()) {
        prop_assume!(left.is_finite() && right.is_finite());
        for operator in BINARY {
            prop_assert!(binary(operator, &left, &right).is_ok_and(f64::is_finite)
                || binary(operator, &left, &right).is_err());
        }
    }
}
