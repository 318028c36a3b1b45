//! The table analysis.

use leptos::prelude::*;

use crate::desk::Desk;

pub fn table(desk: Desk) -> impl IntoView {
    let words = &desk.words.table;
    view! {
        <h2>{words.title}</h2>
        <p class="note">{words.standfirst}</p>
    }
}
