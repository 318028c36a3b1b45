//! One scenario of a simulation: what is drawn around it, and what its outputs came to.

use takerate_core::{Decimal, InputId, LineId, Model, Number, Scenario};

use crate::block::Block;
use crate::draw::{Draws, Lanes};
use crate::figure::Figure;
use crate::request_error::RequestError;
use crate::sheet::Sheet;
use crate::uncertain::Known;

/// A scenario, while samples are drawn.
pub(super) struct Side<'m> {
    pub(super) draws: Draws,
    pub(super) sheet: Sheet<'m, Block>,
    /// The samples of each output: NaN where one has no value.
    pub(super) values: Vec<Vec<f64>>,
    base: Vec<Option<Decimal>>,
}

impl<'m> Side<'m> {
    /// # Errors
    /// Those of [`Draws::new`].
    pub(super) fn new(
        model: &'m Model,
        scenario: &Scenario,
        (known, driver): (&[Known], Option<InputId>),
        lines: &[LineId],
    ) -> Result<Self, RequestError> {
        let base = scenario.values(model);
        let blocks = base.iter().map(|value| value.map(Block::from_decimal)).collect();
        let moving: Vec<InputId> = known.iter().map(|known| known.input).collect();
        Ok(Self {
            draws: Draws::new(model, known, driver)?,
            sheet: Sheet::new(model, blocks, lines, &moving),
            values: vec![Vec::new(); lines.len()],
            base,
        })
    }

    /// Computes the next block from uniform numbers, of which the first `count` samples count.
    pub(super) fn block(&mut self, lines: &[LineId], uniform: &[Lanes], count: usize) {
        for index in 0..self.draws.len() {
            let lanes = self.sheet.input_mut(self.draws.input(index)).lanes_mut();
            self.draws.values(index, uniform, count, lanes);
        }
        self.sheet.compute();
        for (line, values) in lines.iter().zip(&mut self.values) {
            match self.sheet.output(*line) {
                Ok(block) => values.extend_from_slice(&block.lanes()[..count]),
                Err(_) => values.extend(std::iter::repeat_n(f64::NAN, count)),
            }
        }
    }

    /// The exact value of an output where nothing is drawn.
    pub(super) fn base(&self, model: &'m Model, line: LineId) -> Figure {
        let sheet = Sheet::new(model, self.base.clone(), &[line], &[]);
        Figure::new(model, line, sheet.output(line).copied())
    }
}
