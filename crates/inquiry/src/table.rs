//! The figures of a chart as a table: for screen readers, for reading and for copying.

use std::fmt::Write;

use takerate_exchange::csv;

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
    /// All digits, for a spreadsheet: `26385089.6`; `text` again where the cell is not a number.
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

    /// Head and rows with exact figures.
    fn exact(&self) -> Vec<Vec<&str>> {
        let head = self.head.iter().map(String::as_str).collect();
        let rows = self.rows.iter().map(|row| row.iter().map(|cell| cell.exact.as_str()).collect());
        std::iter::once(head).chain(rows).collect()
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
