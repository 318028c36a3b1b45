//! Where an output has no value, why, and what may stand in for it.

use takerate_core::{LineId, Model, Problem};

use crate::block::Block;
use crate::nearest::nearest;
use crate::sheet::Sheet;

/// What is known of the samples in which an output has no value.
#[derive(Default)]
pub(super) struct Gap {
    /// Why the first of them has none; `None` as long as there is no such sample.
    pub problem: Option<Problem>,
    /// The lines that may stand in, the nearest first.
    pub near: Vec<LineId>,
}

/// Looks for a missing value among `values`, those of `line` for the samples that the sheet holds.
pub(super) fn look(model: &Model, sheet: &Sheet<'_, Block>, line: LineId, values: &[f64], gap: &mut Gap) {
    if gap.problem.is_some() {
        return;
    }
    let Some(lane) = values.iter().position(|value| value.is_nan()) else { return };
    // A block only knows that there is none; the sample on its own knows why.
    let sample = model.input_ids().map(|id| sheet.input(id).map(|block| block.lanes()[lane])).collect();
    if let Err(problem) = Sheet::<f64>::new(model, sample, &[line], &[]).output(line) {
        gap.near = nearest(model, line, problem);
        gap.problem = Some(problem);
    }
}
