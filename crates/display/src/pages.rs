//! How the pages of the protocols are offered: as tabs beside each other, or in a menu by sector where they are many.

use takerate_core::Model;

/// So many protocols are tabs. More would be out of sight: on a phone at once, and on a desk beside the presets.
pub const MOST_TABS: usize = 5;

/// Whether the protocols of a model stand in a menu.
#[must_use]
pub fn in_menu(model: &Model) -> bool {
    model.protocols().count() > MOST_TABS
}
