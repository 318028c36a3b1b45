//! The steps that the reader has made, with what changed in each.

use leptos::prelude::*;
use takerate_core::Scenario;
use takerate_exchange::link;
use takerate_inquiry::look::Place;
use takerate_inquiry::say;
use takerate_words::HistoryWords;

use super::ends::described;
use super::heading::heading;
use crate::boxed::{memo, text};
use crate::ui::analyses::desk::Desk;
use crate::ui::parts::note;
use crate::ui::steady::steady;

/// More changes of a step are counted.
const MOST: usize = 3;

pub fn history(desk: Desk) -> AnyView {
    let words = HistoryWords::of(desk.language);
    let list = steady(move || {
        let (at, links) = desk.page.steps.with(|steps| (steps.at, steps.links.clone()));
        let scenarios: Vec<Scenario> = links.iter().map(|text| link::read(desk.model, text).scenario).collect();
        let step = |(index, scenario): (usize, &Scenario)| {
            let before = index.checked_sub(1).and_then(|before| scenarios.get(before));
            let what = before
                .map_or_else(|| words.start(&described(desk, scenario)), |before| changes(desk, before, scenario));
            row(desk, scenario.clone(), what, index == at)
        };
        scenarios.iter().enumerate().rev().map(step).collect_view().into_any()
    });
    view! {
        {heading(words.title())}
        {note(words.standfirst())}
        <ol class="shelf steps" reversed aria-label=words.list()>{list}</ol>
    }
    .into_any()
}

fn row(desk: Desk, scenario: Scenario, what: String, current: bool) -> AnyView {
    // Only another page leads elsewhere; not every move of the reader's.
    let chapter = memo(move || desk.place.with(|place| place.chapter));
    let to = text(move || {
        desk.look.with(|look| desk.address(&Place { scenario: scenario.clone(), chapter: chapter.get() }, look))
    });
    view! {
        <li>
            <a href=to aria-current=current.then_some("step") prop:textContent=what></a>
            {current.then(|| view! { " " <small>{HistoryWords::of(desk.language).current()}</small> })}
        </li>
    }
    .into_any()
}

/// What differs between a step and the one before.
fn changes(desk: Desk, before: &Scenario, after: &Scenario) -> String {
    let (model, words, language) = (desk.model, HistoryWords::of(desk.language), desk.language);
    let mut parts = Vec::new();
    if before.preset != after.preset {
        parts.push(words.preset(model.preset(after.preset).name.get(language)));
    }
    // Of another preset everything is another; what counts is what the reader changed in it.
    let is_changed = |id| {
        let same_preset = before.preset == after.preset;
        before.value(model, id) != after.value(model, id) && (same_preset || after.is_changed(model, id))
    };
    let changed: Vec<_> = model.input_ids().filter(|id| is_changed(*id)).collect();
    parts.extend(changed.iter().take(MOST).map(|id| {
        let input = model.input(*id);
        let value = |scenario: &Scenario| say::value(scenario.value(model, *id), input, language);
        words.change(&say::input_name(model, input, language), &value(before), &value(after))
    }));
    if changed.len() > MOST {
        parts.push(words.more(changed.len() - MOST));
    }
    parts.join(words.apart())
}
