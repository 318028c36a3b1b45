//! The field that finds assumptions.

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use takerate_core::InputId;
use takerate_display::search::{Found, find};
use takerate_words::LeversWords;

use super::super::notices::FIND;
use super::super::status;
use crate::boxed::{effect, flag, memo, on, text as live};
use crate::browser::document;
use crate::state::Page;

/// What is found first, as it stands on the page.
const FOUND: &str = ".assumptions :is(.first-levers, .group:not([hidden])) > .assumption:not([hidden]) [data-input]";

/// What is looked for among a protocol's assumptions.
#[derive(Clone, Copy)]
pub struct Search {
    query: RwSignal<String>,
    /// What of the protocol's page fits; `None` while nothing is looked for.
    found: Memo<Option<Found>>,
}

impl Search {
    pub fn new(page: Page, section: usize) -> Self {
        let query = RwSignal::new(String::new());
        let found = memo(move || {
            let query = query.get();
            let here = |id: &InputId| {
                let home = usize::from(page.model.input(*id).section);
                home == section || !page.model.sections[home].is_protocol()
            };
            // Names in other languages and titles of sources come with the whole model.
            let known = page.texts();
            let offered: Vec<InputId> = page.model.input_ids().filter(|id| here(id) && page.offers(*id)).collect();
            (!query.trim().is_empty()).then(|| find(known, section, &offered, &query))
        });
        // What replaces the scenario as a whole may be about an assumption that is not found.
        effect(move || {
            page.epoch.track();
            query.set(String::new());
        });
        Self { query, found }
    }

    /// Looks for nothing any more.
    pub fn end(self) {
        self.query.set(String::new());
    }

    /// Whether something is looked for.
    pub fn is_on(self) -> bool {
        self.found.with(Option::is_some)
    }

    /// Whether an assumption is shown: it fits, or nothing is looked for.
    pub fn shows(self, id: InputId) -> bool {
        self.found.with(|found| found.as_ref().is_none_or(|found| found.inputs.contains(&id)))
    }

    /// What Enter goes to, where that is not what stands first: the first of those that stand in the formula of a line that
    /// is called so.
    fn first(self) -> Option<InputId> {
        self.found.with_untracked(|found| found.as_ref().filter(|found| !found.themselves)?.direct.first().copied())
    }
}

pub fn field(page: Page, search: Search) -> impl IntoView {
    let words = LeversWords::of(page.language);
    let query = search.query;
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.prevent_default();
            search.end();
        }
        "Enter" => {
            let named = || document::find(FOUND).and_then(|first| first.get_attribute("data-input"));
            let first = search.first().map(|id| page.model.input(id).id.clone()).or_else(named);
            if let Some(id) = first {
                document::focus_input(&id);
            }
        }
        _ => {}
    };
    view! {
        <input
            id=FIND
            type="search"
            class="find"
            placeholder=words.search()
            aria-label=page.words.pair(words.search(), words.search_hint())
            enterkeyhint="search"
            autocapitalize="off"
            autocomplete="off"
            spellcheck="false"
            prop:value=live(move || query.get())
            on:input=on(move |event: Event| query.set(event_target_value(&event)))
            on:keydown=on(key)
        />
    }
}

/// How many are found, and by which line where it is by one, with what stands in its formula.
fn said(page: Page, found: &Found) -> String {
    /// More lines are not named.
    const MOST: usize = 3;
    let (model, words) = (page.model, LeversWords::of(page.language));
    let listed = |names: &mut dyn Iterator<Item = String>| names.collect::<Vec<_>>().join(page.words.comma());
    let count = words.found(found.inputs.len());
    if found.lines.is_empty() {
        return count;
    }
    let names = found.lines.iter().map(|line| page.words.quoted(model.line(*line).name.get(page.language)));
    let mut lines = listed(&mut names.take(MOST));
    if found.lines.len() > MOST {
        lines.push_str(" …");
    }
    let behind = if found.themselves { words.found_also(&count, &lines) } else { words.found_behind(&count, &lines) };
    let direct = found.direct.iter().map(|id| model.input(*id).name.get(page.language).to_owned());
    match found.direct.len() {
        1..=MOST => words.found_first(&behind, &listed(&mut direct.into_iter())),
        _ => behind,
    }
}

/// How many are found, said aloud as well.
pub fn found(page: Page, search: Search) -> impl IntoView {
    let said =
        memo(move || search.found.with(|found| found.as_ref().map(|found| said(page, found)).unwrap_or_default()));
    effect(move || {
        let said = said.get();
        if !said.is_empty() {
            status::say(page, said);
        }
    });
    view! { <p class="note found" hidden=flag(move || said.with(String::is_empty)) prop:textContent=live(move || said.get())></p> }
}
