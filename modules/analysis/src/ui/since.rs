//! Why a link of another edition of the model returns something else than its sender saw.

use leptos::prelude::*;
use takerate_analysis::Job;
use takerate_analysis::bridge::BridgeRequest;
use takerate_analysis::request::ScenarioRequest;
use takerate_core::{LineId, Model};
use takerate_exchange::edition::Edition;
use takerate_inquiry::look::{Look, Place, SinceLook};
use takerate_inquiry::since::{Since, Steps};

use super::bridge::difference;
use crate::browser;
use crate::desk::Desk;

const SLOT: &str = "since";

/// What is known of the sender's edition.
#[derive(Clone, Debug, PartialEq)]
enum Known {
    Loading,
    /// It is not among the editions that are kept.
    Never,
    /// It could not be loaded.
    NotNow,
    Edition(Edition),
}

pub fn since(desk: Desk) -> impl IntoView {
    let (model, words) = (desk.model, &desk.words.since);
    let look = Memo::new(move |_| match desk.look.get() {
        Look::Since(look) => look,
        _ => SinceLook::default(),
    });
    let known = RwSignal::new(Known::Loading);
    let digest = Memo::new(move |_| look.with(|look| look.edition.clone()));
    let load = move || {
        let digest = digest.get();
        known.set(Known::Loading);
        leptos::task::spawn_local(async move {
            let next = match browser::edition(&digest).await {
                Ok(Some(edition)) => Known::Edition(edition),
                Ok(None) => Known::Never,
                Err(()) => Known::NotNow,
            };
            let _gone = known.try_set(next);
        });
    };
    Effect::new(move |_| load());
    let since = Memo::new(move |_| {
        look.with(|look| {
            known.with(|known| match known {
                Known::Edition(edition) => Since::of(model, look, Some(edition)),
                _ => Since::of(model, look, None),
            })
        })
    });
    let line = Memo::new(move |_| look.with(|look| desk.place.with(|place| output(model, look, place))));
    let steps = move || {
        look.with(|look| {
            since.with(|since| desk.place.with(|place| Steps::of(model, line.get(), look, since, &place.scenario)))
        })
    };
    let job = Memo::new(move |_| {
        Job::Bridge(BridgeRequest {
            from: Some(since.with(|since| ScenarioRequest::of(model, &since.scenario))),
            to: Some(desk.place.with(|place| ScenarioRequest::of(model, &place.scenario))),
            outputs: vec![model.line(line.get()).id.clone()],
        })
    });
    let bridged = Memo::new(move |_| known.with(|known| matches!(known, Known::Edition(_))));
    let said = move || {
        steps()
            .said(model, line.get(), bridged.get(), desk.language)
            .into_iter()
            .map(|text| view! { <p>{text}</p> })
            .collect_view()
    };
    let changed = move || {
        let list = since.with(|since| since.said(model, desk.language));
        list.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()
    };
    let state = move || {
        match known.get() {
        Known::Loading => view! { <p role="status">{words.loading}</p> }.into_any(),
        Known::Never => view! { <p class="notice">{(words.never)(&digest.get())}</p> }.into_any(),
        Known::NotNow => view! {
            <p class="notice" role="alert">{words.not_now} " " <button type="button" class="action" on:click=move |_| load()>{desk.words.again}</button></p>
        }
        .into_any(),
        Known::Edition(_) if since.with(Since::is_nothing) => view! { <p class="note">{words.nothing}</p> }.into_any(),
        Known::Edition(_) => view! { <ul class="names">{changed}</ul> }.into_any(),
    }
    };
    let ends = [words.sender, desk.words.bridge.now].map(str::to_owned);
    view! {
        <h2>{words.title}</h2>
        <p class="note">{move || (words.standfirst)(&digest.get(), takerate_bundled::EDITION)}</p>
        <div class="verdicts" aria-live="polite">{said}</div>
        <h3>{words.changed}</h3>
        {state}
        {move || bridged.get().then(|| {
            let ends = ends.clone();
            view! { <h3>{words.explained}</h3> {difference(desk, SLOT, job, move || ends.clone())} }
        })}
    }
}

/// The line that is looked at: the sender's headline of the protocol that is open, or the first that the link has.
fn output(model: &Model, look: &SinceLook, place: &Place) -> LineId {
    let own = place.output(model);
    let known = look.saw.iter().map(|(line, _)| *line);
    if place.chapter.is_some() {
        own
    } else {
        known.clone().find(|line| *line == own).or(known.clone().next()).unwrap_or(own)
    }
}
