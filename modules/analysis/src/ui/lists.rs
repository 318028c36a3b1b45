//! What stands beneath a chart: a button for the rest of its bars, and names that it does not draw.

use leptos::prelude::*;
use takerate_inquiry::say;

use crate::desk::Desk;
use crate::ui::live::fresh;

/// How many bars are drawn before the reader asks for all.
pub const MOST: usize = 12;

/// Shows all bars and, pressed again, those that matter most.
pub fn more(desk: Desk, all: RwSignal<bool>, count: Signal<usize>) -> impl IntoView {
    let words = desk.words;
    let label = move || if all.get() { words.fewer.to_owned() } else { (words.all)(count.get()) };
    view! {
        <p class="more" hidden=move || count.get() <= MOST>
            <button type="button" class="action" aria-pressed=move || all.get().to_string() on:click=move |_| all.update(|all| *all = !*all)>
                {label}
            </button>
        </p>
    }
}

/// Inputs that do not matter, by their ids, or that leave the output without a value as it is.
pub fn without_effect(desk: Desk, ids: Signal<Vec<String>>, no_value: Signal<bool>) -> impl IntoView {
    let words = desk.words;
    folded(
        desk,
        ids,
        move |count| if no_value.get() { (words.still_no_value)(count) } else { (words.without_effect)(count) },
    )
}

/// The names of inputs, folded under how many there are of them; nothing where there are none.
pub fn folded(
    desk: Desk,
    ids: Signal<Vec<String>>,
    summary: impl Fn(usize) -> String + Send + Sync + 'static,
) -> impl IntoView {
    let model = desk.model;
    let name = move |id: &String| {
        let input = model.input(model.find_input(id)?);
        Some(view! { <li>{say::input_name(model, input, desk.language)}</li> })
    };
    view! {
        <details class="figures" hidden=move || ids.with(Vec::is_empty)>
            <summary prop:textContent={move || summary(ids.with(Vec::len))}></summary>
            <ul class="names">{fresh(move || ids.with(|ids| ids.iter().filter_map(name).collect_view()))}</ul>
        </details>
    }
}
