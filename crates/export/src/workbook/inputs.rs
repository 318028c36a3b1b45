//! Every assumption with the one cell that a reader changes, and the constants beneath.

use rust_xlsxwriter::{ConditionalFormatFormula, Format, Workbook, Worksheet, XlsxError, utility};
use takerate_core::model::{Constant, ConstantId, Input};
use takerate_core::unit::Kind;
use takerate_core::{Decimal, InputId, Reference};

use super::column::{Column, fit, head};
use super::origins::{NOTE, Origins, SOURCES, titles};
use super::sheets::{Book, add, double, title};
use super::{style, validation};

/// Where the value stands, which is the one to change.
const VALUE: u16 = 1;

/// The width of the column of names, in characters.
const NAME: u32 = 44;

pub(super) fn write(book: &mut Book<'_>, workbook: &mut Workbook) -> Result<(), XlsxError> {
    let (model, language, words) = (book.context.model, book.context.language, book.words);
    let name = book.sheets.inputs.clone();
    let sheet = add(workbook, &name)?;
    title(sheet, words.inputs())?;
    sheet.write_string_with_format(1, 0, words.inputs_hint(), &style::quiet())?;
    let origins = Origins::of(book);
    let mut columns = vec![
        Column::text(words.assumption(), NAME),
        Column::numbers(words.value(), 18),
        Column::text(words.unit(), 12),
    ];
    columns.extend(model.presets.iter().map(|preset| Column::numbers(preset.name.get(language), 16)));
    columns.extend([Column::numbers(words.low(), 16), Column::numbers(words.high(), 16)]);
    columns.extend(origins.heads(book));
    head(sheet, 2, &columns)?;
    sheet.set_freeze_panes(3, 2)?.set_repeat_rows(2, 2)?;
    let mut row = 3;
    let mut section = None;
    for id in model.input_ids() {
        let input = model.input(id);
        if section != Some((input.section, input.group)) {
            section = Some((input.section, input.group));
            row += 1;
            sheet.write_string_with_format(row, 0, heading(book, input), &style::heading())?;
            row += 1;
        }
        write_input(book, sheet, row, (id, &origins))?;
        book.place(Reference::Input(id), &name, row, VALUE);
        row += 1;
    }
    row += 1;
    sheet.write_string_with_format(row, 0, words.constants(), &style::heading())?;
    for (id, constant) in (0u16..).map(ConstantId).zip(&model.constants) {
        row += 1;
        write_constant(book, sheet, row, (constant, &origins))?;
        book.place(Reference::Constant(id), &name, row, VALUE);
    }
    Ok(())
}

fn heading(book: &Book<'_>, input: &Input) -> String {
    let language = book.context.language;
    let section = book.context.model.sections.get(usize::from(input.section));
    let group = section.and_then(|section| section.groups.get(usize::from(input.group)));
    let names = [section.map(|section| &section.name), group.map(|group| &group.name)];
    names.into_iter().flatten().map(|name| name.get(language)).collect::<Vec<_>>().join(book.words.heading())
}

fn write_input(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    row: u32,
    (id, origins): (InputId, &Origins),
) -> Result<(), XlsxError> {
    let (model, language) = (book.context.model, book.context.language);
    let input = model.input(id);
    let value = book.context.scenario.value(model, id);
    let number = style::number(&input.unit, input.values.iter().copied().chain([value]).flatten(), language);
    sheet.write_string_with_format(row, 0, input.name.get(language), &style::wrapped())?;
    write_value(book, sheet, (row, VALUE), value, &style::editable(number.clone()))?;
    sheet.add_data_validation(row, VALUE, row, VALUE, &validation::of(input, language)?)?;
    sheet.write_string_with_format(row, 2, style::unit_text(&input.unit, language), &style::unit())?;
    let mut column = 3;
    for value in &input.values {
        write_value(book, sheet, (row, column), *value, &number)?;
        column += 1;
    }
    // Live: a value that is put back is plain again.
    let preset = utility::row_col_to_cell(row, 3 + book.context.scenario.preset.0);
    let own = utility::row_col_to_cell(row, VALUE);
    let differs =
        ConditionalFormatFormula::new().set_rule(format!("={own}<>{preset}").as_str()).set_format(style::changed());
    sheet.add_conditional_format(row, VALUE, row, VALUE, &differs)?;
    if input.unit.kind != Kind::Switch {
        for (offset, end) in (0u16..).zip([input.low, input.high]) {
            sheet.write_number_with_format(row, column + offset, double(end), &number)?;
        }
    }
    column += 2;
    let cells = origins.cells(book, input);
    let mut texts = vec![(input.name.get(language), NAME)];
    texts.extend(cells.iter().map(|(text, width)| (text.as_str(), *width)));
    fit(sheet, row, &texts)?;
    for (column, (cell, _)) in (column..).zip(&cells).filter(|(_, (cell, _))| !cell.is_empty()) {
        sheet.write_string_with_format(row, column, cell, &style::beside())?;
    }
    Ok(())
}

/// The value of an assumption, or the word that nobody has published one.
pub(super) fn write_value(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: Option<Decimal>,
    format: &Format,
) -> Result<(), XlsxError> {
    match value {
        Some(value) => sheet.write_number_with_format(row, column, double(value), format)?,
        None => sheet.write_string_with_format(row, column, book.words.unpublished(), format)?,
    };
    Ok(())
}

fn write_constant(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    row: u32,
    (constant, origins): (&Constant, &Origins),
) -> Result<(), XlsxError> {
    let (model, language) = (book.context.model, book.context.language);
    let number = style::number(&constant.unit, std::iter::once(constant.value), language);
    sheet.write_string_with_format(row, 0, constant.name.get(language), &style::wrapped())?;
    sheet.write_number_with_format(row, VALUE, double(constant.value), &number)?;
    sheet.write_string_with_format(row, 2, style::unit_text(&constant.unit, language), &style::unit())?;
    let note = constant.note.as_ref().map(|note| note.get(language)).unwrap_or_default();
    let sources = titles(book, &constant.sources);
    fit(sheet, row, &[(constant.name.get(language), NAME), (&sources, SOURCES), (note, NOTE)])?;
    // Behind the presets' values and the range.
    let behind = u16::try_from(model.presets.len()).unwrap_or(0) + 5;
    for (place, cell) in origins.of_constants().into_iter().zip([sources.as_str(), note, &constant.id]) {
        if let Some(place) = place.and_then(|place| u16::try_from(place).ok()).filter(|_| !cell.is_empty()) {
            sheet.write_string_with_format(row, behind + place, cell, &style::beside())?;
        }
    }
    Ok(())
}
