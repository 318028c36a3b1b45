//! The statement of a protocol as rows, from gross revenue to adjusted earnings, each line with its parts.

use takerate_core::explain::{Sign, names, parts};
use takerate_core::model::{LineId, Model, Section};
use takerate_core::{Decimal, Reference};

use crate::change::between;
use crate::column::Column;

/// What a row is in the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A term of the next subtotal.
    Term,
    /// A part of the next term.
    Part,
    /// The sum of everything above it.
    Subtotal,
    /// The last subtotal.
    Total,
    /// A ratio of rows above it.
    Margin,
}

/// A row of the statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Whose value it shows.
    pub reference: Reference,
    /// How that value enters the statement.
    pub sign: Sign,
    /// What it is.
    pub role: Role,
    /// The rows that add up to this one.
    pub parts: Vec<usize>,
}

/// The rows of a protocol's statement, derived from the formulas of its subtotals.
#[must_use]
pub fn rows(model: &Model, section: &Section) -> Vec<Row> {
    let subtotals: Vec<LineId> = model.lines_of(section, &model.statement(section).subtotals).collect();
    let margins: Vec<LineId> = model.lines_of(section, &model.statement(section).margins).collect();
    let mut rows = Vec::new();
    let mut previous = None;
    for (index, &subtotal) in subtotals.iter().enumerate() {
        let mut terms: Vec<usize> = previous.into_iter().collect();
        for (sign, reference) in parts(&model.line(subtotal).formula) {
            let carried =
                previous.is_some_and(|row: usize| rows.get(row).is_some_and(|row: &Row| row.reference == reference));
            if !carried {
                terms.push(push(model, &mut rows, (sign, reference)));
            }
        }
        let role = if index + 1 == subtotals.len() { Role::Total } else { Role::Subtotal };
        previous = Some(rows.len());
        rows.push(Row { reference: Reference::Line(subtotal), sign: Sign::Plus, role, parts: terms });
        for &margin in
            margins.iter().filter(|margin| names(model.line(**margin)).first() == Some(&Reference::Line(subtotal)))
        {
            rows.push(Row {
                reference: Reference::Line(margin),
                sign: Sign::Plus,
                role: Role::Margin,
                parts: Vec::new(),
            });
        }
    }
    rows
}

/// Adds a term with its parts above it, as accounts are printed; returns the term's own row.
/// A single part would only repeat the term, so it is left to the explanation.
fn push(model: &Model, rows: &mut Vec<Row>, (sign, reference): (Sign, Reference)) -> usize {
    let terms = match reference {
        Reference::Line(line) => parts(&model.line(line).formula),
        _ => Vec::new(),
    };
    let mut below = Vec::new();
    for (inner, reference) in terms.iter().copied().filter(|_| terms.len() > 1) {
        let sign = if inner == Sign::Minus { flip(sign) } else { sign };
        below.push(rows.len());
        rows.push(Row { reference, sign, role: Role::Part, parts: Vec::new() });
    }
    rows.push(Row { reference, sign, role: Role::Term, parts: below });
    rows.len() - 1
}

fn flip(sign: Sign) -> Sign {
    if sign == Sign::Plus { Sign::Minus } else { Sign::Plus }
}

/// The values of the rows, signed as they enter the statement.
#[must_use]
pub fn signed(rows: &[Row], values: impl IntoIterator<Item = Option<Decimal>>) -> Vec<Option<Decimal>> {
    rows.iter().zip(values).map(|(row, value)| value.map(|value| row.sign.apply(value))).collect()
}

/// The largest amount of signed values; margins are none.
#[must_use]
pub fn largest(rows: &[Row], values: &[Option<Decimal>]) -> Decimal {
    let amounts = rows.iter().zip(values).filter(|(row, _)| row.role != Role::Margin).filter_map(|(_, value)| *value);
    amounts.map(|amount| amount.abs()).max().unwrap_or_default()
}

/// Whether what is shown adds up to the last digit: every figure is the sum of the figures of its parts. Nearest
/// roundings need not; a table then says that it is rounded.
#[must_use]
pub fn foots(rows: &[Row], values: &[Option<Decimal>], column: Column) -> bool {
    let shown = |row: &usize| values.get(*row).copied().flatten().map(|value| column.shown(value));
    rows.iter().enumerate().filter(|(_, row)| !row.parts.is_empty()).all(|(index, row)| {
        let parts = row.parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(shown(part)?));
        shown(&index).zip(parts).is_none_or(|(total, parts)| total == parts)
    })
}

/// Whether every change, too, is what lies between the two figures beside it.
#[must_use]
pub fn changes_foot(rows: &[Row], values: &[Option<Decimal>], presets: &[Option<Decimal>], column: Column) -> bool {
    rows.iter().zip(values.iter().zip(presets)).filter(|(row, _)| row.role != Role::Margin).all(|(_, both)| {
        let (Some(value), Some(preset)) = both else { return true };
        let shown = column.shown(*value).checked_sub(column.shown(*preset));
        between(*preset, *value).zip(shown).is_none_or(|(change, shown)| column.shown(change) == shown)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use takerate_core::{InputId, Language};

    #[test]
    fn a_table_of_nearest_roundings_tells_where_it_does_not_foot() {
        let row = |index: u16, role, parts| Row {
            reference: Reference::Input(InputId(index)),
            sign: Sign::Plus,
            role,
            parts,
        };
        let rows = [row(0, Role::Part, vec![]), row(1, Role::Part, vec![]), row(2, Role::Term, vec![0, 1])];
        let values = |values: [i64; 3]| values.map(|value| Some(Decimal::from(value)));
        let column = Column::of(Decimal::from(30_000_000), Decimal::from(30_000_000), Language::ENGLISH);
        let (odd, even) = (values([10_450_000, 20_450_000, 30_900_000]), values([10_400_000, 20_500_000, 30_900_000]));
        assert!(!foots(&rows, &odd, column) && foots(&rows, &even, column));
        assert!(changes_foot(&rows, &odd, &odd, column));
        assert!(!changes_foot(&rows, &odd, &values([10_440_000, 20_450_000, 30_890_000]), column));
    }
}
