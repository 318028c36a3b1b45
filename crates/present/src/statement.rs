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
    spread(rows, values, scale, &[])
}

/// The figures of a scenario's column and of its preset's, in the same scale. A row with the same value in both has the
/// same figure where the others can make up for it, so that no change is shown where there is none.
#[must_use]
pub fn figures_beside(
    rows: &[Row],
    own: &[Option<Decimal>],
    preset: &[Option<Decimal>],
    scale: Scale,
) -> [Vec<Option<i128>>; 2] {
    let beside = figures(rows, preset, scale);
    let same = own.iter().zip(preset).map(|(own, preset)| own == preset);
    let kept: Vec<Option<i128>> = same.zip(&beside).map(|(same, figure)| figure.filter(|_| same)).collect();
    [spread(rows, own, scale, &kept), beside]
}

/// The figures of a column; `kept` are those that its rows shall have where they can, none where it is shorter.
fn spread(rows: &[Row], values: &[Option<Decimal>], scale: Scale, kept: &[Option<i128>]) -> Vec<Option<i128>> {
    let exact: Vec<Option<Decimal>> = rows
        .iter()
        .zip(values)
        .map(|(row, value)| {
            (*value).filter(|_| row.role != Role::Margin).and_then(|value| scale.units(row.sign.apply(value)))
        })
        .collect();
    let mut spread = Spread {
        rows,
        shown: exact.iter().map(|value| value.and_then(round)).collect(),
        kept: (0..rows.len()).map(|row| kept.get(row).copied().flatten()).collect(),
        exact,
    };
    // Top down: a subtotal before its terms, a term before its parts. Subtotals stand below their terms, so they go first.
    let is_sum = |row: &Row| matches!(row.role, Role::Subtotal | Role::Total);
    let subtotals = (0..rows.len()).filter(|row| is_sum(&rows[*row]));
    let others = (0..rows.len()).filter(|row| !is_sum(&rows[*row]));
    for index in subtotals.chain(others) {
        spread.over(index);
    }
    spread.shown
}

struct Spread<'a> {
    rows: &'a [Row],
    /// In units of the last shown digit.
    exact: Vec<Option<Decimal>>,
    /// The figures of the column beside, where the value is the same.
    kept: Vec<Option<i128>>,
    shown: Vec<Option<i128>>,
}

impl Spread<'_> {
    /// Spreads the figure of a row over its parts.
    fn over(&mut self, index: usize) {
        let row = &self.rows[index];
        // The first of a subtotal's terms is fixed: it is the subtotal before, or the first row of the statement.
        let fixed = usize::from(matches!(row.role, Role::Subtotal | Role::Total)).min(row.parts.len());
        let (carried, open) = row.parts.split_at(fixed);
        let before: Option<i128> = carried.iter().map(|part| self.shown[*part]).sum();
        let (Some(total), Some(before)) = (self.shown[index], before) else { return };
        let (kept, moved): (Vec<usize>, Vec<usize>) = open.iter().partition(|part| self.kept[**part].is_some());
        let stay: i128 = kept.iter().filter_map(|part| self.kept[*part]).sum();
        let near = |shares: &Vec<i128>| shares.iter().zip(&moved).all(|(share, part)| self.is_near(*share, *part));
        if let Some(shares) = self.apportion(total - before - stay, &moved).filter(near) {
            for (part, share) in moved.iter().zip(shares) {
                self.shown[*part] = Some(share);
            }
            for part in kept {
                self.shown[part] = self.kept[part];
            }
        } else if let Some(shares) = self.apportion(total - before, open) {
            for (part, share) in open.iter().zip(shares) {
                self.shown[*part] = Some(share);
            }
        }
    }

    /// Whether a figure is less than one unit from its exact value.
    fn is_near(&self, figure: i128, part: usize) -> bool {
        self.exact[part].is_some_and(|exact| (exact - Decimal::from(figure)).abs() < Decimal::ONE)
    }

    fn apportion(&self, total: i128, parts: &[usize]) -> Option<Vec<i128>> {
        let exact: Option<Vec<Decimal>> = parts.iter().map(|part| self.exact[*part]).collect();
        apportion(total, &exact?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use takerate_core::InputId;

    #[test]
    fn a_part_that_did_not_change_keeps_its_figure() {
        let row = |index: u16, role, parts| Row {
            reference: Reference::Input(InputId(index)),
            sign: Sign::Plus,
            role,
            parts,
        };
        let rows = [row(0, Role::Part, vec![]), row(1, Role::Part, vec![]), row(2, Role::Term, vec![0, 1])];
        let scale = Scale { power: 0, decimals: 0, suffix: "" };
        let column = |values: [&str; 3]| values.map(|value| Decimal::from_str_exact(value).ok());
        let (base, now) = (column(["10.45", "20.40", "30.85"]), column(["10.45", "20.90", "31.35"]));
        let shown = figures(&rows, &base, scale);
        assert_eq!(shown, [Some(11), Some(20), Some(31)]);
        // Alone, the first part of the new column would be rounded down and show a change of -1.
        assert_eq!(figures(&rows, &now, scale), [Some(10), Some(21), Some(31)]);
        let now_shown = [Some(11), Some(20), Some(31)].to_vec();
        assert_eq!(figures_beside(&rows, &now, &base, scale), [now_shown, shown]);
    }
}
