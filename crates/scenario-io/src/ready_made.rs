//! The scenarios that the report offers, for scripts and host pages: `scenarios()`.

use std::collections::BTreeMap;

use serde::Serialize;
use takerate_core::model::{Basis, Claim, ReadyMade};
use takerate_core::{Model, Scenario, Text};

use crate::link::write;

/// A ready-made scenario as others see it. Numbers are plain decimal strings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReadyMadeDescription {
    /// Public id.
    pub id: String,
    /// Its name in both languages.
    pub name: Text,
    /// What it asks, in both languages.
    pub note: Text,
    /// The preset that it changes.
    pub preset: String,
    /// The inputs that it changes, and the value of each.
    pub changes: BTreeMap<String, String>,
    /// What is claimed of it, beside what comes out.
    pub claims: Vec<ClaimDescription>,
    /// The fragment that opens it.
    pub link: String,
}

/// A claim as others see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimDescription {
    /// The line that it is about.
    pub line: String,
    /// Whether both numbers are differences from the preset.
    pub difference: bool,
    /// The lowest and the highest that is claimed; the same where one number is.
    pub claimed: [String; 2],
    /// What the model returns; nothing where there is no value.
    pub result: Option<String>,
    /// How sure the claim is.
    pub basis: Basis,
}

/// Every ready-made scenario, in the report's order.
#[must_use]
pub fn scenarios(model: &Model) -> Vec<ReadyMadeDescription> {
    model.ready_made.iter().map(|ready| describe(model, ready)).collect()
}

fn describe(model: &Model, ready: &ReadyMade) -> ReadyMadeDescription {
    let scenario = ready.scenario(model);
    let (preset, now) = (Scenario::preset(ready.preset).evaluate(model), scenario.evaluate(model));
    let claim = |claim: &Claim| ClaimDescription {
        line: model.line(claim.line).id.clone(),
        difference: claim.difference,
        claimed: [claim.low, claim.high].map(|value| value.normalize().to_string()),
        result: claim.result(&preset, &now).map(|value| value.normalize().to_string()),
        basis: claim.basis,
    };
    let changes = ready.changes.iter();
    ReadyMadeDescription {
        id: ready.id.clone(),
        name: ready.name.clone(),
        note: ready.note.clone(),
        preset: model.preset(ready.preset).id.clone(),
        changes: changes.map(|change| (model.input(change.input).id.clone(), change.value.to_string())).collect(),
        claims: ready.claims.iter().map(claim).collect(),
        link: write(model, &scenario, None, ""),
    }
}
