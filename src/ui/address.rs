//! The scenario and the view in the page's address: read when it is opened, written as the reader moves.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use takerate_exchange::link;
use takerate_exchange::mend::mend;

use super::notices::OtherEdition;
use super::page::{Gesture, Page};
use super::rested;
use super::steps::{Way, known, record};
use crate::browser::address::{Step, back, fragment, path, write};
use crate::browser::clock;
use crate::browser::document::scroll_to_top;

/// Browsers refuse more than about ten changes of the address a second, so a drag writes it five times a second.
const PAUSE: Duration = Duration::from_millis(200);

/// After this many milliseconds without a change, the next one is a new step of the history.
const GESTURE_ENDS: f64 = 1000.0;

/// Opens what the address says.
pub fn open(page: Page) {
    let written = fragment();
    let address = mend(&written);
    if address != written {
        write(&address, Step::Same);
    }
    // A card whose link says nothing shows what it has always shown: the first preset.
    let bare = page.card && address.trim_start_matches('#').is_empty();
    let opened = link::read(page.model, if bare { "v1" } else { &address });
    if let Some(language) = opened.language {
        page.wanted.set(language);
    }
    let view = opened.view.and_then(|id| page.model.chapters.iter().position(|chapter| chapter.id == id));
    page.issues.set(opened.issues);
    // A setting of an analysis writes the address anew; what was told of the scenario stays true.
    let pin = opened.pin.filter(|pin| pin.edition != takerate_bundled::edition());
    let other = page.scenario.with_untracked(|scenario| *scenario != opened.scenario);
    if pin.is_some() || other {
        page.pin.set(pin.map(|pin| OtherEdition::of(page.model, &opened.scenario, pin)));
    }
    page.gesture.set_value(Gesture::None);
    // A setting of the open analysis: what is being typed goes on.
    if !other && page.view.get_untracked() == view {
        page.show.set(opened.show);
        page.address.set(address.into_owned());
        return record(page, Way::Opened);
    }
    page.explained.set(Vec::new());
    // Back and forward among the reader's own steps opens no other link.
    if other && !known(page, &opened.scenario) {
        page.linked.set(opened.scenario.clone());
    }
    page.scenario.set(opened.scenario);
    page.replaced.update(|replaced| *replaced = !*replaced);
    page.show.set(opened.show);
    // An open view is not written anew.
    if page.view.get_untracked() != view {
        page.view.set(view);
    }
    page.address.set(address.into_owned());
    record(page, Way::Opened);
}

/// The address of the scenario with a view and an analysis, with what its reader will want to know of this edition of the
/// model later.
pub fn of_view(page: Page, view: Option<usize>, show: &str) -> String {
    let id = view.map(|chapter| page.model.chapters[chapter].id.as_str());
    let link = page.scenario.with_untracked(|scenario| link::write(page.model, scenario, id, show));
    untrack(|| page.outcome(|outcome| link::pin(link, page.model, outcome, id, takerate_bundled::edition())))
}

/// The address of what is shown.
pub fn current(page: Page) -> String {
    of_view(page, page.view.get_untracked(), &page.show.get_untracked())
}

/// The address of what is shown as the whole page, whatever the query says.
pub fn whole(page: Page, show: &str) -> String {
    path() + &of_view(page, page.view.get_untracked(), show)
}

/// What is known of the history while the reader moves.
#[derive(Default)]
pub struct History {
    pending: Option<TimeoutHandle>,
    gesture: Gesture,
    changed_at: f64,
    step: Step,
    /// Whether the panel that is open has a step of its own.
    covered: bool,
}

/// Gives the panel a step of the history when it opens, and takes it back when the reader closes it otherwise.
pub fn cover(page: Page, open: bool) {
    if page.card {
        return;
    }
    let covered = page.history.with_value(|history| history.covered);
    if open && !covered {
        flush(page);
        write(&fragment(), Step::New);
    } else if !open && covered {
        back();
    }
    page.history.update_value(|history| history.covered = open);
}

/// Keeps the address in step with the page, and the page with the back and forward buttons.
pub fn follow(page: Page) {
    rested::follow(page);
    window_event_listener(leptos::ev::popstate, move |_| {
        // On a phone the panel covers the page, and back is how a reader leaves it.
        page.history.update_value(|history| history.covered = false);
        page.explained.set(Vec::new());
        if fragment() != page.address.get_untracked() {
            open(page);
            if page.issues.with_untracked(|issues| !issues.is_empty()) {
                scroll_to_top();
            }
        }
    });
    // The history of a card is that of the page around it.
    if page.card {
        return;
    }
    Effect::new(move |before: Option<()>| {
        page.scenario.track();
        page.view.track();
        page.show.track();
        let gesture = page.gesture.get_value();
        // The first run is the opening itself; an address with mistakes stays until the reader changes something.
        if before.is_some() && gesture != Gesture::None {
            later(page, gesture);
        } else {
            page.history.set_value(History::default());
        }
    });
}

/// Writes the address: at once where a gesture begins, and while it goes on after each pause. Moving one input without a
/// longer rest is one step of the history.
fn later(page: Page, gesture: Gesture) {
    let now = clock::now();
    let goes_on = page.history.with_value(|history| {
        gesture != Gesture::Other && gesture == history.gesture && now - history.changed_at < GESTURE_ENDS
    });
    page.history.update_value(|history| {
        if !goes_on {
            history.step = Step::New;
        }
        history.gesture = gesture;
        history.changed_at = now;
        if history.pending.is_none() {
            history.pending = set_timeout_with_handle(move || flush(page), PAUSE).ok();
        }
    });
    if !goes_on {
        flush(page);
    }
}

/// Writes the address now, where it is not what is shown.
pub fn flush(page: Page) {
    let pending = page.history.try_update_value(|history| history.pending.take()).flatten();
    let Some(pending) = pending else { return };
    pending.clear();
    let address = current(page);
    if address != page.address.get_untracked() {
        let step = page.history.with_value(|history| history.step);
        write(&address, step);
        record(page, if step == Step::Same { Way::On } else { Way::New });
        page.history.update_value(|history| history.step = Step::Same);
        page.address.set(address);
    }
}
