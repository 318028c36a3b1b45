//! What the colours and signs of a plane mean.

use std::fmt::Write;

use takerate_core::{Language, Line};
use takerate_words::{ChartsWords, HeatmapWords};

use super::classes::Classes;
use super::frame::{BOTTOM, LEFT, WIDTH};
use crate::svg::{escaped, percent};
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

/// The legend and where it ends, in pixels.
pub fn legend(line: &Line, classes: Option<&Classes>, signs: &Signs, language: Language) -> (String, f64) {
    let mut svg = String::from(r#"<g class="legend">"#);
    let mut y = BOTTOM + 16.0;
    if let Some(classes) = classes {
        let name = escaped(&tick::title(line.name.get(language), &line.unit, language));
        let _ = write!(svg, r#"<text class="title" x="{}" y="{y}">{name}</text>"#, percent(LEFT));
        strip(&mut svg, classes, line, y + 9.0, language);
        y += 56.0;
    }
    for (index, (sign, text)) in items(signs, language).into_iter().enumerate() {
        #[allow(clippy::cast_precision_loss)] // A handful.
        let (x, y) = (if index % 2 == 0 { LEFT } else { LEFT + WIDTH / 2.0 }, y + (index / 2) as f64 * 20.0);
        let (x, text) = (percent(x), escaped(&text));
        let _ =
            write!(svg, r#"<svg class="nudge" x="{x}" y="{}">{sign}<text x="26" y="10">{text}</text></svg>"#, y - 10.0);
    }
    svg.push_str("</g>");
    let rows = items(signs, language).len().div_ceil(2);
    #[allow(clippy::cast_precision_loss)]
    let end = y + rows as f64 * 20.0 - 12.0;
    (svg, end)
}

fn strip(svg: &mut String, classes: &Classes, line: &Line, y: f64, language: Language) {
    #[allow(clippy::cast_precision_loss)] // At most nine.
    let place = |index: usize| index as f64 / classes.len() as f64;
    let across = |place: f64| percent(LEFT + place * WIDTH);
    for class in 0..classes.len() {
        let (shade, x, width) = (classes.shade(class), across(place(class)), percent(WIDTH * place(1)));
        let _ = write!(svg, r#"<rect class="swatch {shade}" x="{x}" y="{y}" width="{width}" height="10"/>"#);
    }
    let y = y + 25.0;
    let (Some(first), Some(last)) = (classes.bounds.first(), classes.bounds.last()) else {
        let text = escaped(&say::float(classes.range.0, &line.unit, language));
        let _ = write!(svg, r#"<text x="{}" y="{y}">{text}</text>"#, across(0.0));
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
            (true, false) => r#" class="narrow""#,
            (false, true) => r#" class="wide""#,
            (false, false) => continue,
        };
        let anchor = match index {
            0 => "start",
            _ if index + 1 == labels.len() => "end",
            _ => "middle",
        };
        let (x, text) = (across(*middle), escaped(text));
        let _ = write!(svg, r#"<text{class} x="{x}" y="{y}" text-anchor="{anchor}">{text}</text>"#);
    }
}

/// Signs, each in a field of 20 by 12 pixels, and what they mean.
fn items(signs: &Signs, language: Language) -> Vec<(&'static str, String)> {
    let words = HeatmapWords::of(language);
    let mut items = Vec::new();
    if let Some(level) = &signs.level {
        items.push((
            r#"<line class="halo" x1="0" x2="19" y1="6" y2="6"/><line class="contour" x1="0" x2="19" y1="6" y2="6"/>"#,
            words.target(level),
        ));
    }
    if signs.own {
        let text = ChartsWords::of(language).this_scenario();
        items.push((r#"<g class="own"><circle class="ring" cx="9.5" cy="6" r="5"/></g>"#, text.to_owned()));
    }
    if signs.zero {
        items.push((r#"<line class="zero" x1="0" x2="19" y1="6" y2="6"/>"#, words.zero().to_owned()));
    }
    if signs.not_meaningful {
        items.push((
            r#"<rect class="sign" x="0.5" y="0.5" width="19" height="11" fill="url(#heat-hatch)"/>"#,
            words.not_meaningful().to_owned(),
        ));
    }
    if signs.problem {
        items.push((
            r#"<rect class="sign" x="0.5" y="0.5" width="19" height="11" fill="url(#heat-dots)"/>"#,
            words.no_value().to_owned(),
        ));
    }
    items
}
