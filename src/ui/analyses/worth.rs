//! What a token is worth: what today's price assumes, and what follows from the assumptions.

mod all;
mod assumed;
mod parts;
mod prices;
mod table;

use leptos::prelude::*;
use takerate_core::model::Section;
use takerate_words::WorthWords;

use super::heading::heading;
use crate::ui::analyses::session::Session;
use crate::ui::parts::note;

pub fn worth(session: Session) -> AnyView {
    match session.page.view.get_untracked().and_then(|index| Some((index, session.model.sections.get(index)?))) {
        Some((index, section)) => one(session, index, section),
        None => all::all(session),
    }
}

/// One protocol.
fn one(session: Session, index: usize, section: &'static Section) -> AnyView {
    let words = WorthWords::of(session.language);
    let Some(worth) = &session.model.statement(section).worth else {
        return view! { {heading(words.title())} {note(words.nothing())} }.into_any();
    };
    view! {
        {heading(words.title())}
        {note(words.standfirst())}
        {assumed::assumed(session, index, section)}
        {prices::prices(session, section, worth)}
        {parts::years(session, section, worth)}
        {parts::holders(session, section, worth)}
        {parts::earnings(session, section, worth)}
    }
    .into_any()
}
