//! The first screen of a report: a sentence whose numbers are moved in place, a map of two of them, and questions to try.
//! `src/paint/lead.rs` writes the same into the document, where it stands until this part of the program is there.

mod lever;
mod map;
pub mod places;
mod questions;
pub mod sentence;
mod story;

use leptos::prelude::*;
use takerate_core::lead::Lead;
use takerate_display::lead::trust;

use crate::boxed::text as live;
use crate::state::Page;

/// What the report says first, before its figures.
pub fn lead(page: Page, lead: &'static Lead) -> AnyView {
    let (report, language) = (&page.model.report, page.language);
    view! {
        <div class="say">
            <div class="opening"><h1>{report.title.get(language)}</h1></div>
            {sentence::sentence(page, &lead.sentence, lead.otherwise.as_ref())}
            <p class="hint">{report.standfirst.get(language)}</p>
        </div>
        {map::map(page, lead)}
        {questions::questions(page, lead)}
        <p class="trust" prop:textContent=live(move || trust(page.model, lead, page.preset(), page.language))></p>
    }
    .into_any()
}
