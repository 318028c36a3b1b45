//! Why a line has no value, told by public ids.

use serde::{Deserialize, Serialize};
use takerate_core::problem::Cause;
use takerate_core::{LineId, Model, Problem};

/// A line without a value, and the line whose own formula or guard failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoValue {
    /// The id of the line without a value.
    pub line: String,
    /// The id of the line that failed: the same one, or one that it rests on.
    pub failed: String,
    /// Why that line failed.
    pub cause: Cause,
}

impl NoValue {
    /// The problem of `line` with ids in place of the model's numbers.
    #[must_use]
    pub fn new(model: &Model, line: LineId, problem: Problem) -> Self {
        Self { line: model.line(line).id.clone(), failed: model.line(problem.line).id.clone(), cause: problem.cause }
    }

    /// Whether a value that nobody has published is missing.
    #[must_use]
    pub fn is_unpublished(&self) -> bool {
        matches!(self.cause, Cause::Unpublished(_))
    }

    /// The line without a value and its problem; `None` where the model lacks either line.
    #[must_use]
    pub fn find(&self, model: &Model) -> Option<(LineId, Problem)> {
        let problem = Problem { line: model.find_line(&self.failed)?, cause: self.cause };
        Some((model.find_line(&self.line)?, problem))
    }
}
