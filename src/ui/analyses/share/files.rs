//! The scenario as files: what `takerate export` writes, byte for byte.

use leptos::prelude::*;
use takerate_export::workbook::{self, WorkbookRequest};
use takerate_export::{markdown, scenario_file, table};
use takerate_scenario_io::caption::with_caption;
use takerate_scenario_io::{csv, link};
use takerate_words::ShareWords;

use super::ToExport;
use crate::boxed::{Handler, flag, memo, on, text, view};
use crate::browser;
use crate::engine::Event;
use crate::ui::analyses::copied::copy_button;
use crate::ui::analyses::newer::newer;
use crate::ui::analyses::session::Session;
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

pub fn files(session: Session) -> AnyView {
    let words = ShareWords::of(session.language);
    let state = RwSignal::new(State::Nothing);
    let to_export = move || ToExport::new(session);
    // A scenario holds every protocol, whichever is open.
    let whole = |ending: &str| ending == ".json";
    let save = move |ending: &str, media: &str, text: &dyn Fn(&ToExport) -> String| {
        let Some(to_export) = untrack(to_export) else { return state.set(State::Failed(words.no_date().to_owned())) };
        let file = format!("{}{ending}", to_export.stem(to_export.view().filter(|_| !whole(ending))));
        let there = browser::files::download(&file, media, text(&to_export).as_bytes());
        state.set(if there { State::Done(file) } else { State::Failed(session.words.not_saved().to_owned()) });
    };
    let json = move |_| save(".json", "application/json", &|to_export| scenario_file::write(&to_export.context()));
    let statement = move |_| {
        save("-statement.csv", csv::MEDIA_TYPE, &|to_export| {
            csv::mark(session.language).to_owned() + &csv::write(table::statement(&to_export.context()))
        });
    };
    let inputs = move |_| {
        save("-assumptions.csv", csv::MEDIA_TYPE, &|to_export| {
            csv::mark(session.language).to_owned() + &csv::write(table::inputs(&to_export.context()))
        });
    };
    let markdown =
        move |_| save(".md", "text/markdown;charset=utf-8", &|to_export| markdown::write(&to_export.context()));
    let busy = memo(move || matches!(state.get(), State::Loading(_)));
    let book = move |_| match untrack(to_export) {
        _ if busy.get_untracked() => {}
        Some(to_export) => write_workbook(session, &to_export, state),
        None => state.set(State::Failed(words.no_date().to_owned())),
    };
    let said = move || match state.get() {
        State::Nothing | State::Failed(_) | State::Outdated => String::new(),
        State::Loading(percent) => words.loading_writer(&percent.to_string()),
        State::Done(file) => session.page.words.picture_saved(&file),
    };
    let failed = move || state.with(|state| if let State::Failed(why) = state { Some(why.clone()) } else { None });
    let outdated = memo(move || state.with(|state| *state == State::Outdated));
    let button = |label: &'static str, what: &'static str, act: Handler<leptos::ev::MouseEvent>| {
        view! { <li>{action(label, act)} <small>{what}</small></li> }.into_any()
    };
    view! {
        {note(words.files_standfirst())}
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
        {view(move || (outdated.get() && !session.engine_status.get().outdated).then(|| newer(session)).into_any())}
        <p class="actions">
            {copy_button(session, words.copy_markdown(), move || untrack(to_export).map(|to_export| markdown::write(&to_export.context())))}
            {copy_button(session, words.copy_table(), move || untrack(to_export).map(|to_export| markdown::clipboard(&to_export.context())))}
        </p>
    }.into_any()
}

fn write_workbook(session: Session, to_export: &ToExport, state: RwSignal<State>) {
    let words = ShareWords::of(session.language);
    let (model, scenario) = (session.model, &to_export.context.scenario);
    let link = link::with_prices(link::write(model, scenario, None, ""), model, scenario, to_export.prices.as_ref());
    let request = WorkbookRequest {
        link: with_caption(link, Some(&to_export.caption)),
        language: session.language,
        name: to_export.caption.name().map(str::to_owned),
        date: to_export.date,
        page: to_export.page.clone(),
    };
    let file = format!("{}.xlsx", to_export.stem(None));
    let Ok(request) = request.to_bytes() else { return };
    state.set(State::Loading(0));
    let set = move |next| {
        let _gone = state.try_set(next);
    };
    session.workbook(request, move |event| match event {
        Event::Progress(part, _) => set(State::Loading(percent(part))),
        Event::Bytes(bytes) if browser::files::download(&file, workbook::MEDIA_TYPE, &bytes) => {
            set(State::Done(file.clone()))
        }
        Event::Bytes(_) => set(State::Failed(session.words.not_saved().to_owned())),
        Event::Outdated => set(State::Outdated),
        Event::Failed(why) => set(State::Failed(words.no_workbook(&why))),
        Event::Crashed => set(State::Failed(session.words.worker_died().to_owned())),
        Event::Unloaded => set(State::Failed(session.words.no_engine().to_owned())),
        Event::Answer(..) | Event::Refused(_) => {}
    });
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // From 0 to 100.
fn percent(part: f64) -> u32 {
    (part * 100.0) as u32
}
