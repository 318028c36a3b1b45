//! The picture of the scenario, which `picture.js` saves and copies.

use leptos::prelude::*;
use takerate_export::card;
use takerate_words::ShareWords;

use super::ToExport;
use crate::boxed::{memo, text};
use crate::ui::analyses::rested::rested;
use crate::ui::analyses::session::Session;
use crate::ui::parts::{h2, note, saves};

pub fn picture(session: Session) -> AnyView {
    let words = ShareWords::of(session.language);
    let drawn = memo(move || {
        let to_export = ToExport::new(session)?;
        Some(card::draw(&to_export.context(), &foot(&to_export)))
    });
    let shown = rested(drawn);
    view! {
        {h2(words.picture())}
        {note(words.picture_standfirst())}
        <figure class="picture">
            <div inner_html=text(move || shown.get().unwrap_or_default())></div>
            {saves(words.save_picture(), words.copy_picture())}
        </figure>
    }
    .into_any()
}

/// Of when it is, and from where.
fn foot(to_export: &ToExport) -> String {
    let place = to_export.page.split_once("://").map_or("", |(_, place)| place).trim_end_matches('/');
    let date = to_export.date.to_string();
    if place.is_empty() { date } else { format!("{date} · {place}") }
}
