//! The map of the first screen, held to the model at random places.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use support::bundled;
use takerate_core::lead::LeadMap;
use takerate_core::{Decimal, Language, Number, Scenario};
use takerate_display::map::{Plane, drawing, place, said, side};

fn map() -> &'static LeadMap {
    &bundled().report.lead.as_ref().unwrap().map
}

/// The drawing's size in steps.
fn size(html: &str) -> (f64, f64) {
    let numbers: Vec<f64> = html
        .split("viewBox=\"0 0 ")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .split(' ')
        .map(|n| n.parse().unwrap())
        .collect();
    (numbers[0], numbers[1])
}

/// The subpaths of a path, as polygons.
fn polygons(path: &str) -> Vec<Vec<(f64, f64)>> {
    let mut polygons = Vec::new();
    for piece in path.split('M').skip(1) {
        let piece = piece.trim_end_matches('z');
        let point = |text: &str| {
            let (x, y) = text.split_once(' ').unwrap();
            (x.parse::<f64>().unwrap(), y.parse::<f64>().unwrap())
        };
        if let Some((start, run)) = piece.split_once('h') {
            let ((x, y), width) = (point(start), run.split('v').next().unwrap().parse::<f64>().unwrap());
            polygons.push(vec![(x, y), (x + width, y), (x + width, y + 1.0), (x, y + 1.0)]);
        } else {
            polygons.push(piece.split('L').map(point).collect());
        }
    }
    polygons
}

/// Whether a point lies in a polygon.
fn holds(polygon: &[(f64, f64)], (x, y): (f64, f64)) -> bool {
    let mut inside = false;
    for (index, &(ax, ay)) in polygon.iter().enumerate() {
        let (bx, by) = polygon[(index + 1) % polygon.len()];
        if (ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax {
            inside = !inside;
        }
    }
    inside
}

fn paths<'a>(html: &'a str, class: &str) -> Vec<&'a str> {
    html.split(&format!("class=\"{class}\" d=\"")).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn as_many_bands_lie_over_a_place_as_levels_lie_below_its_value() {
    let (model, map) = (bundled(), map());
    for preset in model.preset_ids() {
        let scenario = Scenario::preset(preset);
        let plane = Plane::of(model, &scenario, map);
        let html = drawing(&plane, &model.line(map.line).unit, Language::ENGLISH).into_string();
        let (columns, rows) = size(&html);
        let bands: Vec<Vec<Vec<(f64, f64)>>> = paths(&html, "band").into_iter().map(polygons).collect();
        assert!((3..=16).contains(&bands.len()), "{} bands", bands.len());
        let mut levels: Vec<f64> = Vec::new();
        for step in 1..200 {
            // Off the grid's own lines.
            let share = |times: f64| (f64::from(step) * times + 0.137).fract();
            let (x, y) = (share(0.618_034), share(0.754_878));
            let mut trial = scenario.clone();
            for (axis, way) in [(&map.x, x), (&map.y, y)] {
                let way = Decimal::try_from(way).unwrap();
                trial.set(model, axis.input, axis.low + (axis.high - axis.low) * way).unwrap();
            }
            let result = trial.evaluate(model)[usize::from(map.line.0)];
            let here = (x * columns, (1.0 - y) * rows);
            let over = bands.iter().filter(|band| band.iter().any(|polygon| holds(polygon, here))).count();
            let gap = paths(&html, "paper").into_iter().flat_map(polygons).any(|polygon| holds(&polygon, here));
            match result {
                Ok(value) if !gap => levels.push(f64::from_decimal(value) + 1e12 * over as f64),
                Ok(_) => {}
                Err(_) => assert!(gap, "nothing says that there is no value at {x} {y}"),
            }
        }
        // A place with more bands over it has a higher value, but for what straight lines miss between two places.
        levels.sort_unstable_by(f64::total_cmp);
        let values: Vec<f64> = levels.iter().map(|level| level % 1e12).collect();
        let span = values.iter().copied().fold(f64::MIN, f64::max) - values.iter().copied().fold(f64::MAX, f64::min);
        for pair in levels.windows(2) {
            if pair[0] + 1e11 < pair[1] && (pair[0] % 1e12) > (pair[1] % 1e12) {
                let miss = (pair[0] % 1e12) - (pair[1] % 1e12);
                assert!(miss < span / 100.0, "{miss} of {span}");
            }
        }
    }
}

#[test]
fn a_contradiction_is_hatched_and_nothing_else() {
    let (model, map) = (bundled(), map());
    let whole =
        drawing(&Plane::of(model, &Scenario::preset(model.opens), map), &model.line(map.line).unit, Language::ENGLISH);
    let whole = whole.into_string();
    let mut scenario = Scenario::preset(model.opens);
    scenario.set(model, model.find_input("aave.stablecoin_loans").unwrap(), Decimal::from(1_000_000_000)).unwrap();
    let plane = Plane::of(model, &scenario, map);
    let cut = drawing(&plane, &model.line(map.line).unit, Language::ENGLISH).into_string();
    assert!(paths(&cut, "paper").len() == 1 && cut.contains("url(#map-hatch)"));
    assert!(
        polygons(paths(&cut, "paper")[0]).len() > polygons(paths(&whole, "paper").first().copied().unwrap_or("")).len()
    );
}

#[test]
fn what_is_said_of_it_names_both_sides_and_the_span() {
    let (model, map) = (bundled(), map());
    let plane = Plane::of(model, &Scenario::preset(model.opens), map);
    let english = said(model, &plane, map, Language::ENGLISH);
    for part in ["Adjusted earnings", "ETH price", "GHO"] {
        assert!(english.contains(part), "{english}");
    }
    assert!(!said(model, &plane, map, Language::CHINESE).is_ascii());
    assert!(side(model, &map.y, Language::ENGLISH).into_string().contains("30%"));
}

#[test]
fn a_scenario_beyond_the_map_stands_at_its_frame() {
    let (model, map) = (bundled(), map());
    let mut scenario = Scenario::preset(model.opens);
    scenario.set(model, map.x.input, map.x.high + map.x.high).unwrap();
    scenario.set(model, map.y.input, map.y.low).unwrap();
    assert_eq!(place(model, &scenario, map), "--x:1;--y:0");
}
