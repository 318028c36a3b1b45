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
    let name = of_level.name.get(page.language);
    let told = move |aloud: bool| {
        let times = page.scenario.with(|scenario| scenario.value(page.model, level));
        let Some((value, times)) = value.get().zip(times) else { return String::new() };
        let Some(effective) = value.checked_mul(times) else { return String::new() };
        let [value, effective] = [value, effective].map(|value| format::precise(value, &input.unit, page.language));
        let times = format::precise(times, &of_level.unit, page.language);
        match aloud {
            true => words.effective_said(&effective, &value, &times, name),
            false => words.effective(&value, &times, &effective),
        }
    };
    let (seen, heard) = (memo(move || told(false)), memo(move || told(true)));
    let go = move |_| {
        if let Some(place) = place {
            place.search.end();
        }
        request_animation_frame(move || {
            focus_input(&of_level.id);
        });
    };
    Some(view! {
        <button type="button" class="effective" aria-label=live(move || heard.get()) on:click=on(go) prop:textContent=live(move || seen.get())></button>
    })
}
