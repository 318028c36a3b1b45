//! The first sheet: what this is, which scenario, what was changed, how to use it.

use rust_xlsxwriter::{Format, Url, Worksheet, XlsxError};
use takerate_present::format;

use super::sheets::{Book, double};
use super::style;

pub(super) fn write(book: &Book<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let (subject, words, language) = (&book.subject, book.words, book.subject.language);
    let model = subject.model;
    sheet.set_column_width(0, 30)?.set_column_width(1, 46)?.set_column_width(2, 20)?.set_column_width(3, 20)?;
    sheet.set_column_width(4, 16)?.set_column_width(5, 34)?;
    sheet.write_string_with_format(0, 0, subject.name.unwrap_or(words.title), &style::title())?;
    let preset = model.preset(subject.scenario.preset);
    let based = format!("{}: {}", preset.name.get(language), preset.title.get(language));
    let facts = [
        subject.name.map(|_| (words.made_with, words.title.to_owned())),
        Some((words.preset, based)),
        Some((words.date, subject.date.to_string())),
        subject.edition.map(|edition| (words.edition, edition.to_owned())),
    ];
    let mut row = 2;
    for (label, fact) in facts.into_iter().flatten() {
        sheet.write_string_with_format(row, 0, label, &style::quiet())?;
        sheet.write_string_with_format(row, 1, fact, &style::wrapped())?;
        row += 1;
    }
    sheet.write_string_with_format(row, 0, words.link, &style::quiet())?;
    write_link(sheet, row, 1, &subject.link(), &style::text())?;
    row = usage(book, sheet, row + 2)?;
    changes(book, sheet, row + 1)
}

/// A link that opens where the address is one of the web and no longer than a spreadsheet takes; its text otherwise.
pub(super) fn write_link(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    link: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let opens = (link.starts_with("https://") || link.starts_with("http://")) && link.len() <= 2000;
    // A row of text: without it, nothing is written where the address is longer than a cell.
    let shown: String = link.chars().take(255).collect();
    if opens && sheet.write_url(row, column, Url::new(link).set_text(&shown)).is_ok() {
        return Ok(());
    }
    sheet.write_string_with_format(row, column, link, format)?;
    Ok(())
}

fn usage(book: &Book<'_>, sheet: &mut Worksheet, mut row: u32) -> Result<u32, XlsxError> {
    sheet.write_string_with_format(row, 0, book.words.how_to_use, &style::heading())?;
    for sentence in (book.words.usage)(&book.sheets.inputs) {
        row += 1;
        sheet.merge_range(row, 0, row, 5, &sentence, &style::wrapped())?;
        // A merged cell does not grow by itself; about 150 letters, or 75 characters of Chinese, fill a line.
        let width: usize = sentence.chars().map(|character| if character.is_ascii() { 1 } else { 2 }).sum();
        let lines = u32::try_from(width.div_ceil(150)).unwrap_or(1);
        sheet.set_row_height(row, 15 * lines.max(1))?;
    }
    Ok(row + 1)
}

fn changes(book: &Book<'_>, sheet: &mut Worksheet, mut row: u32) -> Result<(), XlsxError> {
    let (subject, words, language) = (&book.subject, book.words, book.subject.language);
    let model = subject.model;
    sheet.write_string_with_format(row, 0, words.changed, &style::heading())?;
    row += 1;
    if subject.scenario.changed(model).next().is_none() {
        sheet.write_string_with_format(row, 0, words.nothing_changed, &style::text())?;
        return Ok(());
    }
    let preset = model.preset(subject.scenario.preset).name.get(language);
    let head = [words.section, words.assumption, preset, words.this_scenario, words.unit, words.id];
    for (column, text) in (0u16..).zip(head) {
        sheet.write_string_with_format(row, column, text, &style::head())?;
    }
    for (id, value) in subject.scenario.changed(model) {
        row += 1;
        let input = model.input(id);
        let base = subject.scenario.base(model, id);
        let chapter = model.chapters.get(usize::from(input.chapter)).map_or("", |chapter| chapter.name.get(language));
        let number = style::number(&input.unit, [base, value].into_iter(), language);
        sheet.write_string_with_format(row, 0, chapter, &style::text())?;
        sheet.write_string_with_format(row, 1, input.name.get(language), &style::wrapped())?;
        sheet.write_number_with_format(row, 2, double(base), &number)?;
        sheet.write_number_with_format(row, 3, double(value), &number.clone().set_bold())?;
        sheet.write_string_with_format(row, 4, format::unit(&input.unit, language), &style::quiet())?;
        sheet.write_string_with_format(row, 5, &input.id, &style::quiet())?;
    }
    Ok(())
}
