//! Ready-made scenarios: questions that the report puts to its own model, each with where it comes from and what is claimed
//! of its effect.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::evaluate::Outcome;
use crate::language::Text;
use crate::model::{Basis, InputId, LineId, Model, PresetId};
use crate::scenario::Scenario;

/// A scenario that the report offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadyMade {
    /// Public id, as in links: `scenario=bear-market`.
    pub id: String,
    /// The preset that it changes.
    pub preset: PresetId,
    /// What it changes there; never empty, each input once, and each value another one than the preset's.
    pub changes: Vec<ReadyChange>,
    /// Its name, as a heading; empty in an outline ([`Model::outline`]).
    pub name: Text,
    /// What it asks, in a sentence or two; empty in an outline.
    pub note: Text,
    /// What somebody says its effect is; none in an outline.
    pub claims: Vec<Claim>,
    /// Indices into [`Model::sources`]: where its values come from; none in an outline, and where it is this project's own.
    pub sources: Vec<u16>,
}

/// An input that a ready-made scenario changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadyChange {
    /// The input.
    pub input: InputId,
    /// The value that it takes.
    pub value: Decimal,
    /// Why this one; empty in an outline.
    pub why: Text,
}

/// What a source says a ready-made scenario comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The line that it is about.
    pub line: LineId,
    /// Whether it is said of the line's difference from the preset, rather than of its value.
    pub difference: bool,
    /// The lowest that is claimed, in the line's unit.
    pub low: Decimal,
    /// The highest; the same where one number is claimed.
    pub high: Decimal,
    /// How sure the claim is.
    pub basis: Basis,
    /// What the source says and what to beware of.
    pub text: Text,
    /// Indices into [`Model::sources`].
    pub sources: Vec<u16>,
}

impl ReadyMade {
    /// The scenario: the preset with the changes.
    #[must_use]
    pub fn scenario(&self, model: &Model) -> Scenario {
        let mut scenario = Scenario::preset(self.preset);
        for change in &self.changes {
            // Whoever made the model has seen to it that the unit allows the value.
            let _allowed = scenario.set(model, change.input, change.value);
        }
        scenario
    }

    /// Whether a scenario is this one: the same preset, and every input at the same value.
    #[must_use]
    pub fn is(&self, model: &Model, scenario: &Scenario) -> bool {
        scenario.preset == self.preset
            && scenario.changed(model).count() == self.changes.len()
            && self.changes.iter().all(|change| scenario.sets(change.input, change.value))
    }
}

impl Claim {
    /// What the model returns beside the claim: the line's value, or its difference from the preset; `None` where there is
    /// none. Both outcomes are of all lines of the model.
    #[must_use]
    pub fn result(&self, preset: &Outcome<Decimal>, scenario: &Outcome<Decimal>) -> Option<Decimal> {
        let line = usize::from(self.line.0);
        let value = scenario.get(line).copied()?.ok()?;
        if self.difference { value.checked_sub(preset.get(line).copied()?.ok()?) } else { Some(value) }
    }
}

impl Model {
    /// The ready-made scenario with a public id, as an index of [`Model::ready_made`].
    #[must_use]
    pub fn find_ready_made(&self, id: &str) -> Option<usize> {
        self.ready_made.iter().position(|ready| ready.id == id)
    }

    /// The ready-made scenario that a scenario is, as an index of [`Model::ready_made`].
    #[must_use]
    pub fn ready_made_of(&self, scenario: &Scenario) -> Option<usize> {
        self.ready_made.iter().position(|ready| ready.is(self, scenario))
    }
}
