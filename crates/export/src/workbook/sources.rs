//! Where the figures come from, with the numbers by which the assumptions refer to them.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::about::write_link;
use super::column::{Column, fit, head};
use super::sheets::{Book, title};
use super::style;

/// Characters in the column of titles.
const TITLE: u32 = 80;

pub(super) fn write(book: &Book<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let (model, language, words) = (book.context.model, book.context.language, book.words);
    title(sheet, words.sources())?;
    let columns = [
        Column::text("#", 6),
        Column::text(words.source(), TITLE),
        Column::text(words.date(), 12),
        Column::text(words.address(), 60),
    ];
    head(sheet, 2, &columns)?;
    sheet.set_freeze_panes(3, 0)?.set_repeat_rows(2, 2)?;
    for (row, (number, source)) in (3u32..).zip((1u32..).zip(&model.sources)) {
        sheet.write_number_with_format(row, 0, number, &style::text())?;
        sheet.write_string_with_format(row, 1, source.title.get(language), &style::beside())?;
        fit(sheet, row, &[(source.title.get(language), TITLE)])?;
        if let Some(date) = &source.date {
            sheet.write_string_with_format(row, 2, date, &style::beside())?;
        }
        if let Some(url) = &source.url {
            write_link(sheet, row, 3, url, &style::text())?;
        }
    }
    Ok(())
}
