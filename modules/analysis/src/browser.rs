//! What is asked of the browser.

use wasm_bindgen::prelude::*;
use web_sys::{Document, HtmlElement};

#[wasm_bindgen]
extern "C" {
    /// Who computes (office.js).
    pub type Office;

    /// Asks for a job; it replaces what the slot asked before.
    #[wasm_bindgen(method)]
    pub fn ask(this: &Office, slot: &str, id: f64, job: &str, language: &str);

    /// Gives up what a slot asked.
    #[wasm_bindgen(method)]
    pub fn cancel(this: &Office, slot: &str);

    /// Gets slot, id and news of everything that was asked.
    #[wasm_bindgen(method)]
    pub fn listen(this: &Office, hear: &Closure<dyn FnMut(String, f64, String)>);

    /// Whether the page computes itself, since no worker could be had.
    #[wasm_bindgen(method)]
    pub fn alone(this: &Office) -> bool;

    /// Gives up everything.
    #[wasm_bindgen(method)]
    pub fn close(this: &Office);

    /// A number from 0 to 1, 1 excluded.
    #[wasm_bindgen(js_namespace = Math)]
    pub fn random() -> f64;
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element with an id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Sends the page to an address in the place of the one before.
pub fn replace_address(fragment: &str) {
    if let Some(window) = web_sys::window() {
        let _refused = window.location().replace(fragment);
    }
}

/// Sends the page to an address, as a step of the history.
pub fn open_address(fragment: &str) {
    if let Some(window) = web_sys::window() {
        let _refused = window.location().set_hash(fragment);
    }
}

/// Goes back one step of the history.
pub fn back() {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _refused = history.back();
    }
}

/// Puts text on the clipboard; `after` hears whether the browser allowed it.
pub fn copy(text: &str, after: impl FnOnce(bool) + 'static) {
    let Some(window) = web_sys::window() else { return after(false) };
    let promise = window.navigator().clipboard().write_text(text);
    leptos::task::spawn_local(async move { after(wasm_bindgen_futures::JsFuture::from(promise).await.is_ok()) });
}

/// Writes to the browser's console, for whoever reports a fault.
pub fn log_error(message: &str) {
    web_sys::console::error_1(&message.into());
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// What the browser keeps under a name; `None` where it refuses to say.
#[allow(clippy::option_option)] // Nothing kept is not the same as a refusal.
pub fn stored(key: &str) -> Option<Option<String>> {
    storage()?.get_item(key).ok()
}

/// Keeps a text; returns whether the browser let it.
pub fn store(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}
