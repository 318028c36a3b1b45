//! The map of a report's lead: what a line comes to over two inputs, as bands between round values, and the marks of its two
//! sides. A drawing of the whole plane of two inputs, with its table, is an analysis; this one is a picture to be dragged on.

use std::fmt::Write;

use takerate_core::lead::{LeadAxis, LeadMap};
use takerate_core::unit::{Kind, Unit};
use takerate_core::{Calculation, Decimal, Language, Model, Number, Scenario};
use takerate_words::PageWords;

use crate::format;
use crate::hatch::hatch;
use crate::html::Html;
use crate::slider::position;

/// Values from left to right and upwards; between them the line is taken to change evenly.
const COLUMNS: usize = 21;
const ROWS: usize = 13;

/// The most bands: more shades of a hue a reader does not tell apart.
const BANDS: i64 = 8;

/// A line over two inputs, all others as in a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plane {
    /// Row by row from the bottom; `None` where the line has no value.
    values: Vec<Option<Decimal>>,
}

impl Plane {
    /// Computes the line at every place of the map. The scenario's own values of the two inputs play no part.
    #[must_use]
    pub fn of(model: &Model, scenario: &Scenario, map: &LeadMap) -> Self {
        let (lines, mut calculation) = (model.needed(&[map.line]), Calculation::new(model, scenario.values(model)));
        calculation.compute(&lines);
        let moved = model.program().moved_by(&lines, &[map.x.input, map.y.input]);
        let mut values = Vec::with_capacity(COLUMNS * ROWS);
        for row in 0..ROWS {
            calculation.put(map.y.input, Some(at(&map.y, row, ROWS)));
            for column in 0..COLUMNS {
                calculation.put(map.x.input, Some(at(&map.x, column, COLUMNS)));
                calculation.compute(&moved);
                values.push(calculation.line(map.line).ok().copied());
            }
        }
        Self { values }
    }

    /// The lowest and the highest value; `None` where there is none.
    #[must_use]
    pub fn ends(&self) -> Option<(Decimal, Decimal)> {
        let known = || self.values.iter().flatten().copied();
        known().min().zip(known().max())
    }

    /// Round values within the plane's, even steps apart, ascending.
    fn levels(&self) -> Vec<Decimal> {
        let Some((low, high)) = self.ends() else { return Vec::new() };
        let Some(least) = high.checked_sub(low).map(|span| span / Decimal::from(BANDS)) else { return Vec::new() };
        let mut step = Decimal::ONE;
        while step > least && step.scale() < 20 {
            step /= Decimal::TEN;
        }
        while let Some(next) = step.checked_mul(Decimal::TEN).filter(|next| *next <= least) {
            step = next;
        }
        let step = [2, 5, 10].into_iter().filter_map(|times| step.checked_mul(Decimal::from(times)));
        let Some(step) = step.into_iter().find(|step| *step >= least && !step.is_zero()) else { return Vec::new() };
        let mut levels = Vec::new();
        let mut level = low.checked_div(step).map(|steps| steps.ceil() * step).unwrap_or(low);
        while level < high && levels.len() < 2 * BANDS as usize {
            if level > low {
                levels.push(level.normalize());
            }
            level += step;
        }
        levels
    }

    fn value(&self, column: usize, row: usize) -> Option<Decimal> {
        self.values.get(row * COLUMNS + column).copied().flatten()
    }

    /// Where, in units of steps from the top left corner, the values are at or above a level, or `below` it, as an SVG path.
    fn region(&self, level: Decimal, below: bool) -> String {
        self.outline(|corners| {
            let [a, b, c, d] = corners;
            let corners = [a?, b?, c?, d?].map(|value| f64::from_decimal(value) - f64::from_decimal(level));
            Some(corners.map(|over| if below { -over } else { over }))
        })
    }

    /// Where there is no value.
    fn gaps(&self) -> String {
        self.outline(|corners| corners.iter().any(Option::is_none).then_some([1.0; 4]))
    }

    /// The part of each square in which what `over` makes of its corners is not negative; corners run around the square.
    fn outline(&self, over: impl Fn([Option<Decimal>; 4]) -> Option<[f64; 4]>) -> String {
        let mut path = String::new();
        for row in 0..ROWS - 1 {
            // Squares beside each other that belong to it as a whole are one rectangle.
            let mut run = 0;
            for column in 0..COLUMNS {
                let places = [(0, 0), (1, 0), (1, 1), (0, 1)];
                let corners = || places.map(|(right, up)| self.value(column + right, row + up));
                let square = (column < COLUMNS - 1).then(|| over(corners())).flatten();
                let whole = square.is_some_and(|square| square.iter().all(|corner| *corner >= 0.0));
                let top = ROWS - 2 - row;
                if whole {
                    run += 1;
                    continue;
                }
                if run > 0 {
                    let _ = write!(path, "M{} {top}h{run}v1h-{run}z", column - run);
                    run = 0;
                }
                if let Some(square) = square {
                    cut(&mut path, square, column, top);
                }
            }
        }
        path
    }

    /// The first place on the frame, going around from the bottom left corner, where the values pass a level; as shares of
    /// width and height.
    fn on_frame(&self, level: Decimal) -> Option<[f64; 2]> {
        let (right, top) = (COLUMNS - 1, ROWS - 1);
        let bottom = (0..right).map(|column| [(column, 0), (column + 1, 0)]);
        let side = (0..top).map(move |row| [(right, row), (right, row + 1)]);
        let left = (0..top).map(|row| [(0, row), (0, row + 1)]);
        let above = (0..right).map(move |column| [(column, top), (column + 1, top)]);
        bottom.chain(side).chain(above).chain(left).find_map(|[from, to]| {
            let (low, high) = (self.value(from.0, from.1)?, self.value(to.0, to.1)?);
            if (low < level) == (high < level) {
                return None;
            }
            let way = share(f64::from_decimal(level - low), f64::from_decimal(high - low));
            let place =
                |from: usize, to: usize, last: usize| (float(from) + way * (float(to) - float(from))) / float(last);
            Some([place(from.0, to.0, right), place(from.1, to.1, top)])
        })
    }
}

/// The drawing of a plane: bands, what has no value hatched, and the values at which bands meet.
#[must_use]
pub fn drawing(plane: &Plane, unit: &Unit, language: Language) -> Html {
    let levels = plane.levels();
    let mut html = Html::new();
    let svg = html.element("svg").value("viewBox", &format_args!("0 0 {} {}", COLUMNS - 1, ROWS - 1));
    let mut svg = svg.with("preserveAspectRatio", "none").with("aria-hidden", "true");
    for level in &levels {
        let below = *level <= Decimal::ZERO;
        let path = plane.region(*level, below);
        if !path.is_empty() {
            svg.element("path").with("class", if below { "below" } else { "band" }).with("d", &path);
        }
    }
    let gaps = plane.gaps();
    if !gaps.is_empty() {
        svg.element("path").with("class", "paper").with("d", &gaps);
    }
    drop(svg);
    if !gaps.is_empty() {
        // Not stretched with the bands.
        let mut svg = html.element("svg").with("class", "gaps").with("aria-hidden", "true");
        let mut defs = svg.element("defs");
        hatch(&mut defs, "map-hatch");
        let clip = defs.element("clipPath").with("id", "map-gaps").with("clipPathUnits", "objectBoundingBox");
        let mut clip = clip;
        let scale = format!("scale({} {})", part(COLUMNS - 1), part(ROWS - 1));
        clip.element("path").with("transform", &scale).with("d", &gaps);
        drop(clip);
        drop(defs);
        let whole = svg.element("rect").with("width", "100%").with("height", "100%");
        whole.with("fill", "url(#map-hatch)").with("clip-path", "url(#map-gaps)");
    }
    for level in levels {
        if let Some([x, y]) = plane.on_frame(level) {
            let text = match unit.kind {
                Kind::Amount => format::brief(level, unit, language),
                _ => format::short(level, unit, language),
            };
            let style = format!("--x:{};--y:{}", short(x), short(y));
            html.element("span").with("class", "level").with("style", &style).with("aria-hidden", "true").text(&text);
        }
    }
    html
}

/// What the drawing shows, in a sentence.
#[must_use]
pub fn said(model: &Model, plane: &Plane, map: &LeadMap, language: Language) -> String {
    let words = PageWords::of(language);
    let line = model.line(map.line);
    let name = line.name.get(language);
    let side = |axis: &LeadAxis| {
        let input = model.input(axis.input);
        let end = |value| format::precise(value, &input.unit, language);
        words.map_side(input.name.get(language), &end(axis.low), &end(axis.high))
    };
    let Some((low, high)) = plane.ends() else { return name.to_owned() };
    let end = |value| format::short(value, &line.unit, language);
    words.map_said(name, &end(low), &end(high), &side(&map.x), &side(&map.y))
}

/// What stands along a side: its two ends, and between them the input's name with its unit.
#[must_use]
pub fn side(model: &Model, axis: &LeadAxis, language: Language) -> Html {
    let input = model.input(axis.input);
    let end = |value| {
        let percent = if input.unit.kind.in_percent() { "%" } else { "" };
        format!("{}{percent}", format::brief(value, &input.unit, language))
    };
    let mut html = Html::new();
    html.element("span").text(&end(axis.low));
    let mut name = html.element("b");
    name.text(input.name.get(language));
    if input.unit.kind == Kind::Amount {
        name.text(" ").element("small").text(&format::unit(&input.unit, language));
    }
    drop(name);
    html.element("span").text(&end(axis.high));
    html
}

/// Where a scenario stands on the map, for a style: shares of width and height, at the frame where it lies beyond.
#[must_use]
pub fn place(model: &Model, scenario: &Scenario, map: &LeadMap) -> String {
    let on = |axis: &LeadAxis| {
        let value = scenario.value(model, axis.input).unwrap_or(axis.low);
        position(value, axis.low, axis.high)
    };
    format!("--x:{};--y:{}", on(&map.x), on(&map.y))
}

/// The value of a side at one of so many even places.
fn at(axis: &LeadAxis, number: usize, count: usize) -> Decimal {
    let way = Decimal::from(number) / Decimal::from(count - 1);
    let span = axis.high.checked_sub(axis.low).unwrap_or_default();
    span.checked_mul(way).and_then(|way| axis.low.checked_add(way)).unwrap_or(axis.high)
}

/// Adds the part of a square in which the values that stand at its corners are not negative.
fn cut(path: &mut String, corners: [f64; 4], column: usize, top: usize) {
    // From the bottom left corner around.
    let places = [(0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (0.0, 0.0)];
    let mut letter = 'M';
    let mut go = |(x, y): (f64, f64)| {
        let _ = write!(path, "{letter}{} {}", short(float(column) + x), short(float(top) + y));
        letter = 'L';
    };
    let mut any = false;
    for corner in 0..4 {
        let next = (corner + 1) % 4;
        let (here, there) = (corners[corner], corners[next]);
        if here >= 0.0 {
            any = true;
            go(places[corner]);
        }
        if (here >= 0.0) != (there >= 0.0) {
            let way = share(here, here - there);
            let between = |from: f64, to: f64| from + way * (to - from);
            go((between(places[corner].0, places[next].0), between(places[corner].1, places[next].1)));
        }
    }
    if any {
        path.push('z');
    }
}

/// One of so many even parts.
fn part(parts: usize) -> Decimal {
    (Decimal::ONE / Decimal::from(parts)).round_dp(8)
}

/// A part of a whole, from 0 to 1.
fn share(part: f64, whole: f64) -> f64 {
    if whole == 0.0 { 0.5 } else { (part / whole).clamp(0.0, 1.0) }
}

/// A coordinate with as many digits as are seen; the standard library's way of writing such numbers would be several
/// kilobytes of what the page loads first.
#[allow(clippy::cast_possible_truncation)] // At most a few dozen.
fn short(value: f64) -> String {
    Decimal::new((value * 1000.0).round() as i64, 3).normalize().to_string()
}

#[allow(clippy::cast_precision_loss)] // At most a few dozen.
fn float(number: usize) -> f64 {
    number as f64
}
