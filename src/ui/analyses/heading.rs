//! The heading of a view, where a reader begins who has chosen it.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::browser;

/// The heading of a view. It takes the focus once the view is chosen, so that the next key and the voice of a screen reader
/// go on there.
pub fn heading(text: &'static str) -> AnyView {
    view! { <h2 tabindex="-1" data-view-heading="">{text}</h2> }.into_any()
}

/// Whether the reader has just chosen what `place` shows: the focus is on a link, such as that of a tab, or within what the
/// view is about to replace.
pub fn is_chosen(place: Option<&Element>) -> bool {
    let Some(active) = browser::document::active() else { return false };
    active.tag_name().eq_ignore_ascii_case("a") || place.is_some_and(|place| place.contains(Some(&active)))
}

/// Begins at the heading of the view once it is drawn: what scrolls stands at its top, and the heading has the focus where
/// the reader has chosen the view.
pub fn begin(chosen: bool) {
    set_timeout(
        move || {
            let Some(heading) = browser::document::find("#analysis [data-view-heading]") else { return };
            if let Ok(Some(pane)) = heading.closest(".results") {
                pane.set_scroll_top(0);
            }
            let top = heading.get_bounding_client_rect().top();
            // On a narrow screen the page scrolls; a view that is opened with the page leaves it where it is.
            if chosen && (top < 0.0 || top > browser::document::height() / 2.0) {
                heading.scroll_into_view();
            }
            if chosen {
                focus(&heading);
            }
        },
        Duration::ZERO,
    );
}

/// Gives the heading the focus, after what had it has gone.
pub fn return_to_heading() {
    set_timeout(
        || {
            if let Some(heading) = browser::document::find("#analysis [data-view-heading]") {
                focus(&heading);
            }
        },
        Duration::ZERO,
    );
}

fn focus(heading: &Element) {
    if let Some(heading) = heading.dyn_ref::<HtmlElement>() {
        let _refused = heading.focus();
    }
}
