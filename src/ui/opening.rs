//! What the overview begins with: title and standfirst, or what the report says first.

use std::cell::RefCell;

use leptos::prelude::*;
use takerate_core::lead::Lead;

use super::later;
use crate::boxed::view;
use crate::browser::document::{inner, root_attribute};
use crate::state::Page;

thread_local! {
    /// What the document held before the page was mounted, as HTML.
    static PAINTED: RefCell<Painted> = const {
        RefCell::new(Painted { lead: String::new(), tables: String::new(), of: String::new(), strip: String::new(), text: String::new() })
    };
}

/// Parts of the first paint; empty where there was none.
struct Painted {
    /// What the report says first.
    lead: String,
    /// The protocols side by side.
    tables: String,
    /// What a link opens first: the id of a protocol, or [`STORY`].
    of: String,
    /// Whose figures the bar will have.
    strip: String,
    /// What the protocol is, or how the story begins.
    text: String,
}

/// What the first paint calls the story.
pub const STORY: &str = "story";

/// Keeps what the document holds: it stands there until what is alive takes its place.
pub fn keep_painted() {
    let language = root_attribute("lang").unwrap_or_default();
    let part = |selector: &str| inner(&format!("#boot > [lang=\"{language}\"] {selector}"));
    let of = root_attribute("data-first").unwrap_or_default();
    let [strip, text] = [".strip", "main > :not(.opening)"].map(|place| part(&format!("{place}[data-of=\"{of}\"]")));
    PAINTED.set(Painted { lead: part(".lead"), tables: part(".tables"), of, strip, text });
}

/// Whose figures the bar will have, as it was painted of `of`; nothing where that was not.
pub fn painted_strip(of: &str) -> Option<String> {
    painted_of(of, |painted| &painted.strip)
}

/// What a protocol is, or how the story begins, as it was painted of `of`; nothing where that was not.
pub fn painted_text(of: &str) -> Option<String> {
    painted_of(of, |painted| &painted.text)
}

fn painted_of(of: &str, part: fn(&Painted) -> &String) -> Option<String> {
    PAINTED.with_borrow(|painted| Some(part(painted)).filter(|part| painted.of == of && !part.is_empty()).cloned())
}

/// The protocols side by side as they were painted.
pub fn painted_tables() -> String {
    PAINTED.with_borrow(|painted| painted.tables.clone())
}

/// The opening of the overview.
pub fn opening(page: Page) -> AnyView {
    let report = &page.model.report;
    let analysing = page.analysing();
    match &report.lead {
        None => {
            let standfirst = view! { <p>{report.standfirst.get(page.language)}</p> };
            titled(page, standfirst.into_any())
        }
        Some(lead) => view(move || match analysing.get() {
            true => untrack(|| titled(page, ().into_any())),
            false => untrack(|| first(page, lead)),
        })
        .into_any(),
    }
}

fn titled(page: Page, behind: AnyView) -> AnyView {
    view! { <div class="opening" class:brief=page.model.report.lead.is_some()><h1>{page.model.report.title.get(page.language)}</h1>{behind}</div> }.into_any()
}

/// What the report says first; until it can be moved, as it was painted.
fn first(page: Page, lead: &'static Lead) -> AnyView {
    view(move || match later::soon() {
        Some(soon) => {
            view! { <section class="lead" aria-label=page.model.report.title.get(page.language)>{untrack(|| (soon.lead)(page, lead))}</section> }.into_any()
        }
        None => view! { <section class="lead painted" inner_html=PAINTED.with_borrow(|painted| painted.lead.clone())></section> }.into_any(),
    })
    .into_any()
}
