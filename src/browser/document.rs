//! The document around the page: its language, theme and title, and where the page is mounted.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Node};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element with an id.
#[must_use]
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Sets an attribute of the root element, or removes it.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        set_attribute(&root, name, value);
    }
}

/// An attribute of the root element.
#[must_use]
pub fn root_attribute(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(name)
}

/// Sets an attribute of an element, or removes it.
pub fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    let _refused = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Writes an element's text, in the text node that it has: a new one would be laid out anew.
pub fn set_text(element: &Element, text: &str) {
    match element.first_child().filter(|node| node.node_type() == Node::TEXT_NODE) {
        Some(node) => node.set_node_value(Some(text)),
        None => element.set_text_content(Some(text)),
    }
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The reader's languages, most wanted first.
#[must_use]
pub fn reader_languages() -> Vec<String> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Scrolls to the top, as a new page would begin.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Scrolls the first element that a selector finds to the top of the window.
pub fn scroll_to(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(found) = found {
        found.scroll_into_view();
    }
}

/// Scrolls an input control into view and puts the cursor in it; `false` where there is none.
pub fn focus_input(id: &str) -> bool {
    let selector = format!("[data-input=\"{id}\"]");
    let Some(found) = document().and_then(|document| document.query_selector(&selector).ok().flatten()) else {
        return false;
    };
    // It may be in a part of the page that is folded, within another one.
    let mut around = found.closest("details").ok().flatten();
    while let Some(folded) = around {
        set_attribute(&folded, "open", Some(""));
        around = folded.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
    found.scroll_into_view();
    if let Ok(control) = found.dyn_into::<HtmlElement>() {
        let _refused = control.focus();
    }
    true
}

/// Puts the focus on the element with an id.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _refused = element.focus();
    }
}

/// Writes to the browser's console, for whoever reports a fault.
pub fn log_error(message: &str) {
    web_sys::console::error_1(&message.into());
}
