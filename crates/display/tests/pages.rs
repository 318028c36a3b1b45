//! Protocols are tabs while they are few.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use support::bundled;
use takerate_display::pages::{MOST_TABS, in_menu};

#[test]
fn protocols_are_tabs_until_there_are_more_than_fit() {
    assert!(!in_menu(bundled()), "today's protocols are tabs");
    let mut model = bundled().clone();
    let one = model.protocols().next().unwrap().1.clone();
    let shared: Vec<_> = model.sections.iter().filter(|section| !section.is_protocol()).cloned().collect();
    for count in 0..40 {
        model.sections = shared.clone();
        model.sections.extend(std::iter::repeat_n(one.clone(), count));
        assert_eq!(in_menu(&model), count > MOST_TABS, "{count} protocols");
    }
}
