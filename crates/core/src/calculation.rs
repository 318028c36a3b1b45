//! The values of a model's inputs and lines, recomputed line by line.

use std::mem::take;
use std::ops::Range;

use crate::evaluate::Outcome;
use crate::model::{InputId, LineId, Model};
use crate::number::Number;
use crate::problem::{Cause, Problem};
use crate::program::{Choice, Program, Slot, Step};

/// Inputs, and lines as they were last computed from them.
#[derive(Clone, Debug)]
pub struct Calculation<'m, N> {
    program: &'m Program,
    /// A value for each slot of the program, of which some are not there yet.
    values: Box<[N]>,
    /// Why inputs and lines have no value, where they have none.
    problems: Box<[Option<Problem>]>,
}

impl<'m, N: Number> Calculation<'m, N> {
    /// Takes `inputs` (one for each of the model's, in that order; `None` where there is no value). Lines are computed by [`Self::compute`].
    #[must_use]
    pub fn new(model: &'m Model, inputs: Vec<Option<N>>) -> Self {
        let program = model.program();
        let unset = Problem { line: LineId(0), cause: Cause::Overflow };
        let mut calculation = Self {
            program,
            values: vec![N::default(); program.slots as usize].into(),
            problems: vec![Some(unset); program.known()].into(),
        };
        for (number, slot) in &program.numbers {
            calculation.values[*slot as usize] = N::from_decimal(*number);
        }
        for (id, value) in model.input_ids().zip(inputs) {
            calculation.put(id, value);
        }
        calculation
    }

    /// Gives an input a value, or takes it away; the lines follow when they are computed.
    pub fn put(&mut self, id: InputId, value: Option<N>) {
        let slot = usize::from(id.0);
        self.problems[slot] = value.is_none().then(|| Problem::unpublished(id));
        if let Some(value) = value {
            self.values[slot] = value;
        }
    }

    /// Computes `lines`, which stand in an order in which they can be computed, and leaves all others as they are.
    ///
    /// A line that cannot be computed has its problem, and so has every line that depends on it; the others are not
    /// touched by it. Only the taken branch of an `if` can fail.
    pub fn compute(&mut self, lines: &[LineId]) {
        for id in lines {
            let steps = self.program.lines[usize::from(id.0)].clone();
            let problem = self.run(steps, *id).err();
            self.problems[self.program.line_slot(*id) as usize] = problem;
        }
    }

    /// The value of an input.
    ///
    /// # Errors
    /// That nobody has published one.
    pub fn input(&self, id: InputId) -> Result<&N, Problem> {
        self.read(Slot::from(id.0), LineId(0))
    }

    /// The value of an input, to be changed in place (0 where it had none); the lines follow when they are computed.
    pub fn input_mut(&mut self, id: InputId) -> &mut N {
        let slot = usize::from(id.0);
        if self.problems[slot].take().is_some() {
            self.values[slot] = N::from_decimal(rust_decimal::Decimal::ZERO);
        }
        &mut self.values[slot]
    }

    /// The value of a line as last computed.
    ///
    /// # Errors
    /// Why it has none.
    pub fn line(&self, id: LineId) -> Result<&N, Problem> {
        self.read(self.program.line_slot(id), id)
    }

    /// The lines as last computed.
    #[must_use]
    pub fn outcome(&self) -> Outcome<N> {
        let lines = (0..u16::MAX).map(LineId).take(self.program.lines.len());
        lines.map(|id| self.line(id).cloned()).collect()
    }

    /// [`Self::value`], where it is not worth a copy of its code.
    #[inline(never)]
    fn read(&self, slot: Slot, line: LineId) -> Result<&N, Problem> {
        self.value(slot, line)
    }

    /// What stands in a slot, for the line that reads it.
    #[inline(always)]
    fn value(&self, slot: Slot, line: LineId) -> Result<&N, Problem> {
        match self.problems.get(slot as usize) {
            // What an input lacks is the problem of each line that reads it.
            Some(Some(problem)) if slot < self.program.inputs => Err(Problem { line, ..*problem }),
            Some(Some(problem)) => Err(*problem),
            _ => Ok(&self.values[slot as usize]),
        }
    }

    /// Runs some steps of a line.
    fn run(&mut self, steps: Range<u32>, line: LineId) -> Result<(), Problem> {
        let program = self.program;
        let here = |cause| Problem { line, cause };
        let mut at = steps.start;
        while at < steps.end {
            let step = program.steps[at as usize];
            at += 1;
            match step {
                Step::Binary { operator, left, right, to } => {
                    // Taken out, so that it can be written to while the operands are read; it is none of them.
                    let mut result = take(&mut self.values[to as usize]);
                    let (left, right) = (self.value(left, line)?, self.value(right, line)?);
                    N::binary(operator, left, right, &mut result).map_err(here)?;
                    self.values[to as usize] = result;
                }
                Step::Unary { operator, operand, to } => {
                    let mut result = take(&mut self.values[to as usize]);
                    N::unary(operator, self.read(operand, line)?, &mut result).map_err(here)?;
                    self.values[to as usize] = result;
                }
                Step::Need(slot) => {
                    self.read(slot, line)?;
                }
                Step::Copy { from, to } => self.copy(from, to, line)?,
                Step::Fail(guard) => return Err(here(Cause::Guard(guard))),
                Step::Choose(index) => {
                    let choice = &program.choices[index as usize];
                    self.choose(choice, line)?;
                    at = choice.steps[1].end;
                }
            }
        }
        Ok(())
    }

    fn copy(&mut self, from: Slot, to: Slot, line: LineId) -> Result<(), Problem> {
        let value = self.read(from, line)?.clone();
        self.values[to as usize] = value;
        Ok(())
    }

    /// Runs the branch that is taken, or both where a number holds several of which some take one and some the other.
    fn choose(&mut self, choice: &Choice, line: LineId) -> Result<(), Problem> {
        let Choice { condition, steps: [then, otherwise], values: [first, second], to } = choice.clone();
        match N::holds(self.read(condition, line)?) {
            Some(true) => {
                self.run(then, line)?;
                self.copy(first, to, line)
            }
            Some(false) => {
                self.run(otherwise, line)?;
                self.copy(second, to, line)
            }
            None => {
                let then = self.run(then, line);
                let otherwise = self.run(otherwise, line);
                let mut result = take(&mut self.values[to as usize]);
                let then = then.and_then(|()| self.read(first, line));
                let otherwise = otherwise.and_then(|()| self.read(second, line));
                if let (Err(problem), Err(_)) = (then, otherwise) {
                    return Err(problem);
                }
                N::mix(self.read(condition, line)?, then.ok(), otherwise.ok(), &mut result);
                self.values[to as usize] = result;
                Ok(())
            }
        }
    }
}
