//! How much is changed, and the list of it: each change with its own way back, and the ways back from all of them.

use leptos::prelude::*;
use takerate_core::{Decimal, InputId};
use takerate_display::format;
use takerate_display::icon::{LEVERS, icon};
use takerate_words::short_name;
use wasm_bindgen::JsCast;

use crate::boxed::{flag, memo, on, text as live, view};
use crate::browser::document;
use crate::state::Page;
use crate::ui::later;
use crate::ui::steps::{history, steps};

/// The button that opens the list, which gets the focus back.
const BUTTON: &str = "changed";

/// The steps, and how much is changed.
pub fn changes(page: Page) -> impl IntoView {
    let open = RwSignal::new(false);
    let count = memo(move || page.scenario.with(|scenario| scenario.changed(page.model).count()));
    let text = move || how_many(page, count.get());
    view! {
        <div class="changes">
            {steps(page)}
            <button
                type="button"
                id=BUTTON
                class="action"
                aria-expanded=live(move || open.get().to_string())
                on:click=on(move |_| open.update(|open| *open = !*open))
            >
                <span inner_html=icon(LEVERS).into_string()></span>
                <span class="wide" data-changed=live(move || count.get().to_string()) prop:textContent=live(text)></span>
                <span class="narrow" aria-hidden="true" prop:textContent=live(move || count.get().to_string())></span>
            </button>
            {view(move || match open.get() {
                true => {
                    let loading = page.words.part_loading();
                    let list = later::of_soon(page, loading, move |soon| (soon.changed)(page, open));
                    view! { <div class="sheet">{list}</div> }.into_any()
                }
                false => ().into_any(),
            })}
        </div>
    }
}

fn how_many(page: Page, count: usize) -> String {
    if count == 0 { page.words.nothing_changed().to_owned() } else { page.words.changed(count) }
}

/// The list, for as long as `open` is so.
pub fn list(page: Page, open: RwSignal<bool>) -> AnyView {
    let rows = memo(move || page.scenario.with(|scenario| scenario.changed(page.model).collect::<Vec<_>>()));
    let close = move || {
        open.set(false);
        document::focus(BUTTON);
    };
    let elsewhere = move |target: Option<web_sys::EventTarget>| {
        let target = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|target| target.closest(".changes").ok().flatten().is_none()) {
            open.set(false);
        }
    };
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" {
            close();
        }
    });
    let pointer = window_event_listener(leptos::ev::pointerdown, move |event| elsewhere(event.target()));
    let focus = window_event_listener(leptos::ev::focusin, move |event| elsewhere(event.target()));
    on_cleanup(move || {
        keys.remove();
        pointer.remove();
        focus.remove();
    });
    let reset_all = move |_| {
        page.reset_all();
        close();
    };
    // A link's own changes are as much a place to return to as the preset.
    let linked = move || page.linked.with(|linked| linked.changed(page.model).next().is_some());
    let as_linked = move || page.linked.with(|linked| page.scenario.with(|now| now == linked));
    let relink = move |_| {
        page.replace(page.linked.get_untracked());
        close();
    };
    view! {
        <p class="count">{view(move || view! { <span>{how_many(page, rows.with(Vec::len))}</span> }.into_any())}</p>
        <ul>
            {view(move || {
                let all = rows.get();
                let last = all.len().saturating_sub(1);
                untrack(|| all.into_iter().enumerate().map(|(index, change)| row(page, change, index, last)).collect_view().into_any())
            })}
        </ul>
        <p class="ways">
            <button type="button" class="action" hidden=flag(move || rows.with(Vec::is_empty)) on:click=on(reset_all)>
                {page.words.reset_all()}
            </button>
            <button type="button" class="action" hidden=flag(move || !linked() || as_linked()) on:click=on(relink)>
                {page.words.as_linked()}
            </button>
            <span on:click=on(move |_| open.set(false))>{history(page)}</span>
        </p>
    }
    .into_any()
}

/// A change: what, from what to what, and the way back.
fn row(page: Page, (id, value): (InputId, Decimal), index: usize, last: usize) -> AnyView {
    let input = page.model.input(id);
    let section = &page.model.sections[usize::from(input.section)];
    let name = input.name.get(page.language);
    let elsewhere = section.is_protocol() && page.view.get() != Some(usize::from(input.section));
    let whole =
        if elsewhere { page.words.pair(short_name(section.name.get(page.language)), name) } else { name.to_owned() };
    let [from, to] = [input.value(page.preset()), Some(value)]
        .map(|value| format::known(value, page.language, |value| format::precise(value, &input.unit, page.language)));
    let reset = move |_| {
        page.reset(id);
        // The row goes away: the next one has the focus, or what opens the list.
        let next = if last == 0 { BUTTON.to_owned() } else { place(index.min(last - 1)) };
        request_animation_frame(move || document::focus(&next));
    };
    view! {
        <li>
            <span class="what">{whole.clone()}</span>
            <span class="move">{from} " → " {to}</span>
            <button type="button" class="action reset" id=place(index) aria-label=page.words.pair(page.words.reset(), &whole) on:click=on(reset)>
                <span aria-hidden="true">"↺ "</span>{page.words.reset()}
            </button>
        </li>
    }
    .into_any()
}

/// The id of a row's way back.
fn place(index: usize) -> String {
    format!("reset-{index}")
}
