//! The document around the page: its language, theme and title, and where the page is mounted.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, FocusOptions, HtmlElement, HtmlInputElement, Node, PointerEvent};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Whether nobody sees the window.
#[must_use]
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// The element with an id.
#[must_use]
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Appends HTML to the document, in an element with an id.
pub fn append(id: &str, html: &str) {
    let Some(document) = document() else { return };
    if let Some((body, place)) = document.body().zip(document.create_element("div").ok()) {
        place.set_id(id);
        place.set_inner_html(html);
        let _refused = body.append_child(&place);
    }
}

/// Removes the element with an id.
pub fn remove(id: &str) {
    if let Some(element) = element(id) {
        element.remove();
    }
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

/// Writes an element's text, in the text node that it has, since a new one is laid out anew; whatever else a translator or
/// an extension put there goes.
pub fn set_text(element: &Element, text: &str) {
    let alone = |node: &Node| node.node_type() == Node::TEXT_NODE && node.next_sibling().is_none();
    match element.first_child().filter(alone) {
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

/// Scrolls the first element that a selector finds to the top of the window, and moves the focus there: otherwise the
/// next Tab would lead back to where the reader came from.
pub fn go_to(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else { return };
    if !found.has_attribute("tabindex") {
        set_attribute(&found, "tabindex", Some("-1"));
    }
    let _refused = found.focus();
    found.scroll_into_view();
}

/// Moves the focus to the first element that a selector finds, from where a view begins: a pane that was scrolled begins at
/// its top again, and the window moves only where the view would begin above it or far down.
pub fn enter(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else { return };
    if !found.has_attribute("tabindex") {
        set_attribute(&found, "tabindex", Some("-1"));
    }
    let still = FocusOptions::new();
    still.set_prevent_scroll(true);
    let _refused = found.focus_with_options(&still);
    found.set_scroll_top(0);
    let window = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or(f64::MAX);
    let top = found.get_bounding_client_rect().top();
    if top < 0.0 || top > window / 2.0 {
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

/// Empties the field with an id, as a reader would.
pub fn empty(id: &str) {
    let field = element(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    if let Some((field, event)) = field.filter(|field| !field.value().is_empty()).zip(Event::new("input").ok()) {
        field.set_value("");
        let _prevented = field.dispatch_event(&event);
    }
}

/// The control of an input that has the focus: its type and the input's id.
#[must_use]
pub fn focused_input() -> Option<[String; 2]> {
    let found = active()?;
    Some([found.get_attribute("type")?, found.get_attribute("data-input")?])
}

/// Puts the focus on such a control, where the page has it.
pub fn focus_control([kind, id]: &[String; 2]) {
    let found = find(&format!("[type=\"{kind}\"][data-input=\"{id}\"]"));
    if let Some(control) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _refused = control.focus();
    }
}

/// Whether a finger has made the click.
#[must_use]
pub fn is_touch(event: &Event) -> bool {
    event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type() == "touch")
}

/// Whether an event has reached what a selector finds, or something in it.
#[must_use]
pub fn is_on(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(selector).ok().flatten().is_some())
}

/// Puts the focus on the element with an id.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _refused = element.focus();
    }
}

/// Whether the element that an event reached has the focus.
#[must_use]
pub fn has_focus(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some() && document().and_then(|document| document.active_element()) == target
}

#[must_use]
/// The field that an event reached.
pub fn field(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

/// Selects all of the field that an event reached, unless a part of it is selected already.
pub fn select_all(event: &Event) {
    if let Some(field) = field(event).filter(|field| field.selection_start() == field.selection_end()) {
        field.select();
    }
}

/// Puts the knob of the slider that an event reached where `value` is.
pub fn place_on_slider(event: &Event, value: &str) {
    if let Some(slider) = field(event) {
        slider.set_value(value);
    }
}

/// How many pixels right of the knob's centre a pointer is on the slider that it reached, whose knob stands at `place`
/// ten thousandths of its run.
#[must_use]
pub fn pixels_from_knob(event: &PointerEvent, place: i32) -> f64 {
    let Some(slider) = field(event) else { return f64::MAX };
    let area = slider.get_bounding_client_rect();
    // The knob is as wide as the slider is high.
    let knob = area.x() + area.height() / 2.0 + f64::from(place) / 10_000.0 * (area.width() - area.height());
    f64::from(event.client_x()) - knob
}

/// Has an element receive what a pointer does, wherever it goes, until it is lifted.
pub fn capture(event: &PointerEvent) {
    if let Some(element) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) {
        let _refused = element.set_pointer_capture(event.pointer_id());
    }
}

/// Where in the element that listens an event's pointer is: shares of its width and height, beyond 0 and 1 outside.
#[must_use]
pub fn place_in(event: &PointerEvent) -> Option<[f64; 2]> {
    let area = event.current_target()?.dyn_into::<Element>().ok()?.get_bounding_client_rect();
    let [x, y] = [f64::from(event.client_x()) - area.x(), f64::from(event.client_y()) - area.y()];
    (area.width() > 0.0 && area.height() > 0.0).then(|| [x / area.width(), y / area.height()])
}

/// What an element that a selector finds holds, as HTML; empty where there is none.
#[must_use]
pub fn inner(selector: &str) -> String {
    find(selector).map(|element| element.inner_html()).unwrap_or_default()
}

/// Writes to the browser's console, for whoever reports a fault.
pub fn log_error(message: &str) {
    web_sys::console::error_1(&message.into());
}

/// The first element that a selector finds.
#[must_use]
pub fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// The element that has the focus.
#[must_use]
pub fn active() -> Option<Element> {
    document()?.active_element()
}

/// The height of the window in pixels.
#[must_use]
pub fn height() -> f64 {
    let height = web_sys::window().and_then(|window| window.inner_height().ok());
    height.and_then(|height| height.as_f64()).unwrap_or_default()
}

/// Whether the `details` that an event is about is open.
#[must_use]
pub fn is_open(event: &Event) -> bool {
    let details = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    details.is_some_and(|details| details.has_attribute("open"))
}

/// Opens the dialog that prints the page.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _refused = window.print();
    }
}

/// Marks the rows and bars of a row of the statement, and no others.
pub fn light(row: Option<&str>) {
    while let Some(lit) = find("[data-lit]") {
        set_attribute(&lit, "data-lit", None);
    }
    let Some(row) = row else { return };
    for kind in ["tr", "rect"] {
        if let Some(found) = find(&format!("{kind}[data-row=\"{row}\"]")) {
            set_attribute(&found, "data-lit", Some(""));
        }
    }
}
