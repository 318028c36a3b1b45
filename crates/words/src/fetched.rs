//! The texts as a page has them: those of its files, without catalogues of what models say.

use crate::Language;

/// Nothing: the page fetches its texts ([`install`](crate::install)).
pub(crate) fn prepare() {}

/// Whether there is a catalogue of what models say in a language.
#[must_use]
pub fn has_catalogue(_language: Language) -> bool {
    false
}

/// What a model's text in English is in another language.
#[must_use]
pub fn translated(_english: &str, _language: Language) -> Option<String> {
    None
}
