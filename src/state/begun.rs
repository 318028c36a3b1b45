//! What the reader has begun with, while they move away from it: what stands above the figures must not go away under a thumb.

use takerate_core::Model;
use takerate_core::model::ReadyChange;

use super::shown::{Cause, Named, Shown};

/// The ready-made scenario that is open, or that the reader has begun with, where `before` was that.
pub(super) fn ready_made(model: &Model, before: Option<usize>, shown: &Shown) -> Option<usize> {
    let (scenario, cause) = (&shown.scenario, shown.cause);
    let still = |index: &usize| {
        let ready = &model.ready_made[*index];
        // A step, such as undo, may lead to a scenario that has only the same inputs changed.
        let kept = |change: &ReadyChange| match cause {
            Cause::Step => scenario.sets(change.input, change.value),
            _ => scenario.is_changed(model, change.input),
        };
        cause != Cause::Opened && ready.preset == scenario.preset && ready.changes.iter().any(kept)
    };
    model.ready_made_of(scenario).or_else(|| before.filter(still))
}

/// The scenario under the name that somebody gave it, or the named one that the reader has begun with, where `before` was
/// that.
pub(super) fn named(model: &Model, before: Option<Named>, shown: &Shown) -> Option<Named> {
    let scenario = &shown.scenario;
    match (&shown.caption, shown.cause) {
        (Some(caption), _) => Some(Named {
            caption: caption.clone(),
            scenario: scenario.clone(),
            prices: shown.prices.clone(),
            as_it_is: true,
        }),
        (None, Cause::Opened) => None,
        // Whoever takes the name away, or everything back, has not begun with it.
        (None, _) => {
            let begun = before.filter(|named| named.scenario != *scenario && scenario.changed(model).next().is_some());
            begun.map(|named| Named { as_it_is: false, ..named })
        }
    }
}
