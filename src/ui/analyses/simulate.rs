//! How sure anyone can be: samples of everything uncertain.

mod editor;
mod form;
mod results;
mod uncertain_inputs;

use leptos::prelude::*;
use takerate_analysis::Job;
use takerate_core::{PresetId, Scenario};
use takerate_view_model::settings::{CompareSettings, Settings, SimulateSettings, before_and_after};
use takerate_words::{PairedWords, SimulateWords};

use super::heading::heading;
use super::progress::progress;
use crate::boxed::{flag, memo, on, text};
use crate::ui::analyses::session::Session;
use crate::ui::anchor::opening;
use crate::ui::parts::note;

const SLOT: &str = "simulate";

pub fn simulate(session: Session) -> AnyView {
    let model = session.model;
    let words = SimulateWords::of(session.language);
    let settings = memo(move || match session.settings.get() {
        Settings::Simulate(settings) => settings,
        _ => SimulateSettings::default(),
    });
    let job = memo(move || {
        settings.with(|settings| session.context.with(|context| Job::Simulate(settings.request(model, context))))
    });
    let news = session.query(SLOT, job);
    // Whoever gets the link shall see the same digits, so the seed stands in it from the start.
    session.pin();
    view! {
        {heading(words.title())}
        {note(words.standfirst())}
        {above(session, settings)}
        {form::form(session, settings)}
        {uncertain_inputs::uncertain_inputs(session, settings)}
        {progress(session, SLOT, news, true)}
        {results::results(session, settings, news)}
    }
    .into_any()
}

/// Where it is said how likely the reader's scenario is above its preset; nothing where it is the preset.
fn above(session: Session, settings: Memo<SimulateSettings>) -> AnyView {
    let (model, words) = (session.model, PairedWords::of(session.language));
    let preset = memo(move || {
        let scenario = session.context.with(|context| context.scenario.clone());
        (scenario != Scenario::preset(scenario.preset)).then_some(scenario.preset)
    });
    let show = memo(move || {
        let columns = preset.get().map(before_and_after);
        let output =
            settings.with(|settings| session.context.with(|context| settings.lines(model, context).first().copied()));
        Settings::Compare(CompareSettings { columns, output, ..CompareSettings::default() }).write(model)
    });
    let to = text(move || show.with(|show| session.context.with(|context| session.address_with(context, show))));
    let open = on(opening(session.page, move || (session.page.view.get_untracked(), show.get_untracked())));
    let name = move |preset: PresetId| words.how_likely_above(model.preset(preset).name.get(session.language));
    let what = text(move || preset.get().map(name).unwrap_or_default());
    view! {
        <p class="note" hidden=flag(move || preset.get().is_none())>
            <span prop:textContent=what></span> {session.page.words.between()} <a href=to on:click=open>{words.title()}</a>
        </p>
    }
    .into_any()
}

/// Changes the settings.
fn settle(session: Session, settings: Memo<SimulateSettings>, change: impl FnOnce(&mut SimulateSettings)) {
    let mut next = settings.get_untracked();
    change(&mut next);
    session.settle(&Settings::Simulate(next));
}
