//! The report, which the browser prints in place of the page.

use leptos::prelude::*;
use takerate_core::Model;

use super::share::report;
use crate::browser::document;
use crate::state::Page;

/// What of the document is printed and then taken away.
const SHEET: &str = "printed";

/// Lays the report into the document whenever it is printed, unless its preview is there already.
pub fn follow(page: Page, model: &'static Model) {
    window_event_listener_untyped("beforeprint", move |_| {
        if document::find(".report").is_none() {
            document::append(SHEET, &report(page, model).unwrap_or_default());
        }
    });
    window_event_listener_untyped("afterprint", |_| document::remove(SHEET));
}
