//! The part of the model that some inputs move and some outputs need, recomputed over and over.

use takerate_core::evaluate::{Outcome, blank, moved_by, needed, recompute};
use takerate_core::{Decimal, InputId, LineId, Model, Number, Problem};

/// A scenario of which only a part is recomputed: the lines that the moving inputs move and the outputs need.
pub struct Sheet<'m, N> {
    model: &'m Model,
    lines: Vec<LineId>,
    inputs: Vec<Option<N>>,
    outcome: Outcome<N>,
}

impl<'m, N: Number> Sheet<'m, N> {
    /// Computes what `outputs` need from `inputs` (one for each of the model's; `None` where there is no value). From now on only `moving`
    /// may be set.
    #[must_use]
    pub fn new(model: &'m Model, inputs: Vec<Option<N>>, outputs: &[LineId], moving: &[InputId]) -> Self {
        let needed = needed(model, outputs);
        let mut outcome = blank(model);
        recompute(model, &needed, &inputs, &mut outcome);
        Self { model, lines: moved_by(model, &needed, moving), inputs, outcome }
    }

    /// Whether a line of those that the outputs need is recomputed, since a moving input moves it.
    #[must_use]
    pub fn moves(&self, line: LineId) -> bool {
        self.lines.contains(&line)
    }

    /// Gives one of the moving inputs a value; the lines follow at the next [`Self::compute`].
    pub fn set(&mut self, input: InputId, value: N) {
        self.put(input, Some(value));
    }

    /// Gives one of the moving inputs a value, or takes it away; the lines follow at the next [`Self::compute`].
    pub fn put(&mut self, input: InputId, value: Option<N>) {
        self.inputs[usize::from(input.0)] = value;
    }

    /// The value of one of the moving inputs, to be changed in place (0 where it had none); the lines follow at the next
    /// [`Self::compute`].
    pub fn input_mut(&mut self, input: InputId) -> &mut N {
        self.inputs[usize::from(input.0)].get_or_insert_with(|| N::from_decimal(Decimal::ZERO))
    }

    /// The value of an input; `None` where there is none.
    #[must_use]
    pub fn input(&self, input: InputId) -> Option<&N> {
        self.inputs[usize::from(input.0)].as_ref()
    }

    /// Recomputes every line that moves.
    pub fn compute(&mut self) {
        recompute(self.model, &self.lines, &self.inputs, &mut self.outcome);
    }

    /// The value of an output as last computed.
    ///
    /// # Errors
    /// Why it has none.
    pub fn output(&self, line: LineId) -> Result<&N, Problem> {
        self.outcome[usize::from(line.0)].as_ref().map_err(|problem| *problem)
    }

    /// The value of an output with `input` at `value`.
    ///
    /// # Errors
    /// Why it has none there.
    pub fn at(&mut self, input: InputId, value: N, line: LineId) -> Result<&N, Problem> {
        self.set(input, value);
        self.compute();
        self.output(line)
    }
}
