//! The engine: jobs in, answers out that hold ids, numbers and problems. No views, no sentences, no languages.
//!
//! `worker.js` runs it beside the page, `local.js` in the page where no worker can be had; `scheduler.js` cuts its jobs
//! into slices.

#![cfg(target_arch = "wasm32")]

mod runner;

pub use runner::Runner;

use wasm_bindgen::prelude::*;

/// Takes the model from what `model.wasm` holds. Jobs can be carried out after that.
///
/// # Errors
/// Bytes that are something else.
#[wasm_bindgen]
pub fn open(model: &[u8]) -> Result<(), JsError> {
    takerate_bundled::read(model).map(|_| ()).ok_or_else(|| JsError::new(takerate_bundled::NOT_THE_MODEL))
}
