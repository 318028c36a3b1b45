//! Small parts of SVG text. Horizontal positions are in per cent and vertical ones in pixels, so that a drawing is as
//! wide as its place and its text keeps its size.

use std::fmt::Display;

use takerate_display::html::Html;

/// Adds an upright line of a class, at a place across, from one height to another.
pub(crate) fn upright(svg: &mut Html, class: &str, x: &str, from: &dyn Display, to: &dyn Display) {
    svg.element("line").with("class", class).with("x1", x).with("x2", x).value("y1", from).value("y2", to);
}

/// A number of at most three decimals, as attributes take it.
#[must_use]
pub fn number(value: f64) -> String {
    let text = format!("{value:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A position in per cent.
#[must_use]
pub fn percent(value: f64) -> String {
    format!("{}%", number(value))
}
