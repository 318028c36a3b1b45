//! A chart as a page needs it: the drawing, and in words and figures everything that the drawing shows.

use std::sync::Arc;

use crate::table::Table;

/// A drawing with its text alternative, its table, and what each of its marks says when a reader points at it.
///
/// Marks are numbered from 0, row by row. In the drawing a mark is an element with `data-mark` (its number). Where marks
/// are too many for elements of their own, one element with `data-plot` covers the plane of all of them instead, cut
/// evenly into `columns` and rows.
#[derive(Clone)]
pub struct Chart {
    /// An `svg` element.
    pub svg: String,
    /// What the drawing shows, in a sentence or two, with the figures that matter most.
    pub alt: String,
    /// How many marks there are.
    pub marks: usize,
    /// How many of them stand side by side: 1 in a list from top to bottom.
    pub columns: usize,
    /// The mark at which keys begin: in a plane, where the reader's own scenario stands.
    pub start: usize,
    /// What a mark says.
    pub say: Arc<dyn Fn(usize) -> String + Send + Sync>,
    /// All figures.
    pub table: Arc<dyn Fn() -> Table + Send + Sync>,
}

impl Chart {
    /// A chart of nothing, where there is nothing to draw.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            svg: r#"<svg class="plot" role="img" aria-label="–" height="0"></svg>"#.to_owned(),
            alt: String::new(),
            marks: 0,
            columns: 1,
            start: 0,
            say: Arc::new(|_| String::new()),
            table: Arc::new(Table::default),
        }
    }
}
