//! Why a link of another edition of the model returns something else than its sender saw.

use leptos::prelude::*;
use takerate_analysis::Job;
use takerate_analysis::bridge::BridgeRequest;
use takerate_analysis::request::ScenarioRequest;
use takerate_core::{LineId, Model};
use takerate_scenario_io::edition::Edition;
use takerate_view_model::settings::{Context, Settings, SinceSettings};
use takerate_view_model::since::{Results, Since};
use takerate_words::{BridgeWords, SinceWords};

use super::bridge::difference;
use super::heading::{heading, return_to_heading};
use super::newer::newer;
use crate::boxed::{effect, flag, memo, on, text, view};
use crate::browser;
use crate::ui::analyses::session::Session;
use crate::ui::parts::{action, h3, live_paragraph, note, paragraph};

const SLOT: &str = "since";

/// What is known of the sender's edition.
#[derive(Clone, Debug, PartialEq)]
enum Known {
    Loading,
    /// It is not among the editions that are kept.
    Never,
    /// It could not be loaded.
    NotNow,
    /// The server holds a newer build only, which may know it.
    Outdated,
    Edition(Edition),
}

pub fn since(session: Session) -> AnyView {
    let (model, words) = (session.model, SinceWords::of(session.language));
    let settings = memo(move || match session.settings.get() {
        Settings::Since(settings) => settings,
        _ => SinceSettings::default(),
    });
    let known = RwSignal::new(Known::Loading);
    let digest = memo(move || settings.with(|settings| settings.edition.clone()));
    let load = move || {
        let wanted = digest.get();
        known.set(Known::Loading);
        if wanted.is_empty() {
            return;
        }
        leptos::task::spawn_local(async move {
            let next = match browser::edition::fetch(&wanted).await {
                Ok(Some(edition)) => Known::Edition(edition),
                Ok(None) => Known::Never,
                Err(()) => Known::NotNow,
            };
            // What comes late for another edition is not wanted any more.
            let settle = move |next| {
                if digest.try_with_untracked(|digest| *digest == wanted) == Some(true) {
                    let _gone = known.try_set(next);
                }
            };
            if matches!(next, Known::Edition(_)) {
                return settle(next);
            }
            session.outdated(move |outdated| settle(if outdated { Known::Outdated } else { next }));
        });
    };
    effect(load);
    let since = memo(move || {
        settings.with(|settings| {
            known.with(|known| match known {
                Known::Edition(edition) => Since::of(model, settings, Some(edition)),
                _ => Since::of(model, settings, None),
            })
        })
    });
    let lines =
        memo(move || settings.with(|settings| session.context.with(|context| outputs(model, settings, context))));
    let results = move |line: LineId| {
        settings.with(|settings| {
            since.with(|since| {
                session.context.with(|context| Results::of(model, line, settings, since, &context.scenario))
            })
        })
    };
    // The bridge is that of the first result that is another one today.
    let line = memo(move || {
        lines.with(|lines| {
            let first = lines.first().copied().unwrap_or(LineId(0));
            lines.iter().copied().find(|line| results(*line).differ()).unwrap_or(first)
        })
    });
    let job = memo(move || {
        Job::Bridge(BridgeRequest {
            from: Some(since.with(|since| ScenarioRequest::of(model, &since.scenario))),
            to: Some(session.context.with(|context| ScenarioRequest::of(model, &context.scenario))),
            outputs: vec![model.line(line.get()).id.clone()],
        })
    });
    let bridged = memo(move || known.with(|known| matches!(known, Known::Edition(_))));
    let at = move |line: LineId| {
        let section = Some(usize::from(model.line(line).section));
        session.context.with(|context| {
            settings.with(|settings| {
                session.address(&Context { section, ..context.clone() }, &Settings::Since(settings.clone()))
            })
        })
    };
    let said = view(move || {
        let each = |shown: LineId| {
            let results = results(shown);
            let texts =
                since.with(|since| results.said(model, shown, bridged.get().then_some(since), session.language));
            // The bridge below is that of one protocol; another's is on its own page.
            let elsewhere = results.differ() && bridged.get() && shown != line.get();
            let texts = texts.into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
            let link = elsewhere.then(|| view! { <p><a href=at(shown)>{words.explain()}</a></p> });
            view! { {texts} {link} }
        };
        lines.get().into_iter().map(each).collect_view().into_any()
    });
    let changed = move || {
        let list = since.with(|since| since.said(model, session.language));
        list.into_iter().map(|text| view! { <li>{text}</li> }).collect_view().into_any()
    };
    let state = view(move || {
        match known.get() {
            Known::Loading => view! { <p role="status">{words.loading()}</p> }.into_any(),
            Known::Never => paragraph("notice", words.never(&digest.get())),
            Known::NotNow => view! {
                <p class="notice" role="alert">
                    {words.not_now()} {session.page.words.between()} {action(session.page.words.retry(), on(move |_| { load(); return_to_heading(); }))}
                </p>
            }
            .into_any(),
            Known::Outdated => newer(session),
            Known::Edition(_) if since.with(Since::is_nothing) => {
                note(words.nothing())
            }
            Known::Edition(_) => view! { <ul class="names">{view(changed)}</ul> }.into_any(),
        }
    });
    let ends = [words.sender(), BridgeWords::of(session.language).now()].map(str::to_owned);
    let whole = memo(move || settings.with(SinceSettings::is_whole));
    // Without a difference in the assumptions there is nothing to divide among them.
    let divided = memo(move || {
        bridged.get() && since.with(|since| session.context.with(|context| since.scenario != context.scenario))
    });
    view! {
        {heading(words.title())}
        <p class="note" hidden=flag(move || whole.get())>{words.none()}</p>
        <div hidden=flag(move || !whole.get())>
            {live_paragraph("note", text(move || words.standfirst(&digest.get(), takerate_bundled::edition())))}
            <div class="verdicts">{said}</div>
            {h3(words.changed())}
            {state}
            {view(move || divided.get().then(|| {
                let ends = ends.clone();
                view! { {h3(words.explained())} {difference(session, SLOT, job, move || ends.clone())} }
            }).into_any())}
        </div>
    }
    .into_any()
}

/// The lines that are looked at: the headline of the protocol that is open; on the overview, all that the link has.
fn outputs(model: &Model, settings: &SinceSettings, context: &Context) -> Vec<LineId> {
    if context.section.is_some() || settings.saw.is_empty() {
        return vec![context.output(model)];
    }
    settings.saw.iter().map(|(line, _)| *line).collect()
}
