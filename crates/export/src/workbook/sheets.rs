//! What every sheet is written from and with.

use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError, utility};
use takerate_core::{Decimal, Reference};

use super::names::Names;
use super::style;
use crate::context::ExportContext;
use crate::markdown::word;
use crate::outcomes::{Outcomes, Value};
use takerate_words::FilesWords;

/// Everything that is known while the workbook is written.
pub(super) struct Book<'a> {
    pub(super) context: ExportContext<'a>,
    pub(super) words: FilesWords,
    pub(super) outcomes: Outcomes<'a>,
    pub(super) names: Names,
    pub(super) sheets: Sheets,
    /// Defined names and the cells that they stand for.
    pub(super) places: Vec<(String, String)>,
}

impl Book<'_> {
    /// Gives a reference its cell; every one has exactly one.
    pub(super) fn place(&mut self, reference: Reference, sheet: &str, row: u32, column: u16) {
        let cell = utility::row_col_to_cell_absolute(row, column);
        self.places.push((self.names.get(reference).to_owned(), format!("{}!{cell}", quoted(sheet))));
    }

    /// The result that stands in the file beside a formula, until a spreadsheet computes its own.
    pub(super) fn cached(&self, value: Value) -> String {
        match value {
            Ok(value) => double(value).to_string(),
            Err(problem) => word(&self.context, problem),
        }
    }
}

/// The binary double nearest to a decimal.
pub(super) fn double(value: Decimal) -> f64 {
    // By way of its text, which is read correctly rounded; the conversion of the decimal itself is not.
    value.to_string().parse().ok().or_else(|| value.to_f64()).unwrap_or_default()
}

/// The names of the sheets: each once, and none that a spreadsheet refuses.
pub(super) struct Sheets {
    pub(super) about: String,
    pub(super) overview: String,
    pub(super) inputs: String,
    pub(super) sections: Vec<String>,
    pub(super) sources: String,
}

impl Sheets {
    pub(super) fn of(context: &ExportContext<'_>, words: FilesWords) -> Self {
        let mut taken: Vec<String> = Vec::new();
        let mut name = |wanted: &str| {
            let allowed = wanted.chars().filter(|c| !c.is_control() && !"[]:*?/\\'".contains(*c));
            // 31 UTF-16 units are the limit; a number may follow.
            let mut room = 27;
            let fits = |c: &char| {
                let fits = c.len_utf16() <= room;
                room = if fits { room - c.len_utf16() } else { 0 };
                fits
            };
            let short: String = allowed.take_while(fits).collect();
            let short = if short.trim().is_empty() { "Sheet".to_owned() } else { short.trim().to_owned() };
            let mut name = short.clone();
            let mut number = 2;
            while taken.iter().any(|other| other.eq_ignore_ascii_case(&name)) {
                name = format!("{short} {number}");
                number += 1;
            }
            taken.push(name.clone());
            name
        };
        Self {
            about: name(words.about()),
            overview: name(words.overview()),
            inputs: name(words.inputs()),
            sources: name(words.sources()),
            sections: context.model.sections.iter().map(|section| name(section.name.get(context.language))).collect(),
        }
    }
}

/// A new sheet at the end of the workbook, set up for landscape A4, as wide as one page.
pub(super) fn add<'w>(workbook: &'w mut Workbook, name: &str) -> Result<&'w mut Worksheet, XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(name)?.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_footer("&L&A&RTakerate, &P / &N").set_screen_gridlines(false);
    Ok(sheet)
}

/// The title of a sheet, in its first cell.
pub(super) fn title(sheet: &mut Worksheet, text: &str) -> Result<(), XlsxError> {
    sheet.write_string_with_format(0, 0, text, &style::title())?.set_row_height(0, 24)?;
    Ok(())
}

/// A sheet's name within a reference.
fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}
