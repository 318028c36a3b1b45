//! The tornado: a bar for each assumption, from the output at its low end to the output at its high end.

use std::sync::Arc;

use takerate_analysis::tornado::{Bar, Tornado};
use takerate_core::{Decimal, Language, Model};
use takerate_display::format;
use takerate_words::{ChartsWords, PageWords, ReasonsWords, SwingsWords};

use crate::axis::Axis;
use crate::chart::Chart;
use crate::drawing::{Drawing, NARROW, Row, width};
use crate::named::{Output, bare_value, binary, input_cell, input_value};
use crate::phrase::no_value;
use crate::table::{Cell, Table};

const ROW: usize = 60;

/// Where an end or two lie twice this many times as far as the next, the axis stops at this many times, so that the
/// others stay readable.
const FAR: f64 = 3.0;

/// Draws the first `most` bars of an answer; the table has all. A mark is an assumption.
#[must_use]
pub fn tornado(model: &Model, answer: &Tornado, most: usize, language: Language) -> Chart {
    let words = SwingsWords::of(language);
    let output = Output::of(model, &answer.output, language);
    let drawn: Vec<&Bar> = answer.bars.iter().take(most).collect();
    let axis = axis(answer, most);
    let base = answer.base.value.map(binary);
    let alt = alt(model, answer, &output, drawn.len());

    let mut drawing = Drawing::new("tornado", &output.with_unit(&output.full), "");
    let now = ChartsWords::of(language).now_value(&output.figure(&answer.base));
    drawing.key(&[("low", words.at_low()), ("high", words.at_high())], &now);
    for bar in &drawn {
        drawing.row(ROW, |row| {
            row.name("name", 18, &output.input(model, &bar.input), "");
            ends(row, model, (bar, answer.base.value), &output);
            let lost = base.zip(lost(bar, answer.base.value));
            lost.into_iter().for_each(|(base, end)| row.level("lost", axis.place(base), end, 48));
            spans(row, &axis, (bar.at_low.value, bar.at_high.value), base);
        });
    }
    let sentences: Vec<String> = drawn.iter().map(|bar| sentence(model, bar, answer, &output)).collect();
    let table = table(model, answer, &output);
    Chart {
        svg: drawing.finish(&axis, &|tick| output.tick(tick), base, &alt),
        alt,
        marks: drawn.len(),
        columns: 1,
        start: 0,
        say: Arc::new(move |mark| sentences.get(mark).cloned().unwrap_or_default()),
        table: Arc::new(move || table.clone()),
    }
}

/// The axis on which the first `most` bars are drawn, in the output's unit. A bar that dwarfs the others goes beyond it.
#[must_use]
pub fn axis(answer: &Tornado, most: usize) -> Axis {
    let base = answer.base.value.map(binary);
    let ends = answer.bars.iter().take(most).flat_map(|bar| [bar.at_low.value, bar.at_high.value]);
    let ends: Vec<f64> = ends.flatten().map(binary).collect();
    holding(&ends, base)
}

/// An axis for `ends` around `base`, without those that are much farther from it than the others.
pub(crate) fn holding(ends: &[f64], base: Option<f64>) -> Axis {
    let from = base.or_else(|| ends.first().copied()).unwrap_or_default();
    let mut far: Vec<f64> = ends.iter().map(|end| (end - from).abs()).filter(|far| *far > 0.0).collect();
    far.sort_unstable_by(f64::total_cmp);
    let most = far.iter().rev().nth(2).map_or(f64::INFINITY, |third| third * FAR);
    let most = if far.last().is_some_and(|last| *last > 2.0 * most) { most } else { f64::INFINITY };
    let near = || ends.iter().map(|end| end.clamp(from - most, from + most));
    Axis::holding(near().fold(from, f64::min), near().fold(from, f64::max), 4)
}

/// The bar from the base to each end: the longer first, so that the shorter one is seen before it.
pub(crate) fn spans(row: &mut Row<'_>, axis: &Axis, ends: (Option<Decimal>, Option<Decimal>), base: Option<f64>) {
    let (low, high) = (ends.0.map(binary), ends.1.map(binary));
    let Some(from) = base else {
        // Without a value in the scenario an end is a point.
        for (class, end) in [("low", low), ("high", high)] {
            if let Some(end) = end {
                let place = axis.place(end);
                let (left, right) = ((place - 0.006).max(0.0), (place + 0.006).min(1.0));
                row.bar(class, left, right, 43, 10);
            }
        }
        return;
    };
    let mut spans = [("low", low), ("high", high)];
    let far = |end: Option<f64>| end.map_or(0.0, |end| (end - from).abs());
    spans.sort_by(|a, b| far(b.1).total_cmp(&far(a.1)));
    for (class, end) in spans {
        let Some(end) = end.filter(|end| (end - from).abs() > 0.0) else { continue };
        row.bar(class, axis.place(from), axis.place(end), 43, 10);
        let (first, last) = (axis.ticks.first().copied(), axis.ticks.last().copied());
        if last.is_some_and(|last| end > last) || first.is_some_and(|first| end < first) {
            row.beyond(end > from, 44);
        }
    }
    row.upright("base", axis.place(from), 40, 56);
}

/// What both ends bring, each on the side of the bar where it lies.
fn ends(row: &mut Row<'_>, model: &Model, (bar, base): (&Bar, Option<Decimal>), output: &Output) {
    let language = output.language;
    let texts = |value: fn(&Model, &str, Decimal, Language) -> String| {
        let text =
            |at: Decimal, figure| (format!("{} →", value(model, &bar.input, at, language)), output.figure(figure));
        let (low, high) = (text(bar.low, &bar.at_low), text(bar.high, &bar.at_high));
        if backwards(bar, base) { [high, low] } else { [low, high] }
    };
    let wide =
        |texts: &[(String, String); 2]| texts.iter().map(|text| width(&text.0) + width(&text.1) + 4.0).sum::<f64>();
    let full = texts(input_value);
    let [left, right] = if wide(&full) + 8.0 > NARROW { texts(bare_value) } else { full };
    row.spans("end", ("0", "start"), 35, &left.0, &left.1);
    row.spans("end", ("100%", "end"), 35, &right.0, &right.1);
}

/// Whether the low end lies to the right of the high end. An end without a value lies across from the other.
pub(crate) fn backwards(bar: &Bar, base: Option<Decimal>) -> bool {
    match (bar.at_low.value, bar.at_high.value) {
        (Some(low), Some(high)) => low > high,
        (Some(low), None) => base.is_some_and(|base| low > base),
        (None, Some(high)) => base.is_some_and(|base| high < base),
        (None, None) => false,
    }
}

/// To which end of the axis a bar is lost, where one of its ends has no value.
pub(crate) fn lost(bar: &Bar, base: Option<Decimal>) -> Option<f64> {
    let right = match (bar.at_low.value, bar.at_high.value) {
        (Some(_), None) => !backwards(bar, base),
        (None, Some(_)) => backwards(bar, base),
        _ => return None,
    };
    Some(if right { 1.0 } else { 0.0 })
}

fn sentence(model: &Model, bar: &Bar, answer: &Tornado, output: &Output) -> String {
    let language = output.language;
    let words = SwingsWords::of(language);
    let name = output.input(model, &bar.input);
    let line = output.inline();
    let now = output.figure(&answer.base);
    let ends = [(bar.low, &bar.at_low), (bar.high, &bar.at_high)];
    let known: Vec<(String, String)> = ends
        .iter()
        .filter_map(|(at, end)| Some((input_value(model, &bar.input, *at, language), output.value(end.value?))))
        .collect();
    let mut sentences = vec![match known.as_slice() {
        [] => words.no_end(&name, &line, &now),
        [(at, end)] => words.one_end(&name, at, &line, end, &now),
        [(at, end), (other, far), ..] => words.both_ends(&name, at, &line, end, other, far, &now),
    }];
    sentences.extend(ends.iter().filter(|(_, end)| end.value.is_none()).map(|(at, end)| {
        let at = input_value(model, &bar.input, *at, language);
        let reason = end.problem.as_ref().map(|problem| no_value(problem, model, language)).unwrap_or_default();
        if end.not_meaningful { words.not_meaningful(&at, &reason) } else { words.no_value(&at, &reason) }
    }));
    sentences.join(PageWords::of(language).between()).trim_end().to_owned()
}

fn alt(model: &Model, answer: &Tornado, output: &Output, drawn: usize) -> String {
    let (words, charts) = (SwingsWords::of(output.language), ChartsWords::of(output.language));
    let now = output.figure(&answer.base);
    let full = output.with_unit(&output.full);
    let brings = |bar: &Bar| {
        charts.span(&output.input(model, &bar.input), &output.figure(&bar.at_low), &output.figure(&bar.at_high))
    };
    let first =
        answer.bars.iter().take(3).map(brings).collect::<Vec<_>>().join(ReasonsWords::of(output.language).listed());
    let [drawn, all, still] = [drawn, answer.bars.len(), answer.without_effect.len()].map(|count| count.to_string());
    let list = match first.is_empty() {
        true => words.nothing_moves().to_owned(),
        false => words.most(&first, &drawn, &all, &still),
    };
    words.described(&full, &now, &list)
}

fn table(model: &Model, answer: &Tornado, output: &Output) -> Table {
    let language = output.language;
    let words = SwingsWords::of(language);
    let full = output.with_unit(&output.full);
    let now = output.figure(&answer.base);
    let moved = answer.bars.iter().map(|bar| {
        vec![
            Cell::text(output.input(model, &bar.input)),
            input_cell(model, &bar.input, Some(bar.low), language),
            input_cell(model, &bar.input, Some(bar.high), language),
            output.cell(&bar.at_low),
            output.cell(&bar.at_high),
            bar.spread.map_or_else(
                || Cell::text("—"),
                |spread| Cell { text: output.value(spread), exact: format::exact(spread) },
            ),
        ]
    });
    let still = answer.without_effect.iter().map(|id| {
        let none = || Cell::text("—");
        let word = Cell::text(match answer.base.value {
            Some(_) => ChartsWords::of(language).no_effect(),
            None => words.still_no_value(),
        });
        vec![Cell::text(output.input(model, id)), none(), none(), word.clone(), word, none()]
    });
    Table {
        caption: words.caption(&full, &now),
        head: words.head_list().map(str::to_owned).collect(),
        rows: moved.chain(still).collect(),
    }
}
