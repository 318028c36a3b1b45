//! How sure anyone can be: samples of everything uncertain.

mod editor;
mod form;
mod results;
mod uncertain_inputs;

use leptos::prelude::*;
use takerate_analysis::Job;
use takerate_view_model::settings::{Settings, SimulateSettings};
use takerate_words::SimulateWords;

use super::heading::heading;
use super::progress::progress;
use crate::boxed::memo;
use crate::ui::analyses::session::Session;
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
        {form::form(session, settings)}
        {uncertain_inputs::uncertain_inputs(session, settings)}
        {progress(session, SLOT, news, true)}
        {results::results(session, settings, news)}
    }
    .into_any()
}

/// Changes the settings.
fn settle(session: Session, settings: Memo<SimulateSettings>, change: impl FnOnce(&mut SimulateSettings)) {
    let mut next = settings.get_untracked();
    change(&mut next);
    session.settle(&Settings::Simulate(next));
}
