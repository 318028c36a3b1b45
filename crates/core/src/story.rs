//! A report told in steps: each a claim, what it rests on in numbers of the model, and a sentence whose numbers are moved.

use serde::{Deserialize, Serialize};

use crate::expression::Reference;
use crate::language::Text;
use crate::model::{Model, PresetId};
use crate::sentence::PERIOD;

/// The steps of a report's story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// How many there are; also in an outline ([`Model::outline`]), which has none of them.
    pub count: u16,
    /// In the order in which they are told.
    pub steps: Vec<Step>,
}

/// A step of a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Public id, as in links: `show.step=savings`.
    pub id: String,
    /// The claim.
    pub title: Text,
    /// What it rests on: a text whose places ([`Model::told`]) are figures of presets.
    pub text: Text,
    /// A sentence that holds in every scenario: its places are inputs, which a reader moves there, and lines.
    pub sentence: Text,
    /// What is said instead where a line of the sentence has no value that means anything; has the same inputs.
    pub otherwise: Option<Text>,
    /// The preset that it is about; `None` where it is about any.
    pub preset: Option<PresetId>,
    /// Its picture: amounts in one unit as bars on one scale.
    pub look: Vec<Bar>,
    /// Indices into [`Model::sources`].
    pub sources: Vec<u16>,
    /// The protocol on whose page a reader goes on, as an index of [`Model::sections`]; `None` for the overview.
    pub view: Option<u16>,
    /// The analysis and its settings with which a reader goes on, as in links; empty for none.
    pub show: String,
}

/// A bar of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// How long it is.
    pub of: Reference,
    /// In which preset; `None` for the reader's scenario.
    pub preset: Option<PresetId>,
}

/// What a place of a story stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// A value of the reader's scenario: `{aave.net_revenue}`.
    Live(Reference),
    /// A value of a preset: `{aave.net_revenue@2024e}`.
    Fixed(Reference, PresetId),
    /// The name of a preset: `{@2024e}`.
    Preset(PresetId),
    /// The period of the scenario's preset: `{period}`.
    Period,
}

impl Model {
    /// What an id at a place of a story stands for; `None` where the model has no such id or preset.
    #[must_use]
    pub fn told(&self, id: &str) -> Option<Told> {
        match id.split_once('@') {
            None if id == PERIOD => Some(Told::Period),
            None => self.find(id).map(Told::Live),
            Some(("", preset)) => self.find_preset(preset).map(Told::Preset),
            Some((id, preset)) => Some(Told::Fixed(self.find(id)?, self.find_preset(preset)?)),
        }
    }

    /// The step with a public id, as an index of [`Story::steps`].
    #[must_use]
    pub fn find_step(&self, id: &str) -> Option<usize> {
        self.story.as_ref()?.steps.iter().position(|step| step.id == id)
    }
}
