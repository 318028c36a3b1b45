//! Random numbers.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Math)]
    fn random() -> f64;
}

/// A number from 0 to 1, 1 excluded.
#[must_use]
pub fn fraction() -> f64 {
    random()
}
