//! The bridge analysis.

use leptos::prelude::*;

use crate::desk::Desk;

pub fn bridge(desk: Desk) -> impl IntoView {
    let words = &desk.words.bridge;
    view! {
        <h2>{words.title}</h2>
        <p class="note">{words.standfirst}</p>
    }
}
