//! Terms as `ui/terms.rs` marks them, before there is anything to open.

use takerate_display::html::Html;
use takerate_display::terms::{Finder, Part};

/// Adds a text, its terms where the page has buttons.
pub(super) fn marked(finder: &mut Finder<'_>, text: &str, html: &mut Html) {
    for part in finder.parts(text) {
        match part {
            Part::Text(text) => html.text(text),
            Part::Term(_, text) => html.element("span").with("class", "term").text(text),
        };
    }
}
