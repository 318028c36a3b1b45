//! What is to be said about an input's value, under its field.

use leptos::prelude::*;
use takerate_core::Decimal;
use takerate_core::explain::reason;
use takerate_display::format;
use takerate_display::slider::step;

use super::super::status;
use super::{Control, Mistake};
use crate::boxed::{effect, flag, memo, text as live};

/// What is wrong with the value, or that it lies outside the sensible range. While somebody types, it waits.
pub fn remark(control: Control) -> impl IntoView {
    let Control { page, id, value, open, draft, .. } = control;
    let input = page.model.input(id);
    let words = page.words;
    let shown = move |value: Decimal| format::with_unit(value, &input.unit, page.language);
    let typing = memo(move || draft.with(|draft| draft.text.is_some() && !draft.rests));
    let error = memo(move || match draft.with(|draft| draft.mistake) {
        _ if typing.get() => None,
        Some(mistake) => {
            let why = match mistake {
                Mistake::Unreadable(why) => words.unreadable(why as usize),
                Mistake::Refused(why) => words.refused(why as usize),
            };
            Some(format!(
                "{why}{}{}",
                words.between(),
                words.still_used(&format::known(value.get(), page.language, shown))
            ))
        }
        None => page.faults.with(|faults| {
            let problem = faults.iter().find(|fault| fault.inputs.contains(&id))?.problem;
            Some(reason(page.model, problem.line, problem, page.language))
        }),
    });
    let outside = memo(move || !typing.get() && control.is_outside());
    let notice = move || words.outside_range(&format::brief(input.low, &input.unit, page.language), &shown(input.high));
    // Where dragging ends before the slider does, the reader is told why.
    let edge = memo(move || {
        let ([first, last], value) = (open.get(), value.get()?);
        let step = step(input.low, input.high);
        let beyond = if last < input.high && value == last {
            value.checked_add(step)
        } else if first > input.low && value == first {
            value.checked_sub(step)
        } else {
            None
        };
        beyond.and_then(|value| page.contradiction(id, value))
    });
    let notices = move || {
        let how = draft.with(|draft| draft.how.clone()).filter(|how| Some(how.0) == value.get() && !typing.get());
        let beyond = if outside.get() { Some(notice()) } else { edge.get().map(|why| words.no_further(&why)) };
        how.map(|how| how.1).into_iter().chain(beyond).collect::<Vec<_>>().join(words.between())
    };
    let text = memo(move || error.get().unwrap_or_else(notices));
    // Said once where the reader's own typing is what it is about; the page says what follows for the results.
    effect(move || {
        let text = text.get();
        if draft.with_untracked(|draft| draft.text.is_some()) && !text.is_empty() {
            status::say(page, text);
        }
    });
    view! {
        <p
            id=format!("{}-said", input.id)
            class=live(move || if error.with(Option::is_some) { "error" } else { "notice" }.to_owned())
            hidden=flag(move || text.with(String::is_empty))
            prop:textContent=live(move || text.get())
        ></p>
    }
}
