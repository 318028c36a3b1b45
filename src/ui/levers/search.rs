//! The field that finds assumptions.

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use takerate_core::InputId;
use takerate_display::search::matches;
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
    found: Memo<Option<Vec<InputId>>>,
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
            let fits = |id: &InputId| here(id) && page.offers(*id) && matches(known, *id, &query);
            (!query.trim().is_empty()).then(|| page.model.input_ids().filter(fits).collect())
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
        self.found.with(|found| found.as_ref().is_none_or(|found| found.contains(&id)))
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
            let first = document::find(FOUND).and_then(|first| first.get_attribute("data-input"));
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

/// How many are found, said aloud as well.
pub fn found(page: Page, search: Search) -> impl IntoView {
    let words = LeversWords::of(page.language);
    let said = memo(move || {
        search.found.with(|found| found.as_ref().map(|found| words.found(found.len())).unwrap_or_default())
    });
    effect(move || {
        let said = said.get();
        if !said.is_empty() {
            status::say(page, said);
        }
    });
    view! { <p class="note found" hidden=flag(move || said.with(String::is_empty)) prop:textContent=live(move || said.get())></p> }
}
