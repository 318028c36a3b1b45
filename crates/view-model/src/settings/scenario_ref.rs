//! A scenario beside the reader's own: one end of a bridge, a column of a comparison.

use std::fmt::Write;

use takerate_core::{Model, Scenario};
use takerate_scenario_io::assign::assign_exact;

use super::Context;

/// A scenario that an analysis is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScenarioRef {
    /// The reader's scenario, wherever it moves.
    Now,
    /// A scenario that stays: a preset, or one that was kept.
    Kept(Scenario),
}

impl ScenarioRef {
    pub(super) fn read(model: &Model, text: &str) -> Option<Self> {
        if text == "now" {
            return Some(Self::Now);
        }
        let mut parts = text.split(';');
        let mut scenario = Scenario::preset(model.find_preset(parts.next()?)?);
        for part in parts {
            let (id, value) = part.split_once('=')?;
            assign_exact(model, &mut scenario, id, value).ok()?;
        }
        Some(Self::Kept(scenario))
    }

    pub(super) fn text(&self, model: &Model) -> String {
        match self {
            Self::Now => "now".to_owned(),
            Self::Kept(scenario) => {
                let mut text = model.preset(scenario.preset).id.clone();
                for (id, value) in scenario.changed(model) {
                    let _ = write!(text, ";{}={}", model.input(id).id, value.normalize());
                }
                text
            }
        }
    }

    /// The scenario that is meant.
    #[must_use]
    pub fn scenario<'a>(&'a self, context: &'a Context) -> &'a Scenario {
        match self {
            Self::Now => &context.scenario,
            Self::Kept(scenario) => scenario,
        }
    }
}
