//! The evaluator's third number type: many samples at once, in double precision, node by node.

use std::borrow::Cow;

use takerate_core::expression::{Binary, Unary};
use takerate_core::number::Branch;
use takerate_core::{Cause, Decimal, Number};

/// How many samples are computed at once: enough that walking the formulas costs little beside the arithmetic, few
/// enough that the blocks of one formula stay in the processor's first cache.
pub const LANES: usize = 256;

/// One number for each of [`LANES`] samples. A lane whose sample has no value (by a guard, a division by zero, an
/// overflow) is NaN, and so is everything computed from it; no lane is ever infinite.
#[derive(Clone, Debug)]
pub struct Block(Box<[f64; LANES]>);

impl Block {
    /// The same number in every lane.
    #[must_use]
    pub fn splat(value: f64) -> Self {
        Self(Box::new([value; LANES]))
    }

    /// The lanes.
    #[must_use]
    pub fn lanes(&self) -> &[f64; LANES] {
        &self.0
    }

    /// The lanes, to be filled.
    pub fn lanes_mut(&mut self) -> &mut [f64; LANES] {
        &mut self.0
    }

    #[inline(always)]
    fn map(&self, function: impl Fn(f64) -> f64) -> Self {
        let mut result = self.clone();
        for lane in result.0.iter_mut() {
            *lane = function(*lane);
        }
        result
    }

    #[inline(always)]
    fn zip(&self, other: &Self, function: impl Fn(f64, f64) -> f64) -> Self {
        let mut result = self.clone();
        for (lane, other) in result.0.iter_mut().zip(other.0.iter()) {
            *lane = function(*lane, *other);
        }
        result
    }

    /// A comparison, which has no truth where one of its sides has no value.
    #[inline(always)]
    fn compare(&self, other: &Self, holds: impl Fn(f64, f64) -> bool) -> Self {
        self.zip(other, |left, right| {
            let truth = if holds(left, right) { 1.0 } else { 0.0 };
            if left.is_nan() || right.is_nan() { f64::NAN } else { truth }
        })
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

    fn unary(operator: Unary, operand: &Self) -> Result<Self, Cause> {
        Ok(match operator {
            Unary::Negate => operand.map(|value| -value),
            Unary::Abs => operand.map(f64::abs),
            Unary::Sqrt => operand.map(f64::sqrt),
        })
    }

    // Comparison is exact on purpose: a formula that asks for equality means it.
    #[allow(clippy::float_cmp)]
    fn binary(operator: Binary, left: &Self, right: &Self) -> Result<Self, Cause> {
        Ok(match operator {
            Binary::Add => left.zip(right, |left, right| finite(left + right)),
            Binary::Subtract => left.zip(right, |left, right| finite(left - right)),
            Binary::Multiply => left.zip(right, |left, right| finite(left * right)),
            // x/0 is infinite or NaN, so no value in either case.
            Binary::Divide => left.zip(right, |left, right| finite(left / right)),
            Binary::Min => left.zip(right, |left, right| if left.is_nan() || left < right { left } else { right }),
            Binary::Max => left.zip(right, |left, right| if left.is_nan() || left > right { left } else { right }),
            Binary::Less => left.compare(right, |left, right| left < right),
            Binary::LessOrEqual => left.compare(right, |left, right| left <= right),
            Binary::Greater => left.compare(right, |left, right| left > right),
            Binary::GreaterOrEqual => left.compare(right, |left, right| left >= right),
            Binary::Equal => left.compare(right, |left, right| left == right),
            Binary::NotEqual => left.compare(right, |left, right| left != right),
        })
    }

    /// Both branches are computed only where some lanes take one and some the other.
    fn choose<'a, E>(
        condition: &Self,
        then: impl FnOnce() -> Branch<'a, Self, E>,
        otherwise: impl FnOnce() -> Branch<'a, Self, E>,
    ) -> Branch<'a, Self, E> {
        let (mut fails, mut unknown) = (0, 0);
        for lane in condition.0.iter() {
            fails += usize::from(*lane == 0.0);
            unknown += usize::from(lane.is_nan());
        }
        match (fails, unknown) {
            (0, 0) => return then(),
            (LANES, _) => return otherwise(),
            _ => {}
        }
        let (then, otherwise) = match (then(), otherwise()) {
            (Err(problem), Err(_)) => return Err(problem),
            (then, otherwise) => (then.ok(), otherwise.ok()),
        };
        let mut result = condition.clone();
        let lane = |branch: &Option<Cow<'a, Self>>, index: usize| match branch {
            Some(branch) => branch.0[index],
            None => f64::NAN,
        };
        for (index, chosen) in result.0.iter_mut().enumerate() {
            let (then, otherwise) = (lane(&then, index), lane(&otherwise, index));
            *chosen = if chosen.is_nan() {
                f64::NAN
            } else if *chosen == 0.0 {
                otherwise
            } else {
                then
            };
        }
        Ok(Cow::Owned(result))
    }
}
