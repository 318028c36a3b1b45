//! The cells of a plane and the lines across them, in a drawing of their own that is stretched: one unit a cell.

use std::fmt::Write;

use takerate_analysis::table::{Gap, Table};

use super::classes::Classes;
use crate::contour::{Point, contour, lead_to_frame};
use crate::svg::number;

/// What a cell shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A value of this class.
    Class(usize),
    /// The output says nothing there.
    NotMeaningful,
    /// Something is wrong there.
    Problem,
}

/// A cell, counted from the bottom row.
#[must_use]
pub fn shown(answer: &Table, classes: Option<&Classes>, row: usize, column: usize) -> Shown {
    match (value(answer, row, column), classes) {
        (Some(value), Some(classes)) => Shown::Class(classes.class(value)),
        _ if gap(answer, row, column).is_some_and(|gap| gap.not_meaningful) => Shown::NotMeaningful,
        _ => Shown::Problem,
    }
}

/// The value of a cell.
#[must_use]
pub fn value(answer: &Table, row: usize, column: usize) -> Option<f64> {
    (*answer.values.get(row)?.get(column)?).filter(|value| value.is_finite())
}

/// Which of the answer's gaps a cell is; `None` where it has a value.
#[must_use]
pub fn gap_number(answer: &Table, row: usize, column: usize) -> Option<usize> {
    usize::from(*answer.gaps_at.get(row)?.get(column)?).checked_sub(1)
}

/// Why a cell has no value; `None` where it has one.
#[must_use]
pub fn gap(answer: &Table, row: usize, column: usize) -> Option<&Gap> {
    answer.gaps.get(gap_number(answer, row, column)?)
}

/// The outlines of all cells that show one thing, as an SVG path; the top row is the first.
#[must_use]
pub fn outline(answer: &Table, classes: Option<&Classes>, wanted: Shown) -> String {
    let (columns, rows) = (answer.x.values.len(), answer.y.values.len());
    let mut path = String::new();
    for top in 0..rows {
        let mut start = None;
        for column in 0..=columns {
            let here = column < columns && shown(answer, classes, rows - 1 - top, column) == wanted;
            match (start, here) {
                (None, true) => start = Some(column),
                (Some(from), false) => {
                    let width = column - from;
                    let _ = write!(path, "M{from} {top}h{width}v1h-{width}z");
                    start = None;
                }
                _ => {}
            }
        }
    }
    path
}

/// The lines along which the values pass `level`, in units of cells from the top left corner.
#[must_use]
pub fn lines(answer: &Table, level: f64) -> Vec<Vec<Point>> {
    #[allow(clippy::cast_precision_loss)] // At most 101.
    let rows = answer.y.values.len() as f64;
    let mut lines = contour(&answer.values, level);
    lead_to_frame(&mut lines, answer.x.values.len(), answer.y.values.len());
    // What cuts off less than a cell reads as a blemish, where there is a longer line.
    if lines.iter().any(|line| !is_short(line)) {
        lines.retain(|line| !is_short(line));
    }
    for point in lines.iter_mut().flatten() {
        *point = (point.0 + 0.5, rows - 0.5 - point.1);
    }
    lines
}

/// Whether a line stays within the width and height of one cell.
fn is_short(line: &[Point]) -> bool {
    let length = |along: fn(&Point) -> f64| {
        let ends = line
            .iter()
            .map(along)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
        ends.1 - ends.0
    };
    length(|point| point.0) < 1.0 && length(|point| point.1) < 1.0
}

/// Lines as an SVG path.
#[must_use]
pub fn path(lines: &[Vec<Point>]) -> String {
    let mut path = String::new();
    for line in lines {
        for (index, (x, y)) in line.iter().enumerate() {
            let _ = write!(path, "{}{} {}", if index == 0 { "M" } else { "L" }, number(*x), number(*y));
        }
    }
    path
}
