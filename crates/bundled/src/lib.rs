//! The model that is built into the page, its modules and the command: `models/*.toml`, checked when building.

use std::sync::OnceLock;

use takerate_core::Model;

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/model.postcard"));

/// The digest of the bundled model's edition, as links and files name it.
pub const EDITION: &str = include_str!(concat!(env!("OUT_DIR"), "/edition.txt"));

static MODEL: OnceLock<Model> = OnceLock::new();

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
