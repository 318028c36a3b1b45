//! What stands at the places of a sentence or a text: levers, figures of the reader's scenario and of presets.

use leptos::ev::Event;
use leptos::prelude::*;
use takerate_core::sentence::{Piece, pieces};
use takerate_core::story::Told;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, InputId, PresetId, Reference};
use takerate_display::format;
use takerate_display::html::Html;
use takerate_display::lead::{signed, typed};
use takerate_display::terms::Finder;

use super::lever::lever;
use crate::boxed::{flag, on, text as live};
use crate::state::Page;
use crate::ui::figure::{figure, identity, preset_figure, short};

/// The text with what stands at its places, and the terms that `finder` finds marked; `said` gets what is wrong with what is being
/// typed into a lever.
pub fn places(page: Page, finder: &mut Finder<'_>, text: &'static str, said: RwSignal<String>) -> AnyView {
    let parts = pieces(text).into_iter().map(|piece| match piece {
        Piece::Text(text) => {
            let mut marked = Html::new();
            finder.write(text, &mut marked);
            view! { <span inner_html=marked.into_string()></span> }.into_any()
        }
        Piece::Place { id, sign } => match page.model.told(id) {
            Some(Told::Live(Reference::Input(input))) if page.model.input(input).unit.kind == Kind::Switch => {
                switch(page, input)
            }
            Some(Told::Live(Reference::Input(input))) => {
                // The sign of its currency stays on its line.
                view! { <span class="lever">{sign}{lever(page, input, said)}</span> }.into_any()
            }
            Some(Told::Live(reference)) => {
                let (_, _, unit) = identity(page, reference);
                figure(page, reference, move |value| signed(sign, &short(page, value, unit)), || "")
            }
            Some(Told::Fixed(reference, preset)) => fixed(page, id, sign, reference, preset),
            Some(Told::Preset(preset)) => view! { <span>{page.preset_name(preset)}</span> }.into_any(),
            Some(Told::Period) => {
                let period = live(move || page.model.preset(page.preset()).period.clone());
                view! { <span prop:textContent=period></span> }.into_any()
            }
            None => ().into_any(),
        },
    });
    parts.collect_view().into_any()
}

/// A figure of a preset, which opens as every figure does.
fn fixed(page: Page, id: &'static str, sign: &'static str, reference: Reference, preset: PresetId) -> AnyView {
    let (_, name, unit) = identity(page, reference);
    let value = page.preset_value(preset, reference);
    // A share that somebody has set reads as it was set: 15%, and not 15.00%.
    let set = value.filter(|_| matches!(reference, Reference::Input(_)) && unit.kind.in_percent());
    let number = match set {
        Some(value) => typed(value, unit, page.language),
        None => preset_figure(page, preset, reference),
    };
    let shown = signed(sign, &number);
    let exact = value.map(format::exact);
    let label = page.words.pair(&page.words.aside(name, page.preset_name(preset)), &shown);
    view! {
        <button
            type="button"
            class="figure fixed"
            data-figure=id
            data-exact=exact
            aria-label=label
            on:click=on(move |_| page.explained.set(vec![reference]))
        >
            {shown}
        </button>
    }
    .into_any()
}

/// A switch in a sentence: a box to tick, with what it stands at. Where its preset is not the scenario's, it does nothing there.
fn switch(page: Page, id: InputId) -> AnyView {
    let input = page.model.input(id);
    let value = move || page.scenario.with(|scenario| scenario.value(page.model, id));
    let toggle = move |event: Event| {
        let value = if event_target_checked(&event) { Decimal::ONE } else { Decimal::ZERO };
        let _accepted = page.set(id, value);
    };
    let shown =
        move || format::known(value(), page.language, |value| format::precise(value, &input.unit, page.language));
    view! {
        <label class="lever toggle">
            <input
                type="checkbox"
                role="switch"
                data-input=input.id.as_str()
                aria-label=input.name.get(page.language)
                disabled=flag(move || !page.offers(id))
                prop:checked=flag(move || value().is_some_and(|value| !value.is_zero()))
                on:change=on(toggle)
            />
            <span aria-hidden="true" prop:textContent=live(shown)></span>
        </label>
    }
    .into_any()
}
