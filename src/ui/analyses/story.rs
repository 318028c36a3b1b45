//! The report told in steps, one at a time: how far the reader is, the step, and the ways on.
//!
//! Whatever a reader moves in a step is the scenario of the whole page. A step that is about a preset is entered in that preset,
//! with the reader's changes kept, so that its sentence and the figures beside it are of one year; a step that a link opens
//! leaves the link's scenario as it is, and offers to change it. Either way the sentence says what holds in the scenario that
//! the page shows, and figures of presets carry their names.

mod look;
mod step;

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use takerate_core::story::Step;
use takerate_view_model::settings::{Context, Settings, StorySettings};
use takerate_words::StoryWords;

use super::heading::heading;
use crate::boxed::{attribute, memo, on, text as live, view};
use crate::browser::document;
use crate::state::{Cause, Page};
use crate::ui::analyses::session::Session;
use crate::ui::parts::note;

/// The story of the report.
pub fn story(session: Session) -> AnyView {
    let words = StoryWords::of(session.language);
    let steps: &'static [Step] = session.model.story.as_ref().map(|story| story.steps.as_slice()).unwrap_or_default();
    if steps.is_empty() {
        return view! { {heading(session.page.words.story())} {note(words.none())} }.into_any();
    }
    let at = memo(move || session.settings.with(place).min(steps.len() - 1));
    follow_keys(session, steps, at);
    let dots = steps.iter().enumerate().map(|(index, step)| {
        let name = words.step(&(index + 1).to_string(), step.title.get(session.language));
        let current = attribute(move || (at.get() == index).then(|| "step".to_owned()));
        view! {
            <li>
                <a href=address(session, steps, index) aria-label=name.clone() title=name aria-current=current on:click=on(move |event| follow(&event, session, steps, index))></a>
            </li>
        }
    });
    let progress = move || words.progress(&(at.get() + 1).to_string(), steps.len());
    view! {
        <div class="story">
            <nav class="dots" aria-label=words.steps()><ol>{dots.collect_view()}</ol></nav>
            <p class="at" prop:textContent=live(progress)></p>
            {view(move || {
                let at = at.get();
                untrack(|| view! { {step::step(session, steps, at)} {ways(session, steps, at)} }.into_any())
            })}
        </div>
    }
    .into_any()
}

/// Which step the settings name.
fn place(settings: &Settings) -> usize {
    match settings {
        Settings::Story(StorySettings { step }) => step.unwrap_or_default(),
        _ => 0,
    }
}

/// The steps before and after.
fn ways(session: Session, steps: &'static [Step], at: usize) -> AnyView {
    let words = StoryWords::of(session.language);
    let way = |index: usize, class: &'static str, name: &'static str| {
        let title = steps[index].title.get(session.language);
        view! {
            <a class=class href=address(session, steps, index) on:click=on(move |event| follow(&event, session, steps, index))>
                <small>{name}</small>
                <span>{title}</span>
            </a>
        }
    };
    let before = at.checked_sub(1).map(|index| way(index, "previous", words.previous()));
    let after = (at + 1 < steps.len()).then(|| way(at + 1, "next", words.next()));
    view! { <div class="ways">{before}{after}</div> <p class="keys note">{words.keys()}</p> }.into_any()
}

/// What is shown once a step is entered: its preset, where it is about one, with the reader's changes.
fn entered(session: Session, steps: &'static [Step], index: usize) -> (Context, Settings) {
    let mut context = session.context.get_untracked();
    context.scenario.preset = steps[index].preset.unwrap_or(context.scenario.preset);
    (context, Settings::Story(StorySettings { step: Some(index) }))
}

/// The address of a step. It follows the page's, which is not written at every move.
fn address(session: Session, steps: &'static [Step], index: usize) -> crate::boxed::Text {
    let address = memo(move || {
        session.page.address.track();
        let (context, settings) = untrack(|| entered(session, steps, index));
        untrack(|| session.address(&context, &settings))
    });
    live(move || address.get())
}

/// Enters a step by its link, but where that is to open elsewhere.
fn follow(event: &MouseEvent, session: Session, steps: &'static [Step], index: usize) {
    if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
        event.prevent_default();
        enter(session, steps, index);
    }
}

/// Enters a step; the focus goes to its heading.
fn enter(session: Session, steps: &'static [Step], index: usize) {
    let (context, settings) = entered(session, steps, index);
    let show = settings.write(session.model);
    session.page.change(Cause::Step, |shown| {
        if shown.scenario != context.scenario {
            shown.scenario = context.scenario;
            shown.epoch += 1;
        }
        shown.show = show;
    });
    request_animation_frame(|| document::enter("#analysis [data-view-heading]"));
}

/// Left and right lead from step to step, but where they move something else.
fn follow_keys(session: Session, steps: &'static [Step], at: Memo<usize>) {
    let page: Page = session.page;
    let press = move |event: KeyboardEvent| {
        let held = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        let taken = document::active().is_some_and(|active| {
            active.closest("input, select, textarea, dialog, .readings").is_ok_and(|found| found.is_some())
        });
        if held || taken || event.default_prevented() || page.explained.with_untracked(|open| !open.is_empty()) {
            return;
        }
        let at = at.get_untracked();
        let next = match event.key().as_str() {
            "ArrowRight" => Some(at + 1).filter(|next| *next < steps.len()),
            "ArrowLeft" => at.checked_sub(1),
            _ => None,
        };
        if let Some(next) = next {
            event.prevent_default();
            enter(session, steps, next);
        }
    };
    let listening = window_event_listener(leptos::ev::keydown, press);
    on_cleanup(move || listening.remove());
}
