//! Bridge: the contributions sum to the total to the last digit, whatever the order of the inputs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{MODEL, decimal, scenario, small, value};
use proptest::prelude::*;
use takerate_analysis::bridge::{Bridge, BridgeRequest, Grain, bridge};
use takerate_core::problem::Cause;
use takerate_core::{Decimal, Model, Number};

fn ask(model: &Model, outputs: &[&str]) -> Vec<Bridge> {
    let outputs = outputs.iter().map(|output| (*output).to_owned()).collect();
    bridge(model, &BridgeRequest { outputs, ..BridgeRequest::default() }).unwrap()
}

fn sum(bridge: &Bridge) -> Decimal {
    bridge.contributions.iter().map(|contribution| contribution.value).sum()
}

#[test]
fn from_the_report_to_the_projection_contributions_sum_to_the_last_digit() {
    for bridge in ask(&MODEL, &["adjusted_earnings", "net_revenue", "net_margin", "gross_revenue", "fdv"]) {
        // What nobody has published has neither figure nor difference.
        let Some((from, to)) = bridge.from.value.zip(bridge.to.value) else {
            assert!(bridge.from.problem.is_some() && bridge.total.is_none(), "{}", bridge.output);
            continue;
        };
        assert_eq!(Some(sum(&bridge)), bridge.total, "{}", bridge.output);
        assert!((from + sum(&bridge) - to).abs() < decimal("0.000000000000001"), "{}", bridge.output);
        assert_eq!(bridge.grain, Grain::Inputs);
    }
}

#[test]
fn negative_contributions_stay_negative() {
    let [bridge] = &ask(&MODEL, &["aave.adjusted_earnings"])[..] else { panic!() };
    let of = |input: &str| {
        bridge.contributions.iter().find(|contribution| contribution.changes[0].input == input).unwrap().value
    };
    assert!(of("macro.borrow_rate_level") < Decimal::ZERO);
    assert!(of("aave.stablecoin_loans") > Decimal::ZERO);
    assert!(of("aave.one_off_costs") == decimal("12000000"));
}

#[test]
fn a_multiple_that_has_no_value_on_the_way_offers_earnings() {
    let [bridge] = &ask(&MODEL, &["lido.fdv_to_earnings"])[..] else { panic!() };
    let breaks = bridge.breaks.as_ref().unwrap();
    assert!(bridge.contributions.is_empty() && matches!(breaks.problem.cause, Cause::Guard(_)), "{breaks:?}");
    let instead = breaks.instead.as_ref().unwrap();
    assert_eq!(instead.output, "lido.adjusted_earnings");
    assert_eq!(Some(sum(instead)), instead.total);
}

#[test]
fn a_mixture_without_a_value_is_named() {
    // Either input alone makes the sum too large; both together do not.
    let model = small(
        &[("x", "0", "10", "1", "4"), ("z", "0", "10", "4", "1")],
        &[("sum", "x + z", ""), ("y", "1 / (7 - sum)", "sum < 7")],
    );
    let [bridge] = &ask(&model, &["t.y"])[..] else { panic!() };
    let breaks = bridge.breaks.as_ref().unwrap();
    assert_eq!(breaks.moved, ["t.x"]);
    assert_eq!(breaks.instead.as_ref().unwrap().output, "t.sum");
}

#[test]
fn inputs_that_the_output_does_not_rest_on_are_listed_apart() {
    let [bridge] = &ask(&MODEL, &["lido.adjusted_earnings"])[..] else { panic!() };
    assert!(bridge.without_effect.contains(&"aave.gho_share".to_owned()));
    assert!(
        bridge.contributions.iter().all(|contribution| !bridge.without_effect.contains(&contribution.changes[0].input))
    );
}

#[test]
fn the_way_back_is_the_way_there_with_the_other_sign() {
    let there = BridgeRequest {
        from: Some(scenario("2024e", &[])),
        to: Some(scenario("2025p", &[])),
        outputs: vec!["sky.adjusted_earnings".to_owned()],
    };
    let back = BridgeRequest { from: there.to.clone(), to: there.from.clone(), outputs: there.outputs.clone() };
    let (there, back) = (bridge(&MODEL, &there).unwrap(), bridge(&MODEL, &back).unwrap());
    for contribution in &there[0].contributions {
        let other =
            back[0].contributions.iter().find(|other| other.changes[0].input == contribution.changes[0].input).unwrap();
        assert!((contribution.value + other.value).abs() < decimal("0.000000000000001"), "{contribution:?}");
    }
}

#[test]
fn above_sixteen_changes_sections_share_and_it_says_so() {
    let set: Vec<(&str, Decimal)> = MODEL
        .inputs
        .iter()
        .filter(|input| input.id.starts_with("aave.") && input.unit.text != "switch")
        .map(|input| (input.id.as_str(), (input.low + input.high) / Decimal::from(3)))
        .filter(|(id, _)| *id != "aave.gho_share")
        .collect();
    assert!(set.len() > 16);
    let request = BridgeRequest {
        from: Some(scenario("2024e", &[])),
        to: Some(scenario("2024e", &set)),
        outputs: vec!["aave.fdv_to_net_revenue".to_owned(), "aave.market_cap".to_owned()],
    };
    let bridges = bridge(&MODEL, &request).unwrap();
    for bridge in &bridges {
        assert_eq!(Some(sum(bridge)), bridge.total);
    }
    // Few of the changes move the market cap, so these are still told apart.
    assert_eq!(bridges[1].grain, Grain::Inputs);
}

#[test]
fn many_changes_are_shared_among_sections() {
    let names: Vec<String> = (0..17).map(|index| format!("x{index}")).collect();
    let inputs: Vec<(&str, &str, &str, &str, &str)> =
        names.iter().map(|name| (name.as_str(), "0", "9", "1", "2")).collect();
    let formula = format!("sum({})", names.join(", "));
    let model = small(&inputs, &[("y", &formula, "")]);
    let [bridge] = &ask(&model, &["t.y"])[..] else { panic!() };
    assert_eq!((bridge.grain, bridge.contributions.len()), (Grain::Groups, 1));
    assert_eq!(bridge.contributions[0].changes.len(), 17);
    assert_eq!(bridge.total, Some(decimal("17")));
}

#[test]
fn of_a_product_each_factor_gets_the_mean_of_both_orders() {
    let model = small(&[("x", "0", "9", "2", "5"), ("z", "0", "9", "3", "7")], &[("y", "x * z", "")]);
    let [bridge] = &ask(&model, &["t.y"])[..] else { panic!() };
    // x: 3·(3 + 7)/2, z: 4·(2 + 5)/2.
    let values: Vec<Decimal> = bridge.contributions.iter().map(|contribution| contribution.value).collect();
    assert_eq!(values, [decimal("15"), decimal("14")]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_two_scenarios_are_bridged_exactly(shares in proptest::collection::vec(0u32..=1000, 8)) {
        let ids = ["macro.eth_price", "aave.eth_loans", "aave.stablecoin_loans", "aave.eth_borrow_rate",
            "aave.stablecoin_borrow_rate", "aave.stablecoin_take_rate", "aave.service_providers", "aave.token_price"];
        let set: Vec<(&str, Decimal)> = ids.iter().zip(&shares).map(|(id, share)| {
            let input = MODEL.input(MODEL.find_input(id).unwrap());
            // Loans large enough that GHO never exceeds stablecoins.
            let low = if *id == "aave.stablecoin_loans" { input.high / Decimal::from(4) } else { input.low };
            (*id, low + (input.high - low) * Decimal::from(*share) / Decimal::from(1000))
        }).collect();
        let to = scenario("2024e", &set);
        let request = BridgeRequest { from: None, to: Some(to.clone()), outputs: vec!["aave.adjusted_earnings".to_owned(), "aave.fdv_to_net_revenue".to_owned()] };
        for bridge in bridge(&MODEL, &request).unwrap() {
            if bridge.breaks.is_none() {
                prop_assert_eq!(Some(sum(&bridge)), bridge.total);
                prop_assert_eq!(bridge.to.value, value(&MODEL, &to, &bridge.output));
                let difference = f64::from_decimal(bridge.to.value.unwrap() - bridge.from.value.unwrap());
                prop_assert!((difference - f64::from_decimal(sum(&bridge))).abs() <= 1e-12 * difference.abs());
            }
        }
    }
}
