//! The statement of a protocol in every preset, with its valuation and the other figures worth showing.

use takerate_core::explain::{Sign, is_not_meaningful};
use takerate_core::model::Section;
use takerate_core::{Decimal, PresetId};
use takerate_display::column::{Column, rounded};
use takerate_display::format::unit;
use takerate_display::statement::{Role, Row, foots, largest, rows, signed};

use super::book::Book;
use super::leaf::Leaf;
use super::text::{paragraph, table};
use crate::markdown::escaped;
use crate::outline::{Entry, Part, parts};

pub(super) fn write(leaf: &mut Leaf<'_, '_>, section: &Section) {
    if !section.is_protocol() {
        return;
    }
    let book = leaf.book;
    let columns: Vec<(PresetId, Column, bool)> =
        book.model.preset_ids().map(|preset| column(book, &rows(book.model, section), preset)).collect();
    let mut missing = false;
    leaf.part("statement", book.files.statement());
    paragraph(&mut leaf.text, book.words.statement_what());
    for (part, entries) in parts(book.model, section) {
        let title = match part {
            Part::Statement => book.files.line(),
            Part::Valuation => book.files.valuation(),
            Part::Figures => book.files.figures(),
            Part::Steps => continue,
        };
        let mut head = vec![title.to_owned(), book.files.unit().to_owned()];
        head.extend(book.presets().map(escaped));
        let mut table_rows = Vec::new();
        for entry in &entries {
            let mut row = vec![name(leaf, entry), escaped(&unit(book.model.unit_of(entry.reference), book.language))];
            for (preset, column, _) in &columns {
                let value = book.value(*preset, entry.reference);
                missing |= value.is_err_and(|why| why.is_unpublished() || is_not_meaningful(book.model, why));
                let amount = part == Part::Statement && entry.role != Some(Role::Margin);
                row.push(escaped(&match value {
                    Ok(value) if amount => column.figure(entry.sign.apply(value)),
                    value => book.short(value, book.model.unit_of(entry.reference)),
                }));
            }
            let strong = matches!(entry.role, Some(Role::Subtotal | Role::Total));
            if strong {
                row.iter_mut().filter(|cell| !cell.is_empty()).for_each(|cell| *cell = format!("**{cell}**"));
            }
            table_rows.push(row);
        }
        table(&mut leaf.text, &head, 2.., &table_rows);
    }
    if columns.iter().any(|(_, _, foots)| !foots) {
        paragraph(&mut leaf.text, rounded(book.language));
    }
    if missing {
        let said = book.words.missing(book.page.not_meaningful(), book.page.unpublished());
        paragraph(&mut leaf.text, &escaped(&said));
    }
}

/// The name of a row, with what is taken off said and parts beneath their sum told from it.
fn name(leaf: &Leaf<'_, '_>, entry: &Entry) -> String {
    let less = if entry.sign == Sign::Minus { leaf.book.files.less() } else { "" };
    let indent = if entry.role == Some(Role::Part) { "· " } else { "" };
    format!("{indent}{less}{}", leaf.named(entry.reference))
}

/// How the amounts of a preset are written, as the page does it where that preset is shown; and whether they add up so.
fn column(book: &Book<'_>, rows: &[Row], preset: PresetId) -> (PresetId, Column, bool) {
    let values: Vec<Option<Decimal>> = signed(rows, rows.iter().map(|row| book.value(preset, row.reference).ok()));
    let most = largest(rows, &values);
    let column = Column::of(most, most, book.language);
    (preset, column, foots(rows, &values, column))
}
