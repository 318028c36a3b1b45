//! The sentence of a step, as the lead has one: it holds in the reader's scenario, and its numbers are moved in it.

use leptos::prelude::*;
use takerate_core::Reference;
use takerate_core::story::Step;

use super::places::places;
use crate::boxed::{flag, memo, text as live, view};
use crate::state::Page;
use crate::ui::lead::sentence::common;

/// The sentence that holds, and what is wrong with what is being typed into it.
pub fn sentence(page: Page, step: &'static Step) -> AnyView {
    let whole = step.sentence.get(page.language);
    let other = step.otherwise.as_ref().map(|other| other.get(page.language));
    // Which of the two it is; a slider that moves does not change it, or a lever would go away under the hand.
    let full = memo(move || {
        let means = |line| page.result(Reference::Line(line), |now, last| last.unwrap_or(now).is_ok());
        page.model.lines_in(whole).all(means)
    });
    let said = RwSignal::new(String::new());
    // Both begin alike: what they have in common stays, levers with it.
    let common = other.map_or(whole.len(), |other| common(whole, other));
    let rest = move || {
        let text = other.filter(|_| !full.get()).unwrap_or(whole);
        untrack(|| places(page, &text[common..], said))
    };
    view! {
        <p class="sentence">{places(page, &whole[..common], said)}{view(rest)}</p>
        <p class="error" role="status" hidden=flag(move || said.with(String::is_empty)) prop:textContent=live(move || said.get())></p>
    }
    .into_any()
}
