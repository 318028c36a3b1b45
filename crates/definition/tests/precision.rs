//! `f64`, which the analyses compute with, agrees with the exact `Decimal`: its error stays within one rounding for each
//! step, carried through the formulas (running error analysis).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use proptest::prelude::*;
use rust_decimal::prelude::ToPrimitive;
use support::{bundled, sensible_scenarios, tries};
use takerate_core::expression::{Binary, Unary};
use takerate_core::{Cause, Decimal, Number, evaluate, number};

/// Twice the unit roundoff of `f64`: what one operation adds, at most, as a part of its result.
const STEP: f64 = f64::EPSILON;

/// What stands for a comparison that rounding could turn round; the lines behind it are not compared.
const UNDECIDED: Cause = Cause::Guard(u8::MAX);

/// An `f64` and the most by which it can differ from the exact number.
#[derive(Clone, Copy, Default)]
struct Bounded {
    value: f64,
    error: f64,
}

impl Bounded {
    fn new(value: f64, carried: f64) -> Self {
        Self { value, error: carried + value.abs() * STEP }
    }
}

impl Number for Bounded {
    fn from_decimal(value: Decimal) -> Self {
        Self::new(f64::from_decimal(value), 0.0)
    }

    fn unary(operator: Unary, operand: &Self, result: &mut Self) -> Result<(), Cause> {
        let value = number::unary(operator, &operand.value)?;
        let carried = match operator {
            Unary::Sqrt => operand.error / (2.0 * (operand.value - operand.error).sqrt()),
            _ => operand.error,
        };
        *result = Self::new(value, carried);
        Ok(())
    }

    fn binary(operator: Binary, left: &Self, right: &Self, result: &mut Self) -> Result<(), Cause> {
        let value = number::binary(operator, &left.value, &right.value)?;
        let carried = match operator {
            Binary::Add | Binary::Subtract => left.error + right.error,
            Binary::Multiply => {
                left.value.abs() * right.error + right.value.abs() * left.error + left.error * right.error
            }
            Binary::Divide => {
                (left.error + value.abs() * right.error) / (right.value.abs() - right.error).max(f64::MIN_POSITIVE)
            }
            Binary::Min | Binary::Max => left.error.max(right.error),
            _ if left.error + right.error > 0.0 && (left.value - right.value).abs() <= left.error + right.error => {
                return Err(UNDECIDED);
            }
            _ => 0.0,
        };
        *result = Self::new(value, carried);
        Ok(())
    }

    fn holds(condition: &Self) -> Option<bool> {
        Some(condition.value != 0.0)
    }
}

proptest! {
    #![proptest_config(tries(200))]

    #[test]
    fn f64_differs_from_the_exact_value_by_its_roundings_only(scenario in sensible_scenarios()) {
        let model = bundled();
        let exact = scenario.evaluate(model);
        let inputs = scenario.values(model);
        let fast = evaluate::<f64>(model, &inputs.iter().map(|value| value.map(f64::from_decimal)).collect::<Vec<_>>());
        let bounds = evaluate(model, &inputs.iter().map(|value| value.map(Bounded::from_decimal)).collect::<Vec<_>>());
        for (((line, exact), fast), bound) in model.lines.iter().zip(&exact).zip(&fast).zip(&bounds) {
            match (exact, fast, bound) {
                (_, _, Err(problem)) if problem.cause == UNDECIDED => {}
                (Ok(exact), Ok(fast), Ok(bound)) => {
                    prop_assert_eq!(*fast, bound.value);
                    let difference = (Decimal::from_f64_retain(*fast).unwrap() - exact).abs().to_f64().unwrap();
                    prop_assert!(difference <= bound.error, "{}: {fast} for {exact}, at most {}", &line.id, bound.error);
                }
                (exact, fast, _) => prop_assert_eq!(exact.err(), fast.err(), "{}", &line.id),
            }
        }
    }
}

#[test]
fn in_the_presets_f64_has_twelve_digits_right() {
    let model = bundled();
    for preset in model.preset_ids() {
        let scenario = takerate_core::Scenario::preset(preset);
        let inputs: Vec<Option<f64>> =
            scenario.values(model).into_iter().map(|value| value.map(f64::from_decimal)).collect();
        for ((line, exact), fast) in model.lines.iter().zip(scenario.evaluate(model)).zip(evaluate(model, &inputs)) {
            let (Ok(exact), Ok(fast)) = (exact, fast) else {
                assert_eq!(exact.err(), fast.err(), "{}", line.id);
                continue;
            };
            let exact = exact.to_f64().unwrap();
            assert!((fast - exact).abs() <= exact.abs() * 1e-12, "{}: {fast} for {exact}", line.id);
        }
    }
}
