//! The fragment of the page's address, and the history.

use wasm_bindgen::JsValue;

/// The fragment with its `#`, or nothing.
#[must_use]
pub fn fragment() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The path, without query and fragment.
#[must_use]
pub fn path() -> String {
    web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_default()
}

/// Whether a new address becomes a step that the back button returns from.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Step {
    /// It does.
    #[default]
    New,
    /// It stands in for the one before.
    Same,
}

/// Goes back one step, as the button does.
pub fn back() {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _refused = history.back();
    }
}

/// Writes the fragment. A browser that refuses (too many in a short time) keeps the old one.
pub fn write(fragment: &str, step: Step) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else { return };
    let _refused = match step {
        Step::New => history.push_state_with_url(&JsValue::NULL, "", Some(fragment)),
        Step::Same => history.replace_state_with_url(&JsValue::NULL, "", Some(fragment)),
    };
}

/// The address of the page, without fragment and query.
#[must_use]
pub fn page() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    address.split(['#', '?']).next().unwrap_or_default().to_owned()
}

/// Loads the page anew; what the address says stays.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _refused = window.location().reload();
    }
}
