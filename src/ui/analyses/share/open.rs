//! A scenario file comes back: chosen or dropped, read strictly, opened whole or not at all.

use leptos::prelude::*;
use takerate_core::Scenario;
use takerate_export::scenario_file::{LONGEST, ScenarioFile, read};
use takerate_scenario_io::caption::Caption;
use takerate_scenario_io::edition::is_digest;
use takerate_scenario_io::link::{SAW_DIGITS, headline};
use takerate_view_model::settings::{Context, Settings, SinceSettings};
use takerate_words::{ReasonsWords, ShareWords};
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

use crate::boxed::{flag, on, view};
use crate::browser;
use crate::ui::analyses::session::Session;
use crate::ui::parts::note;

/// What was read last.
#[derive(Clone, Default)]
struct Read {
    /// What was opened, in words.
    said: Vec<String>,
    /// The scenario that was opened.
    scenario: Option<Scenario>,
    /// The address of the view that explains why its results are others today.
    since: Option<String>,
    /// Why nothing was opened.
    wrong: Vec<String>,
}

pub fn open(session: Session) -> AnyView {
    let words = ShareWords::of(session.language);
    let last = RwSignal::new(Read::default());
    let over = RwSignal::new(false);
    let take = move |file: Option<File>| {
        let Some(file) = file else { return };
        leptos::task::spawn_local(async move {
            // One byte more than is read tells that the file is too long.
            #[allow(clippy::cast_possible_truncation)]
            let bytes = browser::files::read_file(&file, LONGEST as u32 + 1).await;
            let next = bytes.map_or_else(
                || Read { wrong: vec![words.unreadable_file().to_owned()], ..Read::default() },
                |bytes| match read(session.model, &bytes) {
                    Ok(file) => taken(session, &file),
                    Err(mistakes) => Read {
                        wrong: mistakes
                            .iter()
                            .map(|mistake| mistake.message(session.model, session.language))
                            .collect(),
                        ..Read::default()
                    },
                },
            );
            let _gone = last.try_set(next);
        });
    };
    let choose = move |event: leptos::ev::Event| {
        let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        take(field.files().and_then(|files| files.get(0)));
        // The same file again is another choice.
        field.set_value("");
    };
    let drop = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        let files = event.data_transfer().and_then(|data| data.files());
        let wrong = match files.as_ref().map_or(0, web_sys::FileList::length) {
            1 => return take(files.and_then(|files| files.get(0))),
            0 => words.no_file(),
            _ => words.many_files(),
        };
        last.set(Read { wrong: vec![wrong.to_owned()], ..Read::default() });
    };
    let drag = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    // What was opened is told until the reader goes on.
    let gone = move || {
        let now = session.context.get().scenario;
        last.with(|last| last.said.is_empty() || last.scenario.as_ref() != Some(&now))
    };
    let list = |texts: Vec<String>| texts.into_iter().map(|text| view! { <li>{text}</li> }).collect_view().into_any();
    view! {
        <div class="drop" class:over=flag(move || over.get()) on:drop=on(drop) on:dragover=on(drag) on:dragleave=on(move |_| over.set(false))>
            <label class="setting">
                <span>{words.file()}</span>
                // The browser names its own button in its own language.
                <input class="hidden" type="file" accept=".json,application/json" on:change=on(choose)/>
                <span class="action">{words.choose()}</span>
            </label>
            {note(words.drop())}
        </div>
        <div class="notice wrong" role="alert" hidden=flag(move || last.with(|last| last.wrong.is_empty()))>
            <p>{words.not_opened()}</p>
            <ul>{view(move || list(last.get().wrong))}</ul>
        </div>
        <div role="status" hidden=flag(gone)>
            <ul class="said">{view(move || list(last.get().said))}</ul>
            {view(move || last.get().since.map(|since| view! { <p><a href=since>{session.page.words.what_changed()}</a></p> }).into_any())}
        </div>
    }.into_any()
}

/// Opens what a file holds, and says what it was.
fn taken(session: Session, file: &ScenarioFile) -> Read {
    let (model, words, language) = (session.model, ShareWords::of(session.language), session.language);
    let count = file.scenario.changed(model).count();
    let preset = model.preset(file.scenario.preset).name.get(language);
    let what = words.opened_what(preset, count);
    let mut said = vec![file.name.as_ref().map_or_else(|| words.opened_file(&what), |name| words.opened(name, &what))];
    if !file.unknown.is_empty() {
        said.push(words.passed_over(&file.unknown.join(ReasonsWords::of(language).listed())));
    }
    let mut since = None;
    if !file.moved(model).is_empty() {
        let edition =
            file.edition.clone().filter(|edition| is_digest(edition) && edition != takerate_bundled::edition());
        said.push(if edition.is_some() { words.other_edition() } else { words.results_differ() }.to_owned());
        since = edition.map(|edition| {
            let saw = model.sections.iter().filter_map(|section| {
                let line = headline(model, section)?;
                let value = file.results.iter().find(|(known, _)| *known == line)?.1?;
                Some((line, value.round_sf(SAW_DIGITS)?))
            });
            let settings = Settings::Since(SinceSettings { edition, was: file.was.clone(), saw: saw.collect() });
            let section = session.context.with_untracked(|context| context.section);
            session.address(&Context { scenario: file.scenario.clone(), section }, &settings)
        });
    }
    // As with a link, what was opened is a place to return to.
    session.page.linked.set(file.scenario.clone());
    let [name, note] = [&file.name, &file.note].map(|text| text.as_deref().unwrap_or_default());
    session.page.replace_with(file.scenario.clone(), file.prices.clone(), Caption::new(name, note));
    Read { said, scenario: Some(file.scenario.clone()), since, wrong: Vec::new() }
}
