//! Values that an answer offers to the scenario: the step that applies them, and the sentence that says so.

use leptos::prelude::*;
use takerate_core::{Decimal, InputId};
use takerate_inquiry::say;

use crate::browser;
use crate::desk::Desk;

/// What was applied last.
pub type Applied = Vec<(InputId, Decimal)>;

/// Applies values to the scenario, as a step that back takes back.
pub fn apply(desk: Desk, values: Applied, applied: RwSignal<Applied>) {
    // Where nothing changes there is no step, and back would take back another.
    if untrack(|| still(desk, &values)) {
        return;
    }
    desk.apply(|place| {
        for (input, value) in &values {
            // What the unit forbids is no answer.
            let _accepted = place.scenario.set(desk.model, *input, *value);
        }
    });
    applied.set(values);
}

/// Says what was applied, as long as the scenario still has it, with a button that takes it back.
pub fn applied(desk: Desk, applied: RwSignal<Applied>) -> impl IntoView {
    let (model, language, words) = (desk.model, desk.language, desk.words);
    let text = move || {
        let changes = applied.with(|applied| {
            let change = |(id, value): &(InputId, Decimal)| {
                let input = model.input(*id);
                (words.is_now)(input.name.get(language), &say::value(*value, input, language))
            };
            applied.iter().map(change).collect::<Vec<_>>()
        });
        (words.applied)(&changes)
    };
    let gone = move || applied.with(|applied| applied.is_empty() || !still(desk, applied));
    view! {
        <p class="applied" role="status" hidden=gone>
            {text} " " <button type="button" class="action" on:click=move |_| browser::back()>{words.undo}</button>
        </p>
    }
}

/// Whether the scenario has these values.
fn still(desk: Desk, values: &Applied) -> bool {
    desk.place.with(|place| values.iter().all(|(input, value)| place.scenario.value(desk.model, *input) == *value))
}
