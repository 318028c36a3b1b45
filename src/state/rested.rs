//! The scenario at rest: what follows a move of an input once the move is over.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::{Cause, Page};

/// A move is over after this long without another change.
const REST: Duration = Duration::from_millis(600);

/// Keeps the scenario at rest in step with the scenario.
pub fn follow(page: Page) {
    let pause = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        page.scenario.with(|_| ());
        if let Some(waiting) = pause.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
        let rest = move || page.rested.set(page.scenario.get_untracked());
        match page.shown.with_untracked(|shown| shown.cause) {
            Cause::Input(_) => pause.set_value(set_timeout_with_handle(rest, REST).ok()),
            Cause::Opened | Cause::Setting | Cause::Step => rest(),
        }
    });
}
