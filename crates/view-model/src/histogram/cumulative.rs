//! The share of samples below each value.

use std::fmt::Write;
use std::sync::Arc;

use takerate_analysis::simulate::{Distributed, Probability};
use takerate_core::{Decimal, Language, Model, Number};
use takerate_display::html::Html;
use takerate_words::ChartsWords;

use super::frame::{Frame, TOP, count};
use crate::chart::Chart;
use crate::summary::among;
use crate::svg::{number, percent};
use crate::table::{Cell, Table};
use crate::tick;

/// Where the axis stands, in pixels.
const HEIGHT: f64 = 180.0;
const FOOT: f64 = TOP + HEIGHT;

/// The cumulative curve of an output's samples, with a mark at every percentile that was computed; `level` is a level
/// that the reader asks about. Empty where `model` does not know the output.
#[must_use]
pub fn cumulative(model: &Model, answer: &Distributed, level: Option<Decimal>, language: Language) -> Chart {
    let Some(frame) = Frame::new(model, answer, level, language) else { return Chart::empty() };
    let alt = frame.alt();
    let svg = svg(&frame, &alt);
    let marks = answer.percentiles.len();
    let frame = Arc::new(frame);
    let listing = Arc::clone(&frame);
    Chart {
        svg,
        alt,
        marks,
        columns: marks.max(1),
        start: 0,
        say: Arc::new(move |mark| say(&frame, mark)),
        table: Arc::new(move || table(&listing)),
    }
}

fn down(share: f64) -> f64 {
    FOOT - share * HEIGHT
}

fn svg(frame: &Frame, alt: &str) -> String {
    let mut html = Html::new();
    let mut svg = html.element("svg").with("class", "plot cumulative").with("role", "img").with("aria-label", alt);
    svg = svg.value("height", &(FOOT + 42.0));
    let mut grid = svg.element("g").with("class", "grid");
    for share in [0.1, 0.5, 0.9, 1.0] {
        let y = number(down(share));
        grid.element("line").with("x1", "0").with("x2", "100%").with("y1", &y).with("y2", &y);
    }
    drop(grid);
    frame.axis(&mut svg, FOOT);
    frame.rules(&mut svg, FOOT);
    curve(frame, &mut svg);
    marks(frame, &mut svg);
    readings(frame, &mut svg);
    drop(svg);
    html.into_string()
}

fn curve(frame: &Frame, svg: &mut Html) {
    let steps = frame.answer.cumulative.len().saturating_sub(1).max(1);
    let mut path = String::new();
    for (step, value) in frame.answer.cumulative.iter().enumerate() {
        #[allow(clippy::cast_precision_loss)] // A few hundred.
        let share = step as f64 / steps as f64;
        // Beyond the axis the curve would run along its edge.
        if frame.holds(*value) {
            let letter = if path.is_empty() { "M" } else { "L" };
            let _ = write!(path, "{letter}{} {}", number(frame.x(*value)), number((1.0 - share) * 100.0));
        }
    }
    if !path.is_empty() {
        let curve = svg.element("svg").with("class", "stretched").with("x", "0").value("y", &TOP);
        let curve = curve.with("width", "100%").value("height", &HEIGHT).with("viewBox", "0 0 100 100");
        let mut curve = curve.with("preserveAspectRatio", "none");
        curve.element("path").with("class", "curve").with("d", &path);
    }
}

fn marks(frame: &Frame, svg: &mut Html) {
    let known = &frame.answer.percentiles;
    let x = |index: usize| known.get(index).map(|(_, value)| frame.x(*value));
    for (mark, (per, value)) in known.iter().enumerate() {
        let here = frame.x(*value);
        // A mark is pointed at from halfway to its neighbours.
        let from = mark.checked_sub(1).and_then(x).map_or(0.0, |before| f64::midpoint(before, here));
        let to = x(mark + 1).map_or(100.0, |next| f64::midpoint(next, here));
        let mut group = svg.element("g").with("class", "mark").value("data-mark", &mark);
        let hit = group.element("rect").with("class", "hit").with("x", &percent(from));
        hit.with("width", &percent((to - from).max(0.0))).value("y", &TOP).value("height", &HEIGHT);
        let circle = group.element("circle").with("cx", &percent(here));
        circle.with("cy", &number(down(per / 100.0))).with("r", "3.5");
    }
}

/// What the curve says at its three grid lines, beside the curve where there is more room.
fn readings(frame: &Frame, svg: &mut Html) {
    for per in [10.0, 50.0, 90.0] {
        let Some(value) = frame.percentile(per) else { continue };
        let text = frame.words().below_value(&per.to_string(), &frame.float(value));
        // Above the line left of the curve, beneath it right of the curve.
        let (anchor, x, lower) = if frame.x(value) > 55.0 { ("start", "0", -5.0) } else { ("end", "100%", 13.0) };
        let shown = svg.element("text").with("class", "reading").with("x", x);
        let shown = shown.with("y", &number(down(per / 100.0) + lower));
        shown.with("text-anchor", anchor).text(&text);
    }
}

fn say(frame: &Frame, mark: usize) -> String {
    let Some((per, value)) = frame.answer.percentiles.get(mark) else { return String::new() };
    frame.words().lie_below(&per.to_string(), &frame.float(*value))
}

fn table(frame: &Frame) -> Table {
    let answer = &frame.answer;
    let words = frame.words();
    let value = |name: &str, value: f64| {
        vec![Cell::text(name), Cell { text: frame.float(value), exact: value.to_string() }, Cell::text("")]
    };
    let likely = |name: String, likely: Probability| {
        if likely.of == 0 {
            return vec![Cell::text(name), Cell::text("–"), Cell::text("")];
        }
        let give = format!("±{:.2}%", likely.standard_error * 100.0);
        let [exact, error] = [likely.value, likely.standard_error].map(|share| share.to_string());
        vec![Cell::text(name), Cell { text: tick::share(likely.value), exact }, Cell { text: give, exact: error }]
    };
    let mut rows = Vec::new();
    if let Some(base) = answer.base.value {
        rows.push(value(ChartsWords::of(frame.language).this_scenario(), f64::from_decimal(base)));
    }
    if let Some(mean) = answer.mean {
        let mut row = value(words.mean(), mean);
        if let (Some(error), Some(cell)) = (answer.standard_error, row.last_mut()) {
            *cell = Cell { text: format!("±{}", frame.float(error)), exact: error.to_string() };
        }
        rows.push(row);
    }
    if let Some(deviation) = answer.deviation {
        rows.push(value(words.deviation(), deviation));
    }
    let percentiles = answer.percentiles.iter();
    rows.extend(percentiles.map(|(per, known)| value(&words.percentile(&per.to_string()), *known)));
    let among = among(answer, frame.language);
    rows.push(likely(words.probability_above_zero().to_owned() + among, answer.positive));
    for (level, known) in &answer.below {
        let level = tick::exact(*level, &frame.line.unit, frame.language);
        rows.push(likely(words.probability_below(&level) + among, *known));
    }
    if answer.without_value > 0 {
        let samples = Cell { text: count(answer.without_value), exact: answer.without_value.to_string() };
        rows.push(vec![Cell::text(words.without_value()), samples, Cell::text("")]);
    }
    Table { caption: frame.name.clone(), head: words.measures_head_list().map(str::to_owned).collect(), rows }
}
