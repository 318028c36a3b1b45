//! The way to prices of the day, and of when those are that the scenario has. What asks for them comes later
//! (`ui/analyses/prices.rs`).

use leptos::prelude::*;
use takerate_core::InputId;

use super::later::{self, Parts};
use super::staged::staged;
use crate::boxed::{on, text, view};
use crate::state::Page;

/// The button that opens the dialog, with what is said of the prices; nothing where the model names nobody to ask.
pub fn prices(page: Page) -> AnyView {
    if page.model.report.prices.is_none() {
        return ().into_any();
    }
    let open = RwSignal::new(false);
    let dialog = view(move || {
        if !open.get() {
            return ().into_any();
        }
        let said = [page.words.part_loading(), page.words.analysis_failed()];
        untrack(|| later::load(page));
        let ready = Box::new(move |parts: Parts| parts.prices(page, open));
        view! { <div>{staged(page, later::stage(), said, later::load, ready)}</div> }.into_any()
    });
    view! {
        <div class="prices">
            <button type="button" class="action" aria-haspopup="dialog" on:click=on(move |_| open.set(true))>{page.words.prices()}</button>
            " "
            <small role="status" prop:textContent=text(move || said(page, None).unwrap_or_default())></small>
            {dialog}
        </div>
    }
    .into_any()
}

/// What is said of prices that a service has told: `single` of one input's, nothing where it has another value.
pub fn said(page: Page, single: Option<InputId>) -> Option<String> {
    let service = page.model.report.prices.as_ref()?.name.get(page.language);
    let moment = page.shown.with(|shown| {
        let prices = shown.prices.as_ref()?;
        single.is_none_or(|id| prices.inputs().contains(&id)).then(|| prices.moment().shown())
    })?;
    Some(page.words.prices_of(&moment, service))
}
