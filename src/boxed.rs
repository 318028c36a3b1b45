//! What changes on the page, as boxed functions of one type each: every other type would be compiled into views of its
//! own, which doubles the first load.
//!
//! Translators and extensions replace text nodes, and what is written to a replaced node is seen by nobody. So text that
//! changes is set on its element (`prop:textContent`), never on a text node of its own, and a view that changes is made
//! of new elements.

use leptos::either::Either;
use leptos::prelude::{AnyView, Effect, IntoAny, IsDisposed, Memo, StoredValue};

/// Text that changes, for an attribute or for `prop:textContent`.
pub type Text = Box<dyn FnMut() -> String + Send>;
/// A view that changes.
pub type View = Box<dyn FnMut() -> AnyView + Send>;
/// An attribute that changes, and may be absent.
pub type Attribute = Box<dyn FnMut() -> Option<String> + Send>;
/// Something that is so or is not.
pub type Flag = Box<dyn FnMut() -> bool + Send>;
/// What happens at an event.
pub type Handler<E> = Box<dyn FnMut(E)>;

pub fn text(text: impl FnMut() -> String + Send + 'static) -> Text {
    Box::new(text)
}

/// A view that is made of new elements each time: two branches in turn, since a branch that stays would have its elements
/// and text nodes used again.
pub fn view(mut view: impl FnMut() -> AnyView + Send + 'static) -> View {
    let mut odd = false;
    Box::new(move || {
        odd = !odd;
        let fresh: Either<AnyView, AnyView> = if odd { Either::Left(view()) } else { Either::Right(view()) };
        fresh.into_any()
    })
}

pub fn attribute(value: impl FnMut() -> Option<String> + Send + 'static) -> Attribute {
    Box::new(value)
}

pub fn flag(flag: impl FnMut() -> bool + Send + 'static) -> Flag {
    Box::new(flag)
}

/// What happens at an event, as long as the view is there: a browser that takes a field out of the document, because another
/// view is shown, tells it afterwards that it has changed and lost the focus.
pub fn on<E>(mut handler: impl FnMut(E) + 'static) -> Handler<E> {
    let there = StoredValue::new(());
    Box::new(move |event| {
        if !there.is_disposed() {
            handler(event);
        }
    })
}

/// A value that follows from signals, computed anew only where one of them changes.
pub fn memo<T: PartialEq + Send + Sync + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    boxed_memo(Box::new(value))
}

/// [`memo`] with one type for each type of value.
fn boxed_memo<T: PartialEq + Send + Sync + 'static>(value: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| value())
}

/// What is done whenever a signal that it reads changes.
pub fn effect(act: impl FnMut() + 'static) {
    boxed_effect(Box::new(act));
}

/// [`effect`] with one type for all of them.
fn boxed_effect(act: Box<dyn FnMut()>) {
    Effect::new(act);
}
