//! The caret of a field of many lines, and what is put there as if it were typed, so that the browser can take it back.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlTextAreaElement};

/// Where the caret is, in UTF-16 units; `None` where something is selected.
#[must_use]
pub fn caret(field: &HtmlTextAreaElement) -> Option<u32> {
    let [begin, end] = [field.selection_start(), field.selection_end()].map(|place| place.ok().flatten());
    begin.filter(|_| begin == end)
}

/// Puts a text in the place of so many units before the caret, and the caret so many before its end.
pub fn put(field: &HtmlTextAreaElement, typed: u32, text: &str, back: u32) {
    let Some(end) = caret(field) else { return };
    let begin = end.saturating_sub(typed);
    let _refused = field.set_selection_range(begin, end);
    if !insert(text) {
        let _refused = field.set_range_text_with_start_and_end(text, begin, end);
        let _refused = Event::new("input").map(|event| field.dispatch_event(&event));
    }
    let units = u32::try_from(text.encode_utf16().count()).unwrap_or_default();
    let place = (begin + units).saturating_sub(back);
    let _refused = field.set_selection_range(place, place);
}

/// What is selected, in the field that has the focus, gives way to a text. Only this way of many keeps the browser's undo.
fn insert(text: &str) -> bool {
    let done = || -> Option<JsValue> {
        let document: JsValue = web_sys::window()?.document()?.into();
        let command: Function = Reflect::get(&document, &"execCommand".into()).ok()?.dyn_into().ok()?;
        command.call3(&document, &"insertText".into(), &JsValue::FALSE, &text.into()).ok()
    };
    done().is_some_and(|done| done.is_truthy())
}

/// Whether an event is that the reader types, and not that they paste, drop or take something back.
#[must_use]
pub fn is_typing(event: &Event) -> bool {
    let kind = Reflect::get(event, &"inputType".into()).ok().and_then(|kind| kind.as_string());
    let composing = Reflect::get(event, &"isComposing".into()).is_ok_and(|composing| composing.is_truthy());
    !composing
        && kind.is_some_and(|kind| {
            kind == "insertText" || kind == "insertCompositionText" || kind == "deleteContentBackward"
        })
}

/// How high a line of the field is, in pixels.
#[must_use]
pub fn line_height(field: &HtmlTextAreaElement) -> Option<f64> {
    let style = web_sys::window()?.get_computed_style(field).ok().flatten()?;
    Some(js_sys::parse_float(&style.get_property_value("line-height").ok()?)).filter(|height| height.is_finite())
}
