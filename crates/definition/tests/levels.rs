//! Which inputs a shared level multiplies wherever they are used, in the bundled models.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::bundled;
use takerate_core::level::level_of;

#[test]
fn rates_that_a_level_multiplies_everywhere_know_it() {
    let found: Vec<[&str; 2]> = bundled()
        .input_ids()
        .filter_map(|id| Some([bundled().input(id).id.as_str(), bundled().input(level_of(bundled(), id)?).id.as_str()]))
        .collect();
    let level = "macro.borrow_rate_level";
    assert_eq!(
        found,
        [["aave.eth_borrow_rate", level], ["aave.stablecoin_borrow_rate", level], ["aave.other_borrow_rate", level]]
    );
}
