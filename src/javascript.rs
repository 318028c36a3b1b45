//! The functions that the page's module exports to host pages. `docs/javascript.md` describes them.

use js_sys::{Array, Map, Number, Object, Reflect};
use takerate_core::{Language, Model, PresetId, Scenario, Text};
use takerate_exchange::assign::{assign_exact, clipped};
use takerate_exchange::describe::{self, InputDescription, LineDescription};
use takerate_exchange::evaluation::{Evaluation, evaluation};
use wasm_bindgen::prelude::{JsCast, JsError, JsValue, wasm_bindgen};

use takerate_bundled as bundled;

/// Evaluates a scenario: `overrides` maps input ids to numbers or decimal strings, `preset` is a preset's id.
/// Returns `{ values, problems }`: every line id to a decimal string or null, and a reason for each null.
///
/// # Errors
/// An unknown preset or id, values that are no number or that the input's unit forbids, and what reading `overrides`
/// throws.
#[wasm_bindgen]
pub fn evaluate(overrides: JsValue, preset: JsValue) -> Result<JsValue, JsValue> {
    let model = model()?;
    let mut scenario = Scenario::preset(read_preset(model, &preset)?);
    if !overrides.is_undefined() && !overrides.is_null() {
        if !overrides.is_object() || Array::is_array(&overrides) || overrides.is_instance_of::<Map>() {
            let message =
                "overrides must be a plain object from input ids to values, such as {\"aave.gho_share\": \"0.1\"}";
            return Err(JsError::new(message).into());
        }
        for key in Reflect::own_keys(&overrides)?.iter() {
            let Some(id) = key.as_string() else { continue };
            let value = number_text(&Reflect::get(&overrides, &key)?)?;
            assign_exact(model, &mut scenario, &id, &value)
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

fn read_preset(model: &Model, preset: &JsValue) -> Result<PresetId, JsValue> {
    if preset.is_undefined() || preset.is_null() {
        return Ok(PresetId::default());
    }
    let id = preset.as_string().unwrap_or_else(|| "?".to_owned());
    model.find_preset(&id).ok_or_else(|| {
        let known: Vec<&str> = model.presets.iter().map(|preset| preset.id.as_str()).collect();
        JsError::new(&format!("no preset is called \"{}\"; there are {}", clipped(&id), known.join(", "))).into()
    })
}

/// A decimal string as it is, a number with the digits that JavaScript prints; for anything else text that is no number.
fn number_text(value: &JsValue) -> Result<String, JsValue> {
    match (value.as_string(), value.as_f64()) {
        (Some(text), _) => Ok(text),
        (None, Some(number)) => Ok(String::from(Number::from(number).to_string_with_radix(10)?)),
        (None, None) => Ok(format!("{:?}", value.js_typeof().as_string().unwrap_or_default())),
    }
}

/// Takes the model without its notes and sources: what `outline.en.wasm`, or the file of another language, holds. Then
/// mounts the page, where the document has a place for it. Returns whether the bytes are that model.
#[wasm_bindgen]
#[must_use]
pub fn open(bytes: &[u8]) -> bool {
    let model = bundled::open(bytes);
    if let Some(model) = model {
        crate::ui::mount(model);
    }
    model.is_some()
}

fn model() -> Result<&'static Model, JsError> {
    bundled::whole().or(bundled::outline()).ok_or_else(|| JsError::new(bundled::NOT_READ))
}

/// Hands the page the notes and sources of its model: what `model.wasm` holds. Returns whether they are of this page's
/// model.
#[wasm_bindgen]
#[must_use]
pub fn complete(bytes: &[u8]) -> bool {
    let whole = bundled::read(bytes);
    if let Some(model) = whole {
        crate::ui::complete(model);
    }
    whole.is_some()
}

/// Every input: `[{ id, name: {en, zh}, unit, low, high, presets: {id: value}, basis, bases: {id: basis} }]`.
///
/// # Errors
/// Only where the model has not been read.
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
            ("bases", object(input.bases.iter().map(|(preset, basis)| (preset.as_str(), text(basis))))),
        ])
    };
    Ok(describe::inputs(model()?).iter().map(describe).collect::<Array>().into())
}

/// Every line: `[{ id, name: {en, zh}, unit, formula }]`.
///
/// # Errors
/// Only where the model has not been read.
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
    Ok(describe::lines(model()?).iter().map(describe).collect::<Array>().into())
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
