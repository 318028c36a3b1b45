//! One analysis, with what is to be said before it.

use leptos::prelude::*;
use takerate_inquiry::look::Look;

use super::copied::copy_button;
use super::heading::{begin, is_chosen};
use super::{bridge, compare, history, newer, seek, share, simulate, since, table, tornado};
use crate::desk::Desk;
use crate::ui::live::fresh;

pub fn app(desk: Desk) -> impl IntoView {
    // Another analysis is another view; another setting of the same one is not.
    let kind = Memo::new(move |_| desk.look.with(std::mem::discriminant));
    Effect::new(move |before: Option<()>| {
        kind.track();
        // The first view begins as soon as it is shown (`open.rs`).
        if before.is_some() {
            begin(is_chosen(None));
        }
    });
    view! {
        <div class="analysis">
            {fresh(move || desk.unread.get().into_iter().map(|unread| view! {
                <p class="notice" role="status">{unread.message(desk.language)}</p>
            }).collect_view())}
            <p class="notice" hidden=move || !desk.engine_status.get().on_main_thread || desk.engine_status.get().outdated>{desk.words.alone}</p>
            {fresh(move || desk.engine_status.get().outdated.then(|| newer::newer(desk)))}
            {fresh(move || {
                // A memo that was only tracked has not looked at what it depends on.
                let _kind = kind.get();
                match desk.look.get_untracked() {
                    Look::Tornado(_) => tornado::tornado(desk).into_any(),
                    Look::Table(_) => table::table(desk).into_any(),
                    Look::Seek(_) => seek::seek(desk).into_any(),
                    Look::Bridge(_) => bridge::bridge(desk).into_any(),
                    Look::Simulate(_) => simulate::simulate(desk).into_any(),
                    Look::Compare(_) => compare::compare(desk).into_any(),
                    Look::Share => share::share(desk).into_any(),
                    Look::History => history::history(desk).into_any(),
                    Look::Since(_) => since::since(desk).into_any(),
                }
            })}
            {move || {
                let _kind = kind.get();
                // The link to the scenario stands in the view for sharing already.
                (desk.look.with_untracked(|look| *look != Look::Share)).then(|| view! {
                    <p class="actions">{copy_button(desk, desk.words.share.copy_view, move || Some(untrack(|| desk.here())))}</p>
                })
            }}
        </div>
    }
}
