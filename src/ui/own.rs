//! What is said of protocols that are no part of the report. It comes with the protocols' pages, its words with the whole model.

use leptos::prelude::*;
use takerate_words::OwnWords;

use super::anchor::anchor;
use crate::boxed::view;
use crate::browser::document::root_attribute;
use crate::browser::protocols::kept;
use crate::browser::target::target;
use crate::state::Page;

/// What `own.js` says of a link whose protocol is not taken in.
const BROKEN: &str = "?";
const REFUSED: &str = "!";
const CARD: &str = "#";

/// The way to the editor.
fn way(page: Page, label: &'static str) -> AnyView {
    anchor(page, label, Some("action"), || false, || (None, "show=own".to_owned())).into_any()
}

/// That a protocol is the reader's own.
pub fn notice(page: Page, section: usize) -> AnyView {
    let words = OwnWords::of(page.language);
    let id = &page.model.sections[section].id;
    let from = kept().into_iter().find(|one| one.id == *id).and_then(|one| target(&one.from));
    let came = from.map(|from| view! { " " <span title=from.href>{words.came_from(&from.host)}</span> });
    view! { <p class="notice own">{words.notice()} {came} " " {way(page, words.edit())}</p> }.into_any()
}

/// That a link brings a protocol of somebody's own, and that one of the reader's could not be read.
pub fn told(page: Page) -> AnyView {
    view(move || page.whole.get().map(|_| view! { {left_out(page)} {brought(page)} }).into_any()).into_any()
}

fn brought(page: Page) -> AnyView {
    let words = OwnWords::of(page.language);
    let Some(id) = root_attribute("data-brought").filter(|id| !id.is_empty()) else { return ().into_any() };
    let said = match id.as_str() {
        BROKEN => words.broken().to_owned(),
        REFUSED => words.not_kept().to_owned(),
        CARD => words.in_card().to_owned(),
        id => words.comes(id),
    };
    let is_there = ![BROKEN, REFUSED, CARD].contains(&id.as_str());
    let several = root_attribute("data-several").filter(|_| is_there).map(|_| view! { " " {words.several()} });
    view! { <p class="banner" role="alert">{said} {several} " " {is_there.then(|| way(page, words.look()))}</p> }
        .into_any()
}

fn left_out(page: Page) -> AnyView {
    let words = OwnWords::of(page.language);
    root_attribute("data-unread")
        .map(|_| view! { <p class="banner" role="alert">{words.left_out()} " " {way(page, words.see_why())}</p> })
        .into_any()
}
