//! The settings of a comparison.

use takerate_core::{Model, Scenario};

use super::{End, Pieces, Place, Written};

/// More scenarios do not stand side by side.
pub const MOST_COLUMNS: usize = 4;

/// Which scenarios stand side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompareLook {
    /// From left to right; by default every preset and, where it is none of them, the reader's scenario.
    pub columns: Option<Vec<End>>,
}

impl CompareLook {
    pub(super) fn read(pieces: &mut Pieces<'_>) -> Self {
        let columns: Vec<End> =
            (1..=MOST_COLUMNS).filter_map(|column| pieces.read(&column.to_string(), End::read)).collect();
        Self { columns: (!columns.is_empty()).then_some(columns) }
    }

    pub(super) fn write(&self, written: &mut Written<'_>) {
        for (index, end) in self.columns.iter().flatten().take(MOST_COLUMNS).enumerate() {
            written.add(&(index + 1).to_string(), end.text(written.model));
        }
    }

    /// The scenarios from left to right.
    #[must_use]
    pub fn columns(&self, model: &Model, place: &Place) -> Vec<End> {
        self.columns.clone().unwrap_or_else(|| {
            let mut columns: Vec<End> =
                model.preset_ids().map(|preset| End::Kept(Scenario::preset(preset))).take(MOST_COLUMNS - 1).collect();
            if columns.iter().all(|column| *column.scenario(place) != place.scenario) {
                columns.push(End::Now);
            }
            columns
        })
    }
}
