//! Several uncertain outputs side by side: their ranges, and how they move together.

use std::sync::Arc;

use takerate_analysis::simulate::{Distributed, Joint};
use takerate_core::{Language, Line, Model, Number};
use takerate_display::html::Html;
use takerate_words::{ChartsWords, JointWords, PageWords, ReasonsWords};

use crate::axis::Axis;
use crate::chart::Chart;
use crate::svg::{percent, upright};
use crate::table::{Cell, Table};
use crate::{label, say, tick};

const TOP: f64 = 44.0;
const ROW: f64 = 46.0;

/// One output: its tenth, fiftieth and ninetieth percentile, and its value in the scenario.
struct Row {
    line: Line,
    name: String,
    known: Option<[f64; 3]>,
    own: Option<f64>,
}

/// The outputs' ranges, one beneath the other: from the tenth to the ninetieth percentile, with the median and the
/// scenario's own value. Outputs that `model` does not know are left out.
#[must_use]
pub fn ranges(model: &Model, outputs: &[Distributed], language: Language) -> Chart {
    let mut rows: Vec<Row> = outputs.iter().filter_map(|output| row(model, output, language)).collect();
    // The same line of several protocols is named once, above them.
    let shared = rows.len() > 1 && rows.windows(2).all(|pair| pair[0].line.name == pair[1].line.name);
    let mut title = JointWords::of(language).title().to_owned();
    if let (true, Some(first)) = (shared, rows.first()) {
        title = tick::title(first.line.name.get(language), &first.line.unit, language);
        for row in &mut rows {
            row.name = say::protocol(model, &row.line, language).to_owned();
        }
    }
    let relative = relative(&rows);
    let alt = alt(&rows, &title, relative, language);
    let svg = svg(&rows, &title, relative, &alt, language);
    let says: Vec<String> = rows.iter().map(|row| say(row, language)).collect();
    let (marks, table) = (rows.len(), table(&rows, title, language));
    Chart {
        svg,
        alt,
        marks,
        columns: 1,
        start: 0,
        say: Arc::new(move |mark| says.get(mark).cloned().unwrap_or_default()),
        table: Arc::new(move || table.clone()),
    }
}

fn row(model: &Model, output: &Distributed, language: Language) -> Option<Row> {
    let line = model.line(model.find_line(&output.output)?).clone();
    let at = |per: f64| output.percentiles.iter().find(|known| (known.0 - per).abs() < 1e-9).map(|known| known.1);
    let known = at(10.0).zip(at(50.0)).zip(at(90.0)).map(|((low, middle), high)| [low, middle, high]);
    let known = known.filter(|known| known.iter().all(|value| value.is_finite()));
    let name = say::line_name(model, &line, language);
    Some(Row { line, name, known, own: output.base.value.map(f64::from_decimal) })
}

/// Whether each output is drawn in per cent of its own value in the scenario. One axis in the outputs' unit says more
/// (who earns most, who may lose), so it is kept while all have one unit and the narrowest range is no hairline beside
/// the widest. Per cent of a loss would turn the picture around: with one among them there is no common measure but the
/// unit.
fn relative(rows: &[Row]) -> bool {
    let mixed = rows.windows(2).any(|pair| pair[0].line.unit != pair[1].line.unit);
    let spans = || rows.iter().filter_map(|row| row.known).map(|[low, _, high]| (high - low).max(0.0));
    let (least, most) = (spans().fold(f64::INFINITY, f64::min), spans().fold(0.0, f64::max));
    let apart = least < most / 50.0;
    let possible = rows.iter().all(|row| row.own.is_some_and(|own| own > 0.0));
    possible && (mixed || apart)
}

fn svg(rows: &[Row], title: &str, relative: bool, alt: &str, language: Language) -> String {
    let scaled = |row: &Row, value: f64| if relative { value / row.own.unwrap_or(1.0) } else { value };
    let values = || {
        let drawn = rows.iter().filter_map(|row| Some((row, row.known?)));
        let drawn = drawn.flat_map(|(row, [low, middle, high])| {
            [Some(low), Some(middle), Some(high), row.own].map(|value| (row, value))
        });
        drawn.filter_map(|(row, value)| Some(scaled(row, value?))).filter(|value| value.is_finite())
    };
    let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    let axis = Axis::holding(low, high, 4);
    let x = |value: f64| axis.place(value) * 100.0;
    #[allow(clippy::cast_precision_loss)] // A handful.
    let bottom = TOP + ROW * rows.len().max(1) as f64;
    let mut html = Html::new();
    let mut svg = html.element("svg").with("class", "plot ranges").with("role", "img").with("aria-label", alt);
    svg = svg.value("height", &(bottom + 30.0));
    let mut lines = svg.element("g").with("class", "axis");
    lines.element("text").with("class", "title").with("x", "0").with("y", "13").text(title);
    let text = |value: f64| match rows.first() {
        Some(row) if !relative => tick::float(value, &row.line.unit, language),
        _ => format!("{:.0}%", value * 100.0),
    };
    let (first, last) = (axis.ticks.first().copied(), axis.ticks.last().copied());
    for tick in &axis.ticks {
        let class = if *tick == 0.0 { "nought" } else { "tick-line" };
        let anchor = match Some(*tick) {
            at if at == first => "start",
            at if at == last => "end",
            _ => "middle",
        };
        let x = percent(x(*tick));
        upright(&mut lines, class, &x, &TOP, &bottom);
        let shown = lines.element("text").with("x", &x).value("y", &(TOP - 8.0));
        shown.with("text-anchor", anchor).text(&text(*tick));
    }
    drop(lines);
    let mut top = TOP;
    for (mark, row) in rows.iter().enumerate() {
        let mut group = svg.element("g").with("class", "mark").value("data-mark", &mark);
        let hit = group.element("rect").with("class", "hit").with("x", "0").with("width", "100%");
        hit.value("y", &top).value("height", &ROW);
        let name = group.element("text").with("class", "name").with("x", "0").with("dx", "6");
        name.value("y", &(top + 18.0)).text(&row.name);
        let figures = group.element("text").with("class", "value").with("x", "100%");
        figures.value("y", &(top + 18.0)).text(&span(row, language));
        if let Some(known) = row.known {
            let [from, middle, to] = known.map(|value| x(scaled(row, value)));
            let y = top + 27.0;
            let range = group.element("rect").with("class", "range").with("x", &percent(from));
            range.with("width", &percent((to - from).max(0.0))).value("y", &y).with("height", "8");
            upright(&mut group, "median", &percent(middle), &(y - 1.0), &(y + 9.0));
            if let Some(own) = row.own {
                let own = percent(x(scaled(row, own)));
                let ring = group.element("circle").with("class", "ring").with("cx", &own);
                ring.value("cy", &(y + 4.0)).with("r", "4.5");
            }
        }
        drop(group);
        top += ROW;
    }
    key(&mut svg, bottom + 22.0, relative, language);
    drop(svg);
    html.into_string()
}

/// What the signs mean.
fn key(svg: &mut Html, y: f64, relative: bool, language: Language) {
    let words = JointWords::of(language);
    let own = if relative { words.scenario_is_whole() } else { ChartsWords::of(language).this_scenario() };
    let mut legend = svg.element("g").with("class", "legend");
    let mut x = 0.0;
    for (item, text) in [words.range(), words.median(), own].into_iter().enumerate() {
        let mut sign = legend.element("svg").with("class", "nudge").with("x", &percent(x)).value("y", &y);
        if item == 2 {
            sign.element("circle").with("class", "ring").with("cx", "9").with("cy", "-4").with("r", "4.5");
        } else {
            let range = sign.element("rect").with("class", "range").with("x", "0").with("y", "-8");
            range.with("width", "18").with("height", "8");
        }
        if item == 1 {
            upright(&mut sign, "median", "9", &"-9", &"1");
        }
        sign.element("text").with("x", "24").with("y", "0").text(text);
        x += (label::width(text) + 40.0) / label::NARROW * 100.0;
    }
}

fn span(row: &Row, language: Language) -> String {
    let float = |value: f64| say::float(value, &row.line.unit, language);
    match row.known {
        Some([low, _, high]) => JointWords::of(language).span(&float(low), &float(high)),
        None => say::no_value(language).to_owned(),
    }
}

fn say(row: &Row, language: Language) -> String {
    let words = JointWords::of(language);
    let float = |value: f64| say::float(value, &row.line.unit, language);
    let own = row.own.map_or_else(|| say::no_value(language).to_owned(), float);
    match row.known {
        Some([low, middle, high]) => words.row(&row.name, &float(low), &float(high), &float(middle), &own),
        None => words.row_without_value(&row.name, &own),
    }
}

fn alt(rows: &[Row], title: &str, relative: bool, language: Language) -> String {
    let title = if relative { JointWords::of(language).relative_title(title) } else { title.to_owned() };
    let sentences = std::iter::once(title).chain(rows.iter().map(|row| say(row, language)));
    let sentences: Vec<String> = sentences.map(|sentence| sentence + ReasonsWords::of(language).stop()).collect();
    sentences.join(PageWords::of(language).between())
}

fn table(rows: &[Row], caption: String, language: Language) -> Table {
    let head = JointWords::of(language).head_list();
    let cells = |row: &Row| {
        let cell = |value: Option<f64>| match value {
            Some(value) => Cell { text: say::float(value, &row.line.unit, language), exact: value.to_string() },
            None => Cell::text(say::no_value(language)),
        };
        let known = |index: usize| cell(row.known.map(|known| known[index]));
        vec![Cell::text(&row.name), known(0), known(1), known(2), cell(row.own)]
    };
    Table { caption, head: head.map(str::to_owned).collect(), rows: rows.iter().map(cells).collect() }
}

/// The correlation of each output with each other, and how likely all are above zero at once. Empty where `model` does
/// not know an output.
#[must_use]
pub fn correlations(model: &Model, outputs: &[Distributed], joint: &Joint, language: Language) -> Table {
    let words = JointWords::of(language);
    let name =
        |output: &Distributed| Some(say::line_name(model, model.line(model.find_line(&output.output)?), language));
    let Some(names) = outputs.iter().map(name).collect::<Option<Vec<String>>>() else { return Table::default() };
    let (share, error) =
        (tick::share(joint.all_positive.value), format!("±{:.2}%", joint.all_positive.standard_error * 100.0));
    let of = takerate_display::format::plain(joint.all_positive.of.into());
    let caption = match joint.without_value {
        0 => words.correlations(&share, &error),
        _ => words.correlations_where_known(&share, &error, &of),
    };
    let cell = |value: Option<f64>| match value {
        Some(value) => {
            let text = format!("{value:.2}").replace('-', "−");
            Cell { text: if text == "−0.00" { "0.00".to_owned() } else { text }, exact: value.to_string() }
        }
        None => Cell::text("–"),
    };
    let rows = names.iter().enumerate().map(|(row, name)| {
        let known = |column: usize| joint.correlations.get(row).and_then(|row| *row.get(column)?);
        let mut cells = vec![Cell::text(name)];
        cells.extend((0..names.len()).map(|column| cell(known(column))));
        cells
    });
    let rows = rows.collect();
    let corner = words.head(0);
    let mut head = vec![corner.to_owned()];
    head.extend(names);
    Table { caption, head, rows }
}
