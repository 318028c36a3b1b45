//! What screen readers are told: one polite status for the whole page, said once a move rests.

use leptos::prelude::*;
use takerate_core::{InputId, PresetId, Reference};
use takerate_display::format;
use takerate_scenario_io::link::headline;
use takerate_words::short_name;

use super::figure::{identity, preset_figure, short};
use crate::boxed::text as live;
use crate::state::{Cause, Page};

/// How many results are said of the protocol that is open.
const RESULTS: usize = 2;

pub fn status(page: Page) -> impl IntoView {
    view! { <p class="hidden" role="status" id="status" prop:textContent=live(move || page.said.get())></p> }
}

/// Says something. What is said already is not said again.
pub fn say(page: Page, text: String) {
    if page.said.with_untracked(|said| *said != text) {
        page.said.set(text);
    }
}

/// Announces each change of the scenario once it is at rest.
pub fn follow(page: Page) {
    Effect::new(move |before: Option<()>| {
        page.rested.track();
        if before.is_some() {
            moved(page);
        }
    });
}

/// Says what a change has come to: the input that was moved, or the preset of a scenario that was replaced, and the results
/// that stay in sight.
fn moved(page: Page) {
    let page = page.in_language(page.speaking.get_untracked());
    let input = match page.shown.with_untracked(|shown| shown.cause) {
        Cause::Opened | Cause::Setting => return,
        Cause::Input(id) => Some(id),
        Cause::Step => None,
    };
    say(page, untrack(|| outcome(page, input)));
}

fn outcome(page: Page, moved: Option<InputId>) -> String {
    let preset = page.scenario.with_untracked(|scenario| scenario.preset);
    let head = moved.map_or_else(
        || page.preset_name(preset).to_owned(),
        |id| {
            let input = page.model.input(id);
            let value = page.scenario.with_untracked(|scenario| scenario.value(page.model, id));
            format!(
                "{} {}",
                input.name.get(page.language),
                format::known(value, page.language, |value| format::precise(value, &input.unit, page.language))
            )
        },
    );
    let results: Vec<String> = match page.view.get_untracked() {
        Some(view) => {
            let section = &page.model.sections[view];
            let lines = page.model.lines_of(section, &page.model.statement(section).strip);
            lines.take(RESULTS).map(|line| result(page, preset, "", Reference::Line(line))).collect()
        }
        None => page
            .protocols()
            .filter(|(index, _)| moved.is_none_or(|id| page.uses(*index, id)))
            .filter_map(|(_, section)| {
                let line = headline(page.model, section)?;
                let name = format!("{} ", short_name(section.name.get(page.language)));
                Some(result(page, preset, &name, Reference::Line(line)))
            })
            .collect(),
    };
    page.words.moved_to(&head, &results.join(page.words.comma()))
}

/// A result with its value in the preset: `Adjusted earnings 57.7M (2025P 56.1M)`.
fn result(page: Page, preset: PresetId, of: &str, reference: Reference) -> String {
    let (_, name, unit) = identity(page, reference);
    let now = match page.value(reference) {
        Ok(value) => short(page, Some(value), unit),
        Err(problem) => page.no_value(problem).to_owned(),
    };
    let before = format!("{} {}", page.preset_name(preset), preset_figure(page, preset, reference));
    page.words.result_against(&format!("{of}{name}"), &now, &before)
}
