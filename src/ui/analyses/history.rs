//! The steps that the reader has made, with what changed in each.

use leptos::prelude::*;
use takerate_core::Scenario;
use takerate_scenario_io::caption::Caption;
use takerate_scenario_io::link::{self, Opened};
use takerate_scenario_io::prices::Prices;
use takerate_view_model::say;
use takerate_view_model::settings::Context;
use takerate_words::HistoryWords;

use super::heading::heading;
use super::scenario_names::described;
use crate::boxed::{memo, text};
use crate::ui::analyses::session::Session;
use crate::ui::parts::note;
use crate::ui::steady::steady;

/// More changes of a step are counted.
const MOST: usize = 3;

pub fn history(session: Session) -> AnyView {
    let words = HistoryWords::of(session.language);
    let list = steady(move || {
        let (at, links) = session.page.steps.with(|steps| (steps.at, steps.links.clone()));
        let opened: Vec<Opened> = links.iter().map(|text| link::read(session.model, text)).collect();
        let step = |(index, step): (usize, &Opened)| {
            let before = index.checked_sub(1).and_then(|before| opened.get(before));
            let what = before.map_or_else(
                || words.start(&described(session, &step.scenario)),
                |before| changes(session, before, &step.scenario, step.prices.as_ref()),
            );
            row(session, step.clone(), what, index == at)
        };
        opened.iter().enumerate().rev().map(step).collect_view().into_any()
    });
    view! {
        {heading(words.title())}
        {note(words.standfirst())}
        <ol class="shelf steps" reversed aria-label=words.list()>{list}</ol>
    }
    .into_any()
}

fn row(session: Session, step: Opened, what: String, current: bool) -> AnyView {
    let Opened { scenario, prices, caption, .. } = step;
    let name = caption.as_ref().and_then(Caption::name).map(|name| session.page.words.quoted(name));
    // Only another page leads elsewhere; not every move of the reader's.
    let section = memo(move || session.context.with(|context| context.section));
    let to = text(move || {
        let context = Context { scenario: scenario.clone(), section: section.get() };
        session.settings.with(|settings| {
            session.address_of(&context, prices.as_ref(), caption.as_ref(), &settings.write(session.model))
        })
    });
    view! {
        <li>
            <a href=to aria-current=current.then_some("step") prop:textContent=what></a>
            {name.map(|name| view! { " " <bdi>{name}</bdi> })}
            {current.then(|| view! { " " <small>{HistoryWords::of(session.language).current()}</small> })}
        </li>
    }
    .into_any()
}

/// What differs between a step and the one before.
fn changes(session: Session, before: &Opened, after: &Scenario, prices: Option<&Prices>) -> String {
    let (before, marked) = (&before.scenario, before.prices.as_ref());
    let (model, words, language) = (session.model, HistoryWords::of(session.language), session.language);
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
        let value = |scenario: &Scenario| say::known(scenario.value(model, *id), input, language);
        words.change(&say::input_name(model, input, language), &value(before), &value(after))
    }));
    if changed.len() > MOST {
        parts.push(words.more(changed.len() - MOST));
    }
    // Prices that were asked for again may be the same.
    let told = prices.filter(|prices| parts.is_empty() && marked != Some(*prices));
    if let Some((prices, service)) = told.zip(model.report.prices.as_ref()) {
        parts.push(session.page.words.prices_of(&prices.moment().shown(), service.name.get(language)));
    }
    parts.join(words.apart())
}
