//! A value or the reason why there is none.

use serde::{Deserialize, Serialize};
use takerate_core::explain::{is_not_meaningful, reason};
use takerate_core::{Decimal, Language, LineId, Model, Problem};

/// A line's exact value, or why it has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The exact value, a decimal string in JSON; `None` where there is none.
    pub value: Option<Decimal>,
    /// Why there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Whether the line says nothing here (a multiple of a loss), rather than that something is wrong.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_meaningful: bool,
}

impl Figure {
    /// The result of `line`, with its reason in `language`.
    #[must_use]
    pub fn new(model: &Model, line: LineId, result: Result<Decimal, Problem>, language: Language) -> Self {
        match result {
            Ok(value) => Self { value: Some(value.normalize()), reason: None, not_meaningful: false },
            Err(problem) => Self {
                value: None,
                reason: Some(reason(model, line, problem, language)),
                not_meaningful: is_not_meaningful(model, problem),
            },
        }
    }
}
