//! The part of a slider that contradicts nothing, over the bundled model.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use proptest::prelude::*;
use support::{bundled, sensible_scenarios, tries};
use takerate_core::allowed::{allowed, faulty_lines};
use takerate_core::{Decimal, InputId, PresetId, Scenario};

fn input(id: &str) -> InputId {
    bundled().find_input(id).unwrap()
}

fn ends(id: InputId) -> [Decimal; 2] {
    let input = bundled().input(id);
    [input.low, input.high]
}

fn decimal(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

#[test]
fn more_gho_than_stablecoins_is_out_of_reach() {
    let share = input("aave.gho_share");
    let mut scenario = Scenario::preset(PresetId(0));
    scenario.set(bundled(), input("macro.eth_price"), decimal("4500")).unwrap();
    let [low, high] = allowed(bundled(), &scenario, share, ends(share), decimal("0.001"));
    assert_eq!(low, Decimal::ZERO);
    // 3,141M of stablecoins over 8,493M of loans is 36.98 %.
    assert_eq!(high, decimal("0.369"));
}

#[test]
fn from_a_contradiction_the_part_without_one_is_found() {
    let share = input("aave.gho_share");
    let mut scenario = Scenario::preset(PresetId(0));
    scenario.set(bundled(), input("macro.eth_price"), decimal("4500")).unwrap();
    scenario.set(bundled(), share, decimal("0.49")).unwrap();
    assert_eq!(allowed(bundled(), &scenario, share, ends(share), decimal("0.001"))[1], decimal("0.369"));
}

#[test]
fn what_forbids_nothing_is_whole() {
    let scenario = Scenario::preset(PresetId(1));
    for id in ["macro.eth_price", "aave.service_providers", "sky.savings_rate"].map(input) {
        let [low, high] = ends(id);
        assert_eq!(allowed(bundled(), &scenario, id, [low, high], (high - low) / decimal("200")), [low, high]);
    }
}

proptest! {
    #![proptest_config(tries(40))]

    #[test]
    fn at_both_ends_of_what_is_allowed_there_is_no_further_fault(scenario in sensible_scenarios(), number in 0usize..200) {
        let ids: Vec<InputId> = bundled().input_ids().collect();
        let id = ids[number % ids.len()];
        let [low, high] = ends(id);
        let step = (high - low) / Decimal::from(200);
        let found = allowed(bundled(), &scenario, id, [low, high], step);
        prop_assert!(low <= found[0] && found[0] <= found[1] && found[1] <= high);
        let faults = |value: Decimal| {
            let mut trial = scenario.clone();
            trial.set(bundled(), id, value).map(|()| faulty_lines(bundled(), &trial))
        };
        let here = faults(scenario.value(bundled(), id).unwrap_or(low).clamp(low, high)).unwrap();
        for end in found {
            prop_assert!(faults(end).unwrap() <= here);
        }
    }
}
