//! Every line of every protocol as decimal strings: what `evaluate()` and the `eval` command return.

use std::collections::BTreeMap;

use serde::Serialize;
use takerate_core::explain::reason;
use takerate_core::{Language, Model, Scenario};

/// The result of a scenario, by public id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Evaluation {
    /// The exact value of each line as a plain decimal string; `None` where it has no value.
    pub values: BTreeMap<String, Option<String>>,
    /// For each line without a value, the reason.
    pub problems: BTreeMap<String, String>,
}

/// Evaluates a scenario.
#[must_use]
pub fn evaluation(model: &Model, scenario: &Scenario, language: Language) -> Evaluation {
    let mut evaluation = Evaluation::default();
    for (id, result) in model.line_ids().zip(scenario.evaluate(model)) {
        let name = model.line(id).id.clone();
        if let Err(problem) = result {
            evaluation.problems.insert(name.clone(), reason(model, id, problem, language));
        }
        evaluation.values.insert(name, result.ok().map(|value| value.normalize().to_string()));
    }
    evaluation
}
