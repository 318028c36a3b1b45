//! The typed value of an input.

use std::time::Duration;

use leptos::ev::{Event, KeyboardEvent, MouseEvent, PointerEvent};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use takerate_core::{Decimal, InputId};
use takerate_display::format;
use takerate_display::read::{How, Reading, Unreadable, read_from};

use super::{Control, Draft, Mistake};
use crate::boxed::{attribute, on, text as live};
use crate::browser::document::{has_focus, select_all};
use crate::state::Page;

/// Typing rests after this long without a key.
const REST: Duration = Duration::from_millis(700);

/// Above this a value needs a line of its own.
const LONG: Decimal = Decimal::from_parts(1_316_134_912, 2328, 0, false, 0);

pub fn field(control: Control) -> impl IntoView {
    let Control { page, id, value, draft, .. } = control;
    let input = page.model.input(id);
    let unit = format::unit(&input.unit, page.language);
    let shown = move || {
        let text = draft.with(|draft| draft.text.clone());
        text.unwrap_or_else(|| {
            value.get().map(|value| format::editable_in(value, &input.unit, page.language)).unwrap_or_default()
        })
    };
    let pause = StoredValue::new(None::<TimeoutHandle>);
    let wait = move || {
        if let Some(before) = pause.try_update_value(Option::take).flatten() {
            before.clear();
        }
        let rest = move || {
            let _gone = draft.try_update(|draft| draft.rests = true);
        };
        pause.set_value(set_timeout_with_handle(rest, REST).ok());
    };
    let finish = move |text: String| {
        let empty =
            matches!(typed(page, id, &text, value.get_untracked()), Err(Mistake::Unreadable(Unreadable::Empty)));
        if empty || draft.with_untracked(|draft| draft.mistake.is_none()) {
            draft.update(|draft| *draft = Draft { how: draft.how.take(), ..Draft::default() });
        } else {
            draft.update(|draft| draft.rests = true);
        }
    };
    // A first click selects the whole value, as the Tab key does; a second one places the caret.
    let entering = StoredValue::new(false);
    let press = move |event: PointerEvent| entering.set_value(!has_focus(&event));
    let click = move |event: MouseEvent| {
        if entering.get_value() {
            entering.set_value(false);
            select_all(&event);
        }
    };
    let named = format!("{0}-name {0}-unit", input.id);
    view! {
        <div class="field" class:long={input.high > LONG}>
            // Not `decimal`: those keypads lack the minus or the point, and all have neither letters nor per cent.
            <input
                id=input.id.as_str()
                type="text"
                placeholder=live(move || if value.with(Option::is_some) { String::new() } else { page.words.unpublished().to_owned() })
                inputmode="text"
                enterkeyhint="done"
                autocapitalize="off"
                autocomplete="off"
                spellcheck="false"
                data-input=input.id.as_str()
                aria-labelledby=named
                aria-describedby=format!("{}-said", input.id)
                aria-invalid=attribute(move || draft.with(|draft| draft.mistake.map(|_| "true".to_owned())))
                prop:value=live(shown)
                on:pointerdown=on(press)
                on:click=on(click)
                on:input=on(move |event: Event| {
                    take(page, id, draft, event_target_value(&event));
                    wait();
                })
                on:change=on(move |event: Event| finish(event_target_value(&event)))
                on:keydown=on(move |event: KeyboardEvent| {
                    if event.key() == "Escape" {
                        if let Some(before) = draft.with_untracked(|draft| draft.text.as_ref().map(|_| draft.before)) {
                            let _unchanged = page.put(id, before);
                        }
                        draft.set(Draft::default());
                    }
                })
            />
            <span class="unit" id=format!("{}-unit", input.id)>{unit}</span>
        </div>
    }
}

fn typed(page: Page, id: InputId, text: &str, present: Option<Decimal>) -> Result<Reading, Mistake> {
    let unit = &page.model.input(id).unit;
    let reading = read_from(text, unit, present.unwrap_or_default()).map_err(Mistake::Unreadable)?;
    unit.kind.accept(reading.value).map_err(Mistake::Refused)?;
    Ok(reading)
}

/// Takes what is typed at once where it is a value; otherwise the value before the typing stays in use.
fn take(page: Page, id: InputId, draft: RwSignal<Draft>, text: String) {
    let before = match draft.with_untracked(|draft| draft.text.as_ref().map(|_| draft.before)) {
        Some(before) => before,
        None => page.scenario.with_untracked(|scenario| scenario.value(page.model, id)),
    };
    let result = typed(page, id, &text, before);
    let mistake = result.err().filter(|mistake| *mistake != Mistake::Unreadable(Unreadable::Empty));
    let shown = |value: Decimal| format::precise(value, &page.model.input(id).unit, page.language);
    let how = result.ok().and_then(|reading| match reading.how {
        How::AsTyped => None,
        How::Rounded => Some((reading.value, page.words.rounded().to_owned())),
        How::FromPresent => Some((
            reading.value,
            page.words.from_present(&format::known(before, page.language, shown), &shown(reading.value)),
        )),
    });
    draft.set(Draft { text: Some(text), before, mistake, rests: false, how });
    let _accepted = page.put(id, result.map_or(before, |reading| Some(reading.value)));
}
