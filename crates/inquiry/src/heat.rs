//! The plane of two inputs: every cell of a two-way table as a colour, the line where the output meets a target, and the
//! scenario's own place.

pub mod classes;
mod frame;
mod legend;
pub mod plane;

use std::fmt::Write;
use std::sync::Arc;

use takerate_analysis::table::Table;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, Language, Line, Model, Number};
use takerate_words::{ChartsWords, HeatmapWords};

use crate::chart::Chart;
use crate::phrase::no_value;
use crate::svg::{escaped, percent};
use crate::table::{Cell, Table as Figures};
use crate::{say, tick};
use classes::Classes;
use frame::{HEIGHT, LEFT, Side, TOP, WIDTH};
use legend::Signs;
use plane::Shown;

/// What the drawing, the words and the table are made from.
struct Plane {
    answer: Arc<Table>,
    line: Line,
    /// With its protocol.
    name: String,
    x: Side,
    y: Side,
    /// Why cells have no value, in the order of the answer's gaps.
    reasons: Vec<String>,
    language: Language,
}

/// The chart of a two-way table. `target` is the level of the line that is drawn; `own` is where the scenario stands, as
/// x and y. Rows are drawn upwards, so the first mark is the last row's first cell. Empty where `model` does not know
/// the answer's ids.
#[must_use]
pub fn heat(
    model: &Model,
    answer: Arc<Table>,
    target: Option<Decimal>,
    own: Option<(Decimal, Decimal)>,
    language: Language,
) -> Chart {
    let Some(plane) = Plane::new(model, answer, language) else { return Chart::empty() };
    let plane = Arc::new(plane);
    let (columns, rows) = plane.size();
    let (saying, listing) = (Arc::clone(&plane), Arc::clone(&plane));
    let alt = plane.alt(target, own);
    Chart {
        svg: plane.svg(&alt, target, own),
        alt,
        marks: columns * rows,
        columns,
        start: plane.start(own),
        say: Arc::new(move |mark| saying.say(mark)),
        table: Arc::new(move || listing.table()),
    }
}

impl Plane {
    fn new(model: &Model, answer: Arc<Table>, language: Language) -> Option<Self> {
        let side = |axis: &takerate_analysis::axis::Axis| {
            let input = model.input(model.find_input(&axis.input)?).clone();
            Some(Side { input, values: axis.values.clone() })
        };
        let (x, y) = (side(&answer.x)?, side(&answer.y)?);
        let line = model.line(model.find_line(&answer.output)?).clone();
        let name = say::line_name(model, &line, language);
        let reasons = answer.gaps.iter().map(|gap| no_value(&gap.problem, model, language)).collect();
        (!x.values.is_empty() && !y.values.is_empty()).then_some(Self { answer, line, name, x, y, reasons, language })
    }

    fn size(&self) -> (usize, usize) {
        (self.x.values.len(), self.y.values.len())
    }

    fn svg(&self, alt: &str, target: Option<Decimal>, own: Option<(Decimal, Decimal)>) -> String {
        let (columns, rows) = self.size();
        let cells = || (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
        let values: Vec<f64> = cells().filter_map(|(row, column)| plane::value(&self.answer, row, column)).collect();
        let classes = Classes::of(values);
        let classes = classes.as_ref();
        let outline = |shown| plane::outline(&self.answer, classes, shown);
        let level = target.map(|target| (plane::lines(&self.answer, f64::from_decimal(target)), target));
        let level = level.filter(|(lines, _)| !lines.is_empty());
        let signs = classes.is_some_and(|classes| classes.range.0 < 0.0 && classes.range.1 > 0.0);
        let zero = if signs && !target.is_some_and(|target| target.is_zero()) {
            plane::lines(&self.answer, 0.0)
        } else {
            Vec::new()
        };
        let own =
            own.and_then(|(x, y)| Some((self.x.place(f64::from_decimal(x))?, self.y.place(f64::from_decimal(y))?)));
        let (gap, wrong) = (outline(Shown::NotMeaningful), outline(Shown::Problem));

        let mut svg = defs(columns, rows, &gap, &wrong);
        let place = format!(r#"x="{}" y="{TOP}" width="{}" height="{HEIGHT}""#, percent(LEFT), percent(WIDTH));
        for (id, pattern, path) in [("heat-gap", "heat-hatch", &gap), ("heat-wrong", "heat-dots", &wrong)] {
            if !path.is_empty() {
                let _ = write!(svg, r#"<rect {place} fill="url(#{pattern})" clip-path="url(#{id})"/>"#);
            }
        }
        let _ = write!(svg, r#"<svg {place} viewBox="0 0 {columns} {rows}" preserveAspectRatio="none">"#);
        for class in 0..classes.map_or(0, Classes::len) {
            let path = outline(Shown::Class(class));
            if !path.is_empty() {
                let shade = classes.map(|classes| classes.shade(class)).unwrap_or_default();
                let _ = write!(svg, r#"<path class="cells {shade}" d="{path}"/>"#);
            }
        }
        if !zero.is_empty() {
            let _ = write!(svg, r#"<path class="zero" d="{}"/>"#, plane::path(&zero));
        }
        if let Some((lines, _)) = &level {
            let path = plane::path(lines);
            let _ = write!(svg, r#"<path class="halo" d="{path}"/><path class="contour" d="{path}"/>"#);
        }
        svg.push_str(r#"<rect class="cursor" width="1" height="1" hidden=""/></svg>"#);
        let _ = write!(svg, r#"<rect class="edge" {place}/>"#);
        svg.push_str(&frame::axes(&self.x, &self.y, self.language));
        let text = target.map(|target| tick::exact(target, &self.line.unit, self.language)).unwrap_or_default();
        if let Some((lines, _)) = &level {
            svg.push_str(&frame::on_line(lines, columns, rows, own, &text));
        }
        if let Some((x, y)) = own {
            svg.push_str(&frame::own(x, y));
        }
        let _ = write!(svg, r#"<rect class="plane" data-plot="" {place}/>"#);
        let signs = Signs {
            level: level.is_some().then_some(text),
            zero: !zero.is_empty(),
            not_meaningful: !gap.is_empty(),
            problem: !wrong.is_empty(),
            own: own.is_some(),
        };
        let (legend, height) = legend::legend(&self.line, classes, &signs, self.language);
        let alt = escaped(alt);
        format!(r#"<svg class="plot heat" role="img" aria-label="{alt}" height="{height}">{svg}{legend}</svg>"#)
    }

    /// The cell that the reader's own scenario is nearest to; the first one where it stands outside the plane.
    fn start(&self, own: Option<(Decimal, Decimal)>) -> usize {
        let (columns, rows) = self.size();
        let cell = |side: &Side, value: Decimal, cells: usize| {
            #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            side.place(f64::from_decimal(value)).map(|place| ((place * cells as f64) as usize).min(cells - 1))
        };
        let own = own.and_then(|(x, y)| Some((cell(&self.x, x, columns)?, cell(&self.y, y, rows)?)));
        own.map_or(0, |(column, row)| (rows - 1 - row) * columns + column)
    }

    fn alt(&self, target: Option<Decimal>, own: Option<(Decimal, Decimal)>) -> String {
        let (words, charts) = (HeatmapWords::of(self.language), ChartsWords::of(self.language));
        let (columns, rows) = self.size();
        let span = |side: &Side| {
            let end = |value: Option<&Decimal>| value.map(|value| self.input(side, *value)).unwrap_or_default();
            charts.span(side.input.name.get(self.language), &end(side.values.first()), &end(side.values.last()))
        };
        let (x, y) = (span(&self.x), span(&self.y));
        let float = |value| say::float(value, &self.line.unit, self.language);
        let mut sentences = vec![match self.answer.range {
            Some((low, high)) => words.described(&self.name, &x, &y, &float(low), &float(high)),
            None => words.nowhere(&self.name, &x, &y),
        }];
        let known = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
        let missing = known.filter(|(row, column)| plane::value(&self.answer, *row, *column).is_none()).count();
        if missing > 0 && self.answer.range.is_some() {
            sentences.push(words.gaps(&missing.to_string(), &(columns * rows).to_string()));
        }
        if let Some(target) = target {
            let level = tick::exact(target, &self.line.unit, self.language);
            let met = !plane::lines(&self.answer, f64::from_decimal(target)).is_empty();
            sentences.push(if met { words.level_line(&level) } else { words.level_not_met(&level) });
        }
        if let Some((x, y)) = own {
            let base = say::figure(&self.answer.base, &self.line, self.language);
            let (x, y) = (self.input(&self.x, x), self.input(&self.y, y));
            // “n.m.” ends the sentence itself.
            sentences.push(words.own_place(&x, &y, base.trim_end_matches(charts.stop())));
        }
        sentences.join(charts.between_sentences())
    }

    fn input(&self, side: &Side, value: Decimal) -> String {
        say::value(value, &side.input, self.language)
    }

    fn say(&self, mark: usize) -> String {
        let (columns, rows) = self.size();
        let (row, column) = (rows.saturating_sub(1).saturating_sub(mark / columns), mark % columns);
        let at = |side: &Side, index: usize| {
            let value = side.values.get(index).map(|value| self.input(side, *value)).unwrap_or_default();
            say::beside(side.input.name.get(self.language), &value)
        };
        let (x, y, figure) = (at(&self.x, column), at(&self.y, row), self.figure(row, column));
        let reason = plane::gap_number(&self.answer, row, column).and_then(|gap| self.reasons.get(gap));
        let reason = reason.map_or("", String::as_str);
        let name = self.line.name.get(self.language);
        let words = HeatmapWords::of(self.language);
        match reason.is_empty() {
            true => words.cell(&x, &y, name, &figure),
            false => words.cell_without_value(&x, &y, name, &figure, reason),
        }
    }

    fn figure(&self, row: usize, column: usize) -> String {
        match plane::value(&self.answer, row, column) {
            Some(value) => say::float(value, &self.line.unit, self.language),
            None => {
                let gap = plane::gap(&self.answer, row, column);
                say::missing(gap.is_some_and(|gap| gap.not_meaningful), self.language).to_owned()
            }
        }
    }

    fn table(&self) -> Figures {
        let (columns, rows) = self.size();
        let (x, y) = (self.x.input.name.get(self.language), self.y.input.name.get(self.language));
        let mut head = vec![format!("{y} ↓  {x} →")];
        head.extend(self.x.values.iter().map(|value| self.input(&self.x, *value)));
        let row = |row: usize| {
            let first = self.y.values.get(row).copied().unwrap_or_default();
            let text = self.input(&self.y, first);
            // Shares say their unit, as the columns' headings do.
            let percent = matches!(self.y.input.unit.kind, Kind::Share | Kind::Rate);
            let exact = if percent { text.clone() } else { first.to_string() };
            let mut cells = vec![Cell { text, exact }];
            cells.extend((0..columns).map(|column| {
                let text = self.figure(row, column);
                match plane::value(&self.answer, row, column) {
                    Some(value) => Cell { text, exact: value.to_string() },
                    None => Cell::text(text),
                }
            }));
            cells
        };
        Figures { caption: self.name.clone(), head, rows: (0..rows).rev().map(row).collect() }
    }
}

/// Patterns for cells without a value, and the outlines of these: outside the stretched drawing, so that the patterns
/// are not stretched with it.
fn defs(columns: usize, rows: usize, gap: &str, wrong: &str) -> String {
    let mut defs = String::from(
        r#"<defs><pattern id="heat-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch" x1="1" x2="1" y1="0" y2="5"/></pattern><pattern id="heat-dots" width="6" height="6" patternUnits="userSpaceOnUse"><circle class="dot" cx="1.5" cy="1.5" r="1"/><circle class="dot" cx="4.5" cy="4.5" r="1"/></pattern>"#,
    );
    for (id, path) in [("heat-gap", gap), ("heat-wrong", wrong)] {
        if !path.is_empty() {
            #[allow(clippy::cast_precision_loss)] // At most 101.
            let (x, y) = (1.0 / columns as f64, 1.0 / rows as f64);
            let _ = write!(
                defs,
                r#"<clipPath id="{id}" clipPathUnits="objectBoundingBox"><path transform="scale({x:.8} {y:.8})" d="{path}"/></clipPath>"#
            );
        }
    }
    defs.push_str("</defs>");
    defs
}
