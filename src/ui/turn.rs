//! What is built in tasks of its own while the page opens, so that the browser answers between them. Once all of it is there,
//! views are built at once: a reader who goes elsewhere gets the whole of it, and the place on it is known.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::time::Duration;

use leptos::prelude::*;

use super::later;
use crate::boxed::{View, view};
use crate::browser::document;

/// When it is a view's turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// First: what a reader comes to by scrolling.
    Below,
    /// Behind all of that: what is folded.
    Folded,
}

/// Whether a view may be built.
type Built = RwSignal<bool>;

thread_local! {
    /// Those that wait, in order: what stands below, and what is folded.
    static WAITING: RefCell<[VecDeque<Built>; 2]> = const { RefCell::new([VecDeque::new(), VecDeque::new()]) };
    /// Whether a task is to come.
    static CALLED: Cell<bool> = const { Cell::new(false) };
    /// Whether the page has opened.
    static OPENED: Cell<bool> = const { Cell::new(false) };
}

/// A view that is built when it is its turn; until then what was painted stands there, in HTML, or a place that keeps what
/// stands beneath it out of sight.
pub fn in_turn(turn: Turn, painted: String, build: Box<dyn Fn() -> AnyView + Send>) -> View {
    // In a window that nobody sees, browsers let each task wait for a second.
    let built = RwSignal::new(OPENED.get() || document::is_hidden());
    if !built.get_untracked() {
        WAITING.with_borrow_mut(|[below, folded]| if turn == Turn::Below { below } else { folded }.push_back(built));
        call();
    }
    view(move || match built.get() {
        true => untrack(&build),
        false if painted.is_empty() => view! { <div class="to-come"></div> }.into_any(),
        false => view! { <div class="painted" inner_html=painted.clone()></div> }.into_any(),
    })
}

fn call() {
    if !CALLED.replace(true) {
        set_timeout(next, Duration::ZERO);
    }
}

fn next() {
    CALLED.set(false);
    let next = || WAITING.with_borrow_mut(|[below, folded]| below.pop_front().or_else(|| folded.pop_front()));
    while let Some(built) = next() {
        // The reader may have left what waits.
        if built.try_set(true).is_none() {
            return call();
        }
    }
    OPENED.set(later::is_there());
}
