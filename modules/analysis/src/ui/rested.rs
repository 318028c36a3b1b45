//! What takes long to follow waits until the reader rests.

use std::time::Duration;

use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;

/// How long nothing changes before what waits follows.
const REST: Duration = Duration::from_millis(500);

/// The same value, once it has not changed for a while.
pub fn rested<T: Clone + PartialEq + Send + Sync + 'static>(value: Memo<T>) -> RwSignal<T> {
    let rested = RwSignal::new(value.get_untracked());
    let mut follow = debounce(REST, move |value: T| {
        let _gone = rested.try_set(value);
    });
    Effect::new(move |_| follow(value.get()));
    rested
}
