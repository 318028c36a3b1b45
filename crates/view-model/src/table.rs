//! The figures of a chart as a table: for screen readers, for reading and for copying.

use takerate_display::html::Html;
use takerate_scenario_io::csv;

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
        let mut html = Html::new();
        self.draw(&mut html, &|_| "");
        html.into_string()
    }

    /// Adds a `table` element to a piece, with a class for each row, where there is one.
    pub fn draw(&self, html: &mut Html, class: &dyn Fn(usize) -> &'static str) {
        let mut table = html.element("table").with("class", "data");
        table.element("caption").text(&self.caption);
        self.heads(&mut table.element("thead").element("tr"));
        let mut body = table.element("tbody");
        for (index, cells) in self.rows.iter().enumerate() {
            let mut row = body.element("tr");
            if !class(index).is_empty() {
                row = row.with("class", class(index));
            }
            for (column, cell) in cells.iter().enumerate() {
                let place = row.element(if column == 0 { "th" } else { "td" });
                let mut place = if column == 0 { place.with("scope", "row") } else { place };
                place.text(&cell.text);
            }
        }
    }

    fn heads(&self, row: &mut Html) {
        for head in &self.head {
            row.element("th").with("scope", "col").text(head);
        }
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
    pub fn to_tsv(&self) -> String {
        let text = csv::to_tsv(self.exact());
        // What is pasted ends with its last row.
        text.trim_end_matches('\n').to_owned()
    }
}
