//! The seek analysis.

use leptos::prelude::*;

use crate::desk::Desk;

pub fn seek(desk: Desk) -> impl IntoView {
    let words = &desk.words.seek;
    view! {
        <h2>{words.title}</h2>
        <p class="note">{words.standfirst}</p>
    }
}
