//! The shape of a step in a file that tells the report in steps.

use serde::Deserialize;
use toml::Spanned;

use crate::file::SpannedText;

/// A step of the story.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawStep {
    pub id: Spanned<String>,
    pub title: SpannedText,
    pub text: SpannedText,
    pub sentence: SpannedText,
    pub otherwise: Option<SpannedText>,
    pub preset: Option<Spanned<String>>,
    #[serde(default)]
    pub look: Vec<Spanned<String>>,
    #[serde(default)]
    pub sources: Vec<Spanned<String>>,
    pub view: Option<Spanned<String>>,
    #[serde(default)]
    pub show: String,
}
