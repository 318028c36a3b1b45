//! Which assumptions are uncertain, and how.

use leptos::prelude::*;
use takerate_core::{Decimal, InputId};
use takerate_inquiry::look::{Doubt, SimulateLook};
use takerate_inquiry::{say, spread};
use takerate_present::format;
use takerate_words::SimulateWords;

use super::{editor, settle};
use crate::boxed::{flag, memo, on, text, view};
use crate::ui::analyses::desk::Desk;
use crate::ui::parts::{action, note};
use crate::ui::steady::steady;

pub fn doubts(desk: Desk, look: Memo<SimulateLook>) -> AnyView {
    let model = desk.model;
    let words = SimulateWords::of(desk.language);
    let list = memo(move || look.with(|look| desk.place.with(|place| look.doubts(model, place))));
    let inputs = memo(move || list.with(|list| list.iter().map(|doubt| doubt.input).collect::<Vec<_>>()));
    let open: RwSignal<Option<InputId>> = RwSignal::new(None);
    let counts =
        memo(move || list.with(|list| (list.iter().filter(|doubt| doubt.distribution.is_some()).count(), list.len())));
    let changed = memo(move || look.with(|look| !look.inputs.is_empty()));
    view! {
        <details class="figures doubts">
            <summary prop:textContent=text(move || { let (drawn, all) = counts.get(); words.doubts(&drawn.to_string(), &all.to_string()) })></summary>
            {note(words.doubts_standfirst())}
            <p hidden=flag(move || !changed.get())>
                {action(words.reset(), on(move |_| settle(desk, look, |look| look.inputs.clear())))}
            </p>
            <ul>{view(move || inputs.get().into_iter().map(|input| row(desk, look, list, open, input)).collect_view().into_any())}</ul>
        </details>
    }.into_any()
}

fn row(
    desk: Desk,
    look: Memo<SimulateLook>,
    list: Memo<Vec<Doubt>>,
    open: RwSignal<Option<InputId>>,
    input: InputId,
) -> AnyView {
    let doubt = memo(move || list.with(|list| list.iter().find(|doubt| doubt.input == input).copied()));
    let name = say::input_name(desk.model, desk.model.input(input), desk.language);
    let this = memo(move || open.get() == Some(input));
    let changed = memo(move || look.with(|look| look.inputs.contains_key(&input)));
    let toggle = move |_| open.update(|open| *open = if *open == Some(input) { None } else { Some(input) });
    view! {
        <li>
            <button type="button" class="doubt" aria-expanded=text(move || this.get().to_string()) on:click=on(toggle)>
                <span class="name">{name}</span>
                <span class="how" class:changed=flag(move || changed.get()) prop:textContent=text(move || doubt.get().map(|doubt| how(desk, &doubt)).unwrap_or_default())></span>
            </button>
            {steady(move || this.get().then(|| editor::editor(desk, look, doubt, input)).into_any())}
        </li>
    }.into_any()
}

/// How an input is drawn, in words.
fn how(desk: Desk, doubt: &Doubt) -> String {
    let words = SimulateWords::of(desk.language);
    let Some(distribution) = &doubt.distribution else { return words.stays().to_owned() };
    let mut text = spread::words(desk.model, distribution, doubt.input, desk.language);
    if doubt.correlation != Decimal::ZERO {
        text.push_str(&words.follows(driver_name(desk), &format::plain(doubt.correlation.normalize())));
    }
    text
}

/// The name of what others follow.
pub fn driver_name(desk: Desk) -> &'static str {
    desk.model.driver.map_or("", |driver| desk.model.input(driver).name.get(desk.language))
}
