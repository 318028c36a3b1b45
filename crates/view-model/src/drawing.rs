//! What all drawings of bars share: title, key, axis, and rows that a reader can point at.

use takerate_display::hatch::hatch;
use takerate_display::html::{Element, Html};

use crate::axis::Axis;
use crate::svg::{number, percent, upright};

/// The narrowest place that text is laid out for; all places in per cent only grow apart from there.
pub(crate) const NARROW: f64 = 328.0;

/// Names are larger than the text that [`width`] tells the width of, by this factor.
const LARGER: f64 = 1.08;

/// A drawing under way: a head of text lines, an axis, and rows beneath it.
pub(crate) struct Drawing {
    kind: &'static str,
    head: Html,
    rows: Html,
    top: usize,
    y: usize,
    marks: usize,
}

/// A row under way; vertical positions count from its top.
pub(crate) struct Row<'a> {
    svg: &'a mut Html,
    kind: &'static str,
    top: usize,
}

impl Drawing {
    /// A drawing with its title and a line beneath it; `kind` is its class and keeps the id of its pattern its own.
    pub(crate) fn new(kind: &'static str, title: &str, beneath: &str) -> Self {
        let mut head = Html::new();
        let shown = clipped(title, NARROW / LARGER);
        head.element("text").with("class", "title").with("x", "0").with("y", "13").text(&shown);
        if !beneath.is_empty() {
            head.element("text").with("class", "key").with("x", "0").with("y", "30").text(beneath);
        }
        let top = if beneath.is_empty() { 20 } else { 36 };
        Self { kind, head, rows: Html::new(), top, y: 0, marks: 0 }
    }

    /// The line that says what the bars are: a class and a text each, and a text at the end of the line.
    pub(crate) fn key(&mut self, entries: &[(&str, &str)], end: &str) {
        let base = self.top + 14;
        let mut x = 0.0;
        for (class, text) in entries {
            let bar = self.head.element("rect").value("class", &format_args!("bar {class}"));
            let bar = bar.with("x", &number(x)).value("y", &(base - 9)).with("width", "18").with("height", "9");
            filled(bar, self.kind, class);
            let name = self.head.element("text").with("class", "key");
            name.with("x", &number(x + 24.0)).value("y", &base).text(text);
            x += 24.0 + width(text) + 14.0;
        }
        if !end.is_empty() {
            let name = self.head.element("text").with("class", "key").with("x", "100%");
            name.value("y", &base).with("text-anchor", "end").text(end);
        }
        self.top += 22;
    }

    /// A row of `height` pixels; `draw` fills it in.
    pub(crate) fn row(&mut self, height: usize, draw: impl FnOnce(&mut Row<'_>)) {
        let top = self.y;
        let mut mark = self.rows.element("g").with("class", "mark").value("data-mark", &self.marks);
        let hit = mark.element("rect").with("class", "hit").with("x", "0").value("y", &top);
        hit.with("width", "100%").value("height", &height);
        draw(&mut Row { svg: &mut mark, kind: self.kind, top });
        drop(mark);
        self.marks += 1;
        self.y += height;
    }

    /// The `svg` element: ticks of the axis with their labels over the rows, a line at `base`, and the rows.
    pub(crate) fn finish(self, axis: &Axis, label: &dyn Fn(f64) -> String, base: Option<f64>, alt: &str) -> String {
        let (kind, top) = (self.kind, self.top + 14);
        let shift = top + 8;
        let bottom = shift + self.y;
        let mut html = Html::new();
        let mut svg = html.element("svg").value("class", &format_args!("plot bars {kind}"));
        svg = svg.with("role", "img").with("aria-label", alt).value("height", &(bottom + 2));
        hatch(&mut svg.element("defs"), &format!("hatch-{kind}"));
        svg.add(&self.head);
        let mut lines = svg.element("g").with("class", "axis");
        let labels: Vec<String> = axis.ticks.iter().map(|tick| label(*tick)).collect();
        let every = every(axis, &labels);
        let zero = axis.ticks.iter().position(|tick| *tick == 0.0).unwrap_or_default() % every;
        for (index, (tick, text)) in axis.ticks.iter().zip(&labels).enumerate() {
            let x = percent(axis.place(*tick) * 100.0);
            let class = if *tick == 0.0 { "zero" } else { "tick-line" };
            upright(&mut lines, class, &x, &(top + 5), &bottom);
            if index % every == zero {
                let shown = lines.element("text").with("x", &x).value("y", &top);
                shown.with("text-anchor", anchor(index, labels.len())).text(text);
            }
        }
        if let Some(base) = base {
            upright(&mut lines, "base", &percent(axis.place(base) * 100.0), &(top + 5), &bottom);
        }
        drop(lines);
        svg.element("g").value("transform", &format_args!("translate(0 {shift})")).add(&self.rows);
        drop(svg);
        html.into_string()
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
        let shown = self.svg.element("text").with("class", class).with("x", x).value("y", &y);
        let mut shown = shown.with("text-anchor", anchor);
        if !quiet.is_empty() {
            shown.element("tspan").with("class", "quiet").text(quiet).text(" ");
        }
        shown.text(text);
    }

    /// A bar between two places on the axis (0 to 1).
    pub(crate) fn bar(&mut self, class: &str, from: f64, to: f64, y: usize, height: usize) {
        let (low, high) = (from.min(to), from.max(to));
        let (x, width) = (percent(low * 100.0), percent((high - low) * 100.0));
        let bar = self.svg.element("rect").value("class", &format_args!("bar {class}")).with("x", &x);
        let bar = bar.value("y", &(self.top + y)).with("width", &width).value("height", &height);
        filled(bar, self.kind, class);
    }

    /// An upright line at a place on the axis.
    pub(crate) fn upright(&mut self, class: &str, place: f64, from: usize, to: usize) {
        upright(self.svg, class, &percent(place * 100.0), &(self.top + from), &(self.top + to));
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
        let line = self.svg.element("line").with("class", class).with("x1", &x1).with("x2", &x2);
        line.value("y1", &y).value("y2", &y);
    }

    /// A dot at a place on the axis.
    pub(crate) fn dot(&mut self, class: &str, place: f64, y: usize) {
        let dot = self.svg.element("circle").with("class", class).with("cx", &percent(place * 100.0));
        dot.value("cy", &(self.top + y)).with("r", "5");
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
        let over = self.svg.element("svg").with("class", "over").with("x", x).value("y", &(self.top + y));
        let mut over = over.with("width", "1").with("height", "1");
        let slash = format_args!("M{start} 12l4 -14h4l-4 14z");
        over.element("path").with("class", "beyond").value("d", &slash);
    }
}

/// Ends a bar of a class, which may be hatched.
fn filled(bar: Element<'_>, kind: &str, class: &str) {
    if matches!(class, "low" | "down" | "whole") {
        bar.value("fill", &format_args!("url(#hatch-{kind})"));
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
