//! Scenarios as files: a workbook with live formulas, CSV, Markdown, and a JSON file that can be read back.
//!
//! Nothing here reads a file, a clock or the network: the date is part of the [`ExportContext`], the result is bytes or text.
//! The same subject gives the same bytes.

pub mod brief;
pub mod card;
pub mod context;
pub mod date;
// No page has it: there is nothing of it in the programs that browsers load.
#[cfg(not(target_arch = "wasm32"))]
pub mod docs;
pub mod markdown;
mod outcomes;
pub mod outline;
pub mod report;
pub mod scenario_file;
mod side_by_side;
pub mod table;
pub mod workbook;

pub use context::ExportContext;
pub use date::Date;
