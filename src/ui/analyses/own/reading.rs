//! What a model file comes to, as a worker reads it (`modules/reader`).

use std::sync::Arc;

use js_sys::{Array, Reflect, Uint8Array};
use takerate_bundled::model_of;
use takerate_core::{Language, Model};
use takerate_words::OwnWords;
use wasm_bindgen::{JsCast, JsValue};

use crate::engine::Engine;

/// What ends a record, and a field of it.
const RECORD: char = '\u{1e}';
const FIELD: char = '\u{1f}';

/// One thing that is wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Its line, from 1; `None` where it is in a file of the report, which asks of each protocol what this one lacks.
    pub line: Option<usize>,
    /// What is wrong and what to do.
    pub message: String,
}

/// What a file comes to.
#[derive(Clone, Debug, Default)]
pub enum Reading {
    /// There is none.
    #[default]
    Empty,
    /// It is being read.
    Running,
    /// The model of the report with the protocol.
    Good(Arc<Model>),
    /// What is wrong.
    Wrong(Vec<Mistake>),
    /// It took too long.
    Late,
    /// What reads it could not be loaded.
    Failed,
}

fn field(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or_default()
}

/// Reads a model file beside those of the report. What is wrong with it is said in a language.
pub async fn read(engine: Engine, text: String, language: Language) -> Reading {
    let answer = engine.read_own(&Array::of1(&text.as_str().into()), language).await.unwrap_or_default();
    if let Some(model) = field(&answer, "model").dyn_ref::<Uint8Array>().and_then(|bytes| model_of(&bytes.to_vec())) {
        return Reading::Good(Arc::new(model));
    }
    match field(&answer, "mistakes").as_string() {
        Some(records) if !records.is_empty() => {
            let mistake = |record| mistake(record, OwnWords::of(language));
            Reading::Wrong(records.split_terminator(RECORD).filter_map(mistake).collect())
        }
        _ if field(&answer, "late").is_truthy() => Reading::Late,
        _ => Reading::Failed,
    }
}

/// The bytes that an address has answered (`own-address.js`).
///
/// # Errors
/// Why there are none, in its words, with the status of an answer that is an error.
pub fn bytes_of(answer: &JsValue) -> Result<Vec<u8>, (String, u16)> {
    if let Some(bytes) = field(answer, "bytes").dyn_ref::<Uint8Array>() {
        return Ok(bytes.to_vec());
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A status has three digits.
    let status = field(answer, "status").as_f64().unwrap_or_default() as u16;
    Err((field(answer, "failed").as_string().unwrap_or_else(|| "unloaded".to_owned()), status))
}

fn mistake(record: &str, words: OwnWords) -> Option<Mistake> {
    let mut fields = record.split_terminator(FIELD);
    let (file, line, message) = (fields.next()?, fields.next()?, fields.next()?);
    // The reader's files have numbers for names.
    Some(match file.parse::<usize>() {
        Ok(_) => Mistake { line: line.parse().ok(), message: message.to_owned() },
        Err(_) => Mistake { line: None, message: words.in_report(file, line, message) },
    })
}

/// What a template calls its protocol, as its file says first.
pub fn called(text: &str, language: Language) -> &str {
    let name = text.split_once("\nname = ").and_then(|(_, rest)| rest.lines().next()).unwrap_or_default();
    let own = name.split_once(&format!("{} = \"", language.code()));
    own.and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default()
}

/// What a protocol can begin with: ids of the report's protocols, empty for templates, each with a text. None where they could not be
/// loaded.
pub async fn beginnings(engine: Engine) -> Vec<(String, String)> {
    let answer = engine.beginnings_of_own().await.unwrap_or_default();
    let records = field(&answer, "beginnings").as_string().unwrap_or_default();
    let pair = |record: &str| {
        record.split_once(FIELD).map(|(id, text)| (id.to_owned(), text.trim_end_matches(FIELD).to_owned()))
    };
    records.split_terminator(RECORD).filter_map(pair).collect()
}
