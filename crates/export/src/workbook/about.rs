//! The first sheet: what this is, which scenario, what was changed, how to use it.

use rust_xlsxwriter::{Format, Url, Worksheet, XlsxError};
use takerate_core::Reference;
use takerate_core::model::Section;

use super::column::{Column, fit, head};
use super::inputs::write_value;
use super::sheets::{Book, double, title};
use super::style;

/// Of the columns, in characters.
const WIDTHS: [u32; 6] = [30, 46, 20, 20, 16, 34];

pub(super) fn write(book: &Book<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let (context, words, language) = (&book.context, book.words, book.context.language);
    let model = context.model;
    for (column, width) in (0u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let report = model.report.full_title(language);
    title(sheet, context.name.unwrap_or(&report))?;
    let preset = model.preset(context.scenario.preset);
    let based = format!("{}{}{}", preset.name.get(language), words.colon(), preset.title.get(language));
    let facts = [
        context.note.map(|note| (words.note(), note.to_owned())),
        context.name.map(|_| (words.made_with(), report.clone())),
        Some((words.preset(), based)),
        Some((words.date(), context.date.to_string())),
        context.prices_said().map(|said| (words.prices(), said)),
        context.edition.map(|edition| (words.edition(), edition.to_owned())),
    ];
    let mut row = 2;
    for (label, fact) in facts.into_iter().flatten() {
        sheet.write_string_with_format(row, 0, label, &style::quiet())?;
        sheet.write_string_with_format(row, 1, &fact, &style::wrapped())?;
        fit(sheet, row, &[(&fact, WIDTHS[1])])?;
        row += 1;
    }
    sheet.write_string_with_format(row, 0, words.link(), &style::quiet())?;
    write_link(sheet, row, 1, &context.link(), &style::text())?;
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
    sheet.write_string_with_format(row, 0, book.words.how_to_use(), &style::heading())?;
    let model = book.context.model;
    let own = model
        .input_ids()
        .find(|id| model.sections.get(usize::from(model.input(*id).section)).is_some_and(Section::is_protocol));
    let example = own.map_or(("", ""), |id| (&model.input(id).id, book.names.get(Reference::Input(id))));
    let words = book.words;
    let sentences = [
        &*words.usage_cells(&book.sheets.inputs),
        words.usage_values(),
        &*words.usage_names(example.0, example.1),
        words.usage_missing(),
        words.usage_digits(),
        words.usage_fixed(),
    ];
    for sentence in sentences {
        row += 1;
        sheet.merge_range(row, 0, row, 5, sentence, &style::wrapped())?;
        fit(sheet, row, &[(sentence, WIDTHS.iter().sum())])?;
    }
    Ok(row + 1)
}

fn changes(book: &Book<'_>, sheet: &mut Worksheet, mut row: u32) -> Result<(), XlsxError> {
    let (context, words, language) = (&book.context, book.words, book.context.language);
    let model = context.model;
    sheet.write_string_with_format(row, 0, words.changed(), &style::heading())?;
    row += 1;
    if context.scenario.changed(model).next().is_none() {
        sheet.write_string_with_format(row, 0, words.nothing_changed(), &style::text())?;
        return Ok(());
    }
    let preset = model.preset(context.scenario.preset).name.get(language);
    let [section, name, base, own, unit, id] = WIDTHS;
    let columns = [
        Column::text(words.section(), section),
        Column::text(words.assumption(), name),
        Column::numbers(preset, base),
        Column::numbers(words.this_scenario(), own),
        Column::text(words.unit(), unit),
        Column::text(words.id(), id),
    ];
    head(sheet, row, &columns)?;
    for (id, value) in context.scenario.changed(model) {
        row += 1;
        let input = model.input(id);
        let base = context.scenario.base(model, id);
        let section = model.sections.get(usize::from(input.section)).map_or("", |section| section.name.get(language));
        let number = style::number(&input.unit, base.into_iter().chain([value]), language);
        sheet.write_string_with_format(row, 0, section, &style::text())?;
        sheet.write_string_with_format(row, 1, input.name.get(language), &style::beside())?;
        fit(sheet, row, &[(input.name.get(language), name)])?;
        write_value(book, sheet, (row, 2), base, &number)?;
        sheet.write_number_with_format(row, 3, double(value), &number.clone().set_bold())?;
        sheet.write_string_with_format(row, 4, style::unit_text(&input.unit, language), &style::unit())?;
        sheet.write_string_with_format(row, 5, &input.id, &style::unit())?;
    }
    Ok(())
}
