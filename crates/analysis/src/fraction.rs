//! A number type that follows one input through the model: (a + b·x) / (c + d·x), as long as it stays one.
//!
//! Evaluating the model with it tells whether an output is linear, or a ratio of linears, in an input; nothing is
//! assumed about the formulas.

use takerate_core::expression::{Binary, Unary};
use takerate_core::{Cause, Decimal, Number, number};

/// `constant + slope·x`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Linear {
    /// The value at x = 0.
    pub constant: Decimal,
    /// What one more x adds.
    pub slope: Decimal,
}

impl Linear {
    const ONE: Self = Self { constant: Decimal::ONE, slope: Decimal::ZERO };

    fn is_constant(self) -> bool {
        self.slope.is_zero()
    }

    fn plus(self, other: Self) -> Option<Self> {
        Some(Self { constant: self.constant.checked_add(other.constant)?, slope: self.slope.checked_add(other.slope)? })
    }

    fn times(self, other: Self) -> Option<Self> {
        let (factor, line) = if self.is_constant() { (self, other) } else { (other, self) };
        factor.is_constant().then_some(())?;
        let factor = factor.constant;
        Some(Self { constant: line.constant.checked_mul(factor)?, slope: line.slope.checked_mul(factor)? })
    }
}

/// What is known of a value as a function of the followed input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fraction {
    /// `over / under`.
    Known {
        /// Above the bar.
        over: Linear,
        /// Below the bar; exactly 1 where the value is linear.
        under: Linear,
    },
    /// Neither linear nor a ratio of linears, as far as this type can tell.
    #[default]
    Unknown,
}

impl Fraction {
    /// The followed input itself.
    pub const INPUT: Self =
        Self::Known { over: Linear { constant: Decimal::ZERO, slope: Decimal::ONE }, under: Linear::ONE };

    fn constant(value: Decimal) -> Self {
        Self::Known { over: Linear { constant: value, slope: Decimal::ZERO }, under: Linear::ONE }
    }

    /// The value, where it does not depend on the input.
    #[must_use]
    pub fn as_constant(&self) -> Option<Decimal> {
        match self {
            Self::Known { over, under } if over.is_constant() && *under == Linear::ONE => Some(over.constant),
            _ => None,
        }
    }

    fn known(over: Option<Linear>, under: Option<Linear>) -> Self {
        match (over, under) {
            (Some(over), Some(under)) if under.is_constant() && under != Linear::ONE => {
                let divide = |value: Decimal| value.checked_div(under.constant);
                match (divide(over.constant), divide(over.slope)) {
                    (Some(constant), Some(slope)) => {
                        Self::Known { over: Linear { constant, slope }, under: Linear::ONE }
                    }
                    _ => Self::Unknown,
                }
            }
            (Some(over), Some(under)) => Self::Known { over, under },
            _ => Self::Unknown,
        }
    }

    fn add(left: (Linear, Linear), right: (Linear, Linear)) -> Self {
        if left.1 == right.1 {
            return Self::known(left.0.plus(right.0), Some(left.1));
        }
        // Bars that differ by a factor: a/(kn) + b/n = (a/k + b)/n.
        if let Some(factor) = proportion(left.1, right.1) {
            let inverse = Decimal::ONE.checked_div(factor).map(|constant| Linear { constant, slope: Decimal::ZERO });
            let over = inverse.and_then(|inverse| left.0.times(inverse)).and_then(|over| over.plus(right.0));
            return Self::known(over, Some(right.1));
        }
        let (plain, ratio) = if left.1 == Linear::ONE { (left, right) } else { (right, left) };
        if plain.1 != Linear::ONE {
            return Self::Unknown;
        }
        Self::known(plain.0.times(ratio.1).and_then(|over| over.plus(ratio.0)), Some(ratio.1))
    }

    fn multiply(left: (Linear, Linear), right: (Linear, Linear)) -> Self {
        if left.0 == right.1 {
            return Self::known(Some(right.0), Some(left.1));
        }
        if left.1 == right.0 {
            return Self::known(Some(left.0), Some(right.1));
        }
        Self::known(left.0.times(right.0), left.1.times(right.1))
    }
}

/// `left / right` where it does not depend on x and both do.
fn proportion(left: Linear, right: Linear) -> Option<Decimal> {
    if left.is_constant() || right.is_constant() {
        return None;
    }
    let same = left.constant.checked_mul(right.slope)? == right.constant.checked_mul(left.slope)?;
    if same { left.slope.checked_div(right.slope) } else { None }
}

impl Number for Fraction {
    fn from_decimal(value: Decimal) -> Self {
        Self::constant(value)
    }

    fn unary(operator: Unary, operand: &Self, result: &mut Self) -> Result<(), Cause> {
        *result = match (operand.as_constant(), operator, operand) {
            (Some(value), _, _) => Self::constant(number::unary(operator, &value)?),
            (None, Unary::Negate, Self::Known { over, under }) => {
                Self::Known { over: Linear { constant: -over.constant, slope: -over.slope }, under: *under }
            }
            _ => Self::Unknown,
        };
        Ok(())
    }

    fn binary(operator: Binary, left: &Self, right: &Self, result: &mut Self) -> Result<(), Cause> {
        if let (Some(left), Some(right)) = (left.as_constant(), right.as_constant()) {
            *result = Self::constant(number::binary(operator, &left, &right)?);
            return Ok(());
        }
        if operator == Binary::Divide && right.as_constant().is_some_and(|value| value.is_zero()) {
            return Err(Cause::DivisionByZero);
        }
        let (Self::Known { over: a, under: b }, Self::Known { over: c, under: d }) = (*left, *right) else {
            *result = Self::Unknown;
            return Ok(());
        };
        let minus = |line: Linear| Linear { constant: -line.constant, slope: -line.slope };
        *result = match operator {
            Binary::Add => Self::add((a, b), (c, d)),
            Binary::Subtract => Self::add((a, b), (minus(c), d)),
            Binary::Multiply => Self::multiply((a, b), (c, d)),
            Binary::Divide if b == d => Self::known(Some(a), Some(c)),
            Binary::Divide => Self::multiply((a, b), (d, c)),
            _ => Self::Unknown,
        };
        Ok(())
    }

    fn holds(condition: &Self) -> Option<bool> {
        condition.as_constant().map(|condition| !condition.is_zero())
    }

    /// Where a condition depends on the input, both branches count: one that has no value anywhere leaves the other
    /// (a solution is put back into the model in any case), and two different ones leave nothing known.
    fn mix(_condition: &Self, then: Option<&Self>, otherwise: Option<&Self>, result: &mut Self) {
        *result = match (then, otherwise) {
            (Some(then), Some(otherwise)) if then != otherwise => Self::Unknown,
            (value, other) => value.or(other).copied().unwrap_or_default(),
        };
    }
}
