//! The hatching of bars, which tells them apart without colours.

use crate::html::Html;

/// Adds a pattern of slanted lines to the definitions of a drawing; bars are filled with it by its id.
pub fn hatch(definitions: &mut Html, id: &str) {
    let pattern = definitions.element("pattern").with("id", id).with("width", "5").with("height", "5");
    let mut pattern = pattern.with("patternUnits", "userSpaceOnUse").with("patternTransform", "rotate(45)");
    pattern.element("line").with("class", "hatch").with("x1", "1").with("x2", "1").with("y1", "0").with("y2", "5");
}
