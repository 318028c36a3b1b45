//! What the colours and signs of a plane mean.

use takerate_core::{Language, Line};
use takerate_display::html::Html;
use takerate_words::{ChartsWords, HeatmapWords};

use super::classes::Classes;
use super::frame::{BOTTOM, LEFT, WIDTH};
use crate::svg::percent;
use crate::{label, say, tick};

/// The width of the strip of colours on a small phone and where there is room, in pixels.
const NARROW: f64 = label::NARROW * WIDTH / 100.0;
const WIDE: f64 = 560.0 * WIDTH / 100.0;

/// The signs that a plane has beside its colours.
pub struct Signs {
    /// The level of the line, where it passes through the plane.
    pub level: Option<String>,
    /// Whether a line marks zero.
    pub zero: bool,
    /// Whether some cells say nothing.
    pub not_meaningful: bool,
    /// Whether something is wrong in some.
    pub problem: bool,
    /// Whether the scenario lies in the plane.
    pub own: bool,
}

/// Where the legend ends, in pixels.
pub fn end(classes: Option<&Classes>, signs: &Signs, language: Language) -> f64 {
    #[allow(clippy::cast_precision_loss)] // A handful.
    let rows = items(signs, language).len().div_ceil(2) as f64;
    first(classes) + rows * 20.0 - 12.0
}

/// Where the first sign stands, in pixels: beneath the strip of colours, where there is one.
fn first(classes: Option<&Classes>) -> f64 {
    BOTTOM + if classes.is_some() { 72.0 } else { 16.0 }
}

/// Adds the legend.
pub fn legend(svg: &mut Html, line: &Line, classes: Option<&Classes>, signs: &Signs, language: Language) {
    let mut legend = svg.element("g").with("class", "legend");
    if let Some(classes) = classes {
        let (name, y) = (tick::title(line.name.get(language), &line.unit, language), BOTTOM + 16.0);
        legend.element("text").with("class", "title").with("x", &percent(LEFT)).value("y", &y).text(&name);
        strip(&mut legend, classes, line, y + 9.0, language);
    }
    for (index, (sign, text)) in items(signs, language).into_iter().enumerate() {
        #[allow(clippy::cast_precision_loss)] // A handful.
        let (x, y) =
            (if index % 2 == 0 { LEFT } else { LEFT + WIDTH / 2.0 }, first(classes) + (index / 2) as f64 * 20.0);
        let mut item = legend.element("svg").with("class", "nudge").with("x", &percent(x)).value("y", &(y - 10.0));
        draw(&mut item, sign);
        item.element("text").with("x", "26").with("y", "10").text(&text);
    }
}

fn strip(svg: &mut Html, classes: &Classes, line: &Line, y: f64, language: Language) {
    #[allow(clippy::cast_precision_loss)] // At most nine.
    let place = |index: usize| index as f64 / classes.len() as f64;
    let across = |place: f64| percent(LEFT + place * WIDTH);
    for class in 0..classes.len() {
        let swatch = svg.element("rect").value("class", &format_args!("swatch {}", classes.shade(class)));
        let swatch = swatch.with("x", &across(place(class))).value("y", &y);
        swatch.with("width", &percent(WIDTH * place(1))).with("height", "10");
    }
    let y = y + 25.0;
    let (Some(first), Some(last)) = (classes.bounds.first(), classes.bounds.last()) else {
        let text = say::float(classes.range.0, &line.unit, language);
        svg.element("text").with("x", &across(0.0)).value("y", &y).text(&text);
        return;
    };
    let figure = |bound: f64| tick::float(bound, &line.unit, language);
    let mut labels = vec![(0.0, format!("< {}", figure(*first)))];
    let inner = classes.bounds.iter().enumerate().skip(1).take(classes.bounds.len().saturating_sub(2));
    labels.extend(inner.map(|(index, bound)| (place(index + 1), figure(*bound))));
    labels.push((1.0, format!("≥ {}", figure(*last))));
    let (narrow, wide) = (label::fitting(&labels, NARROW), label::fitting(&labels, WIDE));
    for (index, (middle, text)) in labels.iter().enumerate() {
        let class = match (narrow[index], wide[index]) {
            (true, true) => "",
            (true, false) => "narrow",
            (false, true) => "wide",
            (false, false) => continue,
        };
        let anchor = match index {
            0 => "start",
            _ if index + 1 == labels.len() => "end",
            _ => "middle",
        };
        let mut shown = svg.element("text");
        if !class.is_empty() {
            shown = shown.with("class", class);
        }
        shown.with("x", &across(*middle)).value("y", &y).with("text-anchor", anchor).text(text);
    }
}

/// A sign of the legend.
#[derive(Clone, Copy)]
enum Sign {
    Level,
    Own,
    Zero,
    NotMeaningful,
    Problem,
}

/// Adds a sign, in a field of 20 by 12 pixels.
fn draw(svg: &mut Html, sign: Sign) {
    let mut line = |class| {
        svg.element("line").with("class", class).with("x1", "0").with("x2", "19").with("y1", "6").with("y2", "6");
    };
    let fill = match sign {
        Sign::Level => {
            line("halo");
            return line("contour");
        }
        Sign::Zero => return line("zero"),
        Sign::Own => {
            let mut own = svg.element("g").with("class", "own");
            own.element("circle").with("class", "ring").with("cx", "9.5").with("cy", "6").with("r", "5");
            return;
        }
        Sign::NotMeaningful => "url(#heat-hatch)",
        Sign::Problem => "url(#heat-dots)",
    };
    let field = svg.element("rect").with("class", "sign").with("x", "0.5").with("y", "0.5");
    field.with("width", "19").with("height", "11").with("fill", fill);
}

/// The signs that are shown, and what they mean.
fn items(signs: &Signs, language: Language) -> Vec<(Sign, String)> {
    let words = HeatmapWords::of(language);
    let level = signs.level.as_ref().map(|level| (Sign::Level, words.target(level)));
    let own = signs.own.then(|| (Sign::Own, ChartsWords::of(language).this_scenario().to_owned()));
    let zero = signs.zero.then(|| (Sign::Zero, words.zero().to_owned()));
    let gap = signs.not_meaningful.then(|| (Sign::NotMeaningful, words.not_meaningful().to_owned()));
    let problem = signs.problem.then(|| (Sign::Problem, words.no_value().to_owned()));
    [level, own, zero, gap, problem].into_iter().flatten().collect()
}
