//! Statement and assumptions as rows for scripts and spreadsheets: a fixed head, public ids, exact decimals. Names,
//! notes and reasons are in the language of the export. `docs/files.md` describes the columns.

use takerate_core::explain::{Sign, is_not_meaningful, reason};
use takerate_core::model::{Origin, Section};
use takerate_core::{Input, PresetId, Reference, Text};
use takerate_display::format::exact;

use crate::context::ExportContext;
use crate::outcomes::{Outcomes, Value};
use crate::outline::{Entry, Part, parts};
use takerate_words::FilesWords;

/// Rows of fields; the first one is the head.
pub type Rows = Vec<Vec<String>>;

/// Every line of the exported protocols (and, where all are exported, of what they share), with its value in the
/// scenario and in each preset.
#[must_use]
pub fn statement(context: &ExportContext<'_>) -> Rows {
    let model = context.model;
    let mut head: Vec<String> =
        ["protocol", "section", "line", "sign", "name", "unit", "value"].map(str::to_owned).to_vec();
    head.extend(model.presets.iter().map(|preset| format!("preset_{}", preset.id)));
    head.extend(["status", "reason"].map(str::to_owned));
    let outcomes = Outcomes::of(context);
    let shared = model.sections.iter().filter(|section| !section.is_protocol() && context.view.is_none());
    let mut rows = vec![head];
    for section in context.protocols().chain(shared) {
        for (part, entries) in parts(model, section) {
            rows.extend(entries.into_iter().map(|entry| line(context, &outcomes, section, part, entry)));
        }
    }
    rows
}

fn line(
    context: &ExportContext<'_>,
    outcomes: &Outcomes<'_>,
    section: &Section,
    part: Part,
    entry: Entry,
) -> Vec<String> {
    let (model, language, reference) = (context.model, context.language, entry.reference);
    let value = outcomes.own(reference);
    let why = match (reference, value) {
        (Reference::Line(line), Err(problem)) => reason(model, line, problem, language),
        _ => String::new(),
    };
    let status = match value {
        Ok(_) => "",
        Err(problem) if is_not_meaningful(model, problem) => "not-meaningful",
        Err(problem) if problem.is_unpublished() => "unpublished",
        Err(_) => "problem",
    };
    let sign = if entry.sign == Sign::Minus { "minus" } else { "plus" };
    let mut row: Vec<String> =
        [&section.id, part.id(), model.id_of(reference), sign, model.name_of(reference).get(language)]
            .map(str::to_owned)
            .to_vec();
    row.push(model.unit_of(reference).text.clone());
    row.push(text(value));
    row.extend(outcomes.presets(reference).map(text));
    row.extend([status.to_owned(), why]);
    row
}

fn text(value: Value) -> String {
    value.map(exact).unwrap_or_default()
}

/// Every assumption with its value in the scenario and in each preset, and what it rests on.
#[must_use]
pub fn inputs(context: &ExportContext<'_>) -> Rows {
    let model = context.model;
    let mut head: Vec<String> =
        ["section", "group", "input", "name", "unit", "value", "changed"].map(str::to_owned).to_vec();
    head.extend(model.presets.iter().map(|preset| format!("preset_{}", preset.id)));
    head.extend(["low", "high", "basis", "as_of", "sources", "note", "why"].map(str::to_owned));
    let of_each = ["basis", "as_of", "sources", "note", "why"];
    head.extend(model.presets.iter().flat_map(|preset| of_each.map(|name| format!("{name}_{}", preset.id))));
    let row = |(number, input): (_, &Input)| {
        let get = |text: Option<&Text>| text.map_or_else(String::new, |text| text.get(context.language).to_owned());
        let section = model.sections.get(usize::from(input.section));
        let group = section.and_then(|section| section.groups.get(usize::from(input.group)));
        let changed = if context.scenario.is_changed(model, number) { "yes" } else { "no" };
        let sources = |origin: &Origin| {
            let sources = origin.sources.iter().filter_map(|source| model.sources.get(usize::from(*source)));
            let titles: Vec<&str> = sources.map(|source| source.title.get(context.language)).collect();
            titles.join(FilesWords::of(context.language).semicolon())
        };
        let said =
            |origin: &Origin| [origin.basis.id().to_owned(), origin.as_of.clone().unwrap_or_default(), sources(origin)];
        let mut row = vec![
            section.map(|section| section.id.clone()).unwrap_or_default(),
            get(group.map(|group| &group.name)),
            input.id.clone(),
            input.name.get(context.language).to_owned(),
            input.unit.text.clone(),
            context.scenario.value(model, number).map(exact).unwrap_or_default(),
            changed.to_owned(),
        ];
        row.extend(input.values.iter().map(|value| value.map(exact).unwrap_or_default()));
        row.extend([exact(input.low), exact(input.high)]);
        row.extend(said(input.origin(PresetId::default())));
        // Of several reasons the first.
        let why = input.origins.iter().find_map(|origin| origin.why.as_ref());
        row.extend([get(input.note.as_ref()), get(why)]);
        for origin in &input.origins {
            row.extend(said(origin));
            row.extend([get(origin.note.as_ref()), get(origin.why.as_ref())]);
        }
        row
    };
    std::iter::once(head).chain(model.input_ids().zip(&model.inputs).map(row)).collect()
}
