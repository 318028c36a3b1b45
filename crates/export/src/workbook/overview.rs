//! The protocols side by side, a block for each statement: live for the scenario, fixed for each preset.

use rust_xlsxwriter::{Formula, Worksheet, XlsxError};
use takerate_core::model::Chapter;
use takerate_core::{LineId, Reference};

use super::column::{Column, head};
use super::sheets::{Book, double};
use super::style;
use crate::outcomes::Value;

pub(super) fn write(book: &Book<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let (words, language, model) = (book.words, book.subject.language, book.subject.model);
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
    let model = book.subject.model;
    for (number, statement) in model.statements.iter().enumerate() {
        let follows =
            |chapter: &&Chapter| chapter.protocol.is_some_and(|protocol| usize::from(protocol.statement) == number);
        let followers: Vec<&Chapter> = model.chapters.iter().filter(follows).collect();
        // One statement needs no name.
        let title = match model.statements.len() {
            1 => title.to_owned(),
            _ => format!("{title} · {}", statement.name.get(book.subject.language)),
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
    (title, headline, protocols): (&str, &[String], &[&Chapter]),
    figure: &dyn Fn(LineId) -> (Option<String>, Value),
) -> Result<u32, XlsxError> {
    let (subject, model, language) = (&book.subject, book.subject.model, book.subject.language);
    let mut columns = vec![Column::text(title, 24)];
    columns.extend(headline.iter().map(|id| {
        let line = protocols.iter().find_map(|chapter| model.shared_line(chapter, id));
        Column::numbers(line.map_or("", |line| model.line(line).name.get(subject.language)), 18)
    }));
    head(sheet, row, &columns)?;
    for chapter in protocols {
        row += 1;
        sheet.write_string_with_format(row, 0, chapter.name.get(language), &style::text().set_bold())?;
        for (column, id) in (1u16..).zip(headline) {
            let Some(line) = model.shared_line(chapter, id) else { continue };
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
