//! Views that change. Translators and extensions replace text nodes, and what is written to a replaced node is seen by
//! nobody: so text that changes is set on its element (`prop:textContent`), and a view that changes is made of new elements.

use leptos::either::Either;
use leptos::prelude::*;

/// A view that changes, as a function of one type.
type View = Box<dyn FnMut() -> AnyView + Send>;

/// A view that is made of new elements each time: two branches in turn, since a branch that stays would have its elements
/// and text nodes used again.
pub fn fresh<V: IntoView + 'static>(mut view: impl FnMut() -> V + Send + 'static) -> View {
    let mut odd = false;
    Box::new(move || {
        odd = !odd;
        let view = view().into_any();
        let fresh: Either<AnyView, AnyView> = if odd { Either::Left(view) } else { Either::Right(view) };
        fresh.into_any()
    })
}
