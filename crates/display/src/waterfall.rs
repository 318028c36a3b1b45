//! The waterfall of a statement as plain data: bars in the statement's own units and an axis of round numbers.

use rust_decimal::prelude::ToPrimitive;
use takerate_core::explain::Sign;
use takerate_core::{Decimal, Reference};

use crate::column::Column;
use crate::hatch::hatch;
use crate::html::Html;
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

/// A bar between two exact values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Index of its statement row.
    pub row: usize,
    /// What it shows.
    pub kind: Kind,
    /// Where it starts.
    pub from: Decimal,
    /// Where it ends; the running total after it.
    pub to: Decimal,
    /// The value of its row, signed as it enters the statement.
    pub value: Decimal,
}

/// Bars and the axis that they stand on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waterfall {
    /// From top to bottom.
    pub bars: Vec<Bar>,
    /// The bars of what it is compared with that are others, each of the same row.
    pub ghosts: Vec<Bar>,
    /// Round numbers on the axis, in order; the first and last bound it and zero is one of them.
    pub ticks: Vec<Decimal>,
}

impl Waterfall {
    /// Where on the axis a value lies, in thousandths of a per cent of its length.
    #[must_use]
    pub fn position(&self, value: Decimal) -> i128 {
        let (Some(&first), Some(&last)) = (self.ticks.first(), self.ticks.last()) else { return 0 };
        let part = value.checked_sub(first).and_then(|distance| distance.checked_div(last.checked_sub(first)?));
        part.and_then(|part| (part * Decimal::from(100_000)).round().to_i128()).unwrap_or_default()
    }
}

/// The waterfall of a statement: `values` are those of its rows, signed as they enter it, and it is drawn from them
/// before they are rounded. `None` where a row of it has no value.
#[must_use]
pub fn waterfall(rows: &[Row], values: &[Option<Decimal>]) -> Option<Waterfall> {
    on_axis(bars(rows, values)?, Vec::new())
}

/// The same beside that of other values, on one axis; alone where those lack a value.
#[must_use]
pub fn beside(rows: &[Row], values: &[Option<Decimal>], others: &[Option<Decimal>]) -> Option<Waterfall> {
    let bars = bars(rows, values)?;
    let mut ghosts = self::bars(rows, others).unwrap_or_default();
    ghosts.retain(|ghost| !bars.iter().any(|bar| (bar.row, bar.from, bar.to) == (ghost.row, ghost.from, ghost.to)));
    on_axis(bars, ghosts)
}

fn bars(rows: &[Row], values: &[Option<Decimal>]) -> Option<Vec<Bar>> {
    let mut bars = Vec::new();
    let mut running = Decimal::ZERO;
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| !matches!(row.role, Role::Part | Role::Margin)) {
        let value = values.get(index).copied().flatten()?;
        let sum = matches!(row.role, Role::Subtotal | Role::Total) || bars.is_empty();
        let (kind, from, to) = match sum {
            true => (Kind::Total, Decimal::ZERO, value),
            false if value < Decimal::ZERO => (Kind::Down, running, running.checked_add(value)?),
            false => (Kind::Up, running, running.checked_add(value)?),
        };
        running = to;
        bars.push(Bar { row: index, kind, from, to, value });
    }
    Some(bars)
}

/// The bars on an axis that holds all of them.
fn on_axis(bars: Vec<Bar>, ghosts: Vec<Bar>) -> Option<Waterfall> {
    let ends = || bars.iter().chain(&ghosts).flat_map(|bar| [bar.from, bar.to]);
    let low = ends().fold(Decimal::ZERO, Decimal::min).floor().to_i128()?;
    let high = ends().fold(Decimal::ZERO, Decimal::max).ceil().to_i128()?;
    let decimal = |tick| Decimal::try_from_i128_with_scale(tick, 0).ok();
    let ticks: Vec<Decimal> = ticks(low, high).into_iter().map(decimal).collect::<Option<_>>()?;
    ticks.last()?.checked_sub(*ticks.first()?)?;
    Some(Waterfall { bars, ghosts, ticks })
}

/// About five round numbers that hold `low` to `high`, zero among them where it lies between.
#[must_use]
pub fn ticks(low: i128, high: i128) -> Vec<i128> {
    let span = (high - low).max(4);
    let mut magnitude = 1;
    while magnitude * 40 <= span {
        magnitude *= 10;
    }
    let step =
        [1, 2, 5, 10].into_iter().map(|nice| nice * magnitude).find(|step| step * 4 >= span).unwrap_or(magnitude * 10);
    let first = low.div_euclid(step);
    let last = -((-high).div_euclid(step));
    (first..=last.max(first + 1)).map(|index| index * step).collect()
}

/// What the drawing needs beside the bars.
pub struct Labels<'a> {
    /// What the drawing shows.
    pub title: &'a str,
    /// The name of what a row shows.
    pub name: &'a dyn Fn(Reference) -> &'a str,
    /// How the statement's figures are written.
    pub column: Column,
}

const ROW: usize = 44;
const TOP: usize = 22;

/// The narrowest drawing in pixels.
const NARROW: usize = 320;

/// How high the drawing of so many rows is, in pixels.
#[must_use]
pub fn drawn_height(rows: usize) -> usize {
    TOP + ROW * rows + 12
}

/// An `svg` element that is as wide as its place: horizontal positions are in per cent, so that text keeps its size at
/// every width. `rows` are those that the waterfall was made of. The page's style sheet gives its classes their colours.
#[must_use]
pub fn svg(rows: &[Row], waterfall: &Waterfall, labels: &Labels<'_>) -> String {
    let mut html = Html::new();
    draw(&mut html, rows, waterfall, labels);
    html.into_string()
}

/// Adds what [`svg`] returns to a piece.
pub fn draw(html: &mut Html, rows: &[Row], waterfall: &Waterfall, labels: &Labels<'_>) {
    let &Labels { name, column, .. } = labels;
    let bottom = drawn_height(waterfall.bars.len());
    let mut svg = html.element("svg").with("role", "img").with("aria-label", labels.title).value("height", &bottom);
    hatch(&mut svg.element("defs"), "hatch");
    let percent = |value: Decimal| percent(waterfall.position(value));
    let mut axis = svg.element("g").with("class", "axis");
    for (index, &tick) in waterfall.ticks.iter().enumerate() {
        let class = if tick.is_zero() { "zero" } else { "tick-line" };
        let anchor = match index {
            0 => "start",
            last if last + 1 == waterfall.ticks.len() => "end",
            _ => "middle",
        };
        let (x, tick) = (percent(tick), column.tick(tick));
        upright(&mut axis, class, &x, TOP, bottom);
        axis.element("text").with("x", &x).with("y", "15").with("text-anchor", anchor).text(&tick);
    }
    drop(axis);
    for (index, bar) in waterfall.bars.iter().enumerate() {
        let top = TOP + ROW * index + 30;
        let (low, high) = (bar.from.min(bar.to), bar.from.max(bar.to));
        let (x, width) = (percent(low), self::percent(waterfall.position(high) - waterfall.position(low)));
        let (class, strong) = match bar.kind {
            Kind::Total if bar.to < Decimal::ZERO => ("bar total negative", true),
            Kind::Total => ("bar total", true),
            Kind::Up => ("bar up", false),
            Kind::Down => ("bar down", false),
        };
        let label = top - 7;
        let minus = if rows[bar.row].sign == Sign::Minus { "− " } else { "" };
        let figure = match bar.kind {
            Kind::Total => column.figure(bar.value),
            _ => column.signed(bar.value),
        };
        let mut drawn = svg.element("rect").with("class", class).with("x", &x).with("width", &width);
        drawn = drawn.value("y", &top).with("height", "14").value("data-row", &bar.row);
        if bar.kind == Kind::Down {
            drawn = drawn.with("fill", "url(#hatch)");
        }
        drop(drawn);
        if let Some(ghost) = waterfall.ghosts.iter().find(|ghost| ghost.row == bar.row) {
            let (low, high) = (waterfall.position(ghost.from), waterfall.position(ghost.to));
            let (x, width) = (self::percent(low.min(high)), self::percent((high - low).abs()));
            let drawn = svg.element("rect").with("class", "ghost").with("x", &x).with("width", &width);
            drop(drawn.value("y", &(top + 16)).with("height", "4"));
        }
        let [class, value] = if strong { ["name strong", "value strong"] } else { ["name", "value"] };
        let text = svg.element("text").with("class", class).with("x", "0").with("dx", "6");
        text.value("y", &label).text(minus).text(name(rows[bar.row].reference));
        svg.element("text").with("class", value).with("x", "100%").value("y", &label).text(&figure);
        if let Some(next) = waterfall.bars.get(index + 1) {
            // It leaves out the next row's texts where it would meet them in a narrow drawing.
            let (x, from, to) = (percent(bar.to), top + 14, top + ROW);
            let left =
                room((labels.name)(rows[next.row].reference)) + 8 * usize::from(rows[next.row].sign == Sign::Minus);
            let place = usize::try_from(waterfall.position(bar.to)).unwrap_or_default() * NARROW / 100_000;
            let free = place > left && place + room(&column.signed(next.value)) < NARROW;
            let pieces = if free { [(from, to), (to, to)] } else { [(from, to - 20), (to - 2, to)] };
            for (from, to) in pieces.into_iter().filter(|(from, to)| from < to) {
                upright(&mut svg, "connector", &x, from, to);
            }
        }
    }
}

fn upright(svg: &mut Html, class: &str, x: &str, from: usize, to: usize) {
    svg.element("line").with("class", class).with("x1", x).with("x2", x).value("y1", &from).value("y2", &to);
}

/// About how many pixels a text takes, with some air.
fn room(text: &str) -> usize {
    text.chars().map(|letter| if letter.is_ascii() { 8 } else { 15 }).sum::<usize>() + 12
}

fn percent(thousandths: i128) -> String {
    format!("{}.{:03}%", thousandths / 1000, thousandths % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_the_values() {
        assert_eq!(ticks(0, 5481), vec![0, 2000, 4000, 6000]);
        assert_eq!(ticks(-71, 9988), vec![-5000, 0, 5000, 10000]);
        assert_eq!(ticks(0, 0), vec![0, 1]);
        assert_eq!(ticks(-400, -1), vec![-400, -300, -200, -100, 0]);
    }
}
