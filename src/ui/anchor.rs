//! Links to what the page can show.

use leptos::prelude::*;
use takerate_core::Scenario;

use super::readings;
use crate::boxed::{attribute, memo, on, text as live};
use crate::browser::document;
use crate::state::url;
use crate::state::{Cause, Page};

/// A link to a view with the scenario as it is: it opens in a new tab too. Another view shows the same analysis, by its
/// own settings.
pub fn link(page: Page, view: Option<usize>, text: &'static str, class: Option<&'static str>) -> AnyView {
    let current = move || class.is_none() && page.view.get() == view;
    anchor(page, text, class, current, move || (view, readings::elsewhere(page)))
}

/// A link to wherever `to` says.
pub fn anchor(
    page: Page,
    text: &'static str,
    class: Option<&'static str>,
    current: impl Fn() -> bool + Send + 'static,
    to: impl Fn() -> (Option<usize>, String) + Copy + Send + Sync + 'static,
) -> AnyView {
    let (address, open) = (address(page, to), opening(page, to));
    let current = attribute(move || current().then(|| "page".to_owned()));
    view! { <a class=class href=live(move || address.get()) aria-current=current on:click=on(open)>{text}</a> }
        .into_any()
}

/// Where a link leads, with the scenario as it is.
pub fn address(page: Page, to: impl Fn() -> (Option<usize>, String) + Send + Sync + 'static) -> Memo<String> {
    memo(move || {
        page.here.with(|_| ());
        let (view, show) = to();
        url::of_view(page, view, &show)
    })
}

/// What a click on a link does that leads there, unless it is to open elsewhere.
pub fn opening(page: Page, to: impl Fn() -> (Option<usize>, String) + 'static) -> impl FnMut(leptos::ev::MouseEvent) {
    move |event| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            let (view, show) = to();
            open_view(page, view, show);
        }
    }
}

/// Shows another view, or another analysis, and goes on there.
pub fn open_view(page: Page, view: Option<usize>, show: String) {
    open_scenario(page, None, view, show);
}

/// The same with another scenario, as one step.
pub fn open_scenario(page: Page, scenario: Option<Scenario>, view: Option<usize>, show: String) {
    let statement = show.is_empty();
    let other = page.view.get_untracked() != view;
    page.change(Cause::Step, |shown| {
        if let Some(scenario) = scenario {
            shown.scenario = scenario;
            shown.epoch += 1;
        }
        (shown.view, shown.show) = (view, show);
    });
    // The overview begins with the first screen, a protocol's statement with its figures.
    let start = other || (statement && view.is_none());
    if start {
        document::scroll_to_top();
    }
    // Screen readers and the Tab key go on from what was opened. An analysis takes the focus itself once it is there.
    if other || statement {
        request_animation_frame(move || document::enter(if start { "h1" } else { "#results" }));
    }
}
