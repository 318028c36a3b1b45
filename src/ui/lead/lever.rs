//! A number in a sentence that is dragged sideways, typed, or moved by the arrow keys.

use leptos::ev::{Event, KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;
use takerate_core::allowed::within;
use takerate_core::{Decimal, InputId};
use takerate_display::lead::typed;
use takerate_display::read::{Unreadable, read_from};
use takerate_display::slider::{position, step};
use takerate_display::{format, lead};

use crate::boxed::{attribute, effect, flag, memo, on, text as live};
use crate::browser::document::{capture, field, has_focus, select_all};
use crate::state::Page;

/// A pointer that has gone this many pixels sideways drags.
const SIDEWAYS: i32 = 4;

/// So many pixels lead from one end of the sensible range to the other.
const RUN: i64 = 320;

/// A pointer on the number.
#[derive(Clone, Copy, Debug, Default)]
enum Hold {
    #[default]
    None,
    /// It may become a click.
    Pressed { from: i32, before: Option<Decimal> },
    /// It drags.
    Dragging { from: i32, before: Option<Decimal> },
}

/// The number; `said` gets what is wrong with what is being typed.
pub fn lever(page: Page, id: InputId, said: RwSignal<String>) -> AnyView {
    let input = page.model.input(id);
    let (low, high, unit) = (input.low, input.high, &input.unit);
    let step = step(low, high);
    let value = memo(move || page.scenario.with(|scenario| scenario.value(page.model, id)));
    let changed = memo(move || value.get() != input.value(page.preset()));
    // What is being typed, with the value before, to which a mistake returns.
    let draft = RwSignal::new(None::<(String, Option<Decimal>)>);
    effect(move || {
        page.epoch.with(|_| ());
        draft.set(None);
        said.set(String::new());
    });
    let shown = memo(move || match draft.with(|draft| draft.as_ref().map(|draft| draft.0.clone())) {
        Some(text) => text,
        None => value.get().map(|value| lead::typed(value, unit, page.language)).unwrap_or_default(),
    });
    let go = move |value: Decimal| {
        draft.set(None);
        said.set(String::new());
        let value = page.scenario.with_untracked(|scenario| within(page.model, scenario, id, value, step));
        let _accepted = page.set(id, value);
    };
    let hold = StoredValue::new(Hold::None);
    let entering = StoredValue::new(false);
    let press = move |event: PointerEvent| {
        entering.set_value(!has_focus(&event));
        hold.set_value(Hold::Pressed { from: event.client_x(), before: value.get_untracked() });
    };
    let drag = move |event: PointerEvent| {
        let (from, before) = match hold.get_value() {
            Hold::Pressed { from, before } if (event.client_x() - from).abs() >= SIDEWAYS => {
                capture(&event);
                hold.set_value(Hold::Dragging { from, before });
                (from, before)
            }
            Hold::Dragging { from, before } => (from, before),
            _ => return,
        };
        event.prevent_default();
        let way = Decimal::from(event.client_x() - from) / Decimal::from(RUN);
        let wanted = high.checked_sub(low).and_then(|span| span.checked_mul(way)?.checked_add(before.unwrap_or(low)));
        if let Some(wanted) = wanted {
            go(rounded(wanted, low, step).clamp(low, high));
        }
    };
    let release = move |_: PointerEvent| {
        if matches!(hold.get_value(), Hold::Dragging { .. }) {
            entering.set_value(false);
        }
        hold.set_value(Hold::None);
    };
    // The finger scrolls the page.
    let cancel = move |_: PointerEvent| {
        if let Hold::Dragging { before, .. } = hold.get_value() {
            let _accepted = page.put(id, before);
        }
        hold.set_value(Hold::None);
    };
    let key = move |event: KeyboardEvent| {
        let steps = match event.key().as_str() {
            "ArrowUp" => 1,
            "ArrowDown" => -1,
            "PageUp" => 10,
            "PageDown" => -10,
            "Escape" => {
                if let Some((_, before)) = draft.get_untracked() {
                    let _unchanged = page.put(id, before);
                }
                draft.set(None);
                said.set(String::new());
                return;
            }
            _ => return,
        };
        event.prevent_default();
        let by = step * Decimal::from(if event.shift_key() { steps * 10 } else { steps });
        if let Some(wanted) = value.get_untracked().unwrap_or(low).checked_add(by) {
            go(wanted.clamp(low, high));
        }
    };
    let take = move |event: Event| {
        let text = field(&event).map(|field| field.value()).unwrap_or_default();
        let before = draft.with_untracked(|draft| draft.as_ref().map(|draft| draft.1));
        let before = before.unwrap_or_else(|| value.get_untracked());
        let why = match read_from(&text, unit, before.unwrap_or_default()) {
            Err(Unreadable::Empty) => String::new(),
            Err(why) => page.words.unreadable(why as usize).to_owned(),
            Ok(reading) => match unit.kind.accept(reading.value) {
                Err(why) => page.words.refused(why as usize).to_owned(),
                Ok(_) => {
                    draft.set(Some((text, before)));
                    said.set(String::new());
                    let _accepted = page.set(id, reading.value);
                    return;
                }
            },
        };
        draft.set(Some((text, before)));
        let used = format::known(before, page.language, |before| typed(before, unit, page.language));
        said.set(if why.is_empty() { why } else { [why, page.words.still_used(&used)].join(page.words.between()) });
        let _accepted = page.put(id, before);
    };
    let leave = move |_: Event| {
        if said.with_untracked(String::is_empty) {
            draft.set(None);
        }
    };
    let at = move || position(value.get().unwrap_or(low), low, high);
    // In the width of digits; what is narrower than one leaves room for the caret.
    let style = move || format!("--at:{};--letters:{}", at(), shown.with(|shown| shown.chars().count().max(1)));
    let spoken = move || format::known(value.get(), page.language, |value| format::precise(value, unit, page.language));
    view! {
        <input
            type="text"
            role="spinbutton"
            inputmode="text"
            enterkeyhint="done"
            autocapitalize="off"
            autocomplete="off"
            spellcheck="false"
            class:changed=flag(move || changed.get())
            data-input=input.id.as_str()
            aria-label=input.name.get(page.language)
            aria-valuemin=format::exact(low)
            aria-valuemax=format::exact(high)
            aria-valuenow=attribute(move || value.get().map(format::exact))
            aria-valuetext=live(spoken)
            aria-invalid=attribute(move || (!said.with(String::is_empty) && draft.with(Option::is_some)).then(|| "true".to_owned()))
            style=live(style)
            prop:value=live(move || shown.get())
            on:pointerdown=on(press)
            on:pointermove=on(drag)
            on:pointerup=on(release)
            on:pointercancel=on(cancel)
            on:click=on(move |event: MouseEvent| {
                if entering.get_value() {
                    entering.set_value(false);
                    select_all(&event);
                }
            })
            on:keydown=on(key)
            on:input=on(take)
            on:change=on(leave)
        />
    }
    .into_any()
}

/// The nearest whole number of steps above the low end.
pub(super) fn rounded(value: Decimal, low: Decimal, step: Decimal) -> Decimal {
    let steps = value.checked_sub(low).and_then(|above| above.checked_div(step));
    steps.and_then(|steps| steps.round().checked_mul(step)?.checked_add(low)).unwrap_or(value)
}
