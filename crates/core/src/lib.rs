//! The accounting core of Takerate: a model is data (inputs, lines, formulas), a scenario is a preset
//! with changed inputs, and evaluation returns for every line an exact decimal or a named problem.
//!
//! Nothing here does IO, reads a clock, draws a random number or knows of the web.

pub mod allowed;
pub mod around;
pub mod calculation;
pub mod decimal;
pub mod evaluate;
pub mod explain;
pub mod expression;
mod feed;
mod find;
mod format;
pub mod language;
pub mod lead;
pub mod level;
pub mod model;
pub mod nearest;
pub mod number;
pub mod origin;
mod outline;
mod packed;
pub mod problem;
pub mod program;
mod ready_made;
mod report;
pub mod scenario;
pub mod sentence;
pub mod spread;
pub mod statement;
pub mod story;
pub mod terms;
pub mod unit;
pub mod worth;

pub use calculation::Calculation;
pub use evaluate::evaluate;
pub use expression::{Expression, Reference};
pub use format::FORMAT;
pub use language::{Language, Text};
pub use model::{Input, InputId, Line, LineId, Model, PresetId};
pub use number::Number;
pub use problem::{Cause, Problem};
pub use rust_decimal::Decimal;
pub use scenario::Scenario;
pub use spread::Spread;
