//! What changes on the page, as boxed functions of one type each: every other type would be compiled into views of its
//! own, which doubles the first load.
//!
//! Translators and extensions replace text nodes, and what is written to a replaced node is seen by nobody. So text that
//! changes is set on its element (`prop:textContent`), never on a text node of its own, and a view that changes is made
//! of new elements.

use leptos::either::Either;
use leptos::prelude::{AnyView, IntoAny};

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

pub fn on<E>(handler: impl FnMut(E) + 'static) -> Handler<E> {
    Box::new(handler)
}
