//! The model of `models/*.toml`, checked when building: embedded in the page without its notes and sources, in the command
//! as a whole, and as a file that page, engine and writer of workbooks fetch.

use std::sync::OnceLock;

use takerate_core::Model;

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/model.postcard"));

/// The digest of the bundled model's edition, as links and files name it.
pub const EDITION: &str = include_str!(concat!(env!("OUT_DIR"), "/edition.txt"));

static MODEL: OnceLock<Model> = OnceLock::new();

static OUTLINE_BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/outline.postcard"));

static OUTLINE: OnceLock<Model> = OnceLock::new();

/// The bundled model without what only explanations need ([`Model::outline`]), for a page that fetches the whole later.
///
/// # Errors
/// Only where the embedded bytes are not what the build wrote.
pub fn outline() -> Result<&'static Model, postcard::Error> {
    match OUTLINE.get() {
        Some(model) => Ok(model),
        None => postcard::from_bytes(OUTLINE_BYTES).map(|model| OUTLINE.get_or_init(|| model)),
    }
}

/// The whole model from the bytes of `model.postcard`, the file that the build writes beside the page; `None` where they
/// are not that file of this edition: cut short, of another edition, or a page of HTML in its place.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<&'static Model> {
    if let Some(model) = MODEL.get() {
        return Some(model);
    }
    let whole = postcard::from_bytes(bytes.strip_prefix(EDITION.as_bytes())?).ok()?;
    Some(MODEL.get_or_init(|| whole))
}

/// The whole model, if it has been read.
#[must_use]
pub fn whole() -> Option<&'static Model> {
    MODEL.get()
}

/// The whole model, embedded: for the command.
///
/// # Errors
/// Only where the embedded bytes are not what the build wrote.
pub fn model() -> Result<&'static Model, postcard::Error> {
    read(BYTES).ok_or(postcard::Error::DeserializeBadEncoding)
}
