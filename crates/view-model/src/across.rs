//! One assumption moved low and high, and what becomes of every protocol.

use std::sync::Arc;

use takerate_analysis::Figure;
use takerate_analysis::tornado::{Bar, Tornado};
use takerate_core::{Decimal, InputId, Language, Model};
use takerate_display::{change, format};
use takerate_words::{ChartsWords, PageWords, SwingsWords};

use crate::axis::Axis;
use crate::chart::Chart;
use crate::drawing::Drawing;
use crate::named::{Output, bare_value, binary, input_value};
use crate::phrase::no_value;
use crate::say;
use crate::table::{Cell, Table};
use crate::tornado::{backwards, holding, lost, spans};

const ROW: usize = 60;

/// A row without a bar.
const STILL: usize = 44;

/// What one output does.
struct Moved<'a> {
    output: Output,
    protocol: String,
    base: &'a Figure,
    /// `None` where the assumption has no effect.
    bar: Option<&'a Bar>,
    /// The change at the low and the high end, in per cent.
    change: (Option<Decimal>, Option<Decimal>),
}

/// Draws what `input` does to the output of each answer, in per cent of what the output is now. A mark is an answer.
#[must_use]
pub fn across(model: &Model, input: InputId, answers: &[Tornado], language: Language) -> Chart {
    let (words, charts) = (SwingsWords::of(language), ChartsWords::of(language));
    let id = model.input(input).id.as_str();
    let moved: Vec<Moved<'_>> = answers.iter().map(|answer| Moved::of(model, id, answer, language)).collect();
    let changes = moved.iter().flat_map(|moved| [moved.change.0, moved.change.1]);
    let changes: Vec<f64> = changes.flatten().map(binary).collect();
    let axis = if changes.is_empty() { Axis::holding(-100.0, 100.0, 4) } else { holding(&changes, Some(0.0)) };
    let name = say::input_name(model, model.input(input), language);
    let what = moved.first().map_or_else(String::new, |first| first.output.name.clone());

    let mut drawing = Drawing::new("across", &name, &words.change_beneath(&what));
    let ends = moved.iter().find_map(|moved| moved.bar);
    if let Some(bar) = ends {
        let (low, high) = (input_value(model, id, bar.low, language), input_value(model, id, bar.high, language));
        drawing.key(&[("low", &low), ("high", &high)], "");
    }
    for moved in &moved {
        let drawn = moved.change.0.or(moved.change.1).is_some();
        drawing.row(if drawn { ROW } else { STILL }, |row| {
            let value = moved.output.figure(moved.base);
            row.name("name", 18, &moved.protocol, &charts.now_value(&value));
            row.spans("end", ("100%", "end"), 18, charts.now(), &value);
            let [left, right] = moved.ends(model, id);
            row.spans("end", ("0", "start"), 35, &left.0, &left.1);
            row.spans("end", ("100%", "end"), 35, &right.0, &right.1);
            if drawn {
                let lost = moved.bar.and_then(|bar| lost(bar, moved.base.value));
                lost.into_iter().for_each(|end| row.level("lost", axis.place(0.0), end, 48));
                spans(row, &axis, moved.change, Some(0.0));
            }
        });
    }
    let sentences: Vec<String> = moved.iter().map(|moved| moved.sentence(model, id, &name)).collect();
    let alt = words.across_described(&name, &sentences.join(PageWords::of(language).between()));
    let table = table(model, id, &moved, &name, language);
    Chart {
        svg: drawing.finish(&axis, &tick, Some(0.0), &alt),
        alt,
        marks: moved.len(),
        columns: 1,
        start: 0,
        say: Arc::new(move |mark| sentences.get(mark).cloned().unwrap_or_default()),
        table: Arc::new(move || table.clone()),
    }
}

impl<'a> Moved<'a> {
    fn of(model: &Model, id: &str, answer: &'a Tornado, language: Language) -> Self {
        let output = Output::of(model, &answer.output, language);
        let line = model.find_line(&answer.output).map(|line| model.line(line));
        let protocol = line.and_then(|line| model.sections.get(usize::from(line.section)));
        let bar = answer.bars.iter().find(|bar| bar.input == id);
        // A change in per cent of a loss or of nothing says nothing.
        let base = answer.base.value.filter(|base| *base > Decimal::ZERO);
        let change = |end: &Figure| {
            let (end, base) = (end.value?, base?);
            change::between(base, end)?.checked_div(base)?.checked_mul(Decimal::ONE_HUNDRED)
        };
        Self {
            protocol: protocol.map_or_else(|| answer.output.clone(), |section| section.name.get(language).to_owned()),
            output,
            base: &answer.base,
            change: bar.map_or((None, None), |bar| (change(&bar.at_low), change(&bar.at_high))),
            bar,
        }
    }

    /// What stands at either side of the bar: the quiet text and the other one.
    fn ends(&self, model: &Model, id: &str) -> [(String, String); 2] {
        let language = self.output.language;
        let words = SwingsWords::of(language);
        let Some(bar) = self.bar else {
            return [(words.not_moved().to_owned(), String::new()), Default::default()];
        };
        let text = |at, figure, change: Option<Decimal>| {
            let value = self.output.figure(figure);
            let value = match change.and_then(percent) {
                Some(change) => words.figure_change(&value, &change),
                None => value,
            };
            (format!("{} →", bare_value(model, id, at, language)), value)
        };
        let low = text(bar.low, &bar.at_low, self.change.0);
        let high = text(bar.high, &bar.at_high, self.change.1);
        if backwards(bar, self.base.value) { [high, low] } else { [low, high] }
    }

    fn sentence(&self, model: &Model, id: &str, name: &str) -> String {
        let language = self.output.language;
        let words = SwingsWords::of(language);
        let (full, now) = (&self.output.full, self.output.figure(self.base));
        let Some(bar) = self.bar else { return words.unmoved(full, &now, name) };
        let end = |at, figure: &Figure, change: Option<Decimal>| {
            let (at, value) = (input_value(model, id, at, language), self.output.figure(figure));
            match change.and_then(percent) {
                Some(change) => words.figure_change_at(&value, &change, &at),
                None => words.figure_at(&value, &at),
            }
        };
        let low = end(bar.low, &bar.at_low, self.change.0);
        let high = end(bar.high, &bar.at_high, self.change.1);
        let reason = [&bar.at_low, &bar.at_high].into_iter().find_map(|figure| figure.problem.as_ref());
        let reason = reason.map_or_else(String::new, |problem| no_value(problem, model, language));
        words.moved(full, &low, &high, &now, &reason).trim_end().to_owned()
    }
}

fn table(model: &Model, id: &str, moved: &[Moved<'_>], name: &str, language: Language) -> Table {
    let words = SwingsWords::of(language);
    let bar = moved.iter().find_map(|moved| moved.bar);
    let at = |end: fn(&Bar) -> Decimal| bar.map(|bar| input_value(model, id, end(bar), language)).unwrap_or_default();
    let (low, high) = (at(|bar| bar.low), at(|bar| bar.high));
    let change = |change: Option<Decimal>| match change {
        Some(exact) => Cell { text: percent(exact).unwrap_or_else(|| "0%".to_owned()), exact: format::exact(exact) },
        None => Cell::text("—"),
    };
    let still = Cell::text(words.not_moved());
    let row = |moved: &Moved<'_>| {
        let end = |of: fn(&Bar) -> &Figure| moved.bar.map_or_else(|| still.clone(), |bar| moved.output.cell(of(bar)));
        vec![
            Cell::text(moved.protocol.as_str()),
            moved.output.cell(moved.base),
            end(|bar| &bar.at_low),
            change(moved.change.0),
            end(|bar| &bar.at_high),
            change(moved.change.1),
        ]
    };
    let what = moved.first().map_or_else(String::new, |first| first.output.with_unit(&first.output.name));
    let head = [
        words.protocol_head().to_owned(),
        words.now_head().to_owned(),
        words.at_head(&low),
        words.change_head(&low),
        words.at_head(&high),
        words.change_head(&high),
    ];
    Table {
        caption: PageWords::of(language).pair(name, &what),
        head: head.to_vec(),
        rows: moved.iter().map(row).collect(),
    }
}

/// `+41.2%`, and whole per cent where there are many; `None` where nothing changes.
fn percent(change: Decimal) -> Option<String> {
    let decimals = if change.abs() < Decimal::ONE_THOUSAND { 1 } else { 0 };
    Some(format!("{}%", change::signed(change, decimals)?))
}

fn tick(tick: f64) -> String {
    let value = Decimal::from_f64_retain(tick).and_then(|tick| tick.round_sf(6)).map(|tick| tick.normalize());
    let sign = if tick > 0.0 { "+" } else { "" };
    value.map_or_else(String::new, |value| format!("{sign}{}%", format::plain(value)))
}
