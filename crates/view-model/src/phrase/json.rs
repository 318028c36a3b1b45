//! Answers in JSON with what scripts read of them in words.

use serde_json::{Map, Value};
use takerate_analysis::bridge::{Bridge, Contribution, Grain};
use takerate_analysis::{Answer, Job, NoValue};
use takerate_core::{Language, Model};

use super::{contribution, no_value, seek, warning};

/// Fields that are left out where they say nothing, each behind one that only objects of its kind have.
const LEFT_OUT: [(&str, &str); 7] = [
    ("value", "not_meaningful"),
    ("within_range", "to"),
    ("solutions", "forbidden"),
    ("bars", "still"),
    ("all_positive", "all_below"),
    ("indices", "instead"),
    ("joint", "paired"),
];

/// The answer to `job` as the command prints it: what an analysis answers, with `reason` in the place of each `problem`,
/// a `message` for what a goal seek has found, a `name` for each contribution, and warnings as sentences.
///
/// # Errors
/// Those of the serializer.
pub fn json(job: &Job, answer: &Answer, model: &Model, language: Language) -> Result<Value, serde_json::Error> {
    let mut value = serde_json::to_value(answer)?;
    match (job, answer) {
        (Job::Seek(request), Answer::Seek(answers)) => {
            for (value, found) in objects(&mut value).zip(answers) {
                value.remove("obstacle");
                value.insert("message".to_owned(), seek(found, request, model, language).into());
            }
        }
        (_, Answer::Bridge(bridges)) => {
            for (value, bridge) in objects(&mut value).zip(bridges) {
                name_contributions(value, bridge, model, language);
            }
        }
        (_, Answer::Simulate(simulated)) => {
            let warnings = simulated.warnings.iter().map(|known| Value::from(warning(*known, language)));
            if let Some(value) = value.as_object_mut() {
                value.insert("warnings".to_owned(), warnings.collect());
            }
        }
        _ => {}
    }
    finish(&mut value, model, language);
    Ok(value)
}

fn objects(value: &mut Value) -> impl Iterator<Item = &mut Map<String, Value>> {
    value.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut)
}

fn name_contributions(value: &mut Map<String, Value>, bridge: &Bridge, model: &Model, language: Language) {
    let name = |one: &Contribution, grain: Grain| Value::from(contribution(one, grain, model, language));
    if let Some(values) = value.get_mut("contributions") {
        for (value, one) in objects(values).zip(&bridge.contributions) {
            value.insert("name".to_owned(), name(one, bridge.grain));
        }
    }
    let instead = bridge.breaks.as_ref().and_then(|breaks| breaks.instead.as_ref());
    let inner = value.get_mut("breaks").and_then(|breaks| breaks.get_mut("instead")).and_then(Value::as_object_mut);
    if let Some((value, instead)) = inner.zip(instead) {
        name_contributions(value, instead, model, language);
    }
}

/// Puts a `reason` in the place of every `problem` and leaves out what says nothing, however deep.
fn finish(value: &mut Value, model: &Model, language: Language) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| finish(value, model, language)),
        Value::Object(fields) => {
            if let Some(problem) = fields.remove("problem")
                && let Ok(problem) = serde_json::from_value::<NoValue>(problem)
            {
                fields.insert("reason".to_owned(), no_value(&problem, model, language).into());
            }
            for (known_by, field) in LEFT_OUT {
                if fields.contains_key(known_by) && fields.get(field).is_some_and(says_nothing) {
                    fields.remove(field);
                }
            }
            fields.values_mut().for_each(|value| finish(value, model, language));
        }
        _ => {}
    }
}

fn says_nothing(value: &Value) -> bool {
    matches!(value, Value::Null | Value::Bool(false)) || value.as_array().is_some_and(Vec::is_empty)
}
