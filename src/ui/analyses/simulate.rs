//! How sure anyone can be: samples of everything uncertain.

mod doubts;
mod editor;
mod results;
mod settings;

use leptos::prelude::*;
use takerate_analysis::Job;
use takerate_inquiry::look::{Look, SimulateLook};
use takerate_words::SimulateWords;

use super::heading::heading;
use super::progress::progress;
use crate::boxed::memo;
use crate::ui::analyses::desk::Desk;
use crate::ui::parts::note;

const SLOT: &str = "simulate";

pub fn simulate(desk: Desk) -> AnyView {
    let model = desk.model;
    let words = SimulateWords::of(desk.language);
    let look = memo(move || match desk.look.get() {
        Look::Simulate(look) => look,
        _ => SimulateLook::default(),
    });
    let job = memo(move || look.with(|look| desk.place.with(|place| Job::Simulate(look.request(model, place)))));
    let news = desk.query(SLOT, job);
    // Whoever gets the link shall see the same digits, so the seed stands in it from the start.
    desk.pin();
    view! {
        {heading(words.title())}
        {note(words.standfirst())}
        {settings::settings(desk, look)}
        {doubts::doubts(desk, look)}
        {progress(desk, SLOT, news, true)}
        {results::results(desk, look, news)}
    }
    .into_any()
}

/// Changes the settings.
fn settle(desk: Desk, look: Memo<SimulateLook>, change: impl FnOnce(&mut SimulateLook)) {
    let mut next = look.get_untracked();
    change(&mut next);
    desk.settle(&Look::Simulate(next));
}
