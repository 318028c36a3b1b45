//! The scenarios that the report offers: a list of them, and above the figures the one that is open.

mod claims;
mod effect;

use leptos::prelude::*;
use takerate_core::Scenario;
use takerate_core::model::ReadyMade;
use takerate_display::format;
use takerate_display::html::Html;
use takerate_scenario_io::link::write_pinned;
use takerate_words::ReadyMadeWords;

use super::origin::sources;
use super::parts::{action, h2, note};
use crate::boxed::{attribute, flag, memo, on, view};
use crate::browser::document;
use crate::state::Page;

/// Where the scenario that is open is told.
const PLACE: &str = "#ready-made";

/// The scenarios that move a protocol, or all of them; on a protocol's page folded. Nothing where there are none.
pub fn offered(page: Page, section: Option<usize>) -> AnyView {
    if page.model.ready_made.is_empty() {
        return ().into_any();
    }
    // Their names come with the whole model. The list has its place before, so that what stands beneath it does not move.
    view(move || {
        let whole = page.whole.get();
        untrack(|| {
            let words = ReadyMadeWords::of(page.language);
            let items: Vec<AnyView> =
                (0..page.model.ready_made.len()).filter_map(|index| item(page, index, section)).collect();
            let title = if whole.is_some() { words.title() } else { "" };
            match section {
                _ if items.is_empty() => ().into_any(),
                None => view! {
                    <section class="section ready-made-list">
                        {h2(title)}
                        {note(if whole.is_some() { words.standfirst() } else { "" })}
                        <ul class="spread">{items}</ul>
                    </section>
                }
                .into_any(),
                Some(_) => view! {
                    <details class="ready-made-list group">
                        <summary><h2>{title}</h2></summary>
                        <ul class="spread">{items}</ul>
                    </details>
                }
                .into_any(),
            }
        })
    })
    .into_any()
}

/// One of the list: its name as a link, what it asks, and what comes of it; `None` where it does not move the protocol.
fn item(page: Page, index: usize, section: Option<usize>) -> Option<AnyView> {
    let model = page.model;
    let ready = &page.texts().ready_made[index];
    let scenario = ready.scenario(model);
    let effect = effect::effect(page, &scenario, section);
    if effect.is_empty() {
        return None;
    }
    let view_id = section.map(|section| model.sections[section].id.as_str());
    let address = write_pinned(model, &scenario, view_id, "", takerate_bundled::edition());
    let current = attribute(move || is_open(page, index).then(|| "true".to_owned()));
    let open = move |event: leptos::ev::MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            show(page, scenario.clone());
        }
    };
    Some(
        view! {
            <li>
                <h3><a href=address data-scenario=ready.id.as_str() aria-current=current on:click=on(open)>{ready.name.get(page.language)}</a></h3>
                {note(ready.note.get(page.language))}
                <dl class="effect" inner_html=effect.into_string()></dl>
            </li>
        }
        .into_any(),
    )
}

/// Opens a scenario as one step, and goes on where it is told.
fn show(page: Page, scenario: Scenario) {
    page.replace(scenario);
    request_animation_frame(|| document::enter(PLACE));
}

/// Whether the page shows this ready-made scenario as it is.
fn is_open(page: Page, index: usize) -> bool {
    page.scenario.with(|scenario| page.model.ready_made[index].is(page.model, scenario))
}

/// The scenario that is open: what it asks, what is claimed of it beside what comes out, what it changes and why, and the
/// way back. Nothing where none is.
pub fn open(page: Page) -> AnyView {
    view(move || {
        let open = page.ready_made.get().zip(page.whole.get());
        open.map(|(index, whole)| untrack(|| told(page, index, &whole.ready_made[index]))).into_any()
    })
    .into_any()
}

fn told(page: Page, index: usize, ready: &'static ReadyMade) -> AnyView {
    let (words, language) = (ReadyMadeWords::of(page.language), page.language);
    let preset = page.preset_name(ready.preset);
    let as_it_is = memo(move || is_open(page, index));
    let back = move |_| {
        page.reset_all();
        // The button goes away; the focus stays near.
        document::focus("undo");
    };
    let return_to = move |_| show(page, ready.scenario(page.model));
    let count = ready.changes.len();
    view! {
        <section id="ready-made" class="ready-made" aria-labelledby="ready-made-title">
            <p class="of">{words.of_preset(preset)}</p>
            <h2 id="ready-made-title">{ready.name.get(language)}</h2>
            <p class="said">{ready.note.get(language)}</p>
            <p class="notice" role="status" hidden=flag(move || as_it_is.get())>{words.changed()}</p>
            {claims::claims(page, ready)}
            <details>
                <summary>{words.changes(count)}</summary>
                <dl class="reasons" inner_html=reasons(page, ready)></dl>
            </details>
            <p class="note" inner_html=origin(page, ready)></p>
            <p class="ways">
                {action_text(words.back_to_preset(preset), back)}
                <span hidden=flag(move || as_it_is.get())>{action(words.back_to_scenario(), on(return_to))}</span>
            </p>
        </section>
    }
    .into_any()
}

/// A button whose text is put together.
fn action_text(text: String, act: impl FnMut(leptos::ev::MouseEvent) + 'static) -> AnyView {
    view! { <button type="button" class="action" on:click=on(act)>{text}</button> }.into_any()
}

/// What it changes, each with the reason, as entries of a description list.
fn reasons(page: Page, ready: &ReadyMade) -> String {
    let mut html = Html::new();
    let base = Scenario::preset(ready.preset);
    for change in &ready.changes {
        let input = page.model.input(change.input);
        let [from, to] = [base.value(page.model, change.input), Some(change.value)].map(|value| {
            format::known(value, page.language, |value| format::precise(value, &input.unit, page.language))
        });
        let mut entry = html.element("div");
        entry.element("dt").text(&page.words.picture_change(input.name.get(page.language), &from, &to));
        entry.element("dd").text(change.why.get(page.language));
    }
    html.into_string()
}

/// Where its values come from.
fn origin(page: Page, ready: &ReadyMade) -> String {
    let mut html = Html::new();
    if ready.sources.is_empty() {
        html.text(ReadyMadeWords::of(page.language).no_source());
    } else {
        html.text(&page.words.pair(page.words.source(), "")).add(&sources(page, &ready.sources));
    }
    html.into_string()
}
