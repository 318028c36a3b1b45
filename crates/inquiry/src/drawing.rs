//! What all drawings of bars share: title, key, axis, and rows that a reader can point at.

use std::fmt::Write;

use crate::axis::Axis;
use crate::svg::{escaped, number, percent};

/// The narrowest place that text is laid out for; all places in per cent only grow apart from there.
pub(crate) const NARROW: f64 = 328.0;

/// Names are larger than the text that [`width`] tells the width of, by this factor.
const LARGER: f64 = 1.08;

/// A drawing under way: a head of text lines, an axis, and rows beneath it.
pub(crate) struct Drawing {
    kind: &'static str,
    head: String,
    rows: String,
    top: usize,
    y: usize,
    marks: usize,
}

/// A row under way; vertical positions count from its top.
pub(crate) struct Row<'a> {
    svg: &'a mut String,
    kind: &'static str,
    top: usize,
}

impl Drawing {
    /// A drawing with its title and a line beneath it; `kind` is its class and keeps the id of its pattern its own.
    pub(crate) fn new(kind: &'static str, title: &str, beneath: &str) -> Self {
        let mut head =
            format!(r#"<text class="title" x="0" y="13">{}</text>"#, escaped(&clipped(title, NARROW / LARGER)));
        if !beneath.is_empty() {
            let _ = write!(head, r#"<text class="key" x="0" y="30">{}</text>"#, escaped(beneath));
        }
        let top = if beneath.is_empty() { 20 } else { 36 };
        Self { kind, head, rows: String::new(), top, y: 0, marks: 0 }
    }

    /// The line that says what the bars are: a class and a text each, and a text at the end of the line.
    pub(crate) fn key(&mut self, entries: &[(&str, &str)], end: &str) {
        let base = self.top + 14;
        let mut x = 0.0;
        for (class, text) in entries {
            let start = number(x);
            let fill = fill(self.kind, class);
            let y = base - 9;
            let _ = write!(
                self.head,
                r#"<rect class="bar {class}" x="{start}" y="{y}" width="18" height="9"{fill}/><text class="key" x="{}" y="{base}">{}</text>"#,
                number(x + 24.0),
                escaped(text)
            );
            x += 24.0 + width(text) + 14.0;
        }
        if !end.is_empty() {
            let _ =
                write!(self.head, r#"<text class="key" x="100%" y="{base}" text-anchor="end">{}</text>"#, escaped(end));
        }
        self.top += 22;
    }

    /// A row of `height` pixels; `draw` fills it in.
    pub(crate) fn row(&mut self, height: usize, draw: impl FnOnce(&mut Row<'_>)) {
        let top = self.y;
        let _ = write!(
            self.rows,
            r#"<g class="mark" data-mark="{}"><rect class="hit" x="0" y="{top}" width="100%" height="{height}"/>"#,
            self.marks
        );
        draw(&mut Row { svg: &mut self.rows, kind: self.kind, top });
        self.rows.push_str("</g>");
        self.marks += 1;
        self.y += height;
    }

    /// The `svg` element: ticks of the axis with their labels over the rows, a line at `base`, and the rows.
    pub(crate) fn finish(self, axis: &Axis, label: &dyn Fn(f64) -> String, base: Option<f64>, alt: &str) -> String {
        let (kind, top) = (self.kind, self.top + 14);
        let shift = top + 8;
        let bottom = shift + self.y;
        let mut svg = format!(
            r#"<svg class="plot bars {kind}" role="img" aria-label="{}" height="{}"><defs><pattern id="hatch-{kind}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch" x1="1" x2="1" y1="0" y2="5"/></pattern></defs>{}<g class="axis">"#,
            escaped(alt),
            bottom + 2,
            self.head
        );
        let labels: Vec<String> = axis.ticks.iter().map(|tick| label(*tick)).collect();
        let every = every(axis, &labels);
        let zero = axis.ticks.iter().position(|tick| *tick == 0.0).unwrap_or_default() % every;
        for (index, (tick, text)) in axis.ticks.iter().zip(&labels).enumerate() {
            let x = percent(axis.place(*tick) * 100.0);
            let class = if *tick == 0.0 { "zero" } else { "tick-line" };
            let _ = write!(svg, r#"<line class="{class}" x1="{x}" x2="{x}" y1="{}" y2="{bottom}"/>"#, top + 5);
            if index % every == zero {
                let anchor = anchor(index, labels.len());
                let _ = write!(svg, r#"<text x="{x}" y="{top}" text-anchor="{anchor}">{}</text>"#, escaped(text));
            }
        }
        if let Some(base) = base {
            let x = percent(axis.place(base) * 100.0);
            let _ = write!(svg, r#"<line class="base" x1="{x}" x2="{x}" y1="{}" y2="{bottom}"/>"#, top + 5);
        }
        let _ = write!(svg, r#"</g><g transform="translate(0 {shift})">{}</g></svg>"#, self.rows);
        svg
    }
}

impl Row<'_> {
    /// The row's name at its beginning, as much of it as there is room for before `beside`.
    pub(crate) fn name(&mut self, class: &str, y: usize, name: &str, beside: &str) {
        let beside = if beside.is_empty() { 0.0 } else { width(beside) + 10.0 };
        self.text(class, ("0", "start"), y, &clipped(name, NARROW / LARGER - beside));
    }

    /// A text at a horizontal place; `anchor` is `start` or `end`.
    pub(crate) fn text(&mut self, class: &str, (x, anchor): (&str, &str), y: usize, text: &str) {
        self.spans(class, (x, anchor), y, "", text);
    }

    /// A text of which the beginning is quiet.
    pub(crate) fn spans(&mut self, class: &str, (x, anchor): (&str, &str), y: usize, quiet: &str, text: &str) {
        let y = self.top + y;
        let _ = write!(self.svg, r#"<text class="{class}" x="{x}" y="{y}" text-anchor="{anchor}">"#);
        if !quiet.is_empty() {
            let _ = write!(self.svg, r#"<tspan class="quiet">{} </tspan>"#, escaped(quiet));
        }
        let _ = write!(self.svg, "{}</text>", escaped(text));
    }

    /// A bar between two places on the axis (0 to 1).
    pub(crate) fn bar(&mut self, class: &str, from: f64, to: f64, y: usize, height: usize) {
        let (low, high) = (from.min(to), from.max(to));
        let (x, width) = (percent(low * 100.0), percent((high - low) * 100.0));
        let (y, fill) = (self.top + y, fill(self.kind, class));
        let _ =
            write!(self.svg, r#"<rect class="bar {class}" x="{x}" y="{y}" width="{width}" height="{height}"{fill}/>"#);
    }

    /// An upright line at a place on the axis.
    pub(crate) fn upright(&mut self, class: &str, place: f64, from: usize, to: usize) {
        let x = percent(place * 100.0);
        let (from, to) = (self.top + from, self.top + to);
        let _ = write!(self.svg, r#"<line class="{class}" x1="{x}" x2="{x}" y1="{from}" y2="{to}"/>"#);
    }

    /// A dashed line from a bar down to the next one, which leaves out the texts above that where it would meet them.
    /// `next` are the texts of the next row at its beginning and its end, whose baseline is at `base`.
    pub(crate) fn connector(&mut self, place: f64, (from, to): (usize, usize), next: (&str, &str), base: usize) {
        let room = |text: &str| width(text) * LARGER * 1.1 + 6.0;
        let x = place * NARROW;
        if x < room(next.0) || x > NARROW - room(next.1) {
            self.upright("connector", place, from, base - 13);
            self.upright("connector", place, base + 5, to.max(base + 5));
        } else {
            self.upright("connector", place, from, to);
        }
    }

    /// A level line between two places on the axis.
    pub(crate) fn level(&mut self, class: &str, from: f64, to: f64, y: usize) {
        let (x1, x2) = (percent(from * 100.0), percent(to * 100.0));
        let y = self.top + y;
        let _ = write!(self.svg, r#"<line class="{class}" x1="{x1}" x2="{x2}" y1="{y}" y2="{y}"/>"#);
    }

    /// A level line with a stop at each end.
    pub(crate) fn whisker(&mut self, from: f64, to: f64, y: usize) {
        self.level("ground", from, to, y);
        self.level("whisker", from, to, y);
        self.upright("whisker", from, y - 2, y + 2);
        self.upright("whisker", to, y - 2, y + 2);
    }

    /// The sign that a bar goes on beyond the axis, at its beginning or its end: a slash through it.
    pub(crate) fn beyond(&mut self, end: bool, y: usize) {
        let (x, start) = if end { ("100%", -16) } else { ("0", 9) };
        let y = self.top + y;
        let _ = write!(
            self.svg,
            r#"<svg class="over" x="{x}" y="{y}" width="1" height="1"><path class="beyond" d="M{start} 12l4 -14h4l-4 14z"/></svg>"#
        );
    }
}

fn fill(kind: &str, class: &str) -> String {
    match class {
        "low" | "down" | "whole" => format!(r##" fill="url(#hatch-{kind})""##),
        _ => String::new(),
    }
}

fn anchor(index: usize, count: usize) -> &'static str {
    match index {
        0 => "start",
        last if last + 1 == count => "end",
        _ => "middle",
    }
}

/// Every how manyeth tick has room for its label where the drawing is narrowest.
fn every(axis: &Axis, labels: &[String]) -> usize {
    let span = |index: usize| {
        let (x, wide) = (axis.place(axis.ticks[index]) * NARROW, width(&labels[index]));
        match anchor(index, labels.len()) {
            "start" => (x, x + wide),
            "end" => (x - wide, x),
            _ => (x - wide / 2.0, x + wide / 2.0),
        }
    };
    let tight = (1..labels.len()).any(|index| span(index).0 < span(index - 1).1 + 8.0);
    if tight { 2 } else { 1 }
}

/// As much of a text as fits into `room` pixels.
fn clipped(text: &str, room: f64) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut left = room - width("…");
    let fits = |letter: &char| {
        left -= width(letter.encode_utf8(&mut [0; 4]));
        left >= 0.0
    };
    text.chars().take_while(fits).collect::<String>().trim_end().to_owned() + "…"
}

/// About how wide a text of the smallest size is, in pixels.
pub(crate) fn width(text: &str) -> f64 {
    let wide = |letter: char| match letter {
        ' ' | '.' | ',' | '\'' | ':' | '’' | 'i' | 'l' | 't' | 'f' | 'j' | 'r' | '(' | ')' | '/' => 3.7,
        'm' | 'w' | 'M' | 'W' | '%' | '→' | '…' => 10.5,
        'a'..='z' | '$' => 6.4,
        '0'..='9' => 6.8,
        'A'..='Z' | '+' | '−' | '<' | '±' => 8.3,
        '·' => 4.0,
        _ => 12.5,
    };
    text.chars().map(wide).sum()
}
