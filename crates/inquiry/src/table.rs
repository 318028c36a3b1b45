//! The figures of a chart as a table: for screen readers, for reading and for copying.

use std::fmt::Write;

use takerate_core::Decimal;
use takerate_exchange::csv;
use takerate_present::format;

use crate::svg::escaped;

/// A table of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The columns' headings; the first is that of the rows.
    pub head: Vec<String>,
    /// Row by row, as many cells as there are headings; the first is the row's heading.
    pub rows: Vec<Vec<Cell>>,
}

/// A figure as it is shown and as it is copied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// As shown: `26.4M`.
    pub text: String,
    /// All digits: `26385089.6`, and `0.1869` where `text` is in per cent; the same as `text` where the cell is no number.
    pub exact: String,
}

impl Cell {
    /// A cell that is no number.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { exact: text.clone(), text }
    }
}

impl Cell {
    /// The exact figure in per cent, where that is how it is shown; `None` for nothing, which needs no unit.
    fn percent(&self) -> Option<String> {
        let shown = ["%", "pp", "个百分点"].iter().any(|unit| self.text.ends_with(unit));
        let exact: Decimal = self.exact.parse().ok().filter(|exact: &Decimal| shown && !exact.is_zero())?;
        exact.checked_mul(Decimal::ONE_HUNDRED).map(format::exact)
    }

    /// Whether it is a figure in per cent, or could stand beside some.
    fn is_in_per_cent(&self) -> bool {
        self.percent().is_some() || self.exact.parse::<Decimal>().map_or(true, |exact| exact.is_zero())
    }

    /// As it is copied: all digits, in the unit that it is shown in.
    fn copied(&self) -> String {
        self.percent().unwrap_or_else(|| self.exact.clone())
    }
}

impl Table {
    /// A `table` element.
    #[must_use]
    pub fn html(&self) -> String {
        self.html_with(&|_| "")
    }

    /// The same with a class for each row, where there is one.
    #[must_use]
    pub fn html_with(&self, class: &dyn Fn(usize) -> &'static str) -> String {
        let mut html = format!("<table class=\"data\"><caption>{}</caption><thead><tr>", escaped(&self.caption));
        for head in &self.head {
            let _ = write!(html, "<th scope=\"col\">{}</th>", escaped(head));
        }
        html.push_str("</tr></thead><tbody>");
        for (index, row) in self.rows.iter().enumerate() {
            match class(index) {
                "" => html.push_str("<tr>"),
                class => {
                    let _ = write!(html, "<tr class=\"{class}\">");
                }
            }
            for (column, cell) in row.iter().enumerate() {
                let text = escaped(&cell.text);
                let _ = match column {
                    0 => write!(html, "<th scope=\"row\">{text}</th>"),
                    _ => write!(html, "<td>{text}</td>"),
                };
            }
            html.push_str("</tr>");
        }
        html.push_str("</tbody></table>");
        html
    }

    /// Head and rows with exact figures, as they are copied. What is shown in per cent is copied in per cent, and says
    /// so: the table's first heading where all figures are, otherwise the column's or the row's.
    fn exact(&self) -> Vec<Vec<String>> {
        let columns = 1..self.head.len();
        let counts = |column: &usize| {
            let cells = || self.rows.iter().filter_map(|row| row.get(*column));
            (cells().any(|cell| cell.percent().is_some()), cells().all(Cell::is_in_per_cent))
        };
        let counted: Vec<(bool, bool)> = columns.map(|column| counts(&column)).collect();
        let any = counted.iter().any(|(some, _)| *some);
        let whole = any && counted.iter().all(|(_, all)| *all);
        let alone = |column: usize| {
            !whole
                && column.checked_sub(1).and_then(|index| counted.get(index)).is_some_and(|(some, all)| *some && *all)
        };
        let mark = |text: &str, percent: bool| if percent { format!("{text} (%)") } else { text.to_owned() };
        let head = self.head.iter().enumerate();
        let head = head.map(|(column, text)| mark(text, (column == 0 && whole) || alone(column))).collect();
        let row = |row: &Vec<Cell>| {
            let cells = || row.iter().enumerate().skip(1);
            let mixed = !whole && cells().any(|(column, cell)| !alone(column) && cell.percent().is_some());
            let first = row.first().map(|cell| mark(&cell.exact, mixed));
            first.into_iter().chain(cells().map(|(_, cell)| cell.copied())).collect()
        };
        std::iter::once(head).chain(self.rows.iter().map(row)).collect()
    }

    /// The same as a CSV file (RFC 4180).
    #[must_use]
    pub fn csv(&self) -> String {
        csv::write(self.exact())
    }

    /// Text with tabs between cells, exact figures in it, as spreadsheets paste it without running any of it.
    #[must_use]
    pub fn tabbed(&self) -> String {
        let text = csv::tabbed(self.exact());
        // What is pasted ends with its last row.
        text.trim_end_matches('\n').to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copied(head: &[&str], rows: &[&[(&str, &str)]]) -> String {
        let cell = |(text, exact): &(&str, &str)| Cell { text: (*text).to_owned(), exact: (*exact).to_owned() };
        let head = head.iter().map(|text| (*text).to_owned()).collect();
        let rows = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        Table { caption: String::new(), head, rows }.tabbed()
    }

    #[test]
    fn what_is_shown_in_per_cent_is_copied_in_per_cent_and_says_so() {
        let (aave, sky, none) = (("Aave", "Aave"), ("Sky", "Sky"), ("0%", "0"));
        let (share, money) = (("18.69%", "0.186894"), ("26.4M", "26385089.6"));
        let mixed = copied(&["Line", "Now"], &[&[aave, share], &[sky, money]]);
        assert_eq!(mixed, "Line\tNow\nAave (%)\t18.6894\nSky\t26385089.6");
        let column = copied(&["Line", "Now", "Then"], &[&[aave, money, share], &[sky, money, none]]);
        assert_eq!(column, "Line\tNow\tThen (%)\nAave\t26385089.6\t18.6894\nSky\t26385089.6\t0");
        let points = ("−2.38 pp", "-0.0238");
        let all = copied(&["Line", "Now", "Then"], &[&[aave, share, points], &[sky, ("n.m.", "n.m."), share]]);
        assert_eq!(all, "Line (%)\tNow\tThen\nAave\t18.6894\t-2.38\nSky\tn.m.\t18.6894");
        assert_eq!(copied(&["Line", "Now"], &[&[aave, money]]), "Line\tNow\nAave\t26385089.6");
    }
}
