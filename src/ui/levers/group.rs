//! A group of assumptions, folded: its name, how many they are and how many of them are changed.

use leptos::ev::Event;
use leptos::prelude::*;
use takerate_core::InputId;
use takerate_display::levers::{Group, Heading};
use takerate_words::{LeversWords, short_name};

use super::super::assumption::{Place, lever};
use super::super::turn::{Turn, in_turn};
use crate::boxed::{effect, flag, memo, on, text as live};
use crate::browser::document;
use crate::state::Page;

pub fn group(page: Page, section: usize, group: &Group, place: Place) -> AnyView {
    let words = LeversWords::of(page.language);
    let (sections, inputs) = (&page.model.sections, group.inputs.clone());
    let name = match group.heading {
        Heading::Own(number) => sections[section].groups[number].name.get(page.language).to_owned(),
        Heading::Shared(home) => words.group_shared(sections[home].name.get(page.language)),
        Heading::Idle => page.words.no_effect(inputs.len(), short_name(sections[section].name.get(page.language))),
    };
    let counted = !matches!(group.heading, Heading::Idle);
    let all = StoredValue::new(inputs);
    let controls =
        move || all.with_value(|all| all.iter().map(|id| lever(page, *id, Some(place))).collect_view().into_any());
    let count = move |which: &dyn Fn(&InputId) -> bool| all.with_value(|all| all.iter().filter(|id| which(id)).count());
    let offered = memo(move || count(&|id| page.offers(*id)));
    let changed = memo(move || page.scenario.with(|scenario| count(&|id| scenario.is_changed(page.model, *id))));
    let found = memo(move || count(&|id| page.offers(*id) && place.search.shows(*id)));
    // A reader who comes with changes, or to whom some are given, sees them.
    let open = RwSignal::new(false);
    effect({
        let mut before = 0;
        move || {
            page.epoch.track();
            let now = changed.get_untracked();
            if now > std::mem::replace(&mut before, now) {
                open.set(true);
            }
        }
    });
    // What is open from the beginning is in sight.
    let controls = match changed.get_untracked() {
        0 => in_turn(Turn::Folded, String::new(), Box::new(controls)).into_any(),
        _ => controls(),
    };
    // While something is looked for, what is found is shown, and what the reader folded is remembered.
    let shown = memo(move || open.get() || place.search.is_on());
    let toggle = move |event: Event| {
        if !place.search.is_on() {
            open.set(document::is_open(&event));
        }
    };
    let held = move || if counted { offered.get().to_string() } else { String::new() };
    let marked = move || match changed.get() {
        0 => String::new(),
        number => words.group_changed(number),
    };
    view! {
        <details class="group" hidden=flag(move || found.get() == 0) prop:open=flag(move || shown.get()) on:toggle=on(toggle)>
            <summary>
                <h3>{name}</h3>
                <span class="held" prop:textContent=live(held)></span>
                <span class="count" prop:textContent=live(marked)></span>
            </summary>
            {controls}
        </details>
    }
    .into_any()
}
