//! What browsers read to install the page: the manifest, in each language of the report.

use serde_json::Value;
use takerate_core::{Language, Model};

/// The manifest of the first language; that of another has its code in the name.
pub(crate) const NAME: &str = "manifest.webmanifest";

/// Whether a file of a page is a manifest.
pub(crate) fn is_one(path: &str) -> bool {
    path.starts_with("manifest.") && path.ends_with(".webmanifest")
}

/// The name of the manifest in one of a report's languages.
pub(crate) fn name(languages: &[Language], language: Language) -> String {
    if languages.first() == Some(&language) {
        NAME.to_owned()
    } else {
        format!("manifest.{}.webmanifest", language.code())
    }
}

/// The manifest of a page with a report's own name and description, in a language; everything else stays.
///
/// # Errors
/// The template is not a manifest.
pub(crate) fn of(manifest: &[u8], model: &Model, language: Language) -> Result<Vec<u8>, serde_json::Error> {
    let mut fields: serde_json::Map<String, Value> = serde_json::from_slice(manifest)?;
    let texts = [
        ("lang", language.tag()),
        ("name", model.report.name.get(language)),
        ("short_name", model.report.name.get(language)),
        ("description", model.report.description.get(language)),
    ];
    fields.extend(texts.map(|(field, text)| (field.to_owned(), text.into())));
    serde_json::to_vec(&fields)
}
