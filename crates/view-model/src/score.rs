//! A projection beside what it turned out to be, and how firm that is.

use takerate_core::explain::rests_on;
use takerate_core::model::Basis;
use takerate_core::{Language, LineId, Model, PresetId, Scenario};
use takerate_display::format;
use takerate_words::{PageWords, ReasonsWords, ScoreWords};

use crate::compare::{Column, Sheet, results};
use crate::say;

/// The lines that are scored by a bridge: what stays in sight first of the protocol, or of each where none is open.
#[must_use]
pub fn lines(model: &Model, section: Option<usize>) -> Vec<LineId> {
    let headline = |section| takerate_scenario_io::link::headline(model, section);
    match section.and_then(|section| model.sections.get(section)) {
        Some(section) => headline(section).into_iter().collect(),
        None => model.protocols().filter_map(|(_, section)| headline(section)).collect(),
    }
}

/// The results of both presets and how they differ.
#[must_use]
pub fn sheet(
    model: &Model,
    (projection, actual): (PresetId, PresetId),
    section: Option<usize>,
    language: Language,
) -> Sheet {
    let column = |preset: PresetId| Column {
        name: model.preset(preset).name.get(language).to_owned(),
        scenario: Scenario::preset(preset),
    };
    results(model, &[column(projection), column(actual)], section, language)
}

/// How firm the results of a preset are: of the values that each line rests on, how many rest on what.
#[must_use]
pub fn firm(model: &Model, preset: PresetId, lines: &[LineId], language: Language) -> Vec<String> {
    let words = ScoreWords::of(language);
    let of = |line: &LineId| {
        let mut behind = rests_on(model, *line);
        behind.retain(|id| model.input(*id).applies_to(preset));
        let parts = Basis::ALL.into_iter().filter_map(|basis| {
            let count = behind.iter().filter(|id| model.input(**id).basis_in(preset) == basis).count();
            (count > 0).then(|| words.part(count, basis.name(language)))
        });
        let parts = parts.collect::<Vec<_>>().join(ReasonsWords::of(language).listed());
        words.behind(&say::line_name(model, model.line(*line), language), behind.len(), &parts)
    };
    lines.iter().map(of).collect()
}

/// What was published of a preset, beside what the model returns; of one protocol, or of all.
#[must_use]
pub fn published(model: &Model, preset: PresetId, section: Option<usize>, language: Language) -> Vec<String> {
    let outcome = Scenario::preset(preset).evaluate(model);
    let here = |line: LineId| section.is_none_or(|section| usize::from(model.line(line).section) == section);
    let figures = model.expected.iter().filter(|expected| expected.preset == preset && here(expected.line));
    let said = figures.filter_map(|expected| {
        let line = model.line(expected.line);
        let value = format::short_with_unit(outcome[usize::from(expected.line.0)].ok()?, &line.unit, language);
        let figure = ScoreWords::of(language).figure(
            &say::line_name(model, line, language),
            &value,
            expected.note.as_ref()?.get(language),
        );
        let sources = expected.sources.iter().filter_map(|source| model.sources.get(usize::from(*source)));
        let titles: Vec<&str> = sources.map(|source| source.title.get(language)).collect();
        let words = PageWords::of(language);
        let source = words.pair(words.source(), &titles.join(words.apart()));
        Some(if titles.is_empty() { figure } else { [figure.as_str(), &source].join(words.between()) })
    });
    said.collect()
}
