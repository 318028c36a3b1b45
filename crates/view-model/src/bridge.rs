//! The bridge: a waterfall from an output in one scenario to the same in another, a bar for each changed assumption.

use std::cmp::Ordering;
use std::sync::Arc;

use takerate_analysis::bridge::{Bridge, Change, Contribution, Grain};
use takerate_core::unit::Kind;
use takerate_core::{Decimal, Language, Model};
use takerate_display::column::rounded;
use takerate_display::{change, format};
use takerate_words::{ChartsWords, PageWords, ReasonsWords, WaterfallWords};

use crate::axis::Axis;
use crate::chart::Chart;
use crate::drawing::Drawing;
use crate::grid::Grid;
use crate::named::{Output, binary, input_cell, input_value};
use crate::phrase::{self, no_value};
use crate::table::{Cell, Table};

const ROW: usize = 44;

/// The baseline of a row's texts, from its top.
const BASE: usize = 18;

/// How many assumptions of a section a sentence names.
const NAMED: usize = 6;

/// Contributions that share a bar, with their exact sum.
struct Step {
    name: String,
    value: Decimal,
    sentence: String,
}

/// Draws the way from one scenario to another, whose names are `ends`; `None` where the bridge breaks (see [`broken`])
/// and where its figures are beyond any drawing. Where there are more than `most` contributions, the smallest of them
/// share a bar; the table has all. A mark is a bar, both ends included.
#[must_use]
pub fn bridge(model: &Model, answer: &Bridge, most: usize, ends: [&str; 2], language: Language) -> Option<Chart> {
    let words = WaterfallWords::of(language);
    let output = Output::of(model, &answer.output, language);
    let (from, to) = (answer.from.value?, answer.to.value?);
    if answer.breaks.is_some() {
        return None;
    }
    let grid = grid(answer, &output, (from, to));
    let steps = steps(model, answer, most, &output, &grid)?;
    let difference = to.checked_sub(from)?;

    let mut running = from;
    let mut places = vec![(Decimal::ZERO, from)];
    for step in &steps {
        let next = running.checked_add(step.value)?;
        places.push((running, next));
        running = next;
    }
    places.push((Decimal::ZERO, to));
    let reach = || places.iter().flat_map(|(from, to)| [*from, *to]).map(binary);
    let axis = Axis::holding(reach().fold(0.0, f64::min), reach().fold(0.0, f64::max), 4);
    let place = |value| axis.place(binary(value));

    let rounded = if foots(&grid, from, &steps, to) { "" } else { rounded(language) };
    let mut drawing = Drawing::new("bridge", &output.with_unit(&output.full), rounded);
    drawing.key(&[("up", words.adds()), ("down", words.takes_away())], &words.difference(&grid.signed(difference)));
    let sum = |name: &str, value: Decimal| {
        let class = if value < Decimal::ZERO { "total negative" } else { "total" };
        (class, name.to_owned(), grid.text(value), " strong")
    };
    let part = |step: &Step| {
        let class = if step.value < Decimal::ZERO { "down" } else { "up" };
        (class, step.name.clone(), grid.signed(step.value), "")
    };
    let mut bars = vec![sum(ends[0], from)];
    bars.extend(steps.iter().map(part));
    bars.push(sum(ends[1], to));
    for (index, ((start, stop), (class, name, figure, strong))) in places.iter().zip(&bars).enumerate() {
        drawing.row(ROW, |row| {
            row.name(&format!("name{strong}"), BASE, name, figure);
            row.text(&format!("value{strong}"), ("100%", "end"), BASE, figure);
            row.bar(class, place(*start), place(*stop), 25, 12);
            if let Some((_, name, figure, _)) = bars.get(index + 1) {
                // Through its own bar where that is too thin to be seen.
                let top = if start == stop { 25 } else { 37 };
                row.connector(place(*stop), (top, ROW + 25), (name, figure), ROW + BASE);
            }
        });
    }
    let mut sentences = vec![total(&output, ends[0], &grid.text(from))];
    sentences.extend(steps.iter().map(|step| step.sentence.clone()));
    sentences.push(total(&output, ends[1], &grid.text(to)));
    let alt = alt(answer, &output, ends, [grid.text(from), grid.text(to), grid.signed(difference)], &steps, &grid);
    let mut table = table(model, answer, &output, ends, &grid);
    if !rounded.is_empty() {
        table.caption = words.rounded(&table.caption, rounded);
    }
    Some(Chart {
        svg: drawing.finish(&axis, &|tick| output.tick(tick), None, &alt),
        alt,
        marks: places.len(),
        columns: 1,
        start: 0,
        say: Arc::new(move |mark| sentences.get(mark).cloned().unwrap_or_default()),
        table: Arc::new(move || table.clone()),
    })
}

/// What becomes of the output between both ends, in a sentence with the figures of the drawing; `None` where it has no
/// value at one of them.
#[must_use]
pub fn verdict(model: &Model, answer: &Bridge, ends: [&str; 2], language: Language) -> Option<String> {
    let output = Output::of(model, &answer.output, language);
    let (from, to) = (answer.from.value?, answer.to.value?);
    let grid = grid(answer, &output, (from, to));
    let difference = change::between(from, to)?;
    let unit = if output.unit.kind == Kind::Amount { format::unit(&output.unit, language) } else { String::new() };
    let [begin, end] = ends;
    let (before, after, by) = (grid.text(from), grid.text(to), grid.difference(difference));
    let after = if unit.is_empty() { after } else { format::beside(&after, &unit, language) };
    let (words, what) = (WaterfallWords::of(language), output.of_protocol(model));
    Some(match difference.cmp(&Decimal::ZERO) {
        Ordering::Greater => words.raises(begin, end, &what, &by, &before, &after),
        Ordering::Less => words.lowers(begin, end, &what, &by, &before, &after),
        Ordering::Equal => words.leaves(begin, end, &what, &after),
    })
}

/// The contributions that matter most, the largest first, with their signs: `ETH on loan +57.0M, …`; `None` where nothing
/// contributes or an end has no value.
#[must_use]
pub fn largest(model: &Model, answer: &Bridge, most: usize, language: Language) -> Option<String> {
    let output = Output::of(model, &answer.output, language);
    let grid = grid(answer, &output, (answer.from.value?, answer.to.value?));
    let named = answer.contributions.iter().take(most).map(|contribution| {
        let name = name(model, contribution, answer.grain, &output);
        ChartsWords::of(language).named(&name, &grid.signed(contribution.value))
    });
    let named = named.collect::<Vec<_>>();
    (!named.is_empty()).then(|| named.join(ReasonsWords::of(language).listed()))
}

/// Figures on which both ends and all contributions can be told apart.
fn grid(answer: &Bridge, output: &Output, (from, to): (Decimal, Decimal)) -> Grid {
    let parts = answer.contributions.iter().map(|contribution| contribution.value.abs());
    let largest = match answer.contributions.is_empty() {
        // Without contributions the difference itself has to be seen.
        true => to.checked_sub(from).map(|difference| difference.abs()).unwrap_or_default(),
        false => parts.max().unwrap_or_default(),
    };
    Grid::of(&output.unit, from.abs().max(to.abs()).max(largest), largest, output.language)
}

/// Why there is no bridge, in a sentence or two; `None` where there is one.
#[must_use]
pub fn broken(model: &Model, answer: &Bridge, language: Language) -> Option<String> {
    let (words, listed) = (WaterfallWords::of(language), ReasonsWords::of(language).listed());
    let breaks = answer.breaks.as_ref()?;
    let output = Output::of(model, &answer.output, language);
    let names: Vec<String> = breaks.moved.iter().take(NAMED).map(|id| output.input(model, id)).collect();
    let names = match breaks.moved.len().saturating_sub(NAMED) {
        0 => names.join(listed),
        more => words.names_more(&names.join(listed), more),
    };
    let full = &output.full;
    let valueless = if names.is_empty() { words.valueless_start(full) } else { words.valueless_between(full, &names) };
    let mut sentences = vec![valueless, no_value(&breaks.problem, model, language)];
    if let Some(instead) = &breaks.instead {
        sentences.push(words.instead(&Output::of(model, &instead.output, language).full));
    }
    Some(sentences.join(PageWords::of(language).between()))
}

/// The bars between both ends; `None` where their sum is beyond any decimal.
fn steps(model: &Model, answer: &Bridge, most: usize, output: &Output, grid: &Grid) -> Option<Vec<Step>> {
    let words = WaterfallWords::of(output.language);
    let all = answer.contributions.len();
    let shown = if all > most { most.saturating_sub(1) } else { all };
    let (alone, together) = answer.contributions.split_at(shown);
    let step = |contribution: &Contribution| {
        let name = name(model, contribution, answer.grain, output);
        let sentence = sentence(model, contribution, output, &name, &grid.signed(contribution.value));
        Step { name, value: contribution.value, sentence }
    };
    let mut steps: Vec<Step> = alone.iter().map(step).collect();
    let others = together.len();
    if others > 0 {
        let value = together.iter().try_fold(Decimal::ZERO, |sum, next| sum.checked_add(next.value))?;
        let figure = grid.signed(value);
        steps.push(Step { name: words.others(others), value, sentence: words.others_together(others, &figure) });
    }
    Some(steps)
}

/// Whether the drawn figures lead from one end to the other to their last digit.
fn foots(grid: &Grid, from: Decimal, steps: &[Step], to: Decimal) -> bool {
    let sum = steps
        .iter()
        .try_fold(grid.shown(from), |sum, step| Some(sum.and_then(|sum| sum.checked_add(grid.shown(step.value)?))));
    sum.flatten() == grid.shown(to)
}

pub(crate) fn name(model: &Model, contribution: &Contribution, grain: Grain, output: &Output) -> String {
    match contribution.changes.as_slice() {
        [change] => output.input(model, &change.input),
        _ => phrase::contribution(contribution, grain, model, output.language),
    }
}

fn sentence(model: &Model, contribution: &Contribution, output: &Output, name: &str, figure: &str) -> String {
    let language = output.language;
    let words = WaterfallWords::of(language);
    let ends = |change: &Change| {
        let value = |value| format::known(value, language, |value| input_value(model, &change.input, value, language));
        (value(change.from), value(change.to))
    };
    if let [change] = contribution.changes.as_slice() {
        let (from, to) = ends(change);
        return words.moved_alone(name, &from, &to, figure);
    }
    let moves = contribution.changes.iter().take(NAMED).map(|change| {
        let (from, to) = ends(change);
        words.each_moved(&output.input(model, &change.input), &from, &to)
    });
    let moves = moves.collect::<Vec<_>>().join(PageWords::of(language).comma());
    match contribution.changes.len().saturating_sub(NAMED) {
        0 => words.moved_together(name, &moves, figure),
        more => words.moved_together(name, &words.moves_more(&moves, more), figure),
    }
}

fn total(output: &Output, end: &str, figure: &str) -> String {
    WaterfallWords::of(output.language).total(end, &output.inline(), figure)
}

fn alt(
    answer: &Bridge,
    output: &Output,
    ends: [&str; 2],
    [from, to, difference]: [String; 3],
    steps: &[Step],
    grid: &Grid,
) -> String {
    let (words, charts) = (WaterfallWords::of(output.language), ChartsWords::of(output.language));
    let full = output.with_unit(&output.full);
    let [begin, end] = ends;
    let named = steps.iter().take(3).map(|step| charts.named(&step.name, &grid.signed(step.value)));
    let named = named.collect::<Vec<_>>().join(ReasonsWords::of(output.language).listed());
    if named.is_empty() {
        return words.unmoved(&full, &from, begin, end);
    }
    let moved = words.moved(&full, &from, begin, &to, end, &difference, &named);
    let grain = match answer.grain {
        Grain::Inputs => return moved,
        Grain::Groups => words.by_group(),
        Grain::Sections => words.by_section(),
    };
    [moved.as_str(), grain].join(PageWords::of(output.language).between())
}

fn table(model: &Model, answer: &Bridge, output: &Output, ends: [&str; 2], grid: &Grid) -> Table {
    let language = output.language;
    let words = WaterfallWords::of(language);
    let empty = Cell::default;
    let sum = |name: &str, text: String, exact: Option<Decimal>| {
        let exact = exact.map(format::exact).unwrap_or_default();
        vec![Cell::text(name), empty(), empty(), Cell { text, exact }]
    };
    let text = |value: Option<Decimal>| value.map(|value| grid.text(value)).unwrap_or_default();
    let mut rows = vec![sum(ends[0], text(answer.from.value), answer.from.value)];
    for contribution in &answer.contributions {
        let figure = Cell { text: grid.signed(contribution.value), exact: format::exact(contribution.value) };
        let moved = |id: &str, value| input_cell(model, id, value, language);
        if let [change] = contribution.changes.as_slice() {
            let (from, to) = (moved(&change.input, change.from), moved(&change.input, change.to));
            rows.push(vec![Cell::text(name(model, contribution, answer.grain, output)), from, to, figure]);
            continue;
        }
        rows.push(vec![Cell::text(name(model, contribution, answer.grain, output)), empty(), empty(), figure]);
        for change in &contribution.changes {
            let name = Cell::text(format!("– {}", output.input(model, &change.input)));
            rows.push(vec![name, moved(&change.input, change.from), moved(&change.input, change.to), empty()]);
        }
    }
    for id in &answer.without_effect {
        let none = Cell::text(ChartsWords::of(language).no_effect());
        rows.push(vec![Cell::text(output.input(model, id)), empty(), empty(), none]);
    }
    // To the last digit what the contributions add up to.
    rows.push(sum(
        words.all_together(),
        answer.total.map(|total| grid.signed(total)).unwrap_or_default(),
        answer.total,
    ));
    rows.push(sum(ends[1], text(answer.to.value), answer.to.value));
    Table { caption: output.with_unit(&output.full), head: words.head_list().map(str::to_owned).collect(), rows }
}
