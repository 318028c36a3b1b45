//! The protocols side by side, a block for each statement: live for the scenario, fixed for each preset.

use rust_xlsxwriter::{Formula, Worksheet, XlsxError};
use takerate_core::model::Section;
use takerate_core::{LineId, Reference};
use takerate_words::PageWords;

use super::column::{Column, head};
use super::sheets::{Book, double};
use super::style;
use crate::outcomes::Value;

pub(super) fn write(book: &Book<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let (words, language, model) = (book.words, book.context.language, book.context.model);
    sheet.set_freeze_panes(2, 1)?;
    super::sheets::title(sheet, words.overview())?;
    let mut row = blocks(book, sheet, 1, words.this_scenario(), &|line| {
        let reference = Reference::Line(line);
        (Some(format!("={}", book.names.get(reference))), book.outcomes.own(reference))
    })?;
    for preset in model.preset_ids() {
        let title = words.as_exported(model.preset(preset).name.get(language));
        row = blocks(book, sheet, row, &title, &|line| (None, book.outcomes.preset(preset, Reference::Line(line))))?;
    }
    Ok(())
}

/// A block for each statement, with an empty row behind it; returns the row behind them all.
fn blocks(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    mut row: u32,
    title: &str,
    figure: &dyn Fn(LineId) -> (Option<String>, Value),
) -> Result<u32, XlsxError> {
    let model = book.context.model;
    for (number, statement) in model.statements.iter().enumerate() {
        let follows =
            |section: &&Section| section.protocol.is_some_and(|protocol| usize::from(protocol.statement) == number);
        let followers: Vec<&Section> = model.sections.iter().filter(follows).collect();
        // One statement needs no name.
        let title = match model.statements.len() {
            1 => title.to_owned(),
            _ => PageWords::of(book.context.language).pair(title, statement.name.get(book.context.language)),
        };
        row = block(book, sheet, row, (&title, &statement.headline, &followers), figure)? + 1;
    }
    Ok(row)
}

/// A head and a row for each of the protocols; returns the row behind them.
fn block(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    mut row: u32,
    (title, headline, protocols): (&str, &[String], &[&Section]),
    figure: &dyn Fn(LineId) -> (Option<String>, Value),
) -> Result<u32, XlsxError> {
    let (context, model, language) = (&book.context, book.context.model, book.context.language);
    let mut columns = vec![Column::text(title, 24)];
    columns.extend(headline.iter().map(|id| {
        let line = protocols.iter().find_map(|section| model.shared_line(section, id));
        Column::numbers(line.map_or("", |line| model.line(line).name.get(context.language)), 18)
    }));
    head(sheet, row, &columns)?;
    for section in protocols {
        row += 1;
        sheet.write_string_with_format(row, 0, section.name.get(language), &style::text().set_bold())?;
        for (column, id) in (1u16..).zip(headline) {
            let Some(line) = model.shared_line(section, id) else { continue };
            let reference = Reference::Line(line);
            let samples = book.outcomes.presets(reference).filter_map(Result::ok);
            let format = style::number(model.unit_of(reference), samples, language);
            match figure(line) {
                (Some(formula), value) => {
                    let formula = Formula::new(formula).set_result(book.cached(value));
                    sheet.write_formula_with_format(row, column, formula, &format)?;
                }
                (None, Ok(value)) => {
                    sheet.write_number_with_format(row, column, double(value), &format)?;
                }
                (None, value) => {
                    sheet.write_string_with_format(row, column, book.cached(value), &format)?;
                }
            }
        }
    }
    Ok(row + 1)
}
