//! A step: its claim, what it rests on, the sentence that is moved, its picture, where it is from, and the way on.

use leptos::prelude::*;
use takerate_core::story::Step;
use takerate_view_model::settings::Context;
use takerate_words::{StoryWords, short_name};

use super::{address, look};
use crate::boxed::{memo, on, text as live, view};
use crate::ui::analyses::session::Session;
use crate::ui::anchor::opening;
use crate::ui::lead::places::places;
use crate::ui::lead::sentence::sentence;
use crate::ui::origin::sources;
use crate::ui::readings;
use crate::ui::terms::finder;

/// The step with an index.
pub fn step(session: Session, steps: &'static [Step], index: usize) -> AnyView {
    let (page, language) = (session.page, session.language);
    let step = &steps[index];
    let origin = move || sources(page, &step.sources).into_string();
    view! {
        <article>
            <h2 tabindex="-1" data-view-heading=""><a href=address(session, steps, index)>{step.title.get(language)}</a></h2>
            <p class="text">{places(page, &mut finder(page), step.text.get(language), RwSignal::new(String::new()))}</p>
            {view(move || offer(session, step))}
            {sentence(page, &step.sentence, step.otherwise.as_ref())}
            {look::look(page, &step.look)}
            {(!step.sources.is_empty()).then(|| view! {
                <p class="note sources">{page.words.pair(page.words.source(), "")} " " <span inner_html=live(origin)></span></p>
            })}
            {on_way(session, step)}
        </article>
    }
    .into_any()
}

/// That the step is about another preset than the page opens with or the scenario stands on, and the way to that one.
fn offer(session: Session, step: &'static Step) -> AnyView {
    let (page, words) = (session.page, StoryWords::of(session.language));
    let Some(preset) = step.preset else { return ().into_any() };
    let (own, now) = (page.preset_name(preset), page.preset_name(page.preset()));
    if preset == page.preset() {
        // Of the preset that the page opens with, nobody needs to be told.
        let other = preset != page.model.opens;
        return other.then(|| view! { <p class="note stands">{words.stands(own)}</p> }).into_any();
    }
    view! {
        <p class="offer">
            {words.about(own, now)} " "
            <button type="button" class="action" on:click=on(move |_| page.choose_preset(preset))>{words.change(own)}</button>
        </p>
    }
    .into_any()
}

/// The way on into the calculator, with everything kept.
fn on_way(session: Session, step: &'static Step) -> AnyView {
    let (page, words) = (session.page, StoryWords::of(session.language));
    let section = step.view.map(usize::from);
    let protocol = section.map(|section| short_name(page.model.sections[section].name.get(session.language)));
    let place = match (protocol, readings::title(page, &step.show)) {
        (Some(protocol), Some(reading)) => words.place(protocol, reading),
        (Some(place), None) | (None, Some(place)) => place.to_owned(),
        (None, None) => page.words.overview().to_owned(),
    };
    let to = memo(move || {
        page.address.track();
        let scenario = session.context.with_untracked(|context| context.scenario.clone());
        untrack(|| session.address_with(&Context { scenario, section }, &step.show))
    });
    let open = opening(page, move || (section, step.show.clone()));
    view! {
        <p class="on">
            <a href=live(move || to.get()) on:click=on(open)>{words.go_on(&place)}</a> " "
            <small>{words.kept()}</small>
        </p>
    }
    .into_any()
}
