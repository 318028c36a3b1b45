//! The few signs that stand on buttons: lines in a square of sixteen, in the colour of the text around them.

use crate::html::Html;

/// An arrow that turns back.
pub const UNDO: &str = "M6 3.5 2.5 7 6 10.5M3 7h6.5a3.5 3.5 0 0 1 0 7H7";
/// An arrow that turns forward.
pub const REDO: &str = "M10 3.5 13.5 7 10 10.5M13 7H6.5a3.5 3.5 0 0 0 0 7H9";
/// Two levers.
pub const LEVERS: &str = "M1.5 5h7M12.5 5h2M10.5 3v4M1.5 11h2M7.5 11h7M5.5 9v4";
/// What goes out.
pub const SHARE: &str = "M8 10V2M5 4.5 8 1.5l3 3M3 8.5v5h10v-5";

/// A sign, which says nothing to those who listen: its button has a name.
#[must_use]
pub fn icon(path: &'static str) -> Html {
    let mut html = Html::new();
    let sign = html.element("svg").with("class", "icon").with("viewBox", "0 0 16 16").with("aria-hidden", "true");
    let mut sign = sign;
    sign.element("path").with("d", path);
    drop(sign);
    html
}
