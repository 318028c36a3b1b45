//! A projection beside what it turned out to be: the figures, the assumptions that made the difference, and how firm the actuals
//! are.

use leptos::prelude::*;
use takerate_analysis::bridge::BridgeRequest;
use takerate_analysis::request::ScenarioRequest;
use takerate_analysis::{Answer, Job};
use takerate_core::model::PresetId;
use takerate_core::{LineId, Scenario};
use takerate_view_model::bridge::{largest, verdict};
use takerate_view_model::settings::{Context, Settings};
use takerate_view_model::{say, score as scored};
use takerate_words::ScoreWords;

use super::bridge::difference;
use super::compare::sheet;
use super::heading::heading;
use super::progress::progress;
use crate::boxed::{memo, text, view};
use crate::ui::analyses::session::{Session, answer_to};
use crate::ui::parts::{h3, note, paragraph};
use crate::ui::steady::steady;

const SLOT: &str = "score";

/// How many assumptions are named beside a difference.
const NAMED: usize = 3;

pub fn score(session: Session) -> AnyView {
    let (model, words) = (session.model, ScoreWords::of(session.language));
    let Some((projection, actual)) = model.scored() else {
        return view! { {heading(words.title())} {note(words.none())} }.into_any();
    };
    let section = memo(move || session.context.with(|context| context.section));
    let name = |preset: PresetId| model.preset(preset).name.get(session.language);
    view! {
        {heading(words.title())}
        {paragraph("note", words.standfirst(name(projection), name(actual)))}
        {steady(move || of_section(session, (projection, actual), section.get()))}
    }
    .into_any()
}

/// The view of a protocol, or of all where none is open.
fn of_section(session: Session, presets: (PresetId, PresetId), section: Option<usize>) -> AnyView {
    let (model, language, words) = (session.model, session.language, ScoreWords::of(session.language));
    let (_, actual) = presets;
    let lines = scored::lines(model, section);
    let figures = memo(move || scored::sheet(model, presets, section, language));
    let list = |texts: Vec<String>| {
        let items = texts.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
        view! { <ul class="names">{items}</ul> }
    };
    view! {
        {sheet(session, figures)}
        {h3(words.why())}
        {why(session, presets, &lines)}
        {h3(words.firm())}
        {paragraph("note", model.preset(actual).note.get(language).to_owned())}
        {list(scored::firm(model, actual, &lines, language))}
        {h3(words.published())}
        {list(scored::published(model, actual, section, language))}
    }
    .into_any()
}

/// Which assumptions made the difference: of one protocol the whole bridge, of several a sentence each and the way to it.
fn why(session: Session, (projection, actual): (PresetId, PresetId), lines: &[LineId]) -> AnyView {
    let (model, language) = (session.model, session.language);
    let of = |preset: PresetId| Some(ScenarioRequest::of(model, &Scenario::preset(preset)));
    let outputs = lines.iter().map(|line| model.line(*line).id.clone()).collect();
    let job = Job::Bridge(BridgeRequest { from: of(projection), to: of(actual), outputs });
    let job = memo(move || job.clone());
    let ends = [projection, actual].map(|preset| model.preset(preset).name.get(language).to_owned());
    if lines.len() == 1 {
        return difference(session, SLOT, job, move || ends.clone());
    }
    let news = session.query(SLOT, job);
    let said = view(move || {
        let answer = job.with(|job| answer_to(news, job));
        let Some(Answer::Bridge(bridges)) = answer.as_deref() else { return ().into_any() };
        let each = bridges.iter().filter_map(|bridge| {
            let said = verdict(model, bridge, [&ends[0], &ends[1]], language)?;
            let line = model.find_line(&bridge.output)?;
            let section = Some(usize::from(model.line(line).section));
            let to = text(move || {
                session
                    .context
                    .with(|context| session.address(&Context { section, ..context.clone() }, &Settings::Score))
            });
            let name = say::protocol(model, model.line(line), language);
            let (words, between) = (ScoreWords::of(language), session.page.words.between());
            let mostly = largest(model, bridge, NAMED, language).map(|parts| words.mostly(&parts));
            Some(view! { <p>{said}</p> <p class="note">{mostly} {between} <a href=to>{words.explain(name)}</a></p> })
        });
        each.collect_view().into_any()
    });
    view! { {progress(session, SLOT, news, true)} <div class="verdicts">{said}</div> }.into_any()
}
