//! What drives the variance of an output: Sobol's two indices of each uncertain assumption, with their errors.

use std::sync::Arc;

use takerate_analysis::simulate::{Drivers, Index, Share};
use takerate_core::chinese;
use takerate_core::{Language, Model};
use takerate_present::format;

use crate::axis::Axis;
use crate::chart::Chart;
use crate::drawing::Drawing;
use crate::named::{Output, pick};
use crate::phrase::no_value;
use crate::svg::number;
use crate::table::{Cell, Table};

const ROW: usize = 50;

/// Draws the `most` strongest assumptions; the table has all. `None` where there is no variance to divide (see
/// [`undivided`]). A mark is an assumption.
#[must_use]
pub fn drivers(model: &Model, answer: &Drivers, most: usize, language: Language) -> Option<Chart> {
    let indices = answer.indices.as_ref()?;
    let output = Output::of(model, &answer.output, language);
    let drawn: Vec<&Index> = indices.iter().take(most).collect();
    let axis = Axis { ticks: vec![0.0, 0.25, 0.5, 0.75, 1.0] };
    let beneath = pick(language, "Share of its variance", "在方差中的占比");

    let mut drawing = Drawing::new("drivers", &output.full, beneath);
    let keys =
        [("part", pick(language, "alone", "单独")), ("whole", pick(language, "with interactions", "含交互作用"))];
    drawing.key(&keys, pick(language, "± standard error", "± 标准误"));
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
    let full = Output::of(model, &answer.output, language).full;
    let reason = answer.problem.as_ref().map(|problem| no_value(problem, model, language));
    let reason = reason.as_deref().map(|reason| reason.trim_end_matches(['.', '。']));
    let near = answer.instead.as_deref().map(|near| Output::of(model, &near.output, language).full);
    let mut text = match (reason, language) {
        (Some(reason), Language::English) => {
            format!("The variance of {full} cannot be divided: in some samples it has no value ({reason}).")
        }
        (Some(reason), Language::Chinese) => chinese!("{full}的方差无法分解：部分样本没有数值（{reason}）。"),
        (None, Language::English) => format!("Nothing uncertain moves {full}, or too few samples are done to tell."),
        (None, Language::Chinese) => chinese!("没有不确定的假设影响{full}，或已完成的样本太少，尚无法判断。"),
    };
    if let Some(near) = near {
        text.push_str(&match language {
            Language::English => format!(" What drives {near} stands in for it."),
            Language::Chinese => chinese!("以下改为显示{near}的驱动因素。"),
        });
    }
    Some(text)
}

fn sentence(index: &Index, model: &Model, output: &Output) -> String {
    let name = output.input(model, &index.input);
    let (first, total, line) = (with_error(index.first), with_error(index.total), output.inline());
    match output.language {
        Language::English => {
            format!("{name}: {first} of the variance of {line} on its own, {total} with its interactions.")
        }
        Language::Chinese => chinese!("{name}：单独占{line}方差的 {first}，含交互作用占 {total}。"),
    }
}

fn alt(model: &Model, answer: &Drivers, indices: &[Index], drawn: usize, output: &Output) -> String {
    let language = output.language;
    let named = indices.iter().take(3).map(|index| {
        let (name, total) = (output.input(model, &index.input), percent(index.total.value));
        format!("{name} {total}")
    });
    let named = named.collect::<Vec<_>>().join(pick(language, ", ", "、"));
    let (full, all, samples) = (&output.full, indices.len(), format::plain(answer.samples.into()));
    match language {
        Language::English => format!(
            "{full}: what its variance comes from, interactions included: {named}. {drawn} of {all} uncertain assumptions are drawn, from {samples} samples."
        ),
        Language::Chinese => chinese!(
            "{full}：方差的来源（含交互作用）：{named}。共 {all} 项不确定的假设，画出 {drawn} 项；基于 {samples} 个样本。"
        ),
    }
}

fn table(model: &Model, answer: &Drivers, indices: &[Index], output: &Output) -> Table {
    let language = output.language;
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
    let (full, samples) = (&output.full, format::plain(answer.samples.into()));
    let head = match language {
        Language::English => ["Assumption", "Alone", "Standard error", "With interactions", "Standard error"],
        Language::Chinese => ["假设", "单独", "标准误", "含交互作用", "标准误"],
    };
    Table {
        caption: match language {
            Language::English => format!("{full}: shares of its variance, from {samples} samples"),
            Language::Chinese => chinese!("{full}：在方差中的占比，基于 {samples} 个样本"),
        },
        head: head.map(str::to_owned).to_vec(),
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
