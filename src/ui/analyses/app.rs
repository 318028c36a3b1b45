//! One analysis, with what is to be said before it.

use leptos::prelude::*;
use takerate_core::Model;
use takerate_inquiry::look::Look;
use takerate_words::ShareWords;

use super::copied::copy_button;
use super::desk::Desk;
use super::heading::{begin, is_chosen, reveal_tab};
use super::{bridge, compare, history, newer, printed, seek, share, simulate, since, table, tornado};
use crate::boxed::{effect, flag, memo, view};
use crate::browser::document;
use crate::engine::{Engine, Files};
use crate::state::Page;
use crate::ui::steady::steady;

/// Starts what the analyses rest on: the engine, and the report where the page is printed.
pub fn start(page: Page, model: &'static Model, files: Files) {
    Engine::prepare(files);
    printed::follow(page, model);
}

/// The analysis that the page shows, by the model with its notes and sources.
pub fn app(page: Page, model: &'static Model) -> AnyView {
    let Some(engine) = Engine::current() else { return ().into_any() };
    let desk = Desk::new(page, model, engine);
    begin(is_chosen(document::element("analysis").as_deref()));
    reveal_tab();
    // Another analysis is another view; another setting of the same one is not.
    let kind = memo(move || desk.look.with(std::mem::discriminant));
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
            {view(move || desk.unread.get().into_iter().map(|unread| view! {
                <p class="notice" role="status">{unread.message(desk.language)}</p>
            }).collect_view().into_any())}
            <p class="notice" hidden=flag(move || !desk.engine_status.get().on_main_thread || desk.engine_status.get().outdated)>{desk.words.alone()}</p>
            {view(move || desk.engine_status.get().outdated.then(|| newer::newer(desk)).into_any())}
            {view(move || {
                // A memo that was only tracked has not looked at what it depends on.
                let _kind = kind.get();
                match desk.look.get_untracked() {
                    Look::Tornado(_) => tornado::tornado(desk),
                    Look::Table(_) => table::table(desk),
                    Look::Seek(_) => seek::seek(desk),
                    Look::Bridge(_) => bridge::bridge(desk),
                    Look::Simulate(_) => simulate::simulate(desk),
                    Look::Compare(_) => compare::compare(desk),
                    Look::Share => share::share(desk),
                    Look::History => history::history(desk),
                    Look::Since(_) => since::since(desk),
                }
            })}
            {steady(move || {
                let _kind = kind.get();
                // The link to the scenario stands in the view for sharing already.
                (desk.look.with_untracked(|look| *look != Look::Share)).then(|| view! {
                    <p class="actions">{copy_button(desk, ShareWords::of(desk.language).copy_view(), move || Some(untrack(|| desk.here())))}</p>
                }).into_any()
            })}
        </div>
    }.into_any()
}
