//! The writer of workbooks, as a module of its own: it is loaded once a reader asks for a workbook.

#![cfg(target_arch = "wasm32")]

use takerate_export::workbook::WorkbookRequest;
use wasm_bindgen::prelude::*;

/// Takes the model from what `model.wasm` holds. Workbooks can be written after that.
///
/// # Errors
/// Bytes that are something else.
#[wasm_bindgen]
pub fn open(model: &[u8]) -> Result<(), JsError> {
    takerate_bundled::complete(model).map(|_| ()).ok_or_else(|| JsError::new(takerate_bundled::NOT_THE_MODEL))
}

/// The bytes of the workbook that a [`WorkbookRequest`] in bytes describes.
///
/// # Errors
/// A request that cannot be read, and what keeps the workbook from being written, in words.
#[wasm_bindgen]
pub fn write(request: &[u8]) -> Result<Vec<u8>, JsError> {
    let model = takerate_bundled::whole().ok_or_else(|| JsError::new(takerate_bundled::NOT_READ))?;
    let request = WorkbookRequest::from_bytes(request)?;
    request.write(model, takerate_bundled::edition()).map_err(|error| JsError::new(&error.message(request.language)))
}
