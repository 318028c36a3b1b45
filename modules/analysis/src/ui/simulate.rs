//! The simulate analysis.

use leptos::prelude::*;

use crate::desk::Desk;

pub fn simulate(desk: Desk) -> impl IntoView {
    let words = &desk.words.simulate;
    view! {
        <h2>{words.title}</h2>
        <p class="note">{words.standfirst}</p>
    }
}
