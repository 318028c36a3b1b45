//! The writer of workbooks, as a module of its own: it is loaded once a reader asks for a workbook.

#![cfg(target_arch = "wasm32")]

use serde::Deserialize;
use takerate_core::Language;
use takerate_exchange::link;
use takerate_export::{Date, Subject, workbook};
use wasm_bindgen::prelude::*;

/// What to write.
#[derive(Deserialize)]
struct Request {
    /// The scenario, as a link's fragment.
    link: String,
    /// The language's tag.
    language: String,
    /// The day of the export, as `2025-01-31`.
    date: String,
    /// What the reader calls the scenario.
    name: Option<String>,
    /// The page's address without fragment.
    page: String,
}

/// The bytes of the workbook that a request in JSON describes.
///
/// # Errors
/// A request that cannot be read, and what keeps the workbook from being written, in words.
#[wasm_bindgen]
pub fn write(request: &str) -> Result<Vec<u8>, JsError> {
    let model = takerate_bundled::model()?;
    let request: Request = serde_json::from_str(request)?;
    let language = Language::from_tag(&request.language).unwrap_or_default();
    let scenario = link::read(model, &request.link).scenario;
    let subject = Subject {
        model,
        scenario: &scenario,
        language,
        name: request.name.as_deref(),
        date: Date::read(&request.date).ok_or_else(|| JsError::new("the date is no day of the calendar"))?,
        page: Some(&request.page),
        edition: Some(takerate_bundled::EDITION),
        view: None,
    };
    workbook::write(&subject).map_err(|error| JsError::new(&error.message(language)))
}
