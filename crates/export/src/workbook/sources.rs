//! Where the figures come from, with the numbers by which the assumptions refer to them.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::about::write_link;
use super::sheets::Book;
use super::style;

pub(super) fn write(book: &Book<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let (model, language, words) = (book.subject.model, book.subject.language, book.words);
    sheet.set_column_width(0, 6)?.set_column_width(1, 80)?.set_column_width(2, 12)?.set_column_width(3, 60)?;
    sheet.write_string_with_format(0, 0, words.sources, &style::title())?;
    for (column, text) in (0u16..).zip(["#", words.source, words.date, words.address]) {
        sheet.write_string_with_format(2, column, text, &style::head())?;
    }
    sheet.set_freeze_panes(3, 0)?.set_repeat_rows(2, 2)?;
    for (row, (number, source)) in (3u32..).zip((1u32..).zip(&model.sources)) {
        sheet.write_number_with_format(row, 0, number, &style::text())?;
        sheet.write_string_with_format(row, 1, source.title.get(language), &style::wrapped())?;
        if let Some(date) = &source.date {
            sheet.write_string_with_format(row, 2, date, &style::text())?;
        }
        if let Some(url) = &source.url {
            write_link(sheet, row, 3, url, &style::text())?;
        }
    }
    Ok(())
}
