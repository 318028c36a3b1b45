//! A protocol's lines, or those that all share: a live value, the presets' fixed ones, how it is computed.

use rust_xlsxwriter::{Formula, Workbook, Worksheet, XlsxError, utility};
use takerate_core::explain::Sign;
use takerate_core::{PresetId, Reference};
use takerate_display::statement::Role;
use takerate_scenario_io::describe::formula_text;

use super::column::{Column, fit, head};
use super::sheets::{Book, add, double, title};
use super::style;
use crate::outline::{Entry, Part, parts};

/// Where the live value stands.
const VALUE: u16 = 1;

/// Widths of the columns of text that may take several lines, in characters.
const NAME: u32 = 44;
const FORMULA: u32 = 60;
const WHY: u32 = 44;

/// Writes the sheet of the section with this index, where it has lines.
pub(super) fn write(
    book: &mut Book<'_>,
    formulas: &[String],
    workbook: &mut Workbook,
    index: usize,
) -> Result<(), XlsxError> {
    let (model, language, words) = (book.context.model, book.context.language, book.words);
    let (Some(section), Some(sheet_name)) = (model.sections.get(index), book.sheets.sections.get(index).cloned())
    else {
        return Ok(());
    };
    let parts = parts(model, section);
    if parts.is_empty() {
        return Ok(());
    }
    let sheet = add(workbook, &sheet_name)?;
    title(sheet, section.name.get(language))?;
    sheet.write_string_with_format(1, 0, section.note.get(language), &style::quiet())?;
    let change = words.change_against(model.preset(book.context.scenario.preset).name.get(language));
    let mut columns = vec![
        Column::text(words.line(), NAME),
        Column::numbers(words.this_scenario(), 18),
        Column::text(words.unit(), 12),
    ];
    columns.extend(model.presets.iter().map(|preset| Column::numbers(preset.name.get(language), 18)));
    columns.extend([
        Column::numbers(change, 18),
        Column::text(words.computed_as(), FORMULA),
        Column::text(words.no_value_where(), WHY),
        Column::text(words.id(), 36),
    ]);
    head(sheet, 2, &columns)?;
    sheet.set_freeze_panes(3, 2)?.set_repeat_rows(2, 2)?;
    let mut row = 3;
    let mut placed = Vec::new();
    for (part, entries) in parts {
        row += 1;
        let heading = match part {
            Part::Statement => words.statement(),
            Part::Valuation => words.valuation(),
            Part::Figures => words.figures(),
            Part::Steps => words.steps(),
        };
        sheet.write_string_with_format(row, 0, heading, &style::heading())?;
        for entry in entries {
            row += 1;
            let formula = match entry.reference {
                // The one cell of the line; where it stands a second time, it refers to the first.
                Reference::Line(line) if !placed.contains(&line) => {
                    placed.push(line);
                    book.place(entry.reference, &sheet_name, row, VALUE);
                    formulas.get(usize::from(line.0)).cloned().unwrap_or_default()
                }
                reference => format!("={}", book.names.get(reference)),
            };
            write_entry(book, sheet, row, entry, formula)?;
        }
        row += 1;
    }
    Ok(())
}

fn write_entry(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    row: u32,
    entry: Entry,
    formula: String,
) -> Result<(), XlsxError> {
    let (model, language, words) = (book.context.model, book.context.language, book.words);
    let (reference, outcomes) = (entry.reference, &book.outcomes);
    let samples = outcomes.presets(reference).filter_map(Result::ok);
    let number = style::by_role(style::number(model.unit_of(reference), samples, language), entry.role);
    let label = if entry.sign == Sign::Minus { words.less() } else { "" };
    let indent = if entry.role == Some(Role::Part) { 2 } else { 0 };
    let text = style::by_role(style::wrapped(), entry.role).set_indent(indent);
    let name = format!("{label}{}", model.name_of(reference).get(language));
    sheet.write_string_with_format(row, 0, &name, &text)?;
    let formula = Formula::new(formula).set_result(book.cached(outcomes.own(reference)));
    sheet.write_formula_with_format(row, VALUE, formula, &number)?;
    sheet.write_string_with_format(row, 2, style::unit_text(model.unit_of(reference), language), &style::unit())?;
    let mut column = 3;
    for value in outcomes.presets(reference) {
        match value {
            Ok(value) => sheet.write_number_with_format(row, column, double(value), &number)?,
            Err(_) => sheet.write_string_with_format(row, column, book.cached(value), &number)?,
        };
        column += 1;
    }
    write_change(book, sheet, (row, column), reference, &number)?;
    if let Reference::Line(line) = reference {
        let line = model.line(line);
        let formula = formula_text(model, &line.formula);
        let why =
            line.guards.iter().map(|guard| guard.message.get(language)).collect::<Vec<_>>().join(book.words.between());
        sheet.write_string_with_format(row, column + 1, &formula, &style::beside())?;
        if !why.is_empty() {
            sheet.write_string_with_format(row, column + 2, &why, &style::beside())?;
        }
        fit(sheet, row, &[(&name, NAME), (&formula, FORMULA), (&why, WHY)])?;
    }
    sheet.write_string_with_format(row, column + 3, model.id_of(reference), &style::unit())?;
    Ok(())
}

/// The live difference from the scenario's preset; nothing where either has no value.
fn write_change(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    reference: Reference,
    number: &rust_xlsxwriter::Format,
) -> Result<(), XlsxError> {
    let PresetId(preset) = book.context.scenario.preset;
    let own = utility::row_col_to_cell(row, VALUE);
    let base = utility::row_col_to_cell(row, 3 + preset);
    let values = [book.outcomes.own(reference), book.outcomes.preset(PresetId(preset), reference)];
    let change = match values {
        [Ok(own), Ok(base)] => own.checked_sub(base).map(|change| double(change).to_string()).unwrap_or_default(),
        _ => String::new(),
    };
    let formula = format!("=IF(ISNUMBER({own}),IF(ISNUMBER({base}),{own}-{base},\"\"),\"\")");
    sheet.write_formula_with_format(row, column, Formula::new(formula).set_result(change), number)?;
    Ok(())
}
