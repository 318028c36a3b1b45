//! The plausible part of a slider: what four of five samples of a simulation lie in.

use leptos::prelude::*;
use takerate_display::slider::position;

use super::super::later::plausible;
use super::Control;
use crate::boxed::{flag, memo, text as live};

/// The band, once what knows it is there. It is the preset's, so that it stays where it is while the knob moves.
pub fn band(control: Control) -> impl IntoView {
    let Control { page, id, .. } = control;
    let input = page.model.input(id);
    let style = memo(move || {
        let at = |value| position(value, input.low, input.high);
        plausible(page, id).map(|(low, high)| format!("--at:{};--end:{}", at(low), at(high))).unwrap_or_default()
    });
    let unknown = flag(move || style.with(String::is_empty));
    view! { <span class="band" hidden=unknown style=live(move || style.get()) aria-hidden="true"></span> }
}
