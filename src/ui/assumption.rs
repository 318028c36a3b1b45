//! The control of one input: a typed value, a slider with the presets marked, and where the value comes from.

mod band;
mod effective;
mod field;
mod remark;
mod slider;
mod touch;

use leptos::ev::Event;
use leptos::prelude::*;
use takerate_core::allowed::allowed;
use takerate_core::unit::{InvalidValue, Kind};
use takerate_core::{Decimal, Input, InputId, PresetId};
use takerate_display::format;
use takerate_display::read::Unreadable;
use takerate_display::slider::step;

use super::effects::{self, Effects};
use super::levers::Search;
use super::origin::{about, origin};
use super::prices;
use crate::boxed::{effect, flag, memo, on, text as live, view};
use crate::browser::document;
use crate::state::Page;

/// Why what was typed is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mistake {
    Unreadable(Unreadable),
    Refused(InvalidValue),
}

/// What a control remembers that is not part of the scenario.
#[derive(Clone, Debug, Default)]
struct Draft {
    /// What is being typed, while it is.
    text: Option<String>,
    /// The value before the typing began, to which a mistake returns; `None` also where there was none.
    before: Option<Decimal>,
    mistake: Option<Mistake>,
    /// Whether the typing has come to rest, so that remarks on it disturb nobody.
    rests: bool,
    /// How a value came about, where that is worth a remark, and the value.
    how: Option<(Decimal, String)>,
}

/// What an input stands among: on the page of a protocol, which has a result and can be searched.
#[derive(Clone, Copy)]
pub struct Place {
    pub search: Search,
    /// What a tenth of each input does to the result; `None` where the protocol has none.
    pub effects: Option<Effects>,
}

/// An input with its signals.
#[derive(Clone, Copy)]
struct Control {
    page: Page,
    id: InputId,
    /// The value; `None` where nobody has published one and the reader gave none.
    value: Memo<Option<Decimal>>,
    /// The preset's value.
    base: Memo<Option<Decimal>>,
    changed: Memo<bool>,
    /// Whether the reader is offered it in this preset.
    offered: Memo<bool>,
    place: Option<Place>,
    /// The ends of what contradicts nothing, within the slider, when nothing moves.
    open: Memo<[Decimal; 2]>,
    draft: RwSignal<Draft>,
}

impl Control {
    /// Whether it is out of sight: not offered, or not what is looked for.
    fn is_hidden(self) -> bool {
        !self.offered.get() || self.place.is_some_and(|place| !place.search.shows(self.id))
    }

    /// Whether the value lies outside the sensible range.
    fn is_outside(self) -> bool {
        let input = self.page.model.input(self.id);
        self.value.get().is_some_and(|value| value < input.low || value > input.high)
    }
}

/// An input that stands for itself, as on the overview.
pub fn assumption(page: Page, id: InputId) -> AnyView {
    lever(page, id, None)
}

/// An input, with what it moves where it stands.
pub fn lever(page: Page, id: InputId, place: Option<Place>) -> AnyView {
    let input = page.model.input(id);
    let value = memo(move || page.scenario.with(|scenario| scenario.value(page.model, id)));
    let base = memo(move || input.value(page.preset()));
    let changed = memo(move || value.get() != base.get());
    let open = memo(move || {
        page.rested
            .with(|scenario| allowed(page.model, scenario, id, [input.low, input.high], step(input.low, input.high)))
    });
    // Once shown, it stays where it is for as long as the preset does: a switch that is turned off must not go away with
    // the focus on it.
    let seen = Memo::new(move |before: Option<&(PresetId, bool)>| {
        let preset = page.preset();
        (preset, page.offers(id) || before.is_some_and(|before| *before == (preset, true)))
    });
    let offered = memo(move || seen.get().1);
    let control =
        Control { page, id, value, base, changed, offered, open, place, draft: RwSignal::new(Draft::default()) };
    if input.unit.kind == Kind::Switch { switch(control).into_any() } else { number(control).into_any() }
}

fn number(control: Control) -> impl IntoView {
    let Control { page, id, changed, place, draft, .. } = control;
    let input = page.model.input(id);
    // A scenario from elsewhere (a preset, a reset, a link) ends the typing; so does the slider, by itself.
    effect(move || {
        page.epoch.with(|_| ());
        draft.set(Draft::default());
    });
    let open = RwSignal::new(false);
    view! {
        <div class="assumption" class:changed=flag(move || changed.get()) hidden=flag(move || control.is_hidden())>
            <div class="top">
                <label for=input.id.as_str() id=format!("{}-name", input.id)>{input.name.get(page.language)}</label>
                {field::field(control)}
            </div>
            {place.map(|place| view! {
                <div class="beside">
                    {place.effects.map(|all| effects::effect(page, id, all))}
                    {effective::effective(control)}
                </div>
            })}
            {input.lacks_value().then(|| view! { <p class="note" prop:textContent=live(move || missing(control))></p> })}
            {slider::slider(control)}
            // Beneath the slider, which must not move under a thumb.
            {remark::remark(control)}
            <div class="foot">
                {about(page, id, open)}
                {view(move || changed.get().then(|| moved(control)).into_any())}
            </div>
            {origin(page, id, open)}
        </div>
    }
}

/// What is missing where nobody has published a value, and what would count as a source; nothing once the reader has given one.
fn missing(control: Control) -> String {
    let Control { page, id, value, .. } = control;
    let origin = page.texts().input(id).origin(page.preset());
    let note = origin.note.as_ref().filter(|_| value.get().is_none());
    note.map(|note| note.get(page.language).to_owned()).unwrap_or_default()
}

/// The preset's value and the reader's, with the ways back: to the preset, and to what the opened link had.
fn moved(control: Control) -> impl IntoView {
    let Control { page, id, value, base, .. } = control;
    let input = page.model.input(id);
    let name = input.name.get(page.language);
    let shown = move |value: Option<Decimal>| {
        format::known(value, page.language, |value| format::short(value, &input.unit, page.language))
    };
    let linked = memo(move || page.linked.with(|linked| linked.value(page.model, id)));
    let given = move || page.linked.with(|linked| linked.is_changed(page.model, id));
    let away = move || given() && linked.get() != base.get() && linked.get() != value.get();
    let text = move || page.words.as_linked_value(&shown(linked.get()));
    view! {
        <span class="moved">
            <span prop:textContent=live(move || format!("{} → {}", shown(base.get()), shown(value.get())))></span>
            {input.feed.is_some().then(|| view! { <small class="told" prop:textContent=live(move || prices::said(page, Some(id)).unwrap_or_default())></small> })}
            <button
                type="button"
                class="action"
                hidden=flag(move || !away())
                on:click=on(move |event| {
                    let _accepted = page.put(id, linked.get_untracked());
                    stay(&event, input);
                })
                prop:textContent=live(text)
            ></button>
            <button type="button" class="action reset" aria-label=page.words.pair(page.words.reset(), name) on:click=on(move |event| {
                page.reset(id);
                stay(&event, input);
            })>
                <span aria-hidden="true">"↺ "</span>{page.words.reset()}
            </button>
        </span>
    }
}

/// Keeps the focus at an input whose button is about to go away: in its field or, under a finger, on its slider, which calls
/// no keypad.
fn stay(event: &leptos::ev::MouseEvent, input: &'static Input) {
    if document::is_touch(event) {
        document::focus_control(&["range".to_owned(), input.id.clone()]);
    } else {
        document::focus(&input.id);
    }
}

fn switch(control: Control) -> impl IntoView {
    let Control { page, id, value, changed, .. } = control;
    let input = page.model.input(id);
    let open = RwSignal::new(false);
    let toggle = move |event: Event| {
        let value = if event_target_checked(&event) { Decimal::ONE } else { Decimal::ZERO };
        let _accepted = page.set(id, value);
    };
    view! {
        <div class="assumption choice" class:changed=flag(move || changed.get()) hidden=flag(move || control.is_hidden())>
            <div class="top">
                <label for=input.id.as_str()>{input.name.get(page.language)}</label>
                <input
                    id=input.id.as_str()
                    type="checkbox"
                    role="switch"
                    data-input=input.id.as_str()
                    prop:checked=flag(move || value.get().is_some_and(|value| !value.is_zero()))
                    on:change=on(toggle)
                />
            </div>
            {input.note.as_ref().map(|note| view! { <p class="note">{note.get(page.language)}</p> })}
            <div class="foot">{about(page, id, open)}</div>
            {origin(page, id, open)}
        </div>
    }
}
