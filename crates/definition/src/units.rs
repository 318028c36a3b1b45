//! The unit of an expression, or why it has none.

use takerate_core::expression::{Binary, Expression, Reference, Unary};

use crate::dimension::Dimension;

/// The unit of an expression; `None` for a literal 0, which fits every unit.
pub(crate) type Inferred = Option<Dimension>;

/// The unit of `expression`, where `of` gives the units of names.
pub(crate) fn infer(
    expression: &Expression<Reference>,
    of: &impl Fn(Reference) -> Dimension,
) -> Result<Inferred, String> {
    match expression {
        Expression::Number(number) if number.is_zero() => Ok(None),
        Expression::Number(_) => Ok(Some(Dimension::default())),
        Expression::Name(name) => Ok(Some(of(*name))),
        Expression::Unary(operator, operand) => {
            let inner = infer(operand, of)?;
            match (operator, inner) {
                (Unary::Sqrt, Some(unit)) => unit
                    .root()
                    .map(Some)
                    .ok_or_else(|| format!("there is no square root of {unit}; take it of a ratio")),
                (_, inner) => Ok(inner),
            }
        }
        Expression::Binary(operator, left, right) => binary(*operator, infer(left, of)?, infer(right, of)?),
        Expression::If(parts) => {
            let (condition, then, otherwise) = parts.as_ref();
            if infer(condition, of)?.is_some_and(|unit| !unit.is_plain()) {
                return Err("the condition of if() must be a comparison or a switch".to_owned());
            }
            same(infer(then, of)?, infer(otherwise, of)?, "choose between")
        }
    }
}

fn binary(operator: Binary, left: Inferred, right: Inferred) -> Result<Inferred, String> {
    let plain = Dimension::default;
    match operator {
        Binary::Multiply => Ok(left.zip(right).map(|(left, right)| left.times(&right, 1))),
        Binary::Divide => match right {
            None => Err("divides by a literal 0".to_owned()),
            Some(right) => Ok(left.map(|left| left.times(&right, -1))),
        },
        Binary::Add => same(left, right, "add"),
        Binary::Subtract => same(left, right, "subtract"),
        Binary::Min | Binary::Max => same(left, right, "choose between"),
        _ => same(left, right, "compare").map(|_| Some(plain())),
    }
}

fn same(left: Inferred, right: Inferred, verb: &str) -> Result<Inferred, String> {
    match (left, right) {
        (Some(left), Some(right)) if left != right => Err(format!(
            "cannot {verb} {left} and {right}; convert one by a price, a rate or a constant that has the unit between them"
        )),
        (left, right) => Ok(left.or(right)),
    }
}
