//! Why a line has no value.

use serde::{Deserialize, Serialize};

use crate::model::{InputId, LineId};

/// What went wrong where a value was computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cause {
    /// A divisor is zero.
    DivisionByZero,
    /// A result is larger than any number of its type.
    Overflow,
    /// The square root of a negative number.
    NegativeRoot,
    /// The condition of the line's guard with this index does not hold.
    Guard(u8),
    /// The formula needs this input, which nobody has published a value of.
    Unpublished(InputId),
}

/// The line in which a problem arose, and its cause. Every line that depends on it carries the same problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The line whose own formula or guard failed.
    pub line: LineId,
    /// Why it failed.
    pub cause: Cause,
}

impl Problem {
    /// That an input has no value because nobody has published one; no line is the cause of it.
    #[must_use]
    pub fn unpublished(input: InputId) -> Self {
        Self { line: LineId(0), cause: Cause::Unpublished(input) }
    }

    /// Whether a value that nobody has published is missing.
    #[must_use]
    pub fn is_unpublished(self) -> bool {
        matches!(self.cause, Cause::Unpublished(_))
    }
}
