//! Which elements are in sight.

use js_sys::{Array, Map};
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far beyond the window an element still counts as in sight.
const MARGIN: &str = "50%";

/// Ends what [`watch`] began.
pub struct Watch {
    observer: IntersectionObserver,
    _seen: Closure<dyn FnMut(Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells `seen` for each of some elements, by its place among them, whether it is in sight: at first, and whenever that
/// changes. `None` where the browser cannot.
pub fn watch(elements: impl Iterator<Item = Element>, mut seen: impl FnMut(usize, bool) + 'static) -> Option<Watch> {
    let (elements, places): (Vec<Element>, Map) = (elements.collect(), Map::new());
    for (place, element) in elements.iter().enumerate() {
        places.set(element, &JsValue::from(u32::try_from(place).unwrap_or(u32::MAX)));
    }
    let told = move |entries: Array| {
        for entry in entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok()) {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A place that was put there.
            if let Some(place) = places.get(&entry.target()).as_f64() {
                seen(place as usize, entry.is_intersecting());
            }
        }
    };
    let told = Closure::new(told);
    let settings = IntersectionObserverInit::new();
    settings.set_root_margin(MARGIN);
    let observer = IntersectionObserver::new_with_options(told.as_ref().unchecked_ref(), &settings).ok()?;
    elements.iter().for_each(|element| observer.observe(element));
    Some(Watch { observer, _seen: told })
}
