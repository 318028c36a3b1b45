//! Which rows of long tables are in sight.

use std::time::Duration;

use leptos::html::Tr;
use leptos::prelude::*;

use crate::boxed::effect;
use crate::browser::sight::watch;
use crate::state::{Page, Sight};

/// Rows that are brought up to date in one task, in which a browser also answers.
const AT_ONCE: usize = 16;

/// A row, and whether it is in sight.
pub type Row = (NodeRef<Tr>, Sight);

/// Keeps rows up to date: those in sight by themselves, the others in tasks of their own once a move is over.
pub fn follow(page: Page, rows: Vec<Row>) {
    let rows = StoredValue::new(rows);
    let turn = StoredValue::new(0_u32);
    effect(move || {
        page.rested.track();
        turn.update_value(|turn| *turn += 1);
        next(rows, turn, turn.get_value(), 0);
    });
    let seen = move |place: usize, seen: bool| {
        rows.try_with_value(|rows| {
            if let Some((_, sight)) = rows.get(place) {
                sight.set(seen)
            }
        });
    };
    // Elements are there once the view is.
    effect(move || {
        let elements: Vec<_> = rows.with_value(|rows| rows.iter().filter_map(|(node, _)| node.get()).collect());
        StoredValue::new_local(watch(elements.into_iter().map(Into::into), seen));
    });
    let print = window_event_listener_untyped("beforeprint", move |_| {
        rows.try_with_value(|rows| rows.iter().for_each(|(_, sight)| sight.follow()));
    });
    on_cleanup(move || print.remove());
}

/// Lets rows follow from one on, as long as no other move was made.
fn next(rows: StoredValue<Vec<Row>>, turn: StoredValue<u32>, own: u32, from: usize) {
    set_timeout(
        move || {
            if turn.try_get_value() != Some(own) {
                return;
            }
            let more = rows.try_with_value(|rows| {
                rows.iter().skip(from).take(AT_ONCE).for_each(|(_, sight)| sight.follow());
                from + AT_ONCE < rows.len()
            });
            if more == Some(true) {
                next(rows, turn, own, from + AT_ONCE);
            }
        },
        Duration::ZERO,
    );
}
