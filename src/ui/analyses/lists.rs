//! What stands beneath a chart: a button for the rest of its bars, and names that it does not draw.

use leptos::prelude::*;
use takerate_view_model::say;

use crate::boxed::{flag, on, text, view};
use crate::ui::analyses::session::Session;

/// How many bars are drawn before the reader asks for all.
pub const MOST: usize = 12;

/// Shows all bars and, pressed again, those that matter most.
pub fn more(session: Session, all: RwSignal<bool>, count: Signal<usize>) -> AnyView {
    let words = session.words;
    let label = text(move || if all.get() { words.fewer().to_owned() } else { words.all(count.get()) });
    view! {
        <p class="more" hidden=flag(move || count.get() <= MOST)>
            <button type="button" class="action" aria-pressed=text(move || all.get().to_string()) on:click=on(move |_| all.update(|all| *all = !*all)) prop:textContent=label></button>
        </p>
    }.into_any()
}

/// Inputs that do not matter, by their ids, or that leave the output without a value as it is.
pub fn without_effect(session: Session, ids: Signal<Vec<String>>, no_value: Signal<bool>) -> AnyView {
    let words = session.words;
    folded(
        session,
        ids,
        move |count| if no_value.get() { words.still_no_value(count) } else { words.without_effect(count) },
    )
}

/// The names of inputs, folded under how many there are of them; nothing where there are none.
pub fn folded(
    session: Session,
    ids: Signal<Vec<String>>,
    summary: impl Fn(usize) -> String + Send + 'static,
) -> AnyView {
    boxed_folded(session, ids, Box::new(summary))
}

/// [`folded`] with one type for all of them.
fn boxed_folded(session: Session, ids: Signal<Vec<String>>, summary: Box<dyn Fn(usize) -> String + Send>) -> AnyView {
    let model = session.model;
    let name = move |id: &String| {
        let input = model.input(model.find_input(id)?);
        Some(view! { <li>{say::input_name(model, input, session.language)}</li> })
    };
    view! {
        <details class="figures" hidden=flag(move || ids.with(Vec::is_empty))>
            <summary prop:textContent=text(move || summary(ids.with(Vec::len)))></summary>
            <ul class="names">{view(move || ids.with(|ids| ids.iter().filter_map(name).collect_view().into_any()))}</ul>
        </details>
    }
    .into_any()
}
