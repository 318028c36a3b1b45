//! One analysis, with what is to be said before it.

use leptos::prelude::*;
use takerate_core::Model;
use takerate_view_model::settings::Settings;
use takerate_words::ShareWords;

use super::copied::copy_button;
use super::heading::{begin, is_chosen};
use super::session::Session;
use super::{
    bridge, compare, history, newer, own, printed, reasons, score, sectors, seek, share, simulate, since, story, table,
    tornado, worth,
};
use crate::boxed::{effect, flag, memo, view};
use crate::browser::document;
use crate::engine::{Engine, Files};
use crate::state::Page;
use crate::ui::steady::steady;

/// Starts what the analyses rest on: the engine, and the report where the page is printed.
pub fn start(page: Page, model: &'static Model, files: Files) {
    Engine::prepare(files);
    printed::follow(page, model);
    reasons::follow(page, model);
}

/// The analysis that the page shows, by the model with its notes and sources.
pub fn app(page: Page, model: &'static Model) -> AnyView {
    let Some(engine) = Engine::current() else { return ().into_any() };
    let session = Session::new(page, model, engine);
    begin(is_chosen(document::element("analysis").as_deref()));
    // Another analysis is another view; another setting of the same one is not.
    let kind = memo(move || session.settings.with(std::mem::discriminant));
    let mut first = true;
    effect(move || {
        kind.track();
        // The first view has begun already.
        if !std::mem::take(&mut first) {
            begin(is_chosen(None));
        }
    });
    view! {
        <div class="analysis">
            {view(move || session.unread.get().into_iter().map(|unread| view! {
                <p class="notice" role="status">{unread.message(session.language)}</p>
            }).collect_view().into_any())}
            <p class="notice" hidden=flag(move || !session.engine_status.get().on_main_thread || session.engine_status.get().outdated)>{session.words.alone()}</p>
            {view(move || session.engine_status.get().outdated.then(|| newer::newer(session)).into_any())}
            {view(move || {
                // A memo that was only tracked has not looked at what it depends on.
                let _kind = kind.get();
                match session.settings.get_untracked() {
                    Settings::Worth => worth::worth(session),
                    Settings::Tornado(_) => tornado::tornado(session),
                    Settings::Table(_) => table::table(session),
                    Settings::Seek(_) => seek::seek(session),
                    Settings::Bridge(_) => bridge::bridge(session),
                    Settings::Simulate(_) => simulate::simulate(session),
                    Settings::Compare(_) => compare::compare(session),
                    Settings::Score => score::score(session),
                    Settings::Own => own::own(session),
                    Settings::Sectors(_) => sectors::sectors(session),
                    Settings::Share => share::share(session),
                    Settings::History => history::history(session),
                    Settings::Since(_) => since::since(session),
                    Settings::Story(_) => story::story(session),
                }
            })}
            {steady(move || {
                let _kind = kind.get();
                // The link to the scenario stands in the view for sharing already.
                (session.settings.with_untracked(|settings| *settings != Settings::Share)).then(|| view! {
                    <p class="actions">{copy_button(session, ShareWords::of(session.language).copy_view(), move || Some(untrack(|| session.here())))}</p>
                }).into_any()
            })}
        </div>
    }.into_any()
}
