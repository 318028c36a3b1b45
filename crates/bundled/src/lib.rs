//! The model that is built into the page (without its notes and sources, which follow as a file), its modules and the
//! command: `models/*.toml`, checked when building.

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

/// Takes the whole model from the bytes of the file that the build wrote beside the page; `None` where they are not
/// that model.
#[must_use]
pub fn complete(bytes: &[u8]) -> Option<&'static Model> {
    if let Some(model) = MODEL.get() {
        return Some(model);
    }
    let outline = outline().ok()?;
    let whole: Model = postcard::from_bytes(bytes).ok()?;
    let same = whole.inputs.len() == outline.inputs.len()
        && whole.lines.len() == outline.lines.len()
        && whole.constants.len() == outline.constants.len();
    same.then(|| MODEL.get_or_init(|| whole))
}

/// The bundled model, read on first use.
///
/// # Errors
/// Only where the embedded bytes are not what the build wrote.
pub fn model() -> Result<&'static Model, postcard::Error> {
    match MODEL.get() {
        Some(model) => Ok(model),
        None => postcard::from_bytes(BYTES).map(|model| MODEL.get_or_init(|| model)),
    }
}
