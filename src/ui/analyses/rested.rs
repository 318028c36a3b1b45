//! What takes long to follow waits until the reader rests.

use std::time::Duration;

use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;

use crate::boxed::{effect, memo, text as live};
use crate::ui::analyses::session::Session;

/// How long nothing changes before what waits follows.
const REST: Duration = Duration::from_millis(500);
/// How long an answer stays the same before it is said.
const CALM: Duration = Duration::from_millis(600);

/// The same value, once it has not changed for a while.
pub fn rested<T: Clone + PartialEq + Send + Sync + 'static>(value: Memo<T>) -> RwSignal<T> {
    let rested = RwSignal::new(value.get_untracked());
    let mut follow = debounce(REST, move |value: T| {
        let _gone = rested.try_set(value);
    });
    effect(move || follow(value.get()));
    rested
}

/// Says once, where it is not seen, what a setting of the analysis has led to, after it has rested for a while. A lever of
/// the page leads to another text too; the page itself says what that does, once for all.
pub fn announced(session: Session, text: Signal<String>) -> AnyView {
    let said = RwSignal::new(String::new());
    let known = StoredValue::new(session.settings.get_untracked());
    let text = memo(move || text.get());
    let mut say = debounce(CALM, move |text: String| {
        let _gone = said.try_set(text);
    });
    let mut before: Option<String> = None;
    effect(move || {
        let now = text.get();
        let settings = session.settings.get();
        let moved = known.with_value(|known| *known != settings);
        if moved && before.as_ref().is_some_and(|before| *before != now) {
            known.set_value(settings);
            say(now.clone());
        }
        before = Some(now);
    });
    view! { <p class="announced" role="status" prop:textContent=live(move || said.get())></p> }.into_any()
}
