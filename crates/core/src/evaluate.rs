//! The one evaluator, generic over the number type.

use crate::expression::{Expression, Reference};
use crate::model::{LineId, Model};
use crate::number::Number;
use crate::problem::{Cause, Problem};

/// For each line of the model, in the order of [`Model::lines`], its value or why it has none.
pub type Outcome<N> = Vec<Result<N, Problem>>;

/// Computes every line from `inputs` (one value for each of [`Model::inputs`], in that order).
///
/// A line that cannot be computed carries its problem, and so does every line that depends on it; the others
/// are not touched by it. Only the taken branch of an `if` can fail.
#[must_use]
pub fn evaluate<N: Number>(model: &Model, inputs: &[N]) -> Outcome<N> {
    let unset = Problem { line: LineId(0), cause: Cause::Overflow };
    let mut outcome = vec![Err(unset); model.lines.len()];
    for &id in &model.order {
        outcome[usize::from(id.0)] = Evaluator { model, inputs, outcome: &outcome, line: id }.line();
    }
    outcome
}

struct Evaluator<'a, N> {
    model: &'a Model,
    inputs: &'a [N],
    outcome: &'a [Result<N, Problem>],
    line: LineId,
}

impl<N: Number> Evaluator<'_, N> {
    fn line(&self) -> Result<N, Problem> {
        let line = self.model.line(self.line);
        for (index, guard) in (0u8..).zip(&line.guards) {
            if !self.value(&guard.condition)?.holds() {
                return Err(Problem { line: self.line, cause: Cause::Guard(index) });
            }
        }
        self.value(&line.formula)
    }

    fn value(&self, expression: &Expression<Reference>) -> Result<N, Problem> {
        let here = |cause| Problem { line: self.line, cause };
        match expression {
            Expression::Number(number) => Ok(N::from_decimal(*number)),
            Expression::Name(Reference::Input(id)) => Ok(self.inputs[usize::from(id.0)].clone()),
            Expression::Name(Reference::Constant(id)) => Ok(N::from_decimal(self.model.constant(*id).value)),
            Expression::Name(Reference::Line(id)) => self.outcome[usize::from(id.0)].clone(),
            Expression::Unary(operator, operand) => N::unary(*operator, &self.value(operand)?).map_err(here),
            Expression::Binary(operator, left, right) => {
                N::binary(*operator, &self.value(left)?, &self.value(right)?).map_err(here)
            }
            Expression::If(parts) => {
                let (condition, then, otherwise) = parts.as_ref();
                self.value(if self.value(condition)?.holds() { then } else { otherwise })
            }
        }
    }
}
