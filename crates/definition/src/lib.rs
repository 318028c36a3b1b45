//! From model files to a checked [`Model`]: the only way to make one. The same code runs when the page is built
//! and wherever a reader's own model is read.

mod assemble;
mod checks;
mod decimal;
mod dimension;
mod feed;
mod file;
mod formula;
mod limits;
mod mistake;
mod names;
mod order;
mod series;
mod step;
mod units;
mod value;

pub use file::SourceFile;
pub use formula::parse as parse_formula;
pub use mistake::{Mistake, Mistakes};
use takerate_core::Model;

/// Reads and checks model files.
///
/// # Errors
/// Every mistake that was found, each with its file, line and fix.
pub fn read(files: &[SourceFile]) -> Result<Model, Mistakes> {
    read_with(files, &[])
}

/// Reads and checks the model files of a report and those of protocols that a reader has added. Theirs need texts in one of the
/// report's languages only; they are marked ([`takerate_core::model::Section::own`]) and touch nothing but their own values.
///
/// # Errors
/// Every mistake that was found, as in [`read`].
pub fn read_with(files: &[SourceFile], own: &[SourceFile]) -> Result<Model, Mistakes> {
    let mut mistakes = Mistakes::default();
    limits::files(files, &mut mistakes);
    limits::own(own, &mut mistakes);
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let mut parsed = file::parse_all(files, &mut mistakes);
    parsed.extend(file::parse_all(own, &mut mistakes));
    parsed.iter().for_each(|parsed| limits::contents(parsed, &mut mistakes));
    assemble::check_own(&parsed, own, &mut mistakes);
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let model = assemble::assemble(&parsed, own, &mut mistakes);
    if mistakes.is_empty() { Ok(model) } else { Err(mistakes) }
}
