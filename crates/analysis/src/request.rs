//! What every request has: a scenario by public ids, and outputs and inputs by name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use takerate_core::{Decimal, InputId, LineId, Model, PresetId, Scenario};
use takerate_scenario_io::assign::{find, set};

use crate::request_error::RequestError;

/// A scenario as a page, a script or a file writes it. Decimals are strings in JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ScenarioRequest {
    /// The preset's public id; the first preset where it is left out.
    pub preset: Option<String>,
    /// The changed inputs by public id.
    pub set: BTreeMap<String, Decimal>,
}

impl ScenarioRequest {
    /// The request for a scenario.
    #[must_use]
    pub fn of(model: &Model, scenario: &Scenario) -> Self {
        Self {
            preset: Some(model.preset(scenario.preset).id.clone()),
            set: scenario.changed(model).map(|(id, value)| (model.input(id).id.clone(), value)).collect(),
        }
    }

    /// The scenario that is meant.
    ///
    /// # Errors
    /// Unknown presets and inputs, and values that an input's unit forbids.
    pub fn read(&self, model: &Model) -> Result<Scenario, RequestError> {
        let preset = match &self.preset {
            None => PresetId::default(),
            Some(id) => model.find_preset(id).ok_or_else(|| RequestError::UnknownPreset(id.clone()))?,
        };
        let mut scenario = Scenario::preset(preset);
        for (id, value) in &self.set {
            set(model, &mut scenario, find(model, id)?, *value)?;
        }
        Ok(scenario)
    }
}

/// The lines that `names` mean: `aave.adjusted_earnings` is one line, `adjusted_earnings` that of every protocol.
///
/// # Errors
/// Names that mean no line, and no name at all.
pub fn outputs(model: &Model, names: &[String]) -> Result<Vec<LineId>, RequestError> {
    let mut lines = Vec::new();
    for name in names {
        let found: Vec<LineId> = if name.contains('.') {
            model.find_line(name).into_iter().collect()
        } else {
            model.protocols().filter_map(|(_, section)| model.shared_line(section, name)).collect()
        };
        if found.is_empty() {
            return Err(RequestError::unknown_output(model, name));
        }
        for line in found {
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    if lines.is_empty() { Err(RequestError::NoOutput) } else { Ok(lines) }
}

/// The line with a public id.
///
/// # Errors
/// That there is none.
pub fn output(model: &Model, id: &str) -> Result<LineId, RequestError> {
    model.find_line(id).ok_or_else(|| RequestError::unknown_output(model, id))
}

/// The inputs with public ids, each once; where there are none, all that a reader is offered in the scenario.
///
/// # Errors
/// An id that no input has.
pub fn inputs(model: &Model, scenario: &Scenario, ids: &[String]) -> Result<Vec<InputId>, RequestError> {
    if ids.is_empty() {
        return Ok(model.input_ids().filter(|id| scenario.offers(model, *id)).collect());
    }
    let mut found = Vec::new();
    for id in ids {
        let input = find(model, id)?;
        if !found.contains(&input) {
            found.push(input);
        }
    }
    Ok(found)
}
