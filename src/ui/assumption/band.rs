//! The plausible part of a slider: what four of five samples of a simulation lie in.

use leptos::prelude::*;
use takerate_display::slider::position;

use super::super::later::plausible;
use super::Control;
use crate::boxed::{memo, view};

/// The band, once what knows it is there. It is the preset's, so that it stays where it is while the knob moves.
pub fn band(control: Control) -> impl IntoView {
    let Control { page, id, .. } = control;
    let input = page.model.input(id);
    let ends = memo(move || plausible(page, id));
    view(move || match ends.get() {
        Some((low, high)) => {
            let at = |value| position(value, input.low, input.high);
            let style = format!("--at:{};--end:{}", at(low), at(high));
            view! { <span class="band" style=style aria-hidden="true"></span> }.into_any()
        }
        None => ().into_any(),
    })
}
