//! The evaluator's third number type: many samples at once, in double precision, node by node.

use takerate_core::expression::{Binary, Unary};
use takerate_core::{Cause, Decimal, Number};

/// How many samples are computed at once: enough that running the steps costs little beside the arithmetic, few
/// enough that the blocks of one formula stay in the processor's first cache.
pub const LANES: usize = 256;

/// One number for each of [`LANES`] samples. A lane whose sample has no value (by a guard, a division by zero, an
/// overflow) is NaN, and so is everything computed from it; no lane is ever infinite.
#[derive(Clone, Debug, Default)]
pub struct Block(
    /// Only there once something was computed.
    Option<Box<[f64; LANES]>>,
);

/// What stands for lanes that nothing was computed of.
static EMPTY: [f64; LANES] = [0.0; LANES];

impl Block {
    /// The same number in every lane.
    #[must_use]
    pub fn splat(value: f64) -> Self {
        Self(Some(Box::new([value; LANES])))
    }

    /// The lanes.
    #[must_use]
    pub fn lanes(&self) -> &[f64; LANES] {
        self.0.as_deref().unwrap_or(&EMPTY)
    }

    /// The lanes, to be filled.
    pub fn lanes_mut(&mut self) -> &mut [f64; LANES] {
        self.0.get_or_insert_with(|| Box::new(EMPTY))
    }

    #[inline(always)]
    fn map(&self, result: &mut Self, function: impl Fn(f64) -> f64) {
        for (to, lane) in result.lanes_mut().iter_mut().zip(self.lanes()) {
            *to = function(*lane);
        }
    }

    #[inline(always)]
    fn zip(&self, other: &Self, result: &mut Self, function: impl Fn(f64, f64) -> f64) {
        for ((to, left), right) in result.lanes_mut().iter_mut().zip(self.lanes()).zip(other.lanes()) {
            *to = function(*left, *right);
        }
    }

    /// A comparison, which has no truth where one of its sides has no value.
    #[inline(always)]
    fn compare(&self, other: &Self, result: &mut Self, holds: impl Fn(f64, f64) -> bool) {
        self.zip(other, result, |left, right| {
            let truth = if holds(left, right) { 1.0 } else { 0.0 };
            if left.is_nan() || right.is_nan() { f64::NAN } else { truth }
        });
    }
}

/// `value`, or NaN where it is infinite.
#[inline(always)]
fn finite(value: f64) -> f64 {
    if value.abs() < f64::INFINITY { value } else { f64::NAN }
}

impl Number for Block {
    fn from_decimal(value: Decimal) -> Self {
        Self::splat(f64::from_decimal(value))
    }

    fn unary(operator: Unary, operand: &Self, result: &mut Self) -> Result<(), Cause> {
        match operator {
            Unary::Negate => operand.map(result, |value| -value),
            Unary::Abs => operand.map(result, f64::abs),
            Unary::Sqrt => operand.map(result, f64::sqrt),
        }
        Ok(())
    }

    // Comparison is exact on purpose: a formula that asks for equality means it.
    #[allow(clippy::float_cmp)]
    fn binary(operator: Binary, left: &Self, right: &Self, result: &mut Self) -> Result<(), Cause> {
        match operator {
            Binary::Add => left.zip(right, result, |left, right| finite(left + right)),
            Binary::Subtract => left.zip(right, result, |left, right| finite(left - right)),
            Binary::Multiply => left.zip(right, result, |left, right| finite(left * right)),
            // x/0 is infinite or NaN, so no value in either case.
            Binary::Divide => left.zip(right, result, |left, right| finite(left / right)),
            Binary::Min => {
                left.zip(right, result, |left, right| if left.is_nan() || left < right { left } else { right });
            }
            Binary::Max => {
                left.zip(right, result, |left, right| if left.is_nan() || left > right { left } else { right });
            }
            Binary::Less => left.compare(right, result, |left, right| left < right),
            Binary::LessOrEqual => left.compare(right, result, |left, right| left <= right),
            Binary::Greater => left.compare(right, result, |left, right| left > right),
            Binary::GreaterOrEqual => left.compare(right, result, |left, right| left >= right),
            Binary::Equal => left.compare(right, result, |left, right| left == right),
            Binary::NotEqual => left.compare(right, result, |left, right| left != right),
        }
        Ok(())
    }

    fn holds(condition: &Self) -> Option<bool> {
        let (mut fails, mut unknown) = (0, 0);
        for lane in condition.lanes() {
            fails += usize::from(*lane == 0.0);
            unknown += usize::from(lane.is_nan());
        }
        match (fails, unknown) {
            (0, 0) => Some(true),
            (LANES, _) => Some(false),
            _ => None,
        }
    }

    fn mix(condition: &Self, then: Option<&Self>, otherwise: Option<&Self>, result: &mut Self) {
        let lane = |branch: Option<&Self>, index: usize| branch.map_or(f64::NAN, |branch| branch.lanes()[index]);
        for (index, (to, chosen)) in result.lanes_mut().iter_mut().zip(condition.lanes()).enumerate() {
            *to = if chosen.is_nan() {
                f64::NAN
            } else if *chosen == 0.0 {
                lane(otherwise, index)
            } else {
                lane(then, index)
            };
        }
    }
}
