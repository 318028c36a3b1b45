//! The clipboard.

use wasm_bindgen::JsCast;

/// Copies text to the clipboard; `after` gets whether the browser allowed it.
pub fn copy(text: &str, after: impl FnOnce(bool) + 'static) {
    let Some(window) = web_sys::window() else { return after(false) };
    // Over plain http the clipboard is missing, although the types say otherwise.
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into()).ok();
    let Some(clipboard) = clipboard.and_then(|clipboard| clipboard.dyn_into::<web_sys::Clipboard>().ok()) else {
        return after(false);
    };
    let promise = clipboard.write_text(text);
    leptos::task::spawn_local(async move { after(wasm_bindgen_futures::JsFuture::from(promise).await.is_ok()) });
}
