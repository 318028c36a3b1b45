//! What is pointed at in the statement lights up in its chart, and the other way round.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::browser::document::light;

/// Lights up what belongs to the row that an event has reached; nothing where it has reached none.
pub fn follow(event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let row = target.and_then(|target| target.closest("[data-row]").ok().flatten());
    light(row.and_then(|row| row.get_attribute("data-row")).as_deref());
}
