//! Files that the reader saves or opens.

use wasm_bindgen::JsCast;

/// Gives the reader a file to keep; returns whether the browser takes part.
pub fn download(name: &str, media: &str, bytes: &[u8]) -> bool {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media);
    let offer = || {
        let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
        let address = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
        let anchor =
            web_sys::window()?.document()?.create_element("a").ok()?.dyn_into::<web_sys::HtmlAnchorElement>().ok()?;
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
