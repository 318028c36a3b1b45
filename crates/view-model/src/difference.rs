//! How much more one figure is than another: what a comparison shows beside the figures themselves.

use takerate_core::unit::Unit;
use takerate_core::{Decimal, Language};
use takerate_display::{change, format};

use crate::table::Cell;

/// What stands where nothing differs, and where one of both has no value.
const NONE: &str = "–";

/// `second` less `first`, both of `unit`.
pub(crate) fn difference(first: Decimal, second: Decimal, unit: &Unit, language: Language) -> Cell {
    let Some(difference) = change::between(first, second) else { return none() };
    match change::told(first, second, unit, language) {
        Some(text) => Cell { text, exact: format::exact(difference) },
        None if difference.is_zero() => Cell { text: NONE.to_owned(), exact: format::exact(difference) },
        None => none(),
    }
}

/// A cell without a difference.
pub(crate) fn none() -> Cell {
    Cell::text(NONE)
}
