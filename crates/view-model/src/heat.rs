//! The plane of two inputs: every cell of a two-way table as a colour, the line where the output meets a target, and the
//! scenario's own place.

pub mod classes;
mod frame;
mod legend;
pub mod plane;

use std::sync::Arc;

use takerate_analysis::table::Table;
use takerate_core::{Decimal, Language, Line, Model, Number};
use takerate_display::hatch::hatch;
use takerate_display::html::{Element, Html};
use takerate_words::{ChartsWords, HeatmapWords, PageWords, without_stop};

use crate::chart::Chart;
use crate::phrase::no_value;
use crate::svg::percent;
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

        let text = target.map(|target| tick::exact(target, &self.line.unit, self.language)).unwrap_or_default();
        let signs = Signs {
            level: level.is_some().then(|| text.clone()),
            zero: !zero.is_empty(),
            not_meaningful: !gap.is_empty(),
            problem: !wrong.is_empty(),
            own: own.is_some(),
        };
        let mut html = Html::new();
        let mut svg = html.element("svg").with("class", "plot heat").with("role", "img").with("aria-label", alt);
        svg = svg.value("height", &legend::end(classes, &signs, self.language));
        defs(columns, rows, &gap, &wrong, &mut svg.element("defs"));
        for (pattern, clip, path) in
            [("url(#heat-hatch)", "url(#heat-gap)", &gap), ("url(#heat-dots)", "url(#heat-wrong)", &wrong)]
        {
            if !path.is_empty() {
                placed(svg.element("rect")).with("fill", pattern).with("clip-path", clip);
            }
        }
        let cells = placed(svg.element("svg")).value("viewBox", &format_args!("0 0 {columns} {rows}"));
        let mut cells = cells.with("preserveAspectRatio", "none");
        for class in 0..classes.map_or(0, Classes::len) {
            let path = outline(Shown::Class(class));
            if !path.is_empty() {
                let shade = classes.map(|classes| classes.shade(class)).unwrap_or_default();
                cells.element("path").value("class", &format_args!("cells {shade}")).with("d", &path);
            }
        }
        if !zero.is_empty() {
            cells.element("path").with("class", "zero").with("d", &plane::path(&zero));
        }
        if let Some((lines, _)) = &level {
            let path = plane::path(lines);
            cells.element("path").with("class", "halo").with("d", &path);
            cells.element("path").with("class", "contour").with("d", &path);
        }
        let cursor = cells.element("rect").with("class", "cursor").with("width", "1").with("height", "1");
        drop(cursor.with("hidden", ""));
        drop(cells);
        placed(svg.element("rect").with("class", "edge"));
        frame::axes(&mut svg, &self.x, &self.y, self.language);
        if let Some((lines, _)) = &level {
            frame::on_line(&mut svg, lines, columns, rows, own, &text);
        }
        if let Some((x, y)) = own {
            frame::own(&mut svg, x, y);
        }
        placed(svg.element("rect").with("class", "plane").with("data-plot", ""));
        legend::legend(&mut svg, &self.line, classes, &signs, self.language);
        drop(svg);
        html.into_string()
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
            sentences.push(words.own_place(&x, &y, without_stop(&base)));
        }
        sentences.join(PageWords::of(self.language).between())
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
                say::missing(gap.map(|gap| &gap.problem), gap.is_some_and(|gap| gap.not_meaningful), self.language)
                    .to_owned()
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
            let percent = self.y.input.unit.kind.in_percent();
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
fn defs(columns: usize, rows: usize, gap: &str, wrong: &str, defs: &mut Html) {
    hatch(defs, "heat-hatch");
    let dots = defs.element("pattern").with("id", "heat-dots").with("width", "6").with("height", "6");
    let mut dots = dots.with("patternUnits", "userSpaceOnUse");
    for place in ["1.5", "4.5"] {
        dots.element("circle").with("class", "dot").with("cx", place).with("cy", place).with("r", "1");
    }
    drop(dots);
    for (id, path) in [("heat-gap", gap), ("heat-wrong", wrong)] {
        if !path.is_empty() {
            #[allow(clippy::cast_precision_loss)] // At most 101.
            let (x, y) = (1.0 / columns as f64, 1.0 / rows as f64);
            let mut clip = defs.element("clipPath").with("id", id).with("clipPathUnits", "objectBoundingBox");
            let cells = clip.element("path").value("transform", &format_args!("scale({x:.8} {y:.8})"));
            cells.with("d", path);
        }
    }
}

/// The element in the plane's place.
fn placed(element: Element<'_>) -> Element<'_> {
    let element = element.with("x", &percent(LEFT)).value("y", &TOP).with("width", &percent(WIDTH));
    element.value("height", &HEIGHT)
}
