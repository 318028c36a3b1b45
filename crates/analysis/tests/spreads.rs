//! What the model files declare about uncertainty is what is drawn, unless the request says otherwise.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{MODEL, decimal, scenario};
use proptest::prelude::*;
use takerate_analysis::distribution::Distribution;
use takerate_analysis::simulate::{Drawn, SimulateRequest, Simulated, simulate};
use takerate_analysis::uncertain::{Uncertain, by_basis, by_rule, follows};
use takerate_core::{Decimal, InputId};

fn input(id: &str) -> InputId {
    MODEL.find_input(id).unwrap()
}

fn uncertain(input: &str, distribution: Option<Distribution>, correlation: Option<&str>) -> Uncertain {
    Uncertain { input: input.to_owned(), distribution, correlation: correlation.map(decimal) }
}

fn ask(outputs: &[&str], inputs: Vec<Uncertain>, driver: Option<&str>) -> Simulated {
    let request = SimulateRequest {
        outputs: outputs.iter().map(|output| (*output).to_owned()).collect(),
        inputs: (!inputs.is_empty()).then_some(inputs),
        driver: driver.map(str::to_owned),
        samples: 20_000,
        ..SimulateRequest::default()
    };
    simulate(&MODEL, &request).unwrap()
}

fn correlation(answer: &Simulated, id: &str) -> Decimal {
    answer.inputs.iter().find(|drawn| drawn.input == id).unwrap().correlation
}

#[test]
fn a_declared_spread_follows_the_value() {
    for (preset, set, p10, p90) in [("2024e", "168.75", "75.9375", "371.25"), ("2025p", "200", "90", "440")] {
        let scenario = scenario(preset, &[("aave.token_price", decimal(set))]).read(&MODEL).unwrap();
        let distribution = by_rule(&MODEL, &scenario, input("aave.token_price")).unwrap();
        assert_eq!(distribution, Distribution::Lognormal { p10: decimal(p10), p90: decimal(p90) });
    }
    let zero = scenario("2025p", &[("aave.token_price", Decimal::ZERO)]).read(&MODEL).unwrap();
    assert_eq!(by_rule(&MODEL, &zero, input("aave.token_price")), None);
}

#[test]
fn an_input_without_a_spread_goes_by_its_basis() {
    let scenario = scenario("2024e", &[]).read(&MODEL).unwrap();
    let other = input("aave.other_loans");
    assert!(MODEL.input(other).spread.is_none());
    assert_eq!(by_rule(&MODEL, &scenario, other), by_basis(&MODEL, &scenario, other));
    let expected =
        Distribution::Pert { low: decimal("135150000"), mode: decimal("159000000"), high: decimal("182850000") };
    assert_eq!(by_rule(&MODEL, &scenario, other), Some(expected));
}

#[test]
fn what_follows_the_driver_does_so_and_brings_it_along() {
    let answer = ask(&["sky.fdv", "lido.fdv"], Vec::new(), None);
    let drawn: Vec<&str> = answer.inputs.iter().map(|drawn| drawn.input.as_str()).collect();
    assert!(drawn.contains(&"macro.eth_price"), "{drawn:?}");
    assert_eq!(correlation(&answer, "sky.token_price"), decimal("0.5"));
    assert_eq!(correlation(&answer, "macro.eth_price"), Decimal::ZERO);
    // Of two lognormals with a correlation of 0.25 between their logarithms and deviations of 0.62.
    let deviation = (2.2f64 / 0.45).ln() / (2.0 * 1.281_551_565_544_600_4);
    let expected = ((0.25 * deviation * deviation).exp() - 1.0) / ((deviation * deviation).exp() - 1.0);
    let found = answer.joint.correlations[0][1].unwrap();
    assert!((found - expected).abs() < 0.03, "{found}, not {expected}");
}

#[test]
fn nothing_is_brought_along_where_nothing_follows() {
    let answer = ask(&["aave.operating_expenses"], Vec::new(), None);
    assert!(answer.inputs.iter().all(|drawn: &Drawn| drawn.input != "macro.eth_price"));
}

#[test]
fn a_declared_correlation_gives_way_to_the_request() {
    let price = "aave.token_price";
    let given = by_rule(&MODEL, &scenario("2024e", &[]).read(&MODEL).unwrap(), input(price));
    let eth = || uncertain("macro.eth_price", None, None);
    for (inputs, driver, expected) in [
        (vec![eth(), uncertain(price, None, None)], None, "0.5"),
        (vec![uncertain(price, None, None), eth()], None, "0.5"),
        (vec![eth(), uncertain(price, None, Some("-0.25"))], None, "-0.25"),
        (vec![eth(), uncertain(price, None, Some("0"))], None, "0"),
        (vec![eth(), uncertain(price, given, None)], None, "0"),
        (vec![uncertain(price, None, None)], None, "0"),
        (vec![eth(), uncertain(price, None, None)], Some("aave.eth_loans"), "0"),
    ] {
        let answer = ask(&["aave.fdv_to_net_revenue"], inputs, driver);
        assert_eq!(correlation(&answer, price), decimal(expected));
    }
}

#[test]
fn every_spread_of_the_models_is_a_distribution() {
    for preset in ["2024e", "2025p"] {
        let scenario = scenario(preset, &[]).read(&MODEL).unwrap();
        for id in MODEL.input_ids() {
            if let Some(distribution) = by_rule(&MODEL, &scenario, id) {
                distribution.check(&MODEL.input(id).id).unwrap_or_else(|trouble| panic!("{trouble:?}"));
            }
        }
    }
    assert_eq!(MODEL.driver, Some(input("macro.eth_price")));
    assert!(MODEL.input_ids().filter(|id| !follows(&MODEL, *id).is_zero()).count() >= 5);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_spread_scales_with_the_value(number in 0usize..1000, mantissa in 0u64..1_000_000_000, scale in 0u32..28) {
        let id = InputId(u16::try_from(number % MODEL.inputs.len()).unwrap());
        let input = MODEL.input(id);
        let value = Decimal::from_i128_with_scale(i128::from(mantissa), scale);
        let set = [(input.id.as_str(), value)];
        if let Ok(scenario) = scenario("2025p", &set).read(&MODEL)
            && let (Some(spread), Some(distribution)) = (input.spread, by_rule(&MODEL, &scenario, id))
        {
            prop_assert!(distribution.check(&input.id).is_ok());
            let (low, high) = match distribution {
                Distribution::Uniform { low, high } | Distribution::Triangular { low, high, .. } | Distribution::Pert { low, high, .. } => (low, high),
                Distribution::Normal { p10, p90 } | Distribution::Lognormal { p10, p90 } => (p10, p90),
            };
            prop_assert_eq!((low, high), (value * spread.low, value * spread.high));
        }
    }
}
