//! The result of a line.

use serde::{Deserialize, Serialize};
use takerate_core::explain::is_not_meaningful;
use takerate_core::{Decimal, LineId, Model, Problem};

use crate::no_value::NoValue;

/// A line's exact value, or why it has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The exact value, a decimal string in JSON; `None` where there is none.
    pub value: Option<Decimal>,
    /// Why there is none.
    pub problem: Option<NoValue>,
    /// Whether the line says nothing here (a multiple of a loss), rather than that something is wrong.
    pub not_meaningful: bool,
}

impl Figure {
    /// The result of `line`.
    #[must_use]
    pub fn new(model: &Model, line: LineId, result: Result<Decimal, Problem>) -> Self {
        match result {
            Ok(value) => Self { value: Some(value.normalize()), problem: None, not_meaningful: false },
            Err(problem) => Self {
                value: None,
                problem: Some(NoValue::new(model, line, problem)),
                not_meaningful: is_not_meaningful(model, problem),
            },
        }
    }
}
