//! The line of reasons: what is written sums to the difference, or says that it is rounded.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod drawn;

use drawn::MODEL;
use takerate_analysis::bridge::{BridgeRequest, bridge};
use takerate_analysis::request::ScenarioRequest;
use takerate_core::{Decimal, Language, Scenario};
use takerate_scenario_io::assign::assign;
use takerate_view_model::reasons::{Reasons, reasons};

const OUTPUT: &str = "aave.adjusted_earnings";

fn scenario(preset: &str, changes: &[&str]) -> Scenario {
    let mut scenario = Scenario::preset(MODEL.find_preset(preset).unwrap());
    for change in changes {
        let (id, value) = change.split_once('=').unwrap();
        assign(&MODEL, &mut scenario, id, value).unwrap();
    }
    scenario
}

fn told(from: &Scenario, to: &Scenario, most: usize, language: Language) -> Option<Reasons> {
    let end = |scenario: &Scenario| Some(ScenarioRequest::of(&MODEL, scenario));
    let request = BridgeRequest { from: end(from), to: end(to), outputs: vec![OUTPUT.to_owned()] };
    reasons(&MODEL, &bridge(&MODEL, &request).unwrap()[0], most, language)
}

/// What a portion says in millions.
fn number(portion: &str) -> Decimal {
    let below = if portion.contains('<') { Decimal::ZERO } else { Decimal::ONE };
    portion.replace('−', "-").replace(['+', '<', 'M', ','], "").parse::<Decimal>().unwrap() * below
}

#[test]
fn the_largest_have_names_and_the_rest_is_told_together() {
    let moves = ["macro.eth_price=4000", "aave.gho_share=0.1", "aave.service_providers=29000000"];
    let base = scenario("2025p", &[]);
    let two = told(&base, &scenario("2025p", &moves[..2]), 2, Language::ENGLISH).unwrap();
    let names: Vec<&str> = two.parts.iter().map(|[name, _]| name.as_str()).collect();
    assert_eq!(names, ["ETH price", "GHO's share of active loans"]);
    assert!(two.parts.iter().all(|[_, portion]| portion.starts_with('+') && portion.ends_with('M')));
    // Nothing is saved by “1 more”.
    let three = scenario("2025p", &moves);
    assert_eq!(told(&base, &three, 2, Language::ENGLISH).unwrap().parts.len(), 3);
    let [english, chinese] =
        [Language::ENGLISH, Language::CHINESE].map(|language| told(&base, &three, 1, language).unwrap().parts);
    assert_eq!((english.len(), english[1][0].as_str()), (2, "2 more"));
    assert_eq!(chinese[1][0], "另有 2 项");
}

#[test]
fn what_is_written_adds_up_unless_it_says_so() {
    let line = usize::from(MODEL.find_line(OUTPUT).unwrap().0);
    let value = |scenario: &Scenario| scenario.evaluate(&MODEL)[line].unwrap();
    let ends = ["2024e", "2025p", "2025a"].map(|preset| scenario(preset, &["aave.service_providers=29e6"]));
    let mut footed = 0;
    for (from, to) in ends.iter().flat_map(|from| ends.iter().map(move |to| (from, to))).filter(|(from, to)| from != to)
    {
        let difference = (value(to) - value(from)) / Decimal::from(1_000_000);
        for most in 1..6 {
            let told = told(from, to, most, Language::ENGLISH).unwrap();
            let sum: Decimal = told.parts.iter().map(|[_, portion]| number(portion)).sum();
            // Each is the nearest tenth, so together they are off by half a tenth each at most.
            assert!((sum - difference).abs() <= Decimal::new(5, 2) * Decimal::from(told.parts.len()), "{told:?}");
            let tenths = (difference * Decimal::TEN).round_dp(0) / Decimal::TEN;
            assert_eq!(told.rounded, sum != tenths, "{told:?} of {difference}");
            footed += usize::from(!told.rounded);
        }
    }
    assert!(footed > 0);
}

#[test]
fn where_nothing_contributes_there_are_none() {
    let base = scenario("2025p", &[]);
    assert_eq!(told(&base, &base, 2, Language::ENGLISH), None);
    assert_eq!(told(&base, &scenario("2025p", &["sky.workforce=1"]), 2, Language::ENGLISH), None);
}
