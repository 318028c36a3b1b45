//! The statement of a protocol as rows, from gross revenue to adjusted earnings, each line with its parts.

use takerate_core::explain::{Sign, names, parts};
use takerate_core::model::{Chapter, LineId, Model};
use takerate_core::{Decimal, Reference};

use crate::apportion::{apportion, round};
use crate::scale::Scale;

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
pub fn rows(model: &Model, chapter: &Chapter) -> Vec<Row> {
    let subtotals: Vec<LineId> =
        model.layout.statement.iter().filter_map(|id| model.shared_line(chapter, id)).collect();
    let margins: Vec<LineId> = model.layout.margins.iter().filter_map(|id| model.shared_line(chapter, id)).collect();
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

/// The figures of the rows in whole units of the last shown digit, signed as they enter the statement, rounded so that
/// what is shown adds up: subtotals and the first row are rounded, every other row takes its share of what remains.
///
/// `values` are the rows' exact values as the lines have them; `None` where there is none. Margins get `None`.
#[must_use]
pub fn figures(rows: &[Row], values: &[Option<Decimal>], scale: Scale) -> Vec<Option<i128>> {
    let exact: Vec<Option<Decimal>> = rows
        .iter()
        .zip(values)
        .map(|(row, value)| {
            (*value).filter(|_| row.role != Role::Margin).and_then(|value| scale.units(row.sign.apply(value)))
        })
        .collect();
    let mut shown: Vec<Option<i128>> = exact.iter().map(|value| value.and_then(round)).collect();
    // Top down: a subtotal before its terms, a term before its parts. Subtotals stand below their terms, so they go first.
    let is_sum = |row: &Row| matches!(row.role, Role::Subtotal | Role::Total);
    let subtotals = (0..rows.len()).filter(|row| is_sum(&rows[*row]));
    let others = (0..rows.len()).filter(|row| !is_sum(&rows[*row]));
    for index in subtotals.chain(others) {
        spread(rows, index, &exact, &mut shown);
    }
    shown
}

fn spread(rows: &[Row], index: usize, exact: &[Option<Decimal>], shown: &mut [Option<i128>]) {
    let row = &rows[index];
    // The first of a subtotal's terms is fixed: it is the subtotal before, or the first row of the statement.
    let fixed = usize::from(matches!(row.role, Role::Subtotal | Role::Total)).min(row.parts.len());
    let (carried, open) = row.parts.split_at(fixed);
    let before: Option<i128> = carried.iter().map(|part| shown[*part]).sum();
    let parts: Option<Vec<Decimal>> = open.iter().map(|part| exact[*part]).collect();
    let (Some(total), Some(before), Some(parts)) = (shown[index], before, parts) else { return };
    if let Some(shares) = apportion(total - before, &parts) {
        for (part, share) in open.iter().zip(shares) {
            shown[*part] = Some(share);
        }
    }
}
