//! The scenario at rest: what follows a move of an input once the move is over.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::page::{Gesture, Page};
use super::status;

/// A move is over after this long without another change.
const REST: Duration = Duration::from_millis(600);

/// Keeps the scenario at rest in step with the scenario, and announces each move once.
pub fn follow(page: Page) {
    let pause = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |before: Option<()>| {
        page.scenario.track();
        if let Some(waiting) = pause.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
        let rest = move || {
            page.rested.set(page.scenario.get_untracked());
            if before.is_some() {
                status::moved(page);
            }
        };
        match page.gesture.get_value() {
            Gesture::Input(_) => pause.set_value(set_timeout_with_handle(rest, REST).ok()),
            Gesture::None | Gesture::Other => rest(),
        }
    });
}
