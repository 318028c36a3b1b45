//! Inputs that work only together with a shared level: a rate of a protocol, times a level of the market's rates.

use crate::expression::{Binary, Expression, Reference, Unary};
use crate::model::{InputId, Model};
use crate::unit::Kind;

/// The shared level that multiplies a protocol's input wherever a formula uses it: a plain number (so that the product has
/// the input's unit) that is a factor of the same product each time. `None` where there is none, where there are several,
/// and where some formula uses the input without it, since the product then is not what the input comes to.
///
/// Conditions of guards are not looked at: they compare, and compute nothing.
#[must_use]
pub fn level_of(model: &Model, input: InputId) -> Option<InputId> {
    let shared = |id: InputId| !model.sections[usize::from(model.input(id).section)].is_protocol();
    let own = model.input(input).unit.kind;
    if shared(input) || matches!(own, Kind::Switch | Kind::Ratio) {
        return None;
    }
    let mut uses: Vec<Vec<InputId>> = Vec::new();
    for line in &model.lines {
        find(&line.formula, input, &mut uses);
    }
    let is_level = |id: &InputId| model.input(*id).unit.kind == Kind::Ratio && shared(*id);
    let mut levels =
        uses.first()?.iter().copied().filter(is_level).filter(|id| uses.iter().all(|use_| use_.contains(id)));
    levels.next().filter(|_| levels.next().is_none())
}

/// For each place where an expression uses an input, the inputs beside it in the same product; none where it stands there
/// more than once, as in a square.
fn find(expression: &Expression<Reference>, input: InputId, uses: &mut Vec<Vec<InputId>>) {
    let (mut factors, mut rest) = (Vec::new(), Vec::new());
    split(expression, &mut factors, &mut rest);
    let own = factors.iter().filter(|id| **id == input).count();
    if own == 1 {
        uses.push(factors.iter().copied().filter(|id| *id != input).collect());
    } else {
        uses.extend((0..own).map(|_| Vec::new()));
    }
    for part in rest {
        find(part, input, uses);
    }
}

/// Splits a product into the inputs that are factors of it, each as often as it is one, and the expressions within that may
/// use others: divisors, and the operands of everything else, such as a sum that is a factor.
fn split<'a>(
    expression: &'a Expression<Reference>,
    factors: &mut Vec<InputId>,
    rest: &mut Vec<&'a Expression<Reference>>,
) {
    match expression {
        Expression::Name(Reference::Input(id)) => factors.push(*id),
        Expression::Number(_) | Expression::Name(_) => {}
        Expression::Unary(Unary::Negate, operand) => split(operand, factors, rest),
        Expression::Binary(Binary::Multiply, left, right) => {
            for operand in [left, right] {
                split(operand, factors, rest);
            }
        }
        Expression::Binary(Binary::Divide, left, right) => {
            split(left, factors, rest);
            rest.push(right);
        }
        Expression::Unary(_, operand) => rest.push(operand),
        Expression::Binary(_, left, right) => rest.extend([left.as_ref(), right.as_ref()]),
        Expression::If(parts) => {
            let (condition, then, otherwise) = parts.as_ref();
            rest.extend([condition, then, otherwise]);
        }
    }
}
