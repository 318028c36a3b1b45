//! The one evaluator, generic over the number type.

use std::borrow::Cow;

use crate::explain::names;
use crate::expression::{Expression, Reference};
use crate::model::{InputId, LineId, Model};
use crate::number::Number;
use crate::problem::{Cause, Problem};

/// For each line of the model, in the order of [`Model::lines`], its value or why it has none.
pub type Outcome<N> = Vec<Result<N, Problem>>;

/// Computes every line from `inputs` (one for each of [`Model::inputs`], in that order; `None` where there is no value).
///
/// A line that cannot be computed carries its problem, and so does every line that depends on it; the others
/// are not touched by it. Only the taken branch of an `if` can fail.
#[must_use]
pub fn evaluate<N: Number>(model: &Model, inputs: &[Option<N>]) -> Outcome<N> {
    let mut outcome = blank(model);
    recompute(model, &model.order, inputs, &mut outcome);
    outcome
}

/// An outcome in which no line has a value yet, for [`recompute`] to fill.
#[must_use]
pub fn blank<N: Number>(model: &Model) -> Outcome<N> {
    let unset = Problem { line: LineId(0), cause: Cause::Overflow };
    vec![Err(unset); model.lines.len()]
}

/// Computes `lines`, which stand in an order in which they can be computed, and leaves all others as they are.
pub fn recompute<N: Number>(model: &Model, lines: &[LineId], inputs: &[Option<N>], outcome: &mut Outcome<N>) {
    for &line in lines {
        outcome[usize::from(line.0)] = Evaluator { model, inputs, outcome, line }.line();
    }
}

/// The lines that `wanted` need, themselves included, in an order in which they can be computed.
#[must_use]
pub fn needed(model: &Model, wanted: &[LineId]) -> Vec<LineId> {
    let (mut seen, mut open) = (vec![false; model.lines.len()], wanted.to_vec());
    while let Some(id) = open.pop() {
        if !std::mem::replace(&mut seen[usize::from(id.0)], true) {
            open.extend(names(model.line(id)).into_iter().filter_map(|name| match name {
                Reference::Line(line) => Some(line),
                _ => None,
            }));
        }
    }
    model.order.iter().copied().filter(|id| seen[usize::from(id.0)]).collect()
}

/// Those of `lines` (in an order in which they can be computed) that change when one of `inputs` does.
#[must_use]
pub fn moved_by(model: &Model, lines: &[LineId], inputs: &[InputId]) -> Vec<LineId> {
    let mut moved = vec![false; model.lines.len()];
    for &line in lines {
        moved[usize::from(line.0)] = names(model.line(line)).into_iter().any(|name| match name {
            Reference::Line(needed) => moved[usize::from(needed.0)],
            Reference::Input(input) => inputs.contains(&input),
            Reference::Constant(_) => false,
        });
    }
    lines.iter().copied().filter(|line| moved[usize::from(line.0)]).collect()
}

struct Evaluator<'a, N> {
    model: &'a Model,
    inputs: &'a [Option<N>],
    outcome: &'a [Result<N, Problem>],
    line: LineId,
}

impl<'a, N: Number> Evaluator<'a, N> {
    fn line(&self) -> Result<N, Problem> {
        self.guarded(0).map(Cow::into_owned)
    }

    /// The line's value where its guards from the one with index `from` on hold.
    fn guarded(&self, from: u8) -> Result<Cow<'a, N>, Problem> {
        let line = self.model.line(self.line);
        match line.guards.get(usize::from(from)) {
            None => self.value(&line.formula),
            Some(guard) => {
                let condition = self.value(&guard.condition)?;
                let failed = Problem { line: self.line, cause: Cause::Guard(from) };
                N::choose(&condition, || self.guarded(from.saturating_add(1)), || Err(failed))
            }
        }
    }

    fn value(&self, expression: &Expression<Reference>) -> Result<Cow<'a, N>, Problem> {
        let here = |cause| Problem { line: self.line, cause };
        match expression {
            Expression::Number(number) => Ok(Cow::Owned(N::from_decimal(*number))),
            Expression::Name(Reference::Input(id)) => match &self.inputs[usize::from(id.0)] {
                Some(value) => Ok(Cow::Borrowed(value)),
                None => Err(here(Cause::Unpublished(*id))),
            },
            Expression::Name(Reference::Constant(id)) => {
                Ok(Cow::Owned(N::from_decimal(self.model.constant(*id).value)))
            }
            Expression::Name(Reference::Line(id)) => match &self.outcome[usize::from(id.0)] {
                Ok(value) => Ok(Cow::Borrowed(value)),
                Err(problem) => Err(*problem),
            },
            Expression::Unary(operator, operand) => {
                let operand = self.value(operand)?;
                N::unary(*operator, &operand).map(Cow::Owned).map_err(here)
            }
            Expression::Binary(operator, left, right) => {
                let (left, right) = (self.value(left)?, self.value(right)?);
                N::binary(*operator, &left, &right).map(Cow::Owned).map_err(here)
            }
            Expression::If(parts) => {
                let (condition, then, otherwise) = parts.as_ref();
                let condition = self.value(condition)?;
                N::choose(&condition, || self.value(then), || self.value(otherwise))
            }
        }
    }
}
