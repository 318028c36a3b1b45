//! What a report says first: a sentence whose numbers can be moved, a map of two of them, and questions to try.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::expression::Reference;
use crate::language::Text;
use crate::model::{InputId, LineId, Model, PresetId};
use crate::scenario::Scenario;
use crate::sentence::{Piece, pieces};

/// The first screen of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lead {
    /// A sentence with places ([`pieces`]) for inputs, which a reader moves there, and for lines.
    pub sentence: Text,
    /// What is said instead where a line of the sentence has no value that means anything; has the same inputs.
    pub otherwise: Option<Text>,
    /// What follows from two inputs, as a picture.
    pub map: LeadMap,
    /// What a reader may want to know, in the order in which it is shown.
    pub questions: Vec<Question>,
    /// Whose report it is, when it was made, and of when its prices are.
    pub about: Text,
    /// How many published figures the model returns, as its checker has found; a count.
    pub returned: u16,
}

/// A line over two inputs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadMap {
    /// The line whose values are shown.
    pub line: LineId,
    /// The input from left to right.
    pub x: LeadAxis,
    /// The input upwards.
    pub y: LeadAxis,
}

/// A side of a map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadAxis {
    /// The input.
    pub input: InputId,
    /// Its value at the beginning, in its unit.
    pub low: Decimal,
    /// Its value at the end, above that.
    pub high: Decimal,
}

/// A question that opens a view, a scenario, or both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The question.
    pub name: Text,
    /// The protocol whose page it opens, as an index of [`Model::sections`]; `None` for the overview.
    pub view: Option<u16>,
    /// The analysis and its settings, as in links; empty for none.
    pub show: String,
    /// The preset that it is about; `None` for the one that an empty address opens.
    pub preset: Option<PresetId>,
    /// What it changes there; where it names neither changes nor a preset, the reader's scenario stays.
    pub changes: Vec<(InputId, Decimal)>,
}

impl Question {
    /// The scenario that it asks about; `None` where it asks about the reader's own.
    #[must_use]
    pub fn scenario(&self, model: &Model) -> Option<Scenario> {
        if self.changes.is_empty() && self.preset.is_none() {
            return None;
        }
        let mut scenario = Scenario::preset(self.preset.unwrap_or(model.opens));
        for (input, value) in &self.changes {
            // Whoever made the model has seen to it that the unit allows the value.
            let _allowed = scenario.set(model, *input, *value);
        }
        Some(scenario)
    }
}

impl Model {
    /// What an id in a sentence stands for; `None` where no input, line or constant has it.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<Reference> {
        let section = id.split_once('.').and_then(|(of, _)| self.sections.iter().find(|section| section.id == of))?;
        self.meant(section, id)
    }

    /// The lines that a sentence names.
    pub fn lines_in<'a>(&'a self, sentence: &'a str) -> impl Iterator<Item = LineId> + 'a {
        pieces(sentence).into_iter().filter_map(|piece| match piece {
            Piece::Place { id, .. } => self.find_line(id),
            Piece::Text(_) => None,
        })
    }
}
