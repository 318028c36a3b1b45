//! What a tenth of each assumption does to a protocol's result, from the scenario at rest.

use leptos::prelude::*;
use takerate_core::unit::Kind;
use takerate_core::{InputId, LineId, Problem, Reference};
use takerate_display::effect::{Effect, Side, effects};
use takerate_display::format;
use takerate_words::LeversWords;

use super::figure::identity;
use crate::boxed::{memo, text as live};
use crate::state::Page;

/// The effects on a line.
#[derive(Clone, Copy)]
pub struct Effects {
    line: LineId,
    all: Memo<Vec<Effect>>,
}

impl Effects {
    pub fn new(page: Page, line: LineId) -> Self {
        Self { line, all: memo(move || page.rested.with(|scenario| effects(page.model, scenario, line))) }
    }
}

/// What a tenth less and a tenth more of an input does, beside its control; said in full to a screen reader. It has its
/// place also where there is nothing to say, as of a switch.
pub fn effect(page: Page, id: InputId, effects: Effects) -> impl IntoView {
    let words = LeversWords::of(page.language);
    let (_, line, unit) = identity(page, Reference::Line(effects.line));
    let input = page.model.input(id);
    let words_of = move |side: &Side, told: Result<Option<String>, Problem>| match (told, side.limit) {
        (Ok(Some(change)), Some(end)) => words.limited(&change, &format::precise(end, &input.unit, page.language)),
        (Ok(Some(change)), None) => change,
        (Ok(None), _) => words.side_none().to_owned(),
        (Err(problem), _) => page.no_value(problem).to_owned(),
    };
    let told = move |aloud: bool| {
        // There is no tenth of a switch, nor of what nobody has published.
        if input.unit.kind == Kind::Switch || page.rested.with(|scenario| scenario.value(page.model, id)).is_none() {
            return String::new();
        }
        effects.all.with(|all| {
            let Some(effect) = all.iter().find(|effect| effect.input == id && effect.moves()) else {
                return if aloud { words.effect_none_said(line) } else { words.effect_none().to_owned() };
            };
            let [less, more] = effect.told(unit, page.language);
            let (less, more) = (words_of(&effect.sides[0], less), words_of(&effect.sides[1], more));
            if aloud { words.effect_said(line, &less, &more) } else { words.effect(&less, &more) }
        })
    };
    let (seen, heard) = (memo(move || told(false)), memo(move || told(true)));
    view! {
        <span class="effect">
            <span aria-hidden="true" prop:textContent=live(move || seen.get())></span>
            <span class="hidden" prop:textContent=live(move || heard.get())></span>
        </span>
    }
}
