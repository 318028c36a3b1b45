//! The part of the model that some inputs move and some outputs need, recomputed over and over.

use takerate_core::{Calculation, InputId, LineId, Model, Number, Problem};

/// A scenario of which only a part is recomputed: the lines that the moving inputs move and the outputs need.
pub struct Sheet<'m, N> {
    lines: Vec<LineId>,
    calculation: Calculation<'m, N>,
}

impl<'m, N: Number> Sheet<'m, N> {
    /// Computes what `outputs` need from `inputs` (one for each of the model's; `None` where there is no value). From now on only `moving`
    /// may be set.
    #[must_use]
    pub fn new(model: &'m Model, inputs: Vec<Option<N>>, outputs: &[LineId], moving: &[InputId]) -> Self {
        let needed = model.needed(outputs);
        let mut calculation = Calculation::new(model, inputs);
        calculation.compute(&needed);
        Self { lines: model.program().moved_by(&needed, moving), calculation }
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
        self.calculation.put(input, value);
    }

    /// The value of one of the moving inputs, to be changed in place (0 where it had none); the lines follow at the next
    /// [`Self::compute`].
    pub fn input_mut(&mut self, input: InputId) -> &mut N {
        self.calculation.input_mut(input)
    }

    /// The value of an input; `None` where there is none.
    #[must_use]
    pub fn input(&self, input: InputId) -> Option<&N> {
        self.calculation.input(input).ok()
    }

    /// Recomputes every line that moves.
    pub fn compute(&mut self) {
        self.calculation.compute(&self.lines);
    }

    /// The value of an output as last computed.
    ///
    /// # Errors
    /// Why it has none.
    pub fn output(&self, line: LineId) -> Result<&N, Problem> {
        self.calculation.line(line)
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
