//! The choice of the preset that figures are compared with.

use leptos::prelude::*;
use takerate_core::PresetId;

use crate::boxed::{flag, on};
use crate::state::{Cause, Page};

/// A list of presets. `current` is the one that stands there now; where `other` holds, the scenario's own cannot be chosen.
pub fn against(page: Page, other: bool, current: fn(&Page) -> Option<PresetId>) -> AnyView {
    let choices = page.model.preset_ids().map(|id| {
        let own = flag(move || other && page.preset() == id);
        let selected = flag(move || current(&page) == Some(id));
        view! { <option value=id.0.to_string() disabled=own prop:selected=selected>{page.preset_name(id)}</option> }
    });
    let choose = move |event| {
        let chosen = event_target_value(&event).parse().ok().map(PresetId);
        page.change(Cause::Setting, |shown| shown.against = chosen);
    };
    view! {
        <select class="against" aria-label=page.words.compared_with() on:change=on(choose)>
            {choices.collect_view()}
        </select>
    }
    .into_any()
}
