//! Contour lines lie where the values pass the level.
#![allow(clippy::unwrap_used, clippy::cast_precision_loss)]

use proptest::prelude::*;
use takerate_view_model::contour::{Point, contour, lead_to_frame};

type Grid = Vec<Vec<Option<f64>>>;

fn grid(columns: usize, rows: usize, value: impl Fn(f64, f64) -> f64) -> Grid {
    (0..rows).map(|row| (0..columns).map(|column| Some(value(column as f64, row as f64))).collect()).collect()
}

/// The values at the two ends of the edge that a point lies on.
fn ends(grid: &Grid, (x, y): Point) -> [f64; 2] {
    assert!(x.fract() == 0.0 || y.fract() == 0.0, "({x}, {y}) is on no edge");
    let at = |x: f64, y: f64| grid[y as usize][x as usize].unwrap();
    [at(x.floor(), y.floor()), at(x.ceil(), y.ceil())]
}

#[test]
fn a_plane_is_crossed_by_one_straight_line() {
    let plane = |x: f64, y: f64| 2.0 * x - 3.0 * y + 1.0;
    for level in [-7.3, 0.0, 2.5, 9.9] {
        let lines = contour(&grid(12, 9, plane), level);
        assert_eq!(lines.len(), 1, "{level}");
        for (x, y) in &lines[0] {
            assert!((plane(*x, *y) - level).abs() < 1e-12);
        }
        assert_ne!(lines[0].first(), lines[0].last());
    }
    assert!(contour(&grid(12, 9, plane), 1000.0).is_empty());
}

#[test]
fn a_circle_is_one_closed_line_as_near_as_straight_edges_can_be() {
    let square = |x: f64, y: f64| (x - 10.2).powi(2) + (y - 9.7).powi(2);
    let lines = contour(&grid(21, 21, square), 36.0);
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].first(), lines[0].last());
    // On an edge of length 1 a parabola is at most 1/4 off the line between its ends.
    for (x, y) in &lines[0] {
        assert!((square(*x, *y) - 36.0).abs() <= 0.25 + 1e-9, "({x}, {y})");
    }
    // Each crossed row and column is met twice, so the line is whole.
    assert_eq!(lines[0].len() - 1, 2 * 12 + 2 * 12);
}

#[test]
fn the_mean_decides_a_saddle() {
    let saddle = |low: f64| vec![vec![Some(2.0), Some(low)], vec![Some(low), Some(2.0)]];
    // High in the middle: the low corners stand alone.
    let high = contour(&saddle(0.5), 1.0);
    assert_eq!(high.len(), 2);
    assert!(high.iter().any(|line| line.iter().all(|(x, y)| x + (1.0 - y) > 1.0)));
    let low = contour(&saddle(-1.0), 1.0);
    assert_eq!(low.len(), 2);
    assert!(low.iter().any(|line| line.iter().all(|(x, y)| x + y < 1.0)));
}

#[test]
fn squares_without_a_corner_have_no_line() {
    let mut holed = grid(5, 5, |x, _| x);
    holed[2][2] = None;
    for (x, y) in contour(&holed, 2.5).into_iter().flatten() {
        assert!(x == 2.5 && !(1.0 < y && y < 3.0), "({x}, {y})");
    }
    assert!(contour(&[], 0.0).is_empty());
    assert!(contour(&[vec![Some(1.0)]], 1.0).is_empty());
}

/// Whether a point is at the frame, half a cell beyond the outermost values, or beside a square with a hole.
fn ends_rightly(grid: &Grid, (x, y): Point) -> bool {
    let (right, bottom) = (grid[0].len() as f64 - 0.5, grid.len() as f64 - 0.5);
    let at_frame = x == -0.5 || y == -0.5 || x == right || y == bottom;
    let around = |value: f64| [value.floor() - 1.0, value.floor(), value.ceil(), value.ceil() + 1.0];
    let hole = |x: f64, y: f64| {
        x >= 0.0 && y >= 0.0 && grid.get(y as usize).and_then(|row| row.get(x as usize)).is_some_and(Option::is_none)
    };
    at_frame || around(x).into_iter().any(|x| around(y).into_iter().any(|y| hole(x, y)))
}

/// Asserts that no line stops in the middle of values and none is a point.
fn check_lines(grid: &Grid, level: f64) -> usize {
    let mut lines = contour(grid, level);
    lead_to_frame(&mut lines, grid[0].len(), grid.len());
    for line in &lines {
        assert!(line.len() >= 2, "{line:?}");
        for pair in line.windows(2) {
            assert!((pair[0].0 - pair[1].0).abs() + (pair[0].1 - pair[1].1).abs() >= 1e-9, "{line:?}");
        }
        let (first, last) = (line[0], line[line.len() - 1]);
        assert!(first == last || (ends_rightly(grid, first) && ends_rightly(grid, last)), "{line:?}");
    }
    lines.len()
}

#[test]
fn lines_end_at_the_frame_whatever_the_level_near_an_edge() {
    let tilted = grid(9, 7, |x, y| 3.0 * x + 5.0 * y);
    let bowl = grid(9, 7, |x, y| (x - 8.0).powi(2) + (y - 0.0).powi(2));
    for plane in [&tilted, &bowl] {
        let mut levels: Vec<f64> = plane.iter().flatten().flatten().copied().collect();
        levels.extend((0..200).map(|level| f64::from(level) / 2.0 + 0.1));
        for level in levels {
            check_lines(plane, level);
        }
    }
    // The lowest value is the level, at one corner only: nothing is passed there.
    assert_eq!((check_lines(&tilted, 0.0), check_lines(&bowl, 0.0)), (0, 0));
    // So near a corner, a line is cut short by the frame and by nothing else.
    let mut lines = contour(&tilted, 1.0);
    lead_to_frame(&mut lines, 9, 7);
    assert_eq!(lines.len(), 1);
    let mut ends = [lines[0][0], lines[0][lines[0].len() - 1]];
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert_eq!((ends[0].0, ends[1].1), (-0.5, -0.5));
}

#[test]
fn a_plane_that_is_even_at_the_level_has_no_line_at_random() {
    let noise = |x: f64, y: f64| 26.4e6 * (1.0 + f64::EPSILON * ((x * 7.0 + y * 13.0) % 5.0 - 2.0));
    assert!(contour(&grid(9, 7, noise), 26.4e6).is_empty());
}

proptest! {
    #[test]
    fn every_point_is_on_an_edge_that_brackets_the_level(
        values in prop::collection::vec(prop::option::weighted(0.9, -1e3f64..1e3), 42),
        level in -1.2e3f64..1.2e3,
    ) {
        let grid: Grid = values.chunks(7).map(<[_]>::to_vec).collect();
        let mut crossings = 0;
        check_lines(&grid, level);
        for line in contour(&grid, level) {
            prop_assert!(line.len() >= 2);
            for point in line {
                let [from, to] = ends(&grid, point);
                prop_assert!(from.min(to) <= level && level <= from.max(to));
                crossings += 1;
            }
        }
        let known: Vec<f64> = values.iter().flatten().copied().collect();
        let passed = known.iter().any(|value| *value >= level) && known.iter().any(|value| *value < level);
        prop_assert!(passed || crossings == 0);
    }
}
