//! What the page's module exports. `src/js/host.js` makes JavaScript's objects of the texts: the functions for host pages,
//! which `docs/javascript.md` describes. A text holds records, each ended by [`RECORD`], of fields, each ended by [`FIELD`]; both
//! are characters that no model holds.

use std::time::Duration;

use leptos::prelude::set_timeout;
use takerate_bundled as bundled;
use takerate_core::explain::reason;
use takerate_core::{Decimal, InputId, Language, Model, PresetId, Scenario, Text};
use takerate_display::format::{known, precise};
use takerate_scenario_io::assign::{assign_exact, clipped};
use takerate_scenario_io::describe::formula_text;
use takerate_scenario_io::link::{self, read};
use takerate_words::PageWords;
use wasm_bindgen::prelude::*;

const RECORD: char = '\u{1e}';
const FIELD: char = '\u{1f}';
const PART: char = '\u{1d}';

/// Takes the model without its notes and sources: what `outline.en.wasm`, or the file of another language, holds. Then
/// mounts the page, where the document has a place for it. Returns whether the bytes are that model.
#[wasm_bindgen]
#[must_use]
pub fn open(bytes: &[u8]) -> bool {
    let model = bundled::open(bytes);
    if let Some(model) = model {
        // In a task of its own: the browser answers between the two.
        set_timeout(move || crate::ui::mount(model), Duration::ZERO);
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
    let whole = bundled::complete(bytes);
    if let Some(model) = whole {
        crate::ui::complete(model);
    }
    whole.is_some()
}

/// Loads what analyses need, for later, when there may be no connection; ends once it is there or has failed.
#[wasm_bindgen]
pub async fn prefetch() {
    crate::ui::prefetch().await;
}

/// Evaluates a scenario. `overrides` has a record for each changed input: its id and its value. Returns a record for each
/// line: its id, its exact value, and the reason where it has none.
///
/// # Errors
/// An unknown preset or id, and values that are no number or that the input's unit forbids.
#[wasm_bindgen(js_name = evaluateText)]
pub fn evaluate(overrides: &str, preset: Option<String>) -> Result<String, JsError> {
    let model = model()?;
    let mut scenario = Scenario::preset(read_preset(model, preset)?);
    for record in overrides.split_terminator(RECORD) {
        let (id, value) = record.split_once(FIELD).unwrap_or_default();
        let value = value.trim_end_matches(FIELD);
        assign_exact(model, &mut scenario, id, value)
            .map_err(|error| JsError::new(&error.message(model, Language::ENGLISH)))?;
    }
    let mut text = String::new();
    for (id, result) in model.line_ids().zip(scenario.evaluate(model)) {
        let (value, problem) = match result {
            Ok(value) => (value.normalize().to_string(), String::new()),
            Err(problem) => (String::new(), reason(model, id, problem, Language::ENGLISH)),
        };
        write(&mut text, &[&model.line(id).id, &value, &problem]);
    }
    Ok(text)
}

fn read_preset(model: &Model, id: Option<String>) -> Result<PresetId, JsError> {
    let Some(id) = id else { return Ok(PresetId::default()) };
    model.find_preset(&id).ok_or_else(|| {
        let known: Vec<&str> = model.presets.iter().map(|preset| preset.id.as_str()).collect();
        JsError::new(&format!("no preset is called \"{}\"; there are {}", clipped(&id), known.join(", ")))
    })
}

/// Every input: a record with its id, its names, its unit, its sensible range, and then for each preset that preset's id, the
/// value in it and how sure it is.
///
/// # Errors
/// Only where the model has not been read.
#[wasm_bindgen(js_name = inputsText)]
pub fn inputs() -> Result<String, JsError> {
    let model = model()?;
    let mut text = String::new();
    for input in &model.inputs {
        let [low, high] = [input.low, input.high].map(|value| value.normalize().to_string());
        let plain = |value: &Option<Decimal>| value.map(|value| value.normalize().to_string()).unwrap_or_default();
        let values: Vec<String> = input.values.iter().map(plain).collect();
        let name = names(&input.name);
        let mut fields = vec![&*input.id, &*name, &*input.unit.text, &*low, &*high];
        for (preset, value) in model.preset_ids().zip(&values) {
            fields.extend([&*model.preset(preset).id, value.as_str(), input.basis_in(preset).id()]);
        }
        write(&mut text, &fields);
    }
    Ok(text)
}

/// Every line: a record with its id, its names, its unit and its formula over public ids.
///
/// # Errors
/// Only where the model has not been read.
#[wasm_bindgen(js_name = linesText)]
pub fn lines() -> Result<String, JsError> {
    let model = model()?;
    let mut text = String::new();
    for line in &model.lines {
        write(&mut text, &[&line.id, &names(&line.name), &line.unit.text, &formula_text(model, &line.formula)]);
    }
    Ok(text)
}

/// Every scenario that the report offers: a record with its id, its names, its preset, the fragment that opens it, and then for
/// each input that it changes that input's id and the value.
///
/// # Errors
/// Only where the model has not been read.
#[wasm_bindgen(js_name = scenariosText)]
pub fn scenarios() -> Result<String, JsError> {
    let model = model()?;
    let mut text = String::new();
    for ready in &model.ready_made {
        let link = link::write(model, &ready.scenario(model), None, "");
        let values: Vec<String> = ready.changes.iter().map(|change| change.value.to_string()).collect();
        let name = names(&ready.name);
        let mut fields = vec![&*ready.id, &*name, &*model.preset(ready.preset).id, &*link];
        for (change, value) in ready.changes.iter().zip(&values) {
            fields.extend([&*model.input(change.input).id, value.as_str()]);
        }
        write(&mut text, &fields);
    }
    Ok(text)
}

/// How many changes a picture names; all are in its link.
const NAMED: usize = 6;

/// What a picture of a chart says beside the drawing, in the language of a tag: a record of its title, of the scenario that a link
/// opens, and of what is said when it was saved as `file`, could not be made, could not be loaded, needs a newer page, was copied or could not be.
#[wasm_bindgen(js_name = pictureText)]
#[must_use]
pub fn picture(tag: &str, link: &str, protocol: &str, caption: &str, file: &str) -> String {
    let Ok(model) = model() else { return String::new() };
    let language = Language::from_tag(tag).unwrap_or_default();
    let words = PageWords::of(language);
    let title = if protocol.is_empty() { caption.to_owned() } else { words.pair(protocol, caption) };
    let scenario = read(model, link).scenario;
    let change = |(id, value): (InputId, Decimal)| {
        let input = model.input(id);
        let [from, to] = [scenario.base(model, id), Some(value)]
            .map(|value| known(value, language, |value| precise(value, &input.unit, language)));
        words.picture_change(input.name.get(language), &from, &to)
    };
    let all = scenario.changed(model).count();
    let mut changes: Vec<String> = scenario.changed(model).take(NAMED).map(change).collect();
    if all > NAMED {
        changes.push(words.picture_more(all - NAMED));
    } else if all == 0 {
        changes.push(words.picture_unchanged().to_owned());
    }
    let preset = model.preset(scenario.preset).name.get(language);
    let said = words.picture_scenario(preset, &changes.join(words.comma()));
    let (saved, failed) = (words.picture_saved(file), words.picture_failed());
    let mut text = String::new();
    let copied = [words.picture_copied(), words.picture_not_copied()];
    write(
        &mut text,
        &[&title, &said, &saved, failed, words.picture_unloaded(), words.newer_page(), copied[0], copied[1]],
    );
    text
}

/// A name in each language: code and text, each ended by [`PART`]. Empty where the texts in a language have not been read.
fn names(name: &Text) -> String {
    let mut names = String::new();
    for language in Language::all() {
        for part in [language.code(), name.own(language).unwrap_or_default()] {
            names.push_str(part);
            names.push(PART);
        }
    }
    names
}

fn write(text: &mut String, fields: &[&str]) {
    for field in fields {
        text.push_str(field);
        text.push(FIELD);
    }
    text.push(RECORD);
}
