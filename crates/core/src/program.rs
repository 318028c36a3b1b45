//! All formulas of a model as one flat list of steps, which every number type runs.
//!
//! Formulas stay trees for whatever reads them (explanations, workbooks); the steps are for computing only.

use std::ops::Range;
use std::sync::OnceLock;

use rust_decimal::Decimal;

use crate::expression::{Binary, Expression, Reference, Unary};
use crate::model::{InputId, Line, LineId, Model};

/// Where a step finds a value or leaves it: first the inputs, then the lines, then numbers and what steps hand on to later ones.
pub type Slot = u32;

/// One step of a formula.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// The value of `from`.
    Copy {
        /// Where it is.
        from: Slot,
        /// Where it goes.
        to: Slot,
    },
    /// An operator with one operand.
    Unary {
        /// What is applied.
        operator: Unary,
        /// The operand.
        operand: Slot,
        /// Where the result goes.
        to: Slot,
    },
    /// An operator with two operands.
    Binary {
        /// What is applied.
        operator: Binary,
        /// The left operand.
        left: Slot,
        /// The right operand.
        right: Slot,
        /// Where the result goes.
        to: Slot,
    },
    /// An input or line that a later step reads must have a value: problems count from left to right.
    Need(Slot),
    /// A choice, as an index of [`Program::choices`].
    Choose(u32),
    /// There is no value, since the line's guard with this index does not hold.
    Fail(u8),
}

/// One of two branches, whose steps follow the choice.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What the choice depends on.
    pub condition: Slot,
    /// The steps of each branch, first those of the one taken where the condition holds.
    pub steps: [Range<u32>; 2],
    /// Where each branch leaves its value.
    pub values: [Slot; 2],
    /// Where the taken branch's value goes.
    pub to: Slot,
}

/// The steps of all lines. Slices, since looking something up in a vector is a call of its own where code is made small.
#[derive(Debug)]
pub struct Program {
    /// The steps, line by line.
    pub steps: Box<[Step]>,
    /// The choices among them.
    pub choices: Box<[Choice]>,
    /// Which steps are each line's.
    pub lines: Box<[Range<u32>]>,
    /// What formulas write as numbers, and constants, each with its slot.
    pub numbers: Box<[(Decimal, Slot)]>,
    /// How many slots the inputs take, which come first.
    pub inputs: Slot,
    /// How many slots there are.
    pub slots: Slot,
    /// Which of `reads` are each line's.
    read: Box<[Range<u32>]>,
    /// Inputs and lines that each line names, as slots.
    reads: Box<[Slot]>,
}

impl Program {
    /// The steps of a model's formulas.
    fn of(model: &Model) -> Self {
        let inputs = count(model.inputs.len());
        let mut compiler = Compiler {
            model,
            inputs,
            slots: inputs + count(model.lines.len()),
            steps: Vec::new(),
            choices: Vec::new(),
            numbers: Vec::new(),
            reads: Vec::new(),
            scratch: Vec::new(),
            used: 0,
        };
        let (mut lines, mut read) = (Vec::new(), Vec::new());
        for (line, to) in model.lines.iter().zip(inputs..) {
            let (steps, reads) = (count(compiler.steps.len()), count(compiler.reads.len()));
            compiler.line(line, to, 0);
            compiler.used = 0;
            lines.push(steps..count(compiler.steps.len()));
            read.push(reads..count(compiler.reads.len()));
        }
        let Compiler { slots, steps, choices, numbers, reads, .. } = compiler;
        Self {
            steps: steps.into(),
            choices: choices.into(),
            lines: lines.into(),
            numbers: numbers.into(),
            inputs,
            slots,
            read: read.into(),
            reads: reads.into(),
        }
    }

    /// The slot of a line.
    #[must_use]
    pub fn line_slot(&self, id: LineId) -> Slot {
        self.inputs + Slot::from(id.0)
    }

    /// How many inputs and lines there are, whose slots come first.
    #[must_use]
    pub fn known(&self) -> usize {
        self.inputs as usize + self.lines.len()
    }

    /// Inputs and lines that a line names, as slots, repeated ones included.
    fn reads(&self, id: LineId) -> &[Slot] {
        let Range { start, end } = self.read[usize::from(id.0)];
        &self.reads[start as usize..end as usize]
    }

    /// The lines that `wanted` need, themselves included; `order` has all lines in an order in which they can be computed.
    #[must_use]
    pub fn needed(&self, order: &[LineId], wanted: &[LineId]) -> Vec<LineId> {
        let mut seen = vec![false; self.known()];
        wanted.iter().for_each(|id| seen[self.line_slot(*id) as usize] = true);
        let mut needed = Vec::new();
        for id in order.iter().rev() {
            if seen[self.line_slot(*id) as usize] {
                needed.push(*id);
                self.reads(*id).iter().for_each(|slot| seen[*slot as usize] = true);
            }
        }
        needed.reverse();
        needed
    }

    /// Those of `lines` (in an order in which they can be computed) that change when one of `inputs` does.
    #[must_use]
    pub fn moved_by(&self, lines: &[LineId], inputs: &[InputId]) -> Vec<LineId> {
        let mut moved = vec![false; self.known()];
        inputs.iter().for_each(|id| moved[usize::from(id.0)] = true);
        let moves = |id: &LineId| {
            let moves = self.reads(*id).iter().any(|slot| moved[*slot as usize]);
            moved[self.line_slot(*id) as usize] = moves;
            moves
        };
        lines.iter().copied().filter(moves).collect()
    }
}

/// The steps of a model, compiled when they are first needed. They follow from the formulas, so two models never differ by them, and a
/// copy of a model, which may be changed, compiles its own.
#[derive(Debug, Default)]
pub struct Compiled(OnceLock<Program>);

impl Compiled {
    /// The steps of `model`, whose this is.
    pub(crate) fn program(&self, model: &Model) -> &Program {
        self.0.get_or_init(|| Program::of(model))
    }
}

impl Clone for Compiled {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Compiled {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl Eq for Compiled {}

/// A count as a slot. Inputs and lines are counted in 16 bits, and the length of formulas is limited.
fn count(length: usize) -> Slot {
    Slot::try_from(length).unwrap_or(Slot::MAX)
}

/// A program that is being made.
struct Compiler<'m> {
    model: &'m Model,
    /// How many slots the inputs take.
    inputs: Slot,
    /// How many slots there are.
    slots: Slot,
    steps: Vec<Step>,
    choices: Vec<Choice>,
    numbers: Vec<(Decimal, Slot)>,
    reads: Vec<Slot>,
    /// Slots for what a step hands on.
    scratch: Vec<Slot>,
    /// How many of them, from the first on, are in use.
    used: usize,
}

impl Compiler<'_> {
    /// Steps that leave a line's value in `to` where its guards from the one with index `from` on hold.
    fn line(&mut self, line: &Line, to: Slot, from: u8) {
        match line.guards.get(usize::from(from)) {
            None => self.place(&line.formula, to),
            Some(guard) => self.choice(&guard.condition, to, |own, holds| match holds {
                true => {
                    let value = own.scratch();
                    own.line(line, value, from.saturating_add(1));
                    value
                }
                false => {
                    own.steps.push(Step::Fail(from));
                    to
                }
            }),
        }
    }

    /// A slot of its own.
    fn slot(&mut self) -> Slot {
        self.slots += 1;
        self.slots - 1
    }

    /// A slot for what a step hands on.
    fn scratch(&mut self) -> Slot {
        if self.used == self.scratch.len() {
            let slot = self.slot();
            self.scratch.push(slot);
        }
        self.used += 1;
        self.scratch[self.used - 1]
    }

    /// The slot in which an expression's value is once the steps added for it have been run.
    fn value(&mut self, expression: &Expression<Reference>) -> Slot {
        match expression {
            Expression::Number(number) => self.number(*number),
            Expression::Name(Reference::Constant(id)) => self.number(self.model.constant(*id).value),
            Expression::Name(Reference::Input(id)) => self.read(Slot::from(id.0)),
            Expression::Name(Reference::Line(id)) => self.read(self.inputs + Slot::from(id.0)),
            _ => {
                let to = self.scratch();
                self.place(expression, to);
                to
            }
        }
    }

    /// The slot of an input or a line, which the line that is compiled then reads.
    fn read(&mut self, slot: Slot) -> Slot {
        self.reads.push(slot);
        slot
    }

    /// The slot of a number.
    fn number(&mut self, number: Decimal) -> Slot {
        // `1.0` equals `1.00`, but what is computed from them shows how many decimals each was written with.
        let same = |known: &&(Decimal, Slot)| known.0.serialize() == number.serialize();
        if let Some((_, slot)) = self.numbers.iter().find(same) {
            return *slot;
        }
        let slot = self.slot();
        self.numbers.push((number, slot));
        slot
    }

    /// Adds steps that leave an expression's value in `to`.
    fn place(&mut self, expression: &Expression<Reference>, to: Slot) {
        let used = self.used;
        match expression {
            Expression::Unary(operator, operand) => {
                let operand = self.value(operand);
                self.steps.push(Step::Unary { operator: *operator, operand, to });
            }
            Expression::Binary(operator, left, right) => {
                let named = matches!(left.as_ref(), Expression::Name(Reference::Input(_) | Reference::Line(_)));
                let left = self.value(left);
                if named && !matches!(right.as_ref(), Expression::Name(_) | Expression::Number(_)) {
                    self.steps.push(Step::Need(left));
                }
                let right = self.value(right);
                self.steps.push(Step::Binary { operator: *operator, left, right, to });
            }
            Expression::If(parts) => {
                let (condition, then, otherwise) = parts.as_ref();
                self.choice(condition, to, |own, holds| own.value(if holds { then } else { otherwise }));
            }
            Expression::Number(_) | Expression::Name(_) => {
                let from = self.value(expression);
                self.steps.push(Step::Copy { from, to });
            }
        }
        self.used = used;
    }

    /// Adds a choice and the steps of its branches, of which `branch` adds each and tells where its value is.
    fn choice(&mut self, condition: &Expression<Reference>, to: Slot, mut branch: impl FnMut(&mut Self, bool) -> Slot) {
        let condition = self.value(condition);
        let index = self.choices.len();
        self.steps.push(Step::Choose(count(index)));
        self.choices.push(Choice { condition, steps: [0..0, 0..0], values: [to; 2], to });
        for (place, holds) in [true, false].into_iter().enumerate() {
            let from = count(self.steps.len());
            let value = branch(self, holds);
            self.choices[index].steps[place] = from..count(self.steps.len());
            self.choices[index].values[place] = value;
        }
    }
}
