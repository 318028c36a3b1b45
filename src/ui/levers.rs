//! The assumptions of a protocol: first those that carry its result, then the others by group, folded, and a field that
//! finds any of them.

mod group;
mod search;

use leptos::prelude::*;
use takerate_core::{LineId, Reference};
use takerate_display::levers::{Levers, levers as ordered};
use takerate_words::LeversWords;

use self::group::group;
pub use self::search::Search;
use super::assumption::{Place, lever};
use super::effects::Effects;
use super::figure::identity;
use super::parts::note;
use super::prices::prices;
use crate::boxed::{flag, memo, view};
use crate::browser::document;
use crate::state::Page;

/// The assumptions of a protocol, in the order of what they move in the preset: it stays the same while one of them moves.
pub fn levers(page: Page, section: usize) -> AnyView {
    let model = page.model;
    let protocol = &model.sections[section];
    let line = model.lines_of(protocol, &model.statement(protocol).strip).next();
    let order = memo(move || ordered(model, section, line, page.preset()));
    let place = Place { search: Search::new(page, section), effects: line.map(|line| Effects::new(page, line)) };
    view(move || {
        let order = order.get();
        untrack(|| {
            // Another preset may come by a key that was pressed in a field, such as undo.
            if let Some(kept) = document::focused_input() {
                request_animation_frame(move || document::focus_control(&kept));
            }
            list(page, section, line, &order, place)
        })
    })
    .into_any()
}

fn list(page: Page, section: usize, line: Option<LineId>, order: &Levers, place: Place) -> AnyView {
    let words = LeversWords::of(page.language);
    let name = line.filter(|_| !order.first.is_empty()).map(|line| identity(page, Reference::Line(line)).1);
    let title = match name {
        Some(name) if order.missing => words.missing(name),
        Some(name) => words.first(name),
        None => page.words.assumptions().to_owned(),
    };
    let about = if order.missing { words.missing_note() } else { words.first_note() };
    let priced = page.model.inputs.iter().any(|input| usize::from(input.section) == section && input.feed.is_some());
    let searching = move || place.search.is_on();
    let groups = order.groups.iter().map(|one| group(page, section, one, place));
    view! {
        <div class="levers-head">
            <h3>{title}</h3>
            {search::field(page, place.search)}
        </div>
        <div hidden=flag(searching)>{name.map(|_| note(about))}</div>
        {search::found(page, place.search)}
        <div class="first-levers">{order.first.iter().map(|id| lever(page, *id, Some(place))).collect_view()}</div>
        {priced.then(|| view! { <div hidden=flag(searching)>{prices(page)}</div> })}
        {groups.collect_view()}
    }
    .into_any()
}
