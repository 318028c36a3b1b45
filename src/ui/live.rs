//! What changes on the page, as boxed functions of one type each: every other type would be compiled into views of its
//! own, which doubles the first load.

use leptos::prelude::AnyView;

/// Text that changes.
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

pub fn view(view: impl FnMut() -> AnyView + Send + 'static) -> View {
    Box::new(view)
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
