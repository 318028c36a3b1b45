//! The model that is built into the page and the command: `models/*.toml`, checked when building.

use takerate_core::Model;

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/model.postcard"));

/// Reads the bundled model.
///
/// # Errors
/// Only where the embedded bytes are not what the build wrote.
pub fn model() -> Result<Model, postcard::Error> {
    postcard::from_bytes(BYTES)
}
