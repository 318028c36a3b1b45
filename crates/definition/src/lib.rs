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
mod syntax;
mod units;
mod value;

pub use file::SourceFile;
pub use formula::parse as parse_formula;
pub use mistake::{Mistake, Mistakes};
use takerate_core::{Language, Model};
use takerate_words::ModelFilesWords;

use self::mistake::Found;

/// Reads and checks model files.
///
/// # Errors
/// Every mistake that was found, each with its file, line and fix, in English.
pub fn read(files: &[SourceFile]) -> Result<Model, Mistakes> {
    read_with(files, &[], Language::ENGLISH)
}

/// Reads and checks the model files of a report and those of protocols that a reader has added. Theirs need texts in one of the
/// report's languages only; they are marked ([`takerate_core::model::Section::own`]) and touch nothing but their own values.
///
/// # Errors
/// Every mistake that was found, as in [`read`], in a language.
pub fn read_with(files: &[SourceFile], own: &[SourceFile], language: Language) -> Result<Model, Mistakes> {
    let mut found = Found { words: ModelFilesWords::of(language), mistakes: Mistakes::default() };
    match model(files, own, &mut found) {
        Some(model) if found.is_empty() => Ok(model),
        _ => Err(found.mistakes),
    }
}

/// The model as far as it can be read; none where its files cannot.
fn model(files: &[SourceFile], own: &[SourceFile], mistakes: &mut Found) -> Option<Model> {
    limits::files(files, mistakes);
    limits::own(own, mistakes);
    if !mistakes.is_empty() {
        return None;
    }
    let mut parsed = file::parse_all(files, mistakes);
    parsed.extend(file::parse_all(own, mistakes));
    parsed.iter().for_each(|parsed| limits::contents(parsed, mistakes));
    assemble::check_own(&parsed, own, mistakes);
    mistakes.is_empty().then(|| assemble::assemble(&parsed, own, mistakes))
}
