//! What is asked of the browser.

use takerate_exchange::edition::Edition;
use wasm_bindgen::prelude::*;
use web_sys::{Document, HtmlElement};

#[wasm_bindgen]
extern "C" {
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

/// The first element that a selector finds.
pub fn find(selector: &str) -> Option<web_sys::Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// The element that has the focus.
pub fn active() -> Option<web_sys::Element> {
    document()?.active_element()
}

/// The height of the window in pixels.
pub fn height() -> f64 {
    let height = web_sys::window().and_then(|window| window.inner_height().ok());
    height.and_then(|height| height.as_f64()).unwrap_or_default()
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

/// Loads the page anew; what the address says stays.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _refused = window.location().reload();
    }
}

/// Takes back the last step, as the page's own button does.
pub fn undo() {
    if let Some(button) = element("undo") {
        button.click();
    }
}

/// Puts text on the clipboard; `after` hears whether the browser allowed it.
pub fn copy(text: &str, after: impl FnOnce(bool) + 'static) {
    let Some(window) = web_sys::window() else { return after(false) };
    // Over plain http there is no clipboard, whatever the types say.
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into()).ok();
    let Some(clipboard) = clipboard.and_then(|clipboard| clipboard.dyn_into::<web_sys::Clipboard>().ok()) else {
        return after(false);
    };
    let promise = clipboard.write_text(text);
    leptos::task::spawn_local(async move { after(wasm_bindgen_futures::JsFuture::from(promise).await.is_ok()) });
}

/// Writes to the browser's console, for whoever reports a fault.
pub fn log_error(message: &str) {
    web_sys::console::error_1(&message.into());
}

/// The number of days since 1970, by the reader's clock and where the reader is; `None` where it stands before, or nowhere.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub fn day() -> Option<u64> {
    let here = js_sys::Date::new_0();
    let days = (here.get_time() / 60_000.0 - here.get_timezone_offset()) / 1440.0;
    (days >= 0.0).then_some(days as u64)
}

/// The address of the page, without fragment and query.
pub fn page() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    address.split(['#', '?']).next().unwrap_or_default().to_owned()
}

/// Whether the `details` that an event is about is open.
pub fn is_open(event: &web_sys::Event) -> bool {
    let details = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    details.is_some_and(|details| details.has_attribute("open"))
}

/// Selects the whole text of the field that an event is about.
pub fn select(event: &web_sys::FocusEvent) {
    if let Some(field) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        field.select();
    }
}

/// The field that an event is about.
pub fn field(event: &web_sys::Event) -> Option<web_sys::HtmlInputElement> {
    event.target().and_then(|target| target.dyn_into().ok())
}

/// Opens the dialog that prints the page.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _refused = window.print();
    }
}

/// Gives the reader a file to keep; returns whether the browser takes part.
pub fn download(name: &str, media: &str, bytes: &[u8]) -> bool {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media);
    let offer = || {
        let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
        let address = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
        let anchor = document()?.create_element("a").ok()?.dyn_into::<web_sys::HtmlAnchorElement>().ok()?;
        anchor.set_href(&address);
        anchor.set_download(name);
        anchor.click();
        // Browsers read it after the click.
        leptos::prelude::set_timeout(
            move || {
                let _refused = web_sys::Url::revoke_object_url(&address);
            },
            std::time::Duration::from_secs(60),
        );
        Some(())
    };
    offer().is_some()
}

/// The first `most` bytes of a file; `None` where the browser cannot read it.
pub async fn read_file(file: &web_sys::File, most: u32) -> Option<Vec<u8>> {
    let part = file.slice_with_f64_and_f64(0.0, f64::from(most)).ok()?;
    let bytes = wasm_bindgen_futures::JsFuture::from(part.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&bytes).to_vec())
}

/// An edition of the model by its digest: nothing where none of that name is kept, an error where it does not load or is
/// not what its name says.
pub async fn edition(digest: &str) -> Result<Option<Edition>, ()> {
    let answer = gloo_net::http::Request::get(&format!("editions/{digest}.json")).send().await.map_err(|_| ())?;
    // Some hosts send their start page where there is no such file.
    let page = answer.headers().get("content-type").is_some_and(|kind| kind.starts_with("text/html"));
    if answer.status() == 404 || page {
        return Ok(None);
    }
    let edition: Edition = answer.json().await.map_err(|_| ())?;
    if edition.digest() == digest { Ok(Some(edition)) } else { Err(()) }
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
