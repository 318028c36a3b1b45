//! The protocols of all sectors in one table: by what they can be compared, in which order, and what of each is only estimated.

use std::cmp::Ordering;

use takerate_core::explain::{parts, rests_on};
use takerate_core::model::Basis;
use takerate_core::{Decimal, Language, LineId, Model, Reference, Scenario};

use crate::settings::SectorsSettings;

/// The ids of what is compared, without a protocol's part: what all protocols earn, and what the market pays for it.
#[must_use]
pub fn columns(model: &Model) -> Vec<&str> {
    let shown = |id: &&str| {
        let has = |list: &[String]| list.iter().any(|known| known == id);
        model.statements.iter().any(|statement| has(&statement.strip) || has(&statement.multiples))
    };
    model.common_lines().into_iter().filter(shown).collect()
}

/// The protocols that are shown, as indices of [`Model::sections`], in order. Those without a value come last, however the
/// others are ordered.
#[must_use]
pub fn ordered(model: &Model, scenario: &Scenario, settings: &SectorsSettings) -> Vec<usize> {
    let shown = model.protocols().filter(|(_, section)| {
        settings.sector.is_none() || section.protocol.map(|of| usize::from(of.sector)) == settings.sector
    });
    let Some(sort) = &settings.sort else { return shown.map(|(index, _)| index).collect() };
    let values = scenario.evaluate(model);
    let mut rows: Vec<(usize, Option<Decimal>)> = Vec::new();
    for (index, section) in shown {
        let line = model.shared_line(section, sort);
        rows.push((index, line.and_then(|line| values[usize::from(line.0)].ok())));
    }
    rows.sort_by(|(_, one), (_, other)| match (one, other) {
        (Some(one), Some(other)) if settings.ascending => one.cmp(other),
        (Some(one), Some(other)) => other.cmp(one),
        (one, other) => one.is_none().cmp(&other.is_none()).then(Ordering::Equal),
    });
    rows.into_iter().map(|(index, _)| index).collect()
}

/// Of the lines of a protocol's accounts, those that rest on what is estimated, assumed or unpublished, by their weakest
/// assumption, the weakest last. Only the protocol's own assumptions count, in the scenario's preset: those that all share say nothing of
/// one of them, and what the reader has changed is theirs.
#[must_use]
pub fn weak(model: &Model, scenario: &Scenario, section: usize, language: Language) -> Vec<(Basis, Vec<String>)> {
    let weakest = |line: LineId| {
        let own = rests_on(model, line).into_iter().filter(|id| usize::from(model.input(*id).section) == section);
        let given = own.filter(|id| !scenario.is_changed(model, *id));
        given.map(|id| model.input(id).basis_in(scenario.preset)).max_by_key(|basis| rank(*basis))
    };
    let terms = terms(model, section);
    let lines: Vec<(Basis, String)> = terms
        .into_iter()
        .filter_map(|line| Some((weakest(line)?, model.line(line).name.get(language).to_owned())))
        .collect();
    let of = |basis: Basis| {
        let names: Vec<String> = lines.iter().filter(|(own, _)| *own == basis).map(|(_, name)| name.clone()).collect();
        (!names.is_empty()).then_some((basis, names))
    };
    [Basis::Estimated, Basis::Assumption, Basis::Unpublished].into_iter().filter_map(of).collect()
}

fn rank(basis: Basis) -> usize {
    Basis::ALL.iter().position(|known| *known == basis).unwrap_or_default()
}

/// The lines that the subtotals of a protocol's statement are made of, but for other subtotals and plain assumptions.
fn terms(model: &Model, section: usize) -> Vec<LineId> {
    let section = &model.sections[section];
    let subtotals: Vec<LineId> = model.lines_of(section, &model.statement(section).subtotals).collect();
    let made = subtotals.iter().flat_map(|line| parts(&model.line(*line).formula));
    let lines = made.filter_map(|(_, part)| match part {
        Reference::Line(line) => Some(line),
        Reference::Input(_) | Reference::Constant(_) => None,
    });
    lines.filter(|line| !subtotals.contains(line)).collect()
}
