//! Words that the report explains: marked in texts, and opened in a dialog that lists them all.

pub mod glossary;

use leptos::prelude::*;
use takerate_display::html::Html;
use takerate_display::terms::Finder;
use wasm_bindgen::JsCast;

use self::glossary::{Glossary, TITLE};
use super::later;
use crate::boxed::view;
use crate::browser::document;
use crate::state::Page;

/// Finds terms in the texts of one block.
pub fn finder(page: Page) -> Finder<'static> {
    Finder::of(&page.model.terms, page.language)
}

/// A text as a block of its own, in HTML.
pub fn marked(page: Page, text: &str) -> String {
    let mut html = Html::new();
    finder(page).write(text, &mut html);
    html.into_string()
}

/// What opens the list of all terms; nothing where the report explains none.
pub fn all(page: Page) -> Option<AnyView> {
    let button = || view! { <button type="button" class="action" data-term="" aria-haspopup="dialog">{page.words.terms()}</button> };
    (!page.model.terms.is_empty()).then(|| button().into_any())
}

/// The dialog, for every `data-term` of the page, whoever has written it: its id is opened, and none is the list of all.
pub fn terms(page: Page) -> AnyView {
    let glossary = Glossary { open: RwSignal::new(false), term: RwSignal::new(None) };
    let Glossary { open, term } = glossary;
    let tap = move |event: leptos::ev::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
        let button = target.and_then(|target| target.closest("[data-term]").ok().flatten());
        let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) else { return };
        let id = button.get_attribute("data-term").unwrap_or_default();
        term.set(page.model.terms.iter().position(|term| term.id == id));
        if open.get_untracked() {
            // The button has gone from the list, and what it opened begins above.
            return document::focus(TITLE);
        }
        // Not every browser moves the focus to a button that is pressed, and there it is to come back.
        let _refused = button.focus();
        open.set(true);
    };
    let listening = window_event_listener(leptos::ev::click, tap);
    on_cleanup(move || listening.remove());
    view! {
        {view(move || match open.get() {
            true => view! { <div>{later::of_soon(page, "", move |soon| (soon.glossary)(page, glossary))}</div> }.into_any(),
            false => ().into_any(),
        })}
    }
    .into_any()
}
