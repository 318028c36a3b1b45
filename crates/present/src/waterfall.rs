//! The waterfall of a statement as plain data: bars in the statement's own units and an axis of round numbers.

use std::fmt::Write;

use crate::statement::{Role, Row};

/// What a bar shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A sum, from zero.
    Total,
    /// What adds to it.
    Up,
    /// What takes off from it.
    Down,
}

/// A bar between two values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Index of its statement row.
    pub row: usize,
    /// What it shows.
    pub kind: Kind,
    /// Where it starts.
    pub from: f64,
    /// Where it ends; the running total after it.
    pub to: f64,
}

/// Bars and the axis that they stand on.
#[derive(Clone, Debug, PartialEq)]
pub struct Waterfall {
    /// From top to bottom.
    pub bars: Vec<Bar>,
    /// Round numbers on the axis, in order; the first and last bound it and zero is one of them.
    pub ticks: Vec<f64>,
}

impl Waterfall {
    /// Where on the axis a value lies: 0 at its start, 1 at its end.
    #[must_use]
    pub fn position(&self, value: f64) -> f64 {
        match (self.ticks.first(), self.ticks.last()) {
            (Some(first), Some(last)) if last > first => (value - first) / (last - first),
            _ => 0.0,
        }
    }
}

/// The waterfall of a statement: `values` in the shown unit, signed as they enter it, one for each row.
/// `None` where a row of it has no value.
#[must_use]
pub fn waterfall(rows: &[Row], values: &[Option<f64>]) -> Option<Waterfall> {
    let mut bars = Vec::new();
    let mut running = 0.0;
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| !matches!(row.role, Role::Part | Role::Margin)) {
        let value = values.get(index).copied().flatten()?;
        let sum = matches!(row.role, Role::Subtotal | Role::Total) || bars.is_empty();
        let (kind, from, to) = match sum {
            true => (Kind::Total, 0.0, value),
            false if value < 0.0 => (Kind::Down, running, running + value),
            false => (Kind::Up, running, running + value),
        };
        running = to;
        bars.push(Bar { row: index, kind, from, to });
    }
    let ends = || bars.iter().flat_map(|bar| [bar.from, bar.to]);
    let ticks = ticks(ends().fold(0.0, f64::min), ends().fold(0.0, f64::max));
    Some(Waterfall { bars, ticks })
}

/// About five round numbers that hold `low` to `high`, zero among them where it lies between.
#[must_use]
pub fn ticks(low: f64, high: f64) -> Vec<f64> {
    let span = if high > low { high - low } else { 1.0 };
    let rough = span / 4.0;
    let magnitude = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|nice| nice * magnitude).find(|step| *step >= rough * 0.999).unwrap_or(span);
    let (first, last) = ((low / step).floor(), (high / step).ceil());
    let count = (last - first).clamp(1.0, 12.0);
    let mut ticks = Vec::new();
    let mut index = 0.0;
    while index <= count {
        ticks.push((first + index) * step);
        index += 1.0;
    }
    ticks
}

/// What the drawing needs beside the bars: text in the reader's language and manner.
pub struct Labels<'a> {
    /// The name of a row.
    pub name: &'a dyn Fn(usize) -> String,
    /// The figure of a bar.
    pub figure: &'a dyn Fn(&Bar) -> String,
    /// The figure of a tick.
    pub tick: &'a dyn Fn(f64) -> String,
}

const ROW: usize = 44;
const TOP: usize = 22;

/// The height in pixels of the drawing.
#[must_use]
pub fn height(waterfall: &Waterfall) -> usize {
    TOP + ROW * waterfall.bars.len() + 12
}

/// The content of an `svg` element that is as wide as its place and [`height`] high: horizontal positions are in
/// per cent, so that text keeps its size at every width.
#[must_use]
pub fn svg(waterfall: &Waterfall, labels: &Labels<'_>) -> String {
    let mut svg = String::from(
        r#"<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch" x1="1" x2="1" y1="0" y2="5"/></pattern></defs><g class="axis">"#,
    );
    let percent = |value: f64| format!("{:.3}%", waterfall.position(value) * 100.0);
    let bottom = height(waterfall);
    for (index, &tick) in waterfall.ticks.iter().enumerate() {
        let class = if tick == 0.0 { "zero" } else { "tick-line" };
        let anchor = match index {
            0 => "start",
            last if last + 1 == waterfall.ticks.len() => "end",
            _ => "middle",
        };
        let (x, text) = (percent(tick), escaped(&(labels.tick)(tick)));
        let _ = write!(svg, r#"<line class="{class}" x1="{x}" x2="{x}" y1="{TOP}" y2="{bottom}"/><text x="{x}" y="15" text-anchor="{anchor}">{text}</text>"#);
    }
    svg.push_str("</g>");
    for (index, bar) in waterfall.bars.iter().enumerate() {
        let top = TOP + ROW * index + 30;
        let (low, high) = (bar.from.min(bar.to), bar.from.max(bar.to));
        let (x, width) = (percent(low), (waterfall.position(high) - waterfall.position(low)) * 100.0);
        let (class, fill, strong) = match bar.kind {
            Kind::Total if bar.to < 0.0 => ("total negative", "", " strong"),
            Kind::Total => ("total", "", " strong"),
            Kind::Up => ("up", "", ""),
            Kind::Down => ("down", r#" fill="url(#hatch)""#, ""),
        };
        let label = top - 7;
        let (name, figure) = (escaped(&(labels.name)(bar.row)), escaped(&(labels.figure)(bar)));
        let _ = write!(svg, r#"<rect class="bar {class}" x="{x}" width="{width:.3}%" y="{top}" height="14"{fill}/>"#);
        let _ = write!(svg, r#"<text class="name{strong}" x="0" y="{label}">{name}</text><text class="value{strong}" x="100%" y="{label}">{figure}</text>"#);
        if index + 1 < waterfall.bars.len() {
            let (x, from, to) = (percent(bar.to), top + 14, top + ROW);
            let _ = write!(svg, r#"<line class="connector" x1="{x}" x2="{x}" y1="{from}" y2="{to}"/>"#);
        }
    }
    svg
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_the_values() {
        assert_eq!(ticks(0.0, 548.1), vec![0.0, 200.0, 400.0, 600.0]);
        assert_eq!(ticks(-7.1, 998.8), vec![-500.0, 0.0, 500.0, 1000.0]);
        assert_eq!(ticks(0.0, 0.0), vec![0.0, 0.25, 0.5, 0.75, 1.0]);
    }
}
