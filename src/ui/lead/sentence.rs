//! The sentence: text, levers where it names an input, figures where it names a line.

use leptos::prelude::*;
use takerate_core::Reference;
use takerate_core::lead::Lead;
use takerate_core::sentence::{PERIOD, Piece, pieces};
use takerate_display::lead::{sentence as chosen, signed};

use super::lever::lever;
use crate::boxed::{flag, memo, text as live, view};
use crate::state::Page;
use crate::ui::figure::{figure, identity, short};

/// The sentence that holds, its hint, and what is wrong with what is being typed into it.
pub fn sentence(page: Page, lead: &'static Lead) -> AnyView {
    let language = page.language;
    // Which of the two it is; a slider that moves does not change it, or a lever would go away under the hand.
    let full = memo(move || {
        let means = |line| page.result(Reference::Line(line), |now, last| last.unwrap_or(now).is_ok());
        std::ptr::eq(chosen(page.model, lead, language, means), &lead.sentence)
    });
    let said = RwSignal::new(String::new());
    let whole = lead.sentence.get(language);
    let other = lead.otherwise.as_ref().map(|other| other.get(language));
    // Both begin alike: what they have in common stays, levers with it.
    let common = other.map_or(whole.len(), |other| common(whole, other));
    let rest = move || {
        let text = if full.get() { whole } else { other.unwrap_or(whole) };
        untrack(|| parts(page, &text[common..], said))
    };
    view! {
        <p class="sentence">{parts(page, &whole[..common], said)}{view(rest)}</p>
        <p class="error" role="status" hidden=flag(move || said.with(String::is_empty)) prop:textContent=live(move || said.get())></p>
        <p class="hint">{page.model.report.standfirst.get(language)}</p>
    }
    .into_any()
}

/// How far two sentences are the same, to the beginning of a part.
pub fn common(one: &str, other: &str) -> usize {
    let same = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let whole = (0..=same).rev().find(|end| one.is_char_boundary(*end)).unwrap_or_default();
    // Not within a place, nor between a place and the sign before it.
    let head = &one[..whole];
    match head.rfind('{').filter(|open| !head[*open..].contains('}')) {
        Some(open) => head[..open].trim_end_matches(|letter: char| !letter.is_whitespace()).len(),
        None => whole,
    }
}

fn parts(page: Page, text: &'static str, said: RwSignal<String>) -> AnyView {
    let parts = pieces(text).into_iter().map(|piece| match piece {
        Piece::Text(text) => view! { <span>{text}</span> }.into_any(),
        Piece::Place { id: PERIOD, .. } => {
            let period = live(move || page.model.period(page.preset()).to_owned());
            view! { <span prop:textContent=period></span> }.into_any()
        }
        Piece::Place { id, sign } => match page.model.find(id) {
            Some(Reference::Input(input)) => with_sign(sign, lever(page, input, said)),
            Some(reference) => {
                let (_, _, unit) = identity(page, reference);
                figure(page, reference, move |value| signed(sign, &short(page, value, unit)), || "")
            }
            None => ().into_any(),
        },
    });
    parts.collect_view().into_any()
}

/// A lever behind the sign of its currency, which stays on its line.
pub fn with_sign(sign: &'static str, lever: AnyView) -> AnyView {
    view! { <span class="lever">{sign}{lever}</span> }.into_any()
}
