//! What a rate comes to, where a shared level multiplies it.

use leptos::prelude::*;
use takerate_core::level::level_of;
use takerate_display::format;
use takerate_words::LeversWords;

use super::Control;
use crate::boxed::{memo, on, text as live};
use crate::browser::document::focus_input;

/// `5.5% × 2 = 11%`, a button that leads to the level; nothing where no level multiplies the input in every formula.
pub fn effective(control: Control) -> Option<impl IntoView> {
    let Control { page, id, value, place, .. } = control;
    let (input, level) = (page.model.input(id), level_of(page.model, id)?);
    let of_level = page.model.input(level);
    let words = LeversWords::of(page.language);
    let parts = memo(move || {
        let (value, times) = (value.get()?, page.scenario.with(|scenario| scenario.value(page.model, level))?);
        let shown = |value| format::precise(value, &input.unit, page.language);
        Some([shown(value), format::precise(times, &of_level.unit, page.language), shown(value.checked_mul(times)?)])
    });
    let said =
        move |say: &dyn Fn(&[String; 3]) -> String| parts.with(|parts| parts.as_ref().map(say).unwrap_or_default());
    let seen = move || said(&|[value, times, effective]| words.effective(value, times, effective));
    let name = of_level.name.get(page.language);
    let heard = move || said(&|[value, times, effective]| words.effective_said(effective, value, times, name));
    let go = move |_| {
        if let Some(place) = place {
            place.search.end();
        }
        request_animation_frame(move || {
            focus_input(&of_level.id);
        });
    };
    Some(view! {
        <button type="button" class="effective" title=name aria-label=live(heard) on:click=on(go) prop:textContent=live(seen)></button>
    })
}
