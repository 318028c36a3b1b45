//! Which assumptions are uncertain, and how.

use leptos::prelude::*;
use takerate_core::{Decimal, InputId};
use takerate_display::format;
use takerate_view_model::settings::{SimulateSettings, UncertainInput};
use takerate_view_model::{say, spread};
use takerate_words::SimulateWords;

use super::{editor, settle};
use crate::boxed::{flag, memo, on, text, view};
use crate::ui::analyses::session::Session;
use crate::ui::parts::{action, note};
use crate::ui::steady::steady;

pub fn uncertain_inputs(session: Session, settings: Memo<SimulateSettings>) -> AnyView {
    let model = session.model;
    let words = SimulateWords::of(session.language);
    let list = memo(move || {
        settings.with(|settings| session.context.with(|context| settings.uncertain_inputs(model, context)))
    });
    let inputs = memo(move || list.with(|list| list.iter().map(|uncertain| uncertain.input).collect::<Vec<_>>()));
    let open: RwSignal<Option<InputId>> = RwSignal::new(None);
    let counts = memo(move || {
        list.with(|list| (list.iter().filter(|uncertain| uncertain.distribution.is_some()).count(), list.len()))
    });
    let changed = memo(move || settings.with(|settings| !settings.inputs.is_empty()));
    view! {
        <details class="figures doubts">
            <summary prop:textContent=text(move || { let (drawn, all) = counts.get(); words.uncertain_inputs(&drawn.to_string(), &all.to_string()) })></summary>
            {note(words.uncertain_inputs_standfirst())}
            <p hidden=flag(move || !changed.get())>
                {action(words.reset(), on(move |_| settle(session, settings, |settings| settings.inputs.clear())))}
            </p>
            <ul>{view(move || inputs.get().into_iter().map(|input| row(session, settings, list, open, input)).collect_view().into_any())}</ul>
        </details>
    }.into_any()
}

fn row(
    session: Session,
    settings: Memo<SimulateSettings>,
    list: Memo<Vec<UncertainInput>>,
    open: RwSignal<Option<InputId>>,
    input: InputId,
) -> AnyView {
    let uncertain = memo(move || list.with(|list| list.iter().find(|uncertain| uncertain.input == input).copied()));
    let name = say::input_name(session.model, session.model.input(input), session.language);
    let this = memo(move || open.get() == Some(input));
    let changed = memo(move || settings.with(|settings| settings.inputs.contains_key(&input)));
    let toggle = move |_| open.update(|open| *open = if *open == Some(input) { None } else { Some(input) });
    view! {
        <li>
            <button type="button" class="doubt" aria-expanded=text(move || this.get().to_string()) on:click=on(toggle)>
                <span class="name">{name}</span>
                <span class="how" class:changed=flag(move || changed.get()) prop:textContent=text(move || uncertain.get().map(|uncertain| how(session, &uncertain)).unwrap_or_default())></span>
            </button>
            {steady(move || this.get().then(|| editor::editor(session, settings, uncertain, input)).into_any())}
        </li>
    }.into_any()
}

/// How an input is drawn, in words.
fn how(session: Session, uncertain: &UncertainInput) -> String {
    let words = SimulateWords::of(session.language);
    let Some(distribution) = &uncertain.distribution else { return words.stays().to_owned() };
    let mut text = spread::words(session.model, distribution, uncertain.input, session.language);
    if uncertain.correlation != Decimal::ZERO {
        text.push_str(&words.follows(driver_name(session), &format::plain(uncertain.correlation.normalize())));
    }
    text
}

/// The name of what others follow.
pub fn driver_name(session: Session) -> &'static str {
    session.model.driver.map_or("", |driver| session.model.input(driver).name.get(session.language))
}
