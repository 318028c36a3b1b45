//! What drives the variance of an output: Sobol's two indices of each uncertain assumption, with their errors.

use std::sync::Arc;

use takerate_analysis::simulate::{Drivers, Index, Share};
use takerate_core::{Language, Model};
use takerate_display::format;
use takerate_words::{ChartsWords, PageWords, ReasonsWords, VarianceWords, without_stop};

use crate::axis::Axis;
use crate::chart::Chart;
use crate::drawing::Drawing;
use crate::named::Output;
use crate::phrase::no_value;
use crate::svg::number;
use crate::table::{Cell, Table};

const ROW: usize = 50;

/// Draws the `most` strongest assumptions; the table has all. `None` where there is no variance to divide (see
/// [`undivided`]). A mark is an assumption.
#[must_use]
pub fn drivers(model: &Model, answer: &Drivers, most: usize, language: Language) -> Option<Chart> {
    let words = VarianceWords::of(language);
    let indices = answer.indices.as_ref()?;
    let output = Output::of(model, &answer.output, language);
    let drawn: Vec<&Index> = indices.iter().take(most).collect();
    let axis = Axis { ticks: vec![0.0, 0.25, 0.5, 0.75, 1.0] };

    let mut drawing = Drawing::new("drivers", &output.full, words.share_beneath());
    drawing.key(&[("part", words.alone()), ("whole", words.with_interactions())], words.error_key());
    for index in &drawn {
        drawing.row(ROW, |row| {
            // Alone it cannot be more than with interactions; where the estimates say so, it is their error.
            let first = Share { value: index.first.value.min(index.total.value), ..index.first };
            let both = format!("{} · {}", percent(first.value), percent(index.total.value));
            row.name("name", 18, &output.input(model, &index.input), &both);
            row.text("end", ("100%", "end"), 18, &both);
            for (class, share, y) in [("part", first, 24), ("whole", index.total, 34)] {
                row.bar(class, 0.0, axis.place(share.value), y, 8);
                let (low, high) = (share.value - share.standard_error, share.value + share.standard_error);
                if share.standard_error.is_finite() {
                    row.whisker(axis.place(low), axis.place(high), y + 4);
                }
            }
        });
    }
    let sentences: Vec<String> = drawn.iter().map(|index| sentence(index, model, &output)).collect();
    let alt = alt(model, answer, indices, drawn.len(), &output);
    let table = table(model, answer, indices, &output);
    Some(Chart {
        svg: drawing.finish(&axis, &|tick| format!("{}%", number(tick * 100.0)), None, &alt),
        alt,
        marks: drawn.len(),
        columns: 1,
        start: 0,
        say: Arc::new(move |mark| sentences.get(mark).cloned().unwrap_or_default()),
        table: Arc::new(move || table.clone()),
    })
}

/// Why there is no variance to divide, in a sentence; `None` where there is.
#[must_use]
pub fn undivided(model: &Model, answer: &Drivers, language: Language) -> Option<String> {
    if answer.indices.is_some() {
        return None;
    }
    let words = VarianceWords::of(language);
    let full = Output::of(model, &answer.output, language).full;
    let reason = answer.problem.as_ref().map(|problem| no_value(problem, model, language));
    let mut sentences = vec![match reason {
        Some(reason) => words.undivided_since(&full, without_stop(&reason)),
        None => words.undivided(&full),
    }];
    if let Some(near) = &answer.instead {
        sentences.push(words.instead(&Output::of(model, &near.output, language).full));
    }
    Some(sentences.join(PageWords::of(language).between()))
}

fn sentence(index: &Index, model: &Model, output: &Output) -> String {
    let name = output.input(model, &index.input);
    let (first, total) = (with_error(index.first), with_error(index.total));
    VarianceWords::of(output.language).shares(&name, &first, &output.inline(), &total)
}

fn alt(model: &Model, answer: &Drivers, indices: &[Index], drawn: usize, output: &Output) -> String {
    let (words, charts) = (VarianceWords::of(output.language), ChartsWords::of(output.language));
    let named = indices.iter().take(3);
    let named = named.map(|index| charts.named(&output.input(model, &index.input), &percent(index.total.value)));
    let named = named.collect::<Vec<_>>().join(ReasonsWords::of(output.language).listed());
    let (drawn, all) = (drawn.to_string(), indices.len().to_string());
    words.described(&output.full, &named, &drawn, &all, &format::plain(answer.samples.into()))
}

fn table(model: &Model, answer: &Drivers, indices: &[Index], output: &Output) -> Table {
    let words = VarianceWords::of(output.language);
    let cell = |value: f64| Cell {
        text: fine(value),
        exact: if value.is_finite() { value.to_string() } else { String::new() },
    };
    let row = |index: &Index| {
        vec![
            Cell::text(output.input(model, &index.input)),
            cell(index.first.value),
            cell(index.first.standard_error),
            cell(index.total.value),
            cell(index.total.standard_error),
        ]
    };
    Table {
        caption: words.caption(&output.full, &format::plain(answer.samples.into())),
        head: words.head_list().map(str::to_owned).collect(),
        rows: indices.iter().map(row).collect(),
    }
}

/// Whole per cent; an estimate below 0 is one of 0.
fn percent(value: f64) -> String {
    match value.max(0.0) * 100.0 {
        small if small > 0.0 && small < 0.5 => "<1%".to_owned(),
        value => format!("{value:.0}%"),
    }
}

/// Per cent with a decimal.
fn fine(value: f64) -> String {
    // The error of an index is unknown where the samples without one group do not vary.
    if !value.is_finite() {
        return "—".to_owned();
    }
    format!("{:.1}%", value * 100.0).replace('-', "−")
}

fn with_error(share: Share) -> String {
    format!("{} ± {}", fine(share.value), fine(share.standard_error))
}
