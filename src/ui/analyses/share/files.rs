//! The scenario as files: what `takerate export` writes, byte for byte.

use leptos::prelude::*;
use takerate_exchange::{csv, link, name};
use takerate_export::workbook::{self, WorkbookRequest};
use takerate_export::{markdown, scenario_file, table};
use takerate_words::ShareWords;

use super::Parcel;
use crate::boxed::{Handler, attribute, flag, memo, on, text, view};
use crate::browser;
use crate::engine::Event;
use crate::ui::analyses::copied::copy_button;
use crate::ui::analyses::desk::Desk;
use crate::ui::analyses::newer::newer;
use crate::ui::parts::{action, note};

/// What has become of the last file.
#[derive(Clone, PartialEq)]
enum State {
    Nothing,
    /// The writer of workbooks is on its way: how much of it is there, in per cent.
    Loading(u32),
    Done(String),
    Failed(String),
    /// The server holds the writer of a newer build only.
    Outdated,
}

/// `typed` is the name that the reader gives what is saved.
pub fn files(desk: Desk, typed: RwSignal<String>) -> AnyView {
    let words = ShareWords::of(desk.language);
    let state = RwSignal::new(State::Nothing);
    let wrong = memo(move || named(&typed.get()).err().map(|error| error.message(desk.language)));
    let parcel = move || Parcel::new(desk, typed.with_untracked(|typed| name_of(typed)));
    // A scenario holds every protocol, whichever is open.
    let whole = |ending: &str| ending == ".json";
    let save = move |ending: &str, media: &str, text: &dyn Fn(&Parcel) -> String| {
        let Some(parcel) = untrack(parcel) else { return state.set(State::Failed(words.no_date().to_owned())) };
        let file = format!("{}{ending}", parcel.stem(parcel.view().filter(|_| !whole(ending))));
        let there = browser::files::download(&file, media, text(&parcel).as_bytes());
        state.set(if there { State::Done(file) } else { State::Failed(desk.words.not_saved().to_owned()) });
    };
    let json = move |_| save(".json", "application/json", &|parcel| scenario_file::write(&parcel.subject()));
    let statement = move |_| {
        save("-statement.csv", csv::MEDIA_TYPE, &|parcel| {
            csv::mark(desk.language).to_owned() + &csv::write(table::statement(&parcel.subject()))
        });
    };
    let inputs = move |_| {
        save("-assumptions.csv", csv::MEDIA_TYPE, &|parcel| {
            csv::mark(desk.language).to_owned() + &csv::write(table::inputs(&parcel.subject()))
        });
    };
    let markdown = move |_| save(".md", "text/markdown;charset=utf-8", &|parcel| markdown::write(&parcel.subject()));
    let busy = memo(move || matches!(state.get(), State::Loading(_)));
    let book = move |_| match untrack(parcel) {
        _ if busy.get_untracked() => {}
        Some(parcel) => write_workbook(desk, &parcel, state),
        None => state.set(State::Failed(words.no_date().to_owned())),
    };
    let said = move || match state.get() {
        State::Nothing | State::Failed(_) | State::Outdated => String::new(),
        State::Loading(percent) => words.loading_writer(&percent.to_string()),
        State::Done(file) => desk.page.words.picture_saved(&file),
    };
    let failed = move || state.with(|state| if let State::Failed(why) = state { Some(why.clone()) } else { None });
    let outdated = memo(move || state.with(|state| *state == State::Outdated));
    let button = |label: &'static str, what: &'static str, act: Handler<leptos::ev::MouseEvent>| {
        view! { <li>{action(label, act)} <small>{what}</small></li> }.into_any()
    };
    view! {
        {note(words.files_standfirst())}
        <label class="setting name">
            <span>{words.name()}</span>
            <span class="field">
                <input
                    type="text"
                    autocomplete="off"
                    dir="auto"
                    prop:value=text(move || typed.get())
                    aria-invalid=attribute(move || wrong.with(Option::is_some).then(|| "true".to_owned()))
                    on:input=on(move |event| typed.set(event_target_value(&event)))
                />
            </span>
        </label>
        <p class="notice wrong" role="alert" hidden=flag(move || wrong.with(Option::is_none))><span prop:textContent=text(move || wrong.get().unwrap_or_default())></span> {desk.page.words.between()} {words.without_name()}</p>
        <ul class="files">
            {button(words.workbook(), words.workbook_what(), on(book))}
            {button(words.json(), words.json_what(), on(json))}
            {button(words.statement(), words.statement_what(), on(statement))}
            {button(words.inputs(), words.inputs_what(), on(inputs))}
            {button(words.markdown(), words.markdown_what(), on(markdown))}
            <li><span>{words.pictures()}</span> <small>{words.pictures_what()}</small></li>
        </ul>
        <p role="status" class="said">
            <span prop:textContent=text(said)></span>
            <progress max="100" hidden=flag(move || !busy.get()) value=text(move || state.with(|state| if let State::Loading(percent) = state { *percent } else { 0 }).to_string())></progress>
        </p>
        <p class="notice wrong" role="alert" hidden=flag(move || failed().is_none())><span prop:textContent=text(move || failed().unwrap_or_default())></span></p>
        {view(move || (outdated.get() && !desk.engine_status.get().outdated).then(|| newer(desk)).into_any())}
        <p class="actions">
            {copy_button(desk, words.copy_markdown(), move || untrack(parcel).map(|parcel| markdown::write(&parcel.subject())))}
            {copy_button(desk, words.copy_table(), move || untrack(parcel).map(|parcel| markdown::clipboard(&parcel.subject())))}
        </p>
    }.into_any()
}

/// The name that was typed, where it can be one.
pub fn name_of(typed: &str) -> Option<String> {
    named(typed).ok().flatten()
}

/// The name that was typed; none where nothing was.
fn named(typed: &str) -> Result<Option<String>, name::NameError> {
    if typed.trim().is_empty() { Ok(None) } else { name::clean(typed).map(Some) }
}

fn write_workbook(desk: Desk, parcel: &Parcel, state: RwSignal<State>) {
    let words = ShareWords::of(desk.language);
    let request = WorkbookRequest {
        link: link::write(desk.model, &parcel.place.scenario, None, ""),
        language: desk.language,
        name: parcel.name.clone(),
        date: parcel.date,
        page: parcel.page.clone(),
    };
    let file = format!("{}.xlsx", parcel.stem(None));
    let Ok(request) = serde_json::to_string(&request) else { return };
    state.set(State::Loading(0));
    let set = move |next| {
        let _gone = state.try_set(next);
    };
    desk.workbook(request, move |event| match event {
        Event::Progress(part, _) => set(State::Loading(percent(part))),
        Event::Bytes(bytes) if browser::files::download(&file, workbook::MEDIA_TYPE, &bytes) => {
            set(State::Done(file.clone()))
        }
        Event::Bytes(_) => set(State::Failed(desk.words.not_saved().to_owned())),
        Event::Outdated => set(State::Outdated),
        Event::Failed(why) => set(State::Failed(words.no_workbook(&why))),
        Event::Crashed => set(State::Failed(desk.words.worker_died().to_owned())),
        Event::Unloaded => set(State::Failed(desk.words.no_engine().to_owned())),
        Event::Answer(..) | Event::Refused(_) => {}
    });
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // From 0 to 100.
fn percent(part: f64) -> u32 {
    (part * 100.0) as u32
}
