//! More of what changes, as boxed functions of one type each (see `live.rs`, which is the page's).

use leptos::prelude::{AnyView, Signal};

use crate::boxed::View;

/// A view whose elements are used again where it changes, so that what the reader has begun in them stays.
pub fn steady(view: impl FnMut() -> AnyView + Send + 'static) -> View {
    Box::new(view)
}

/// A value that is computed whenever somebody looks at it.
pub fn derived<T: Send + Sync + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Signal<T> {
    boxed(Box::new(value))
}

/// [`derived`] with one type for each type of value.
fn boxed<T: Send + Sync + 'static>(value: Box<dyn Fn() -> T + Send + Sync>) -> Signal<T> {
    Signal::derive(value)
}
