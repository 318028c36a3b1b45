//! The scenario and the view in the page's address: read when it is opened, written as the reader moves.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use takerate_core::Reference;
use takerate_scenario_io::caption::with_caption;
use takerate_scenario_io::link::{self, Opened};
use takerate_scenario_io::repair::repair;

use super::link_status::OtherEdition;
use super::rested;
use super::shared::shared;
use super::undo::{ChangeKind, known, record};
use super::{Cause, Page, Shown};
use crate::browser::address::{Step, back, fragment, path, write};
use crate::browser::clock;

/// Browsers refuse more than about ten changes of the address a second, so a drag writes it five times a second.
const PAUSE: Duration = Duration::from_millis(200);

/// After this many milliseconds without a change, the next one is a new step of the history.
const GESTURE_ENDS: f64 = 1000.0;

/// Opens what the address says.
pub fn open(page: Page) {
    let written = fragment();
    let address = repair(&written);
    if address != written {
        write(&address, Step::Same);
    }
    // A card whose link says nothing shows what it has always shown: the first preset.
    let bare = page.card && address.trim_start_matches('#').is_empty();
    let mut opened = link::read(page.model, if bare { "v1" } else { &address });
    if let Some(language) = opened.language {
        page.wanted.set(language);
    }
    let view = opened.view.as_ref().and_then(|id| page.model.sections.iter().position(|section| section.id == *id));
    page.issues.set(std::mem::take(&mut opened.issues));
    // A setting of an analysis writes the address anew; what was told of the scenario stays true.
    let pin = opened.pin.take().filter(|pin| pin.edition != takerate_bundled::edition());
    let other = page.scenario.with_untracked(|scenario| *scenario != opened.scenario);
    if pin.is_some() || other {
        page.pin.set(pin.map(|pin| OtherEdition::of(page.model, &opened.scenario, pin)));
    }
    // Where the reader stays with the same scenario, what is being typed goes on.
    let elsewhere = other || page.view.get_untracked() != view;
    if elsewhere {
        page.explained.set(Vec::new());
    }
    // Back and forward among the reader's own steps opens no other link.
    if other && !known(page, &opened) {
        page.linked.set(opened.scenario.clone());
    }
    let epoch = page.epoch.get_untracked() + u32::from(elsewhere);
    let Opened { scenario, show, against, prices, caption, .. } = opened;
    let mut next =
        Shown { scenario, view, show, against, prices, caption, cause: Cause::Opened, epoch, ..Shown::default() };
    next.shared = page.shown.with_untracked(|shown| shared(shown, &next));
    page.shown.set(next);
    page.address.set(address.into_owned());
    record(page, ChangeKind::Opened);
}

/// The address of the scenario with a view and an analysis, with what its reader will want to know of this edition of the
/// model later.
pub fn of_view(page: Page, view: Option<usize>, show: &str) -> String {
    let id = view.map(|section| page.model.sections[section].id.as_str());
    let mut link = page.scenario.with_untracked(|scenario| link::write(page.model, scenario, id, show));
    page.shown.with_untracked(|shown| {
        if let Some(preset) = shown.against {
            link.push_str("&against=");
            link.push_str(&page.model.preset(preset).id);
        }
        link = link::with_prices(std::mem::take(&mut link), page.model, &shown.scenario, shown.prices.as_ref());
        link = with_caption(std::mem::take(&mut link), shown.caption.as_ref());
    });
    let result = |line| page.value(Reference::Line(line)).ok();
    untrack(|| link::pin(link, page.model, &result, id, takerate_bundled::edition()))
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
    cause: Cause,
    changed_at: f64,
    step: Step,
    /// Whether the panel that is open has a step of its own.
    panel_has_step: bool,
}

/// Gives the panel a step of the history when it opens, and takes it back when the reader closes it otherwise.
pub fn cover(page: Page, open: bool) {
    if page.card {
        return;
    }
    let panel_has_step = page.history.with_value(|history| history.panel_has_step);
    if open && !panel_has_step {
        flush(page);
        write(&fragment(), Step::New);
    } else if !open && panel_has_step {
        back();
    }
    page.history.update_value(|history| history.panel_has_step = open);
}

/// Keeps the address in step with the page, and the page with the back and forward buttons.
pub fn follow(page: Page) {
    rested::follow(page);
    window_event_listener(leptos::ev::popstate, move |_| {
        // On a phone the panel covers the page, and back is how a reader leaves it.
        page.history.update_value(|history| history.panel_has_step = false);
        page.explained.set(Vec::new());
        if fragment() != page.address.get_untracked() {
            open(page);
        }
    });
    // The history of a card is that of the page around it.
    if page.card {
        return;
    }
    Effect::new(move |before: Option<()>| {
        let cause = page.shown.with(|shown| shown.cause);
        // The first run is the opening itself; an address with mistakes stays until the reader changes something.
        if before.is_some() && cause != Cause::Opened {
            later(page, cause);
        } else {
            page.history.set_value(History::default());
        }
    });
}

/// Writes the address: at once where a gesture begins, and while it goes on after each pause. Moving one input without a
/// longer rest is one step of the history; a setting is none.
fn later(page: Page, cause: Cause) {
    let now = clock::now();
    let goes_on = page.history.with_value(|history| {
        matches!(cause, Cause::Input(_)) && cause == history.cause && now - history.changed_at < GESTURE_ENDS
    });
    page.history.update_value(|history| {
        if !goes_on {
            history.step = if cause == Cause::Setting { Step::Same } else { Step::New };
        }
        history.cause = cause;
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
        record(page, if step == Step::Same { ChangeKind::On } else { ChangeKind::New });
        page.history.update_value(|history| history.step = Step::Same);
        page.address.set(address);
    }
}
