//! Contour lines: where the values of a grid pass a level, by marching squares.

use std::collections::{BTreeMap, BTreeSet};

/// A place in a grid, as column and row; the values stand at whole numbers.
pub type Point = (f64, f64);

/// Differences below this say nothing: of places, in cells; of values, in parts of the level.
const SMALL: f64 = 1e-9;

/// The edge from a grid point to its neighbour to the right, or, where `upright`, to the one in the next row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Edge {
    row: usize,
    column: usize,
    upright: bool,
}

/// The lines along which `grid` (row by row) passes `level`, each as the points where it crosses an edge of the grid;
/// on an edge the value is taken to change evenly. A closed line ends where it begins.
///
/// A square with a corner that has no value has no line in it. In a square whose opposite corners agree and whose
/// neighbouring corners do not, the mean of the four decides which of them are joined.
#[must_use]
pub fn contour(grid: &[Vec<Option<f64>>], level: f64) -> Vec<Vec<Point>> {
    let mut neighbours: BTreeMap<Edge, Vec<Edge>> = BTreeMap::new();
    for row in 0..grid.len().saturating_sub(1) {
        let columns = grid[row].len().min(grid[row + 1].len());
        for column in 0..columns.saturating_sub(1) {
            for (from, to) in segments(grid, level, row, column).into_iter().flatten() {
                neighbours.entry(from).or_default().push(to);
                neighbours.entry(to).or_default().push(from);
            }
        }
    }
    // Open lines first, from their ends; what is left then are closed ones.
    let ends = neighbours.iter().filter(|(_, next)| next.len() == 1).map(|(edge, _)| *edge);
    let starts: Vec<Edge> = ends.chain(neighbours.keys().copied()).collect();
    let mut seen = BTreeSet::new();
    let mut lines = Vec::new();
    for start in starts {
        if seen.insert(start) {
            let line = walk(&neighbours, start, &mut seen);
            let mut line: Vec<Point> = line.into_iter().filter_map(|edge| crossing(grid, level, edge)).collect();
            // Where the level is a corner's own value, the line meets several edges in one point.
            line.dedup_by(|a, b| (a.0 - b.0).abs() + (a.1 - b.1).abs() < SMALL);
            lines.push(line);
        }
    }
    // A single point, as around a lowest or highest value that is the level, passes nothing.
    lines.retain(|line| line.len() > 1);
    lines
}

/// Open lines that end at the outermost values of a grid lead on to the frame of a drawing, half a cell further, as the
/// cells do.
pub fn lead_to_frame(lines: &mut [Vec<Point>], columns: usize, rows: usize) {
    #[allow(clippy::cast_precision_loss)] // At most a few hundred.
    let (right, bottom) = (columns.saturating_sub(1) as f64, rows.saturating_sub(1) as f64);
    let beyond = |(x, y): Point, (from_x, from_y): Point| {
        let sideways = (x <= 0.0 && from_x > x) || (x >= right && from_x < x);
        let upwards = (y <= 0.0 && from_y > y) || (y >= bottom && from_y < y);
        let out = |value: f64| if value <= 0.0 { value - 0.5 } else { value + 0.5 };
        match (sideways, upwards) {
            // From a corner on as it came.
            (true, true) if (x - from_x).abs() < (y - from_y).abs() => Some((x, out(y))),
            (true, _) => Some((out(x), y)),
            (_, true) => Some((x, out(y))),
            _ => None,
        }
    };
    for line in lines {
        if let [first, second, ..] = line[..]
            && let Some(&last) = line.last()
            && first != last
        {
            let before = line.len().checked_sub(2).and_then(|index| line.get(index)).copied();
            line.extend(before.and_then(|before| beyond(last, before)));
            if let Some(start) = beyond(first, second) {
                line.insert(0, start);
            }
        }
    }
}

fn walk(neighbours: &BTreeMap<Edge, Vec<Edge>>, start: Edge, seen: &mut BTreeSet<Edge>) -> Vec<Edge> {
    let next = |edge: &Edge| neighbours.get(edge).map(Vec::as_slice).unwrap_or_default();
    let mut line = vec![start];
    let mut here = start;
    while let Some(edge) = next(&here).iter().find(|edge| !seen.contains(edge)) {
        seen.insert(*edge);
        line.push(*edge);
        here = *edge;
    }
    if line.len() > 2 && next(&here).contains(&start) {
        line.push(start);
    }
    line
}

fn value(grid: &[Vec<Option<f64>>], row: usize, column: usize) -> Option<f64> {
    (*grid.get(row)?.get(column)?).filter(|value| value.is_finite())
}

/// The lines through the square whose first corner is at `row` and `column`, from edge to edge.
fn segments(grid: &[Vec<Option<f64>>], level: f64, row: usize, column: usize) -> [Option<(Edge, Edge)>; 2] {
    let at = |down: usize, right: usize| value(grid, row + down, column + right);
    // Around the square.
    let (Some(a), Some(b), Some(c), Some(d)) = (at(0, 0), at(0, 1), at(1, 1), at(1, 0)) else { return [None, None] };
    let edges = [(row, column, false), (row, column + 1, true), (row + 1, column, false), (row, column, true)];
    let edges = edges.map(|(row, column, upright)| Edge { row, column, upright });
    // What differs from the level in its last digits only is at the level: a plane that is even there would have a line
    // at random.
    let above = [a, b, c, d].map(|corner| corner >= level - level.abs() * SMALL);
    // Edge i joins corner i with the next.
    let crossed = [0, 1, 2, 3].map(|edge| above[edge] != above[(edge + 1) % 4]);
    let mut crossed = edges.into_iter().zip(crossed).filter(|(_, crossed)| *crossed).map(|(edge, _)| edge);
    match (crossed.next(), crossed.next(), crossed.next(), crossed.next()) {
        (Some(first), Some(second), Some(third), Some(fourth)) => {
            let middle = a / 4.0 + b / 4.0 + c / 4.0 + d / 4.0 >= level;
            // The first corner stands alone where the middle is on the other side.
            if middle == above[0] {
                [Some((first, second)), Some((third, fourth))]
            } else {
                [Some((fourth, first)), Some((second, third))]
            }
        }
        (Some(first), Some(second), ..) => [Some((first, second)), None],
        _ => [None, None],
    }
}

fn crossing(grid: &[Vec<Option<f64>>], level: f64, edge: Edge) -> Option<Point> {
    let (down, right) = if edge.upright { (1, 0) } else { (0, 1) };
    let from = value(grid, edge.row, edge.column)?;
    let to = value(grid, edge.row + down, edge.column + right)?;
    // Halves, since the distance of two large values can be beyond a number.
    let way = ((level / 2.0 - from / 2.0) / (to / 2.0 - from / 2.0)).clamp(0.0, 1.0);
    #[allow(clippy::cast_precision_loss)] // At most a few hundred.
    let (row, column) = (edge.row as f64, edge.column as f64);
    Some(if edge.upright { (column, row + way) } else { (column + way, row) })
}
