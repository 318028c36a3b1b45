//! The number types in which a model can be evaluated.

use std::borrow::Cow;

use rust_decimal::{Decimal, MathematicalOps, prelude::ToPrimitive};

use crate::expression::{Binary, Unary};
use crate::problem::Cause;

/// A number that the evaluator can compute with. Every operation is checked: what has no finite value is a [`Cause`].
pub trait Number: Clone {
    /// The number nearest to `value` in this type.
    fn from_decimal(value: Decimal) -> Self;

    /// Applies `operator`.
    ///
    /// # Errors
    /// [`Cause::NegativeRoot`] for the square root of a negative number.
    fn unary(operator: Unary, operand: &Self) -> Result<Self, Cause>;

    /// Applies `operator`; a comparison returns 1 where it holds and 0 where it does not.
    ///
    /// # Errors
    /// [`Cause::DivisionByZero`] and [`Cause::Overflow`].
    fn binary(operator: Binary, left: &Self, right: &Self) -> Result<Self, Cause>;

    /// `then` where the condition holds (it is any number but 0) and `otherwise` where it does not. A type that
    /// carries several numbers at once may ask for both and take each where it is due; one carrying a single number
    /// asks for the one it takes, so that the other cannot fail.
    ///
    /// # Errors
    /// Those of the branch that is taken.
    fn choose<'a, E>(
        condition: &Self,
        then: impl FnOnce() -> Branch<'a, Self, E>,
        otherwise: impl FnOnce() -> Branch<'a, Self, E>,
    ) -> Branch<'a, Self, E>;
}

/// What a branch of an `if` comes to.
pub type Branch<'a, N, E> = Result<Cow<'a, N>, E>;

fn truth<N: Number>(holds: bool) -> N {
    N::from_decimal(if holds { Decimal::ONE } else { Decimal::ZERO })
}

impl Number for Decimal {
    fn from_decimal(value: Decimal) -> Self {
        value
    }

    fn unary(operator: Unary, operand: &Self) -> Result<Self, Cause> {
        match operator {
            Unary::Negate => Ok(-*operand),
            Unary::Abs => Ok(operand.abs()),
            Unary::Sqrt => operand.sqrt().ok_or(Cause::NegativeRoot),
        }
    }

    fn binary(operator: Binary, left: &Self, right: &Self) -> Result<Self, Cause> {
        match operator {
            Binary::Add => left.checked_add(*right).ok_or(Cause::Overflow),
            Binary::Subtract => left.checked_sub(*right).ok_or(Cause::Overflow),
            Binary::Multiply => left.checked_mul(*right).ok_or(Cause::Overflow),
            Binary::Divide if right.is_zero() => Err(Cause::DivisionByZero),
            Binary::Divide => left.checked_div(*right).ok_or(Cause::Overflow),
            Binary::Min => Ok(*left.min(right)),
            Binary::Max => Ok(*left.max(right)),
            Binary::Less => Ok(truth(left < right)),
            Binary::LessOrEqual => Ok(truth(left <= right)),
            Binary::Greater => Ok(truth(left > right)),
            Binary::GreaterOrEqual => Ok(truth(left >= right)),
            Binary::Equal => Ok(truth(left == right)),
            Binary::NotEqual => Ok(truth(left != right)),
        }
    }

    fn choose<'a, E>(
        condition: &Self,
        then: impl FnOnce() -> Branch<'a, Self, E>,
        otherwise: impl FnOnce() -> Branch<'a, Self, E>,
    ) -> Branch<'a, Self, E> {
        if condition.is_zero() { otherwise() } else { then() }
    }
}

fn finite(value: f64) -> Result<f64, Cause> {
    if value.is_finite() { Ok(value) } else { Err(Cause::Overflow) }
}

impl Number for f64 {
    fn from_decimal(value: Decimal) -> Self {
        value.to_f64().unwrap_or(f64::NAN)
    }

    fn unary(operator: Unary, operand: &Self) -> Result<Self, Cause> {
        match operator {
            Unary::Negate => Ok(-operand),
            Unary::Abs => Ok(operand.abs()),
            Unary::Sqrt if *operand < 0.0 => Err(Cause::NegativeRoot),
            Unary::Sqrt => Ok(operand.sqrt()),
        }
    }

    // Comparison is exact on purpose: a formula that asks for equality means it.
    #[allow(clippy::float_cmp)]
    fn binary(operator: Binary, left: &Self, right: &Self) -> Result<Self, Cause> {
        match operator {
            Binary::Add => finite(left + right),
            Binary::Subtract => finite(left - right),
            Binary::Multiply => finite(left * right),
            Binary::Divide if *right == 0.0 => Err(Cause::DivisionByZero),
            Binary::Divide => finite(left / right),
            Binary::Min => Ok(left.min(*right)),
            Binary::Max => Ok(left.max(*right)),
            Binary::Less => Ok(truth(left < right)),
            Binary::LessOrEqual => Ok(truth(left <= right)),
            Binary::Greater => Ok(truth(left > right)),
            Binary::GreaterOrEqual => Ok(truth(left >= right)),
            Binary::Equal => Ok(truth(left == right)),
            Binary::NotEqual => Ok(truth(left != right)),
        }
    }

    fn choose<'a, E>(
        condition: &Self,
        then: impl FnOnce() -> Branch<'a, Self, E>,
        otherwise: impl FnOnce() -> Branch<'a, Self, E>,
    ) -> Branch<'a, Self, E> {
        if *condition == 0.0 { otherwise() } else { then() }
    }
}
