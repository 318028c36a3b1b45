//! The shape of what the report says first.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::{Spanned, Value};

use super::SpannedText;

/// What the report says first.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawLead {
    pub sentence: SpannedText,
    pub otherwise: Option<SpannedText>,
    pub about: SpannedText,
    pub map: RawLeadMap,
    #[serde(default)]
    pub questions: Vec<RawQuestion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawLeadMap {
    pub line: Spanned<String>,
    pub x: RawLeadAxis,
    pub y: RawLeadAxis,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawLeadAxis {
    pub input: Spanned<String>,
    /// The input's own range where it is left out.
    pub range: Option<Spanned<Vec<Spanned<Value>>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawQuestion {
    pub name: SpannedText,
    pub view: Option<Spanned<String>>,
    pub preset: Option<Spanned<String>>,
    #[serde(default)]
    pub show: String,
    #[serde(default)]
    pub changes: BTreeMap<String, Spanned<Value>>,
}
