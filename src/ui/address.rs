//! The scenario and the view in the page's address: read when it is opened, written as the reader moves.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use takerate_exchange::link;

use super::page::{Gesture, Page};
use crate::browser::address::{Step, fragment, write};
use crate::browser::document::scroll_to_top;

/// Browsers refuse more than about ten changes of the address a second, so a drag writes it five times a second.
const PAUSE: Duration = Duration::from_millis(200);

/// Opens what the address says.
pub fn open(page: Page) {
    let opened = link::read(page.model, &fragment());
    if let Some(language) = opened.language {
        page.speaking.set(language);
    }
    let view = opened.view.and_then(|id| page.model.chapters.iter().position(|chapter| chapter.id == id));
    page.gesture.set_value(Gesture::None);
    page.explained.set(Vec::new());
    page.issues.set(opened.issues);
    page.scenario.set(opened.scenario);
    page.replaced.update(|replaced| *replaced = !*replaced);
    page.view.set(view);
    page.address.set(current(page));
}

/// The address of what is shown, for another view.
pub fn of_view(page: Page, view: Option<usize>) -> String {
    let id = view.map(|chapter| page.model.chapters[chapter].id.as_str());
    page.scenario.with_untracked(|scenario| link::write(page.model, scenario, id))
}

fn current(page: Page) -> String {
    of_view(page, page.view.get_untracked())
}

/// Keeps the address in step with the page, and the page with the back and forward buttons.
pub fn follow(page: Page) {
    window_event_listener(leptos::ev::popstate, move |_| {
        if fragment() != page.address.get_untracked() {
            open(page);
            if page.issues.with_untracked(|issues| !issues.is_empty()) {
                scroll_to_top();
            }
        }
    });
    let pending: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    let written: StoredValue<Gesture> = StoredValue::new(Gesture::None);
    Effect::new(move |before: Option<()>| {
        page.scenario.track();
        page.view.track();
        let gesture = page.gesture.get_value();
        // The first run is the opening itself; an address with mistakes stays until the reader changes something.
        if before.is_none() || gesture == Gesture::None {
            written.set_value(Gesture::None);
            return;
        }
        if let Some(earlier) = pending.try_update_value(Option::take).flatten() {
            earlier.clear();
        }
        let timeout = set_timeout_with_handle(
            move || {
                let address = current(page);
                if address != page.address.get_untracked() {
                    let again = gesture != Gesture::Other && written.get_value() == gesture;
                    write(&address, if again { Step::Same } else { Step::New });
                    written.set_value(gesture);
                    page.address.set(address);
                }
            },
            PAUSE,
        );
        pending.set_value(timeout.ok());
    });
}
