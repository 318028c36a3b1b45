//! Where the plane stands in its drawing, and what stands around it: axes, the scenario's own place, the level's label.

use takerate_core::{Decimal, Input, Language, Number};
use takerate_display::html::Html;

use crate::contour::Point;
use crate::label;
use crate::svg::{number, percent, upright};
use crate::tick;

/// Where the plane begins, in per cent.
pub const LEFT: f64 = 14.0;
/// How wide it is, in per cent.
pub const WIDTH: f64 = 85.0;
/// Where it begins, in pixels.
pub const TOP: f64 = 28.0;
/// How high it is, in pixels.
pub const HEIGHT: f64 = 300.0;
/// Where the axes' texts end.
pub const BOTTOM: f64 = TOP + HEIGHT + 46.0;

/// One axis of the plane.
#[derive(Clone, Debug)]
pub struct Side {
    /// What changes along it.
    pub input: Input,
    /// The input's values in the middles of the cells, ascending.
    pub values: Vec<Decimal>,
}

impl Side {
    /// The first and the last value.
    pub fn ends(&self) -> (f64, f64) {
        let end = |value: Option<&Decimal>| value.map_or(0.0, |value| f64::from_decimal(*value));
        (end(self.values.first()), end(self.values.last()))
    }

    /// Where a value lies along the plane, from 0 to 1; `None` beyond its cells.
    pub fn place(&self, value: f64) -> Option<f64> {
        let (low, high) = self.ends();
        #[allow(clippy::cast_precision_loss)] // At most 101.
        let count = self.values.len() as f64;
        let way = if high > low { (value - low) / (high - low) } else { 0.5 };
        let place = (way * (count - 1.0) + 0.5) / count;
        (0.0..=1.0).contains(&place).then_some(place)
    }
}

/// A place across in per cent of the drawing.
pub fn across(place: f64) -> f64 {
    LEFT + place * WIDTH
}

/// A place upwards in pixels of the drawing.
pub fn down(place: f64) -> f64 {
    TOP + (1.0 - place) * HEIGHT
}

/// Adds titles, ticks and their figures.
pub fn axes(svg: &mut Html, x: &Side, y: &Side, language: Language) {
    let mut axes = svg.element("g").with("class", "axis");
    let title = |side: &Side| tick::title(side.input.name.get(language), &side.input.unit, language);
    let (foot, end) = (TOP + HEIGHT, LEFT + WIDTH);
    axes.element("text").with("class", "title").with("x", "0").with("y", "13").text("↑ ").text(&title(y));
    let shown = axes.element("text").with("class", "title").with("x", &percent(end)).value("y", &(foot + 39.0));
    shown.with("text-anchor", "end").text(&title(x)).text(" →");
    let (low, high) = x.ends();
    for (value, text) in tick::of_input(&x.input, low, high, 6, label::NARROW * WIDTH / 100.0, language) {
        let Some(place) = x.place(value) else { continue };
        // Text at the edge stays within the drawing.
        let (at, half) = (across(place), label::width(&text) / label::NARROW * 50.0);
        let (anchor, at_text) = if at + half > 100.0 { ("end", 100.0) } else { ("middle", at) };
        upright(&mut axes, "tick", &percent(at), &foot, &(foot + 4.0));
        let shown = axes.element("text").with("x", &percent(at_text)).value("y", &(foot + 18.0));
        shown.with("text-anchor", anchor).text(&text);
    }
    let (low, high) = y.ends();
    for (value, text) in tick::of_input(&y.input, low, high, 6, f64::INFINITY, language) {
        let Some(place) = y.place(value) else { continue };
        let (at, edge) = (number(down(place)), percent(LEFT));
        axes.element("text").with("class", "left").with("x", &edge).with("y", &at).text(&text);
        let mut tick = axes.element("svg").with("class", "nudge").with("x", &edge).with("y", &at);
        tick.element("line").with("class", "tick").with("x1", "-4").with("x2", "0").with("y1", "0").with("y2", "0");
    }
}

/// Adds the scenario's own place: a ring, and a mark at each axis.
pub fn own(svg: &mut Html, x: f64, y: f64) {
    let (at, over, foot) = (percent(across(x)), number(down(y)), TOP + HEIGHT);
    let mut own = svg.element("g").with("class", "own");
    let line = own.element("line").with("x1", &at).with("x2", &at);
    drop(line.value("y1", &(foot - 6.0)).value("y2", &(foot + 6.0)));
    let mut line = own.element("svg").with("class", "nudge").with("x", &percent(LEFT)).with("y", &over);
    line.element("line").with("x1", "-6").with("x2", "6").with("y1", "0").with("y2", "0");
    drop(line);
    for class in ["halo", "ring"] {
        own.element("circle").with("class", class).with("cx", &at).with("cy", &over).with("r", "5.5");
    }
}

/// Adds the level's figure on the line, where it is farthest from the edges and from the scenario's place.
pub fn on_line(svg: &mut Html, lines: &[Vec<Point>], columns: usize, rows: usize, own: Option<(f64, f64)>, text: &str) {
    #[allow(clippy::cast_precision_loss)] // At most 101.
    let (columns, rows) = (columns.max(1) as f64, rows.max(1) as f64);
    let places = lines.iter().flatten().map(|(column, row)| (column / columns, 1.0 - row / rows));
    let room = |place: &(f64, f64)| {
        let (x, y) = *place;
        let own = own.map_or(1.0, |own| (own.0 - x).hypot(own.1 - y));
        [x * 0.7, (1.0 - x) * 0.7, y, 1.0 - y, own].into_iter().fold(f64::INFINITY, f64::min)
    };
    let Some((x, y)) = places.max_by(|a, b| room(a).total_cmp(&room(b))) else { return };
    let half = (label::width(text) / label::NARROW * 50.0).min(WIDTH / 2.0);
    let x = across(x).clamp(LEFT + half, LEFT + WIDTH - half);
    let y = down(y).clamp(TOP + 14.0, TOP + HEIGHT - 6.0) + 4.0;
    svg.element("text").with("class", "level").with("x", &percent(x)).with("y", &number(y)).text(text);
}
