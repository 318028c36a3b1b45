//! The shape of a word that the report explains.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::SpannedText;

/// A word with its meaning.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawTerm {
    pub id: Spanned<String>,
    pub name: SpannedText,
    /// Further spellings by the codes of their languages.
    #[serde(default)]
    pub words: BTreeMap<String, Vec<Spanned<String>>>,
    pub text: SpannedText,
}
