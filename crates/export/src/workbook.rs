//! The workbook: every assumption a cell, every line a formula over such cells, so that a spreadsheet recomputes it.
//!
//! The results that stand beside the formulas are the core's, rounded to binary doubles; a spreadsheet computes them
//! anew when it opens the file. `docs/files.md` describes the sheets.

mod about;
mod column;
mod formula;
mod inputs;
mod names;
mod origins;
mod overview;
mod request;
mod section;
mod sheets;
mod sources;
mod style;
mod validation;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use takerate_core::Language;
use takerate_words::SheetsWords;

use crate::context::ExportContext;
use crate::outcomes::Outcomes;
use names::Names;
pub use request::WorkbookRequest;
use sheets::{Book, Sheets};
use takerate_words::FilesWords;

/// The type of the file, as browsers and mail programs name it.
pub const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Why no workbook could be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkbookError {
    /// A line's formula is longer, or nested deeper, than a spreadsheet takes.
    TooComplex {
        /// The line's id.
        line: String,
    },
    /// The writer refused something.
    Writer(String),
}

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> Self {
        Self::Writer(error.to_string())
    }
}

impl WorkbookError {
    /// What was wrong and what to do, as a sentence.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let words = SheetsWords::of(language);
        match self {
            Self::TooComplex { line } => words.too_complex(line),
            Self::Writer(why) => words.not_written(why),
        }
    }
}

/// The workbook as the bytes of an XLSX file. The same subject gives the same bytes.
///
/// # Errors
/// A formula that no spreadsheet takes; what the writer refuses.
pub fn write(context: &ExportContext<'_>) -> Result<Vec<u8>, WorkbookError> {
    let model = context.model;
    let words = FilesWords::of(context.language);
    let mut book = Book {
        context: *context,
        words,
        outcomes: Outcomes::of(context),
        names: Names::of(model),
        sheets: Sheets::of(context, words),
        places: Vec::new(),
    };
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(context)?);
    about::write(&book, sheets::add(&mut workbook, &book.sheets.about)?)?;
    overview::write(&book, sheets::add(&mut workbook, &book.sheets.overview)?)?;
    inputs::write(&mut book, &mut workbook)?;
    let formulas = formula::all(&book)?;
    for index in 0..model.sections.len() {
        section::write(&mut book, &formulas, &mut workbook, index)?;
    }
    sources::write(&book, sheets::add(&mut workbook, &book.sheets.sources)?)?;
    for (name, place) in &book.places {
        workbook.define_name(name, &format!("={place}"))?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// Nothing of the machine, nothing of the clock.
fn properties(context: &ExportContext<'_>) -> Result<DocProperties, XlsxError> {
    let (year, month, day) = context.date.parts();
    let created = ExcelDateTime::from_ymd(year, month, day)?;
    let title = context.model.report.full_title(context.language);
    let title = context.name.unwrap_or(&title);
    Ok(DocProperties::new().set_title(title).set_author("Takerate").set_creation_datetime(&created))
}
