//! The tree that a formula becomes, and that every reading of a formula walks.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::model::{ConstantId, InputId, LineId};

/// What a name in a formula stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reference {
    /// An assumption that a reader can change.
    Input(InputId),
    /// A named number that a reader cannot change.
    Constant(ConstantId),
    /// Another line.
    Line(LineId),
}

/// An operator with one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unary {
    /// `-a`
    Negate,
    /// `abs(a)`
    Abs,
    /// `sqrt(a)`
    Sqrt,
}

/// An operator with two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Binary {
    /// `a + b`; `sum(a, b, c)` is `a + b + c`
    Add,
    /// `a - b`
    Subtract,
    /// `a * b`
    Multiply,
    /// `a / b`
    Divide,
    /// `min(a, b)`
    Min,
    /// `max(a, b)`
    Max,
    /// `a < b`
    Less,
    /// `a <= b`
    LessOrEqual,
    /// `a > b`
    Greater,
    /// `a >= b`
    GreaterOrEqual,
    /// `a = b`
    Equal,
    /// `a != b`
    NotEqual,
}

/// A formula over names of type `R`: text while it is read, [`Reference`] once it is checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expression<R> {
    /// A plain number.
    Number(Decimal),
    /// A name.
    Name(R),
    /// An operator with one operand.
    Unary(Unary, Box<Self>),
    /// An operator with two operands.
    Binary(Binary, Box<Self>, Box<Self>),
    /// `if(condition, then, otherwise)`
    If(Box<(Self, Self, Self)>),
}

impl<R> Expression<R> {
    /// Calls `visit` with every name, from left to right, repeated names included.
    pub fn for_each_name<'a>(&'a self, visit: &mut impl FnMut(&'a R)) {
        match self {
            Self::Number(_) => {}
            Self::Name(name) => visit(name),
            Self::Unary(_, operand) => operand.for_each_name(visit),
            Self::Binary(_, left, right) => {
                left.for_each_name(visit);
                right.for_each_name(visit);
            }
            Self::If(parts) => {
                parts.0.for_each_name(visit);
                parts.1.for_each_name(visit);
                parts.2.for_each_name(visit);
            }
        }
    }

    /// Hands every name to `visit`, so that it can be changed.
    pub fn for_each_name_mut(&mut self, visit: &mut impl FnMut(&mut R)) {
        match self {
            Self::Number(_) => {}
            Self::Name(name) => visit(name),
            Self::Unary(_, operand) => operand.for_each_name_mut(visit),
            Self::Binary(_, left, right) => {
                left.for_each_name_mut(visit);
                right.for_each_name_mut(visit);
            }
            Self::If(parts) => {
                parts.0.for_each_name_mut(visit);
                parts.1.for_each_name_mut(visit);
                parts.2.for_each_name_mut(visit);
            }
        }
    }

    /// The same tree over other names.
    ///
    /// # Errors
    /// The first error that `convert` returns.
    pub fn try_map<S, E>(&self, convert: &mut impl FnMut(&R) -> Result<S, E>) -> Result<Expression<S>, E> {
        Ok(match self {
            Self::Number(number) => Expression::Number(*number),
            Self::Name(name) => Expression::Name(convert(name)?),
            Self::Unary(operator, operand) => Expression::Unary(*operator, Box::new(operand.try_map(convert)?)),
            Self::Binary(operator, left, right) => {
                Expression::Binary(*operator, Box::new(left.try_map(convert)?), Box::new(right.try_map(convert)?))
            }
            Self::If(parts) => Expression::If(Box::new((
                parts.0.try_map(convert)?,
                parts.1.try_map(convert)?,
                parts.2.try_map(convert)?,
            ))),
        })
    }
}
