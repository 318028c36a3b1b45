//! What a ready-made scenario does to the protocols, in a line for each.

use takerate_core::evaluate::Outcome;
use takerate_core::{Decimal, LineId, Reference, Scenario};
use takerate_display::html::Html;
use takerate_words::short_name;

use crate::state::Page;
use crate::ui::figure::{identity, preset_figure, short};

/// The first line of each protocol that a scenario moves, from the preset to the scenario, as entries of a description list:
/// of those that stay in sight, then of those that the overview compares. Only of one protocol where `only` names it.
pub fn effect(page: Page, scenario: &Scenario, only: Option<usize>) -> Html {
    let outcome = scenario.evaluate(page.model);
    let protocols = page.protocols().filter(|(index, _)| only.is_none_or(|only| only == *index));
    let moved: Vec<LineId> = protocols.filter_map(|(index, _)| first_moved(page, scenario, &outcome, index)).collect();
    let mut html = Html::new();
    for (at, line) in moved.iter().enumerate() {
        let name = identity(page, Reference::Line(*line)).1;
        let of_name = |other: &&LineId| identity(page, Reference::Line(**other)).1 == name;
        // A name stands once, before all protocols of which the line is shown.
        if moved[..at].iter().any(|other| of_name(&other)) {
            continue;
        }
        let mut entry = html.element("div");
        entry.element("dt").text(name);
        for line in moved.iter().filter(of_name) {
            entry.element("dd").text(&told(page, scenario, &outcome, *line));
        }
    }
    html
}

fn value(outcome: &Outcome<Decimal>, line: LineId) -> Option<Decimal> {
    outcome[usize::from(line.0)].ok()
}

fn first_moved(page: Page, scenario: &Scenario, outcome: &Outcome<Decimal>, section: usize) -> Option<LineId> {
    let section = &page.model.sections[section];
    let statement = page.model.statement(section);
    let mut lines =
        page.model.lines_of(section, &statement.strip).chain(page.model.lines_of(section, &statement.headline));
    lines.find(|line| page.preset_value(scenario.preset, Reference::Line(*line)) != value(outcome, *line))
}

/// `Aave 26.4M → 57.9M`.
fn told(page: Page, scenario: &Scenario, outcome: &Outcome<Decimal>, line: LineId) -> String {
    let of = page.model.line(line);
    let protocol = short_name(page.model.sections[usize::from(of.section)].name.get(page.language));
    let before = preset_figure(page, scenario.preset, Reference::Line(line));
    let after = match outcome[usize::from(line.0)] {
        Ok(value) => short(page, Some(value), &of.unit),
        Err(problem) => page.no_value(problem).to_owned(),
    };
    page.words.picture_change(protocol, &before, &after)
}
