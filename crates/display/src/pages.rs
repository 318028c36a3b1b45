//! How the pages of the protocols are offered: as tabs beside each other, and in a menu by sector what is too much for that.

use takerate_core::Model;

/// At most so many protocols are tabs. More would be out of sight: on a phone at once, and on a desk beside the presets.
pub const MOST_TABS: usize = 5;

/// The most protocols that have a figure in the bar, as many as a wide screen has room for.
const MOST_FIGURES: usize = 12;

/// How many protocols, from the first on, are tabs; the others stand in a menu. Where not all can be, it is those of the first
/// statement, which the report is about, or none.
#[must_use]
pub fn tabs(model: &Model) -> usize {
    let count = model.protocols().count();
    if count <= MOST_TABS {
        return count;
    }
    let first = model.protocols().take_while(|(_, section)| section.leads()).count();
    if first <= MOST_TABS { first } else { 0 }
}

/// How many protocols, from the first on, have a figure in the bar of the overview: those that are tabs, or as many as there
/// is room for.
#[must_use]
pub fn in_sight(model: &Model) -> usize {
    match tabs(model) {
        0 => model.protocols().count().min(MOST_FIGURES),
        tabs => tabs,
    }
}
