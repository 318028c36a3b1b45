//! The number types in which a model can be evaluated.

use rust_decimal::{Decimal, MathematicalOps, prelude::ToPrimitive};

use crate::expression::{Binary, Unary};
use crate::problem::Cause;

/// A number that formulas can be computed with. Every operation is checked: what has no finite value is a [`Cause`].
pub trait Number: Clone + Default {
    /// The number nearest to `value` in this type.
    fn from_decimal(value: Decimal) -> Self;

    /// Applies `operator`; the outcome goes to `result`, whatever stood there.
    ///
    /// # Errors
    /// [`Cause::NegativeRoot`] for the square root of a negative number.
    fn unary(operator: Unary, operand: &Self, result: &mut Self) -> Result<(), Cause>;

    /// Applies `operator`; a comparison gives 1 where it holds and 0 where it does not. The outcome goes to `result`,
    /// whatever stood there.
    ///
    /// # Errors
    /// [`Cause::DivisionByZero`] and [`Cause::Overflow`].
    fn binary(operator: Binary, left: &Self, right: &Self, result: &mut Self) -> Result<(), Cause>;

    /// Whether a condition holds, which it does where it is any number but 0; `None` where a type carries several numbers
    /// at once, of which some do.
    fn holds(condition: &Self) -> Option<bool>;

    /// `then` where the condition holds and `otherwise` where it does not, for a type of which [`Self::holds`] may not
    /// know; `None` stands for a branch that has no value.
    fn mix(_condition: &Self, _then: Option<&Self>, _otherwise: Option<&Self>, _result: &mut Self) {}
}

/// [`Number::unary`] as a value.
///
/// # Errors
/// The same.
pub fn unary<N: Number>(operator: Unary, operand: &N) -> Result<N, Cause> {
    let mut result = N::default();
    N::unary(operator, operand, &mut result).map(|()| result)
}

/// [`Number::binary`] as a value.
///
/// # Errors
/// The same.
pub fn binary<N: Number>(operator: Binary, left: &N, right: &N) -> Result<N, Cause> {
    let mut result = N::default();
    N::binary(operator, left, right, &mut result).map(|()| result)
}

#[inline(always)]
fn truth<N: From<u8>>(holds: bool) -> N {
    N::from(u8::from(holds))
}

impl Number for Decimal {
    fn from_decimal(value: Decimal) -> Self {
        value
    }

    #[inline(always)]
    fn unary(operator: Unary, operand: &Self, result: &mut Self) -> Result<(), Cause> {
        *result = match operator {
            Unary::Negate => -*operand,
            Unary::Abs => operand.abs(),
            Unary::Sqrt => operand.sqrt().ok_or(Cause::NegativeRoot)?,
        };
        Ok(())
    }

    #[inline(always)]
    fn binary(operator: Binary, left: &Self, right: &Self, result: &mut Self) -> Result<(), Cause> {
        *result = match operator {
            Binary::Add => left.checked_add(*right).ok_or(Cause::Overflow)?,
            Binary::Subtract => left.checked_sub(*right).ok_or(Cause::Overflow)?,
            Binary::Multiply => left.checked_mul(*right).ok_or(Cause::Overflow)?,
            Binary::Divide if right.is_zero() => return Err(Cause::DivisionByZero),
            Binary::Divide => left.checked_div(*right).ok_or(Cause::Overflow)?,
            Binary::Min => *left.min(right),
            Binary::Max => *left.max(right),
            Binary::Less => truth(left < right),
            Binary::LessOrEqual => truth(left <= right),
            Binary::Greater => truth(left > right),
            Binary::GreaterOrEqual => truth(left >= right),
            Binary::Equal => truth(left == right),
            Binary::NotEqual => truth(left != right),
        };
        Ok(())
    }

    #[inline(always)]
    fn holds(condition: &Self) -> Option<bool> {
        Some(!condition.is_zero())
    }
}

impl Number for f64 {
    fn from_decimal(value: Decimal) -> Self {
        value.to_f64().unwrap_or(f64::NAN)
    }

    #[inline(always)]
    fn unary(operator: Unary, operand: &Self, result: &mut Self) -> Result<(), Cause> {
        *result = match operator {
            Unary::Negate => -operand,
            Unary::Abs => operand.abs(),
            Unary::Sqrt if *operand < 0.0 => return Err(Cause::NegativeRoot),
            Unary::Sqrt => operand.sqrt(),
        };
        Ok(())
    }

    // Comparison is exact on purpose: a formula that asks for equality means it.
    #[allow(clippy::float_cmp)]
    #[inline(always)]
    fn binary(operator: Binary, left: &Self, right: &Self, result: &mut Self) -> Result<(), Cause> {
        *result = match operator {
            Binary::Add => left + right,
            Binary::Subtract => left - right,
            Binary::Multiply => left * right,
            Binary::Divide if *right == 0.0 => return Err(Cause::DivisionByZero),
            Binary::Divide => left / right,
            Binary::Min => left.min(*right),
            Binary::Max => left.max(*right),
            Binary::Less => truth(left < right),
            Binary::LessOrEqual => truth(left <= right),
            Binary::Greater => truth(left > right),
            Binary::GreaterOrEqual => truth(left >= right),
            Binary::Equal => truth(left == right),
            Binary::NotEqual => truth(left != right),
        };
        if result.is_finite() { Ok(()) } else { Err(Cause::Overflow) }
    }

    #[inline(always)]
    fn holds(condition: &Self) -> Option<bool> {
        Some(*condition != 0.0)
    }
}
