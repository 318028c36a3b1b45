//! The texts as a page has them: those of its files. Catalogues of what models say come only to what reads model files.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::{Catalogue, Language};

/// What models say, by language and English.
static CATALOGUES: OnceLock<BTreeMap<String, BTreeMap<String, String>>> = OnceLock::new();

/// Takes the catalogues of the report's languages, once.
pub fn take_catalogues(catalogues: Vec<Catalogue>) {
    CATALOGUES.get_or_init(|| {
        catalogues.into_iter().map(|(language, texts)| (language, texts.into_iter().collect())).collect()
    });
}

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
pub fn translated(english: &str, language: Language) -> Option<String> {
    CATALOGUES.get()?.get(language.code())?.get(english).cloned()
}
