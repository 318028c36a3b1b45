//! Elements that many views have, each compiled once.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::boxed::{Handler, Text};

/// The heading of a part of a view.
pub fn h2(text: &'static str) -> AnyView {
    view! { <h2>{text}</h2> }.into_any()
}

/// The heading of a part of a part.
pub fn h3(text: &'static str) -> AnyView {
    view! { <h3>{text}</h3> }.into_any()
}

/// A note: what there is to know.
pub fn note(text: &'static str) -> AnyView {
    paragraph("note", text.to_owned())
}

/// A paragraph of a kind.
pub fn paragraph(class: &'static str, text: String) -> AnyView {
    view! { <p class=class>{text}</p> }.into_any()
}

/// A paragraph of a kind whose text changes.
pub fn live_paragraph(class: &'static str, text: Text) -> AnyView {
    view! { <p class=class prop:textContent=text></p> }.into_any()
}

/// A button.
pub fn action(label: &'static str, act: Handler<MouseEvent>) -> AnyView {
    view! { <button type="button" class="action" on:click=act>{label}</button> }.into_any()
}

/// The same, which says why.
pub fn action_that(label: &'static str, why: &'static str, act: Handler<MouseEvent>) -> AnyView {
    view! { <button type="button" class="action" title=why on:click=act>{label}</button> }.into_any()
}

/// The same, with a name that says more than what stands on it.
pub fn named_action(label: &'static str, name: String, act: Handler<MouseEvent>) -> AnyView {
    view! { <button type="button" class="action" aria-label=name on:click=act>{label}</button> }.into_any()
}

/// The ways to keep a picture: as a file, or on the clipboard; `boot.js` does it, and says beside them what came of it.
pub fn saves(label: &'static str, copy: &'static str) -> AnyView {
    let way = |kind: &'static str, name: &'static str| {
        view! { <button type="button" class="action" data-save=kind>{name}</button> }
    };
    view! {
        <p class="saves">
            {label} " " {way("png", "PNG")} " " {way("svg", "SVG")} " · " {way("copy", copy)} " " <span role="status"></span>
        </p>
    }
    .into_any()
}
