//! The texts as a page has them: those of its files, without catalogues of what models say.

use crate::Language;

/// Nothing: the page fetches its texts ([`install`](crate::install)).
pub(crate) fn prepare() {}

/// Whether there is a catalogue of what models say in a language. The files of the report were checked when it was bundled: what they
/// do not say themselves, a catalogue did.
#[must_use]
pub fn has_catalogue(_language: Language) -> bool {
    true
}

/// What a model's text in English is in another language.
#[must_use]
pub fn translated(_english: &str, _language: Language) -> Option<String> {
    None
}
