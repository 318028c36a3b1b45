//! The distribution of an uncertain output: how many samples lie where, and how many lie below.

mod cumulative;
mod frame;

use std::sync::Arc;

use takerate_analysis::simulate::Distributed;
use takerate_core::{Decimal, Language, Model};
use takerate_display::hatch::hatch;
use takerate_display::html::Html;

use crate::chart::Chart;
use crate::svg::{number, percent};
use crate::table::{Cell, Table};
use crate::{label, tick};
pub use cumulative::cumulative;
use frame::{Frame, TOP, count};

/// Where the bars stand, in pixels.
const FOOT: f64 = TOP + 170.0;
const HEIGHT: f64 = 165.0;
/// Where the percentiles are shown.
const STRIP: f64 = FOOT + 56.0;

/// A bar: how many samples lie from one value to another; open ends are those of the first and the last.
#[derive(Clone, Copy)]
struct Bar {
    from: Option<f64>,
    to: Option<f64>,
    count: u64,
    /// How many lie in this and all bars before.
    so_far: u64,
}

/// The histogram of an output's samples, and what lies beyond its ends as a bar of its own at each; `level` is a level
/// that the reader asks about. Empty where `model` does not know the output.
#[must_use]
pub fn histogram(model: &Model, answer: &Distributed, level: Option<Decimal>, language: Language) -> Chart {
    Frame::new(model, answer, level, language).map_or_else(Chart::empty, |frame| chart(frame, answer))
}

/// The histogram of how an output differs between two scenarios on the same samples; `name` says which and how,
/// `axis` in a word.
#[must_use]
pub fn difference(model: &Model, answer: &Distributed, [name, axis]: [String; 2], language: Language) -> Chart {
    let frame = Frame::new(model, answer, None, language);
    frame.map_or_else(Chart::empty, |frame| chart(frame.of_difference(name, axis), answer))
}

fn chart(frame: Frame, answer: &Distributed) -> Chart {
    let bars = bars(answer);
    let alt = frame.alt();
    let svg = svg(&frame, &bars, &alt);
    let marks = bars.len();
    let (frame, bars) = (Arc::new(frame), Arc::new(bars));
    let (saying, listing) = ((Arc::clone(&frame), Arc::clone(&bars)), (frame, bars));
    Chart {
        svg,
        alt,
        marks,
        columns: marks.max(1),
        start: 0,
        say: Arc::new(move |mark| saying.1.get(mark).map(|bar| say(&saying.0, bar)).unwrap_or_default()),
        table: Arc::new(move || table(&listing.0, &listing.1)),
    }
}

fn bars(answer: &Distributed) -> Vec<Bar> {
    let Some(histogram) = &answer.histogram else { return Vec::new() };
    let (low, high) = (histogram.low, histogram.high);
    #[allow(clippy::cast_precision_loss)] // Fifty.
    let bound = |index: usize| match index as f64 / histogram.counts.len().max(1) as f64 {
        1.0 => high,
        way => low + (high / 2.0 - low / 2.0) * (2.0 * way),
    };
    let mut bars = vec![Bar { from: None, to: Some(low), count: histogram.below, so_far: 0 }];
    if high > low {
        let inner = histogram.counts.iter().enumerate();
        bars.extend(inner.map(|(index, count)| Bar {
            from: Some(bound(index)),
            to: Some(bound(index + 1)),
            count: *count,
            so_far: 0,
        }));
    } else {
        bars.push(Bar { from: Some(low), to: Some(high), count: histogram.counts.iter().sum(), so_far: 0 });
    }
    bars.push(Bar { from: Some(high), to: None, count: histogram.above, so_far: 0 });
    let mut so_far = 0;
    for bar in &mut bars {
        so_far += bar.count;
        bar.so_far = so_far;
    }
    bars
}

fn svg(frame: &Frame, bars: &[Bar], alt: &str) -> String {
    let mut html = Html::new();
    let height = if frame.strip().is_some() { STRIP + 32.0 } else { STRIP };
    let mut svg = html.element("svg").with("class", "plot histogram").with("role", "img").with("aria-label", alt);
    svg = svg.value("height", &height);
    hatch(&mut svg.element("defs"), "histogram-hatch");
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
    // The bars beyond the ends stand apart and are as wide as the others.
    let inner = bars.get(1).and_then(|bar| Some(frame.x(bar.to?) - frame.x(bar.from?)));
    let width = inner.filter(|width| *width > 0.0).unwrap_or(2.0);
    for (mark, bar) in bars.iter().enumerate() {
        let (class, x, end) = match (bar.from, bar.to) {
            (Some(from), Some(to)) if to > from => ("bar", frame.x(from), frame.x(to)),
            (Some(only), Some(_)) => ("bar", frame.x(only) - width / 2.0, frame.x(only) + width / 2.0),
            (None, Some(to)) => {
                ("bar beyond", (frame.x(to) - width * 1.5).max(0.0), (frame.x(to) - width * 0.5).max(width))
            }
            (Some(from), None) => {
                let end = (frame.x(from) + width * 1.5).min(100.0);
                ("bar beyond", end - width, end)
            }
            (None, None) => continue,
        };
        #[allow(clippy::cast_precision_loss)] // At most 10^8 samples.
        let height = bar.count as f64 / most as f64 * HEIGHT;
        let mut group = svg.element("g").with("class", "mark").value("data-mark", &mark);
        let hit = group.element("rect").with("class", "hit").with("x", &percent(x));
        hit.with("width", &percent(end - x)).value("y", &TOP).value("height", &(FOOT - TOP));
        // The bar that zero stands in is part loss, part earnings.
        let zero = frame.x(0.0).clamp(x, end);
        let loss = bar.to.is_some_and(|to| to <= 0.0) || bar.from.is_some_and(|from| from < 0.0);
        let split = match loss {
            false => x,
            true if bar.to.is_some_and(|to| to > 0.0) => zero,
            true => end,
        };
        for (from, to, lost) in [(x, split, true), (split, end, false)] {
            if to > from && bar.count > 0 {
                let shown = group.element("rect");
                let shown = match lost {
                    true => shown.value("class", &format_args!("{class} loss")),
                    false => shown.with("class", class),
                };
                let shown = shown.with("x", &percent(from)).with("width", &percent(to - from));
                let shown = shown.with("y", &number(FOOT - height.max(1.0)));
                let shown = shown.with("height", &number(height.max(1.0)));
                if lost {
                    shown.with("fill", "url(#histogram-hatch)");
                }
            }
        }
    }
    frame.axis(&mut svg, FOOT);
    frame.rules(&mut svg, FOOT);
    strip(frame, &mut svg);
    drop(svg);
    html.into_string()
}

/// The middle four fifths and the median beneath the axis.
fn strip(frame: &Frame, svg: &mut Html) {
    let Some(known) = frame.strip() else { return };
    let [low, _, high] = known.map(|(_, value)| frame.x(value));
    let mut strip = svg.element("g").with("class", "strip");
    let band = strip.element("rect").with("x", &percent(low)).with("width", &percent(high - low));
    band.value("y", &STRIP).with("height", "4");
    let text = |per: f64, value| frame.words().percentile_value(&per.to_string(), &frame.float(value));
    let texts = known.map(|(per, value)| (frame.x(value), text(per, value)));
    let labels: Vec<(f64, &str)> = texts.iter().map(|(x, text)| (*x, text.as_str())).collect();
    for ((x, text), middle) in texts.iter().zip(label::spread(&labels)) {
        let (x, middle) = (percent(*x), percent(middle));
        let (from, to) = (STRIP + 7.0, STRIP + 14.0);
        let line = strip.element("line").with("x1", &x).with("x2", &x);
        line.value("y1", &(STRIP - 3.0)).value("y2", &from);
        let line = strip.element("line").with("x1", &x).with("x2", &middle);
        line.value("y1", &from).value("y2", &to);
        strip.element("text").with("x", &middle).value("y", &(STRIP + 27.0)).text(text);
    }
}

fn say(frame: &Frame, bar: &Bar) -> String {
    let samples = frame.samples();
    let (all, here) = (count(samples), count(bar.count));
    let share = tick::share(ratio(bar.count, samples));
    let below = tick::share(ratio(bar.so_far, samples));
    let text = |value: Option<f64>| value.map(|value| frame.float(value)).unwrap_or_default();
    let (from, to) = (text(bar.from), text(bar.to));
    let words = frame.words();
    match (bar.from, bar.to) {
        (Some(first), Some(last)) if first == last => words.at_one(&from, &here, &all, &share),
        (Some(_), Some(_)) => words.between(&from, &to, &here, &all, &share, &below),
        (None, _) => words.below_all(&to, &here, &all, &share),
        (Some(_), None) => words.above_all(&from, &here, &all, &share),
    }
}

#[allow(clippy::cast_precision_loss)] // At most 10^8 samples.
fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn table(frame: &Frame, bars: &[Bar]) -> Table {
    let value = |value: Option<f64>| match value {
        Some(value) => Cell { text: frame.float(value), exact: value.to_string() },
        None => Cell::text("…"),
    };
    let part = |part: u64| {
        let share = ratio(part, frame.samples());
        Cell { text: tick::share(share), exact: share.to_string() }
    };
    let row = |bar: &Bar| {
        let samples = Cell { text: count(bar.count), exact: bar.count.to_string() };
        vec![value(bar.from), value(bar.to), samples, part(bar.count), part(bar.so_far)]
    };
    let head: Vec<String> = frame.words().head_list().map(str::to_owned).collect();
    Table { caption: frame.name.clone(), head, rows: bars.iter().map(row).collect() }
}
