//! The functions that the page's module exports to host pages. `docs/javascript.md` describes them.

use js_sys::{Array, Object, Reflect};
use takerate_core::{Language, PresetId, Scenario, Text};
use takerate_exchange::assign::{assign, clipped};
use takerate_exchange::describe::{self, InputDescription, LineDescription};
use takerate_exchange::evaluation::{Evaluation, evaluation};
use wasm_bindgen::prelude::{JsCast, JsError, JsValue, wasm_bindgen};

use crate::bundled;

/// Evaluates a scenario: `overrides` maps input ids to numbers or decimal strings, `preset` is a preset's id.
/// Returns `{ values, problems }`: every line id to a decimal string or null, and a reason for each null.
///
/// # Errors
/// An unknown preset or id, and values that are no number or that the input's unit forbids.
#[wasm_bindgen]
pub fn evaluate(overrides: JsValue, preset: Option<String>) -> Result<JsValue, JsError> {
    let model = bundled::model()?;
    let preset = match preset {
        None => PresetId::default(),
        Some(id) => model.find_preset(&id).ok_or_else(|| {
            let known: Vec<&str> = model.presets.iter().map(|preset| preset.id.as_str()).collect();
            JsError::new(&format!("no preset is called \"{}\"; there are {}", clipped(&id), known.join(", ")))
        })?,
    };
    let mut scenario = Scenario::preset(preset);
    if !overrides.is_undefined() && !overrides.is_null() {
        let overrides: &Object = overrides.dyn_ref().ok_or_else(|| {
            JsError::new("overrides must be an object from input ids to values, such as {\"aave.gho_share\": \"0.1\"}")
        })?;
        for entry in Object::entries(overrides).iter() {
            let entry = Array::from(&entry);
            let (id, value) = (entry.get(0), entry.get(1));
            let text = if value.is_null() || value.is_undefined() {
                "null".to_owned()
            } else {
                String::from(value.unchecked_ref::<Object>().to_string())
            };
            let id = id.as_string().unwrap_or_default();
            assign(model, &mut scenario, &id, &text)
                .map_err(|error| JsError::new(&error.message(model, Language::English)))?;
        }
    }
    let Evaluation { values, problems } = evaluation(model, &scenario, Language::English);
    Ok(object([
        (
            "values",
            object(values.iter().map(|(id, value)| (id.as_str(), value.as_deref().map_or(JsValue::NULL, text)))),
        ),
        ("problems", object(problems.iter().map(|(id, reason)| (id.as_str(), text(reason))))),
    ]))
}

/// Every input: `[{ id, name: {en, zh}, unit, low, high, presets: {id: value}, basis }]`.
///
/// # Errors
/// Only where the bundled model cannot be read.
#[wasm_bindgen]
pub fn inputs() -> Result<JsValue, JsError> {
    let describe = |input: &InputDescription| {
        object([
            ("id", text(&input.id)),
            ("name", both(&input.name)),
            ("unit", text(&input.unit)),
            ("low", text(&input.low)),
            ("high", text(&input.high)),
            ("presets", object(input.presets.iter().map(|(preset, value)| (preset.as_str(), text(value))))),
            ("basis", text(input.basis.id())),
        ])
    };
    Ok(describe::inputs(bundled::model()?).iter().map(describe).collect::<Array>().into())
}

/// Every line: `[{ id, name: {en, zh}, unit, formula }]`.
///
/// # Errors
/// Only where the bundled model cannot be read.
#[wasm_bindgen]
pub fn lines() -> Result<JsValue, JsError> {
    let describe = |line: &LineDescription| {
        object([
            ("id", text(&line.id)),
            ("name", both(&line.name)),
            ("unit", text(&line.unit)),
            ("formula", text(&line.formula)),
        ])
    };
    Ok(describe::lines(bundled::model()?).iter().map(describe).collect::<Array>().into())
}

fn text(text: &str) -> JsValue {
    JsValue::from_str(text)
}

fn both(name: &Text) -> JsValue {
    object([("en", text(&name.en)), ("zh", text(&name.zh))])
}

fn object<'a>(entries: impl IntoIterator<Item = (&'a str, JsValue)>) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        // A plain object takes every key.
        let _always = Reflect::set(&object, &text(key), &value);
    }
    object.into()
}
