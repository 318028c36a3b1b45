//! The unit of an expression, or why it has none.

use takerate_core::expression::{Binary, Expression, Reference, Unary};
use takerate_words::ModelFilesWords;

use crate::dimension::Dimension;

/// The unit of an expression; `None` for a literal 0, which fits every unit.
pub(crate) type Inferred = Option<Dimension>;

/// The unit of `expression`, where `of` gives the units of names.
pub(crate) fn infer(
    expression: &Expression<Reference>,
    of: &impl Fn(Reference) -> Dimension,
    words: ModelFilesWords,
) -> Result<Inferred, String> {
    match expression {
        Expression::Number(number) if number.is_zero() => Ok(None),
        Expression::Number(_) => Ok(Some(Dimension::default())),
        Expression::Name(name) => Ok(Some(of(*name))),
        Expression::Unary(operator, operand) => {
            let inner = infer(operand, of, words)?;
            match (operator, inner) {
                (Unary::Sqrt, Some(unit)) => unit.root().map(Some).ok_or_else(|| words.no_root(&unit.said(words))),
                (_, inner) => Ok(inner),
            }
        }
        Expression::Binary(operator, left, right) => {
            binary(*operator, infer(left, of, words)?, infer(right, of, words)?, words)
        }
        Expression::If(parts) => {
            let (condition, then, otherwise) = parts.as_ref();
            if infer(condition, of, words)?.is_some_and(|unit| !unit.is_plain()) {
                return Err(words.condition().to_owned());
            }
            same(infer(then, of, words)?, infer(otherwise, of, words)?, Verb::Choose, words)
        }
    }
}

fn binary(operator: Binary, left: Inferred, right: Inferred, words: ModelFilesWords) -> Result<Inferred, String> {
    let plain = Dimension::default;
    match operator {
        Binary::Multiply => Ok(left.zip(right).map(|(left, right)| left.times(&right, 1))),
        Binary::Divide => match right {
            None => Err(words.divides_by_zero().to_owned()),
            Some(right) => Ok(left.map(|left| left.times(&right, -1))),
        },
        Binary::Add => same(left, right, Verb::Add, words),
        Binary::Subtract => same(left, right, Verb::Subtract, words),
        Binary::Min | Binary::Max => same(left, right, Verb::Choose, words),
        _ => same(left, right, Verb::Compare, words).map(|_| Some(plain())),
    }
}

/// What needs two operands of one unit, in the order of its words.
#[derive(Clone, Copy)]
enum Verb {
    Add,
    Subtract,
    Compare,
    Choose,
}

fn same(left: Inferred, right: Inferred, verb: Verb, words: ModelFilesWords) -> Result<Inferred, String> {
    match (left, right) {
        (Some(left), Some(right)) if left != right => {
            Err(words.other_units(words.verbs(verb as usize), &left.said(words), &right.said(words)))
        }
        (left, right) => Ok(left.or(right)),
    }
}
