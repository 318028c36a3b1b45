//! Protocols are tabs while they are few.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use support::bundled;
use takerate_display::pages::{MOST_TABS, tabs};

#[test]
fn protocols_are_tabs_until_there_are_more_than_fit() {
    let of_first = |section: &takerate_core::model::Section| section.protocol.is_some_and(|of| of.statement == 0);
    let firsts = bundled().protocols().filter(|(_, section)| of_first(section)).count();
    assert!(firsts < bundled().protocols().count(), "some stand in the menu");
    assert_eq!(tabs(bundled()), firsts, "those of the report's first statement are tabs");
    let mut model = bundled().clone();
    let one = model.protocols().next().unwrap().1.clone();
    let shared: Vec<_> = model.sections.iter().filter(|section| !section.is_protocol()).cloned().collect();
    for count in 0..40 {
        model.sections = shared.clone();
        model.sections.extend(std::iter::repeat_n(one.clone(), count));
        assert_eq!(tabs(&model), if count > MOST_TABS { 0 } else { count }, "{count} protocols");
    }
}
