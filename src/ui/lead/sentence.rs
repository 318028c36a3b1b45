//! A sentence whose numbers are moved in it: of the first screen, and of a step of the story.

use leptos::prelude::*;
use takerate_core::sentence::{Piece, pieces};
use takerate_core::{Reference, Text};

use super::places::places;
use crate::boxed::{flag, memo, text as live, view};
use crate::state::Page;
use crate::ui::terms::finder;

/// The sentence, or `otherwise` where a line that it names has no value that means anything; and what is wrong with what is
/// being typed into it.
pub fn sentence(page: Page, sentence: &'static Text, otherwise: Option<&'static Text>) -> AnyView {
    let whole = sentence.get(page.language);
    let other = otherwise.map(|other| other.get(page.language));
    // Which of the two it is; a slider that moves does not change it, or a lever would go away under the hand.
    let full = memo(move || {
        let means = |line| page.result(Reference::Line(line), |now, last| last.unwrap_or(now).is_ok());
        page.model.lines_in(whole).all(means)
    });
    let said = RwSignal::new(String::new());
    // Both begin alike: what they have in common stays, levers with it.
    let common = other.map_or(whole.len(), |other| common(whole, other));
    let rest = move || {
        let text = other.filter(|_| !full.get()).unwrap_or(whole);
        let mut finder = finder(page);
        for piece in pieces(&whole[..common]) {
            if let Piece::Text(text) = piece {
                // What stands before is the same block.
                let _marked = finder.parts(text);
            }
        }
        untrack(|| places(page, &mut finder, &text[common..], said))
    };
    view! {
        <p class="sentence">{places(page, &mut finder(page), &whole[..common], said)}{view(rest)}</p>
        <p class="error" role="status" hidden=flag(move || said.with(String::is_empty)) prop:textContent=live(move || said.get())></p>
    }
    .into_any()
}

/// How far two sentences are the same, to the beginning of a part.
fn common(one: &str, other: &str) -> usize {
    let same = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let whole = (0..=same).rev().find(|end| one.is_char_boundary(*end)).unwrap_or_default();
    // Not within a place, nor between a place and the sign before it.
    let head = &one[..whole];
    match head.rfind('{').filter(|open| !head[*open..].contains('}')) {
        Some(open) => head[..open].trim_end_matches(|letter: char| !letter.is_whitespace()).len(),
        None => whole,
    }
}
