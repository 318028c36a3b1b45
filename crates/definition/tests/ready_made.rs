//! The scenarios that the report offers: what they return, beside what their sources claim, and that each is what its
//! changes make by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::bundled;
use takerate_core::explain::is_fault;
use takerate_core::model::ReadyMade;
use takerate_core::{Decimal, Language, Scenario};

fn ready(id: &str) -> &'static ReadyMade {
    &bundled().ready_made[bundled().find_ready_made(id).unwrap_or_else(|| panic!("{id} is missing"))]
}

/// An amount in millions, a price as it is, to one decimal.
fn millions(value: Decimal) -> String {
    if value.abs() < Decimal::from(1_000) {
        return format!("{:.1}", value.round_dp(1));
    }
    format!("{:.1}", (value / Decimal::from(1_000_000)).round_dp(1))
}

/// A line in the preset of a scenario, and in the scenario.
fn effect(id: &str, line: &str) -> [String; 2] {
    let (model, ready) = (bundled(), ready(id));
    let line = usize::from(model.find_line(line).unwrap().0);
    [Scenario::preset(ready.preset), ready.scenario(model)]
        .map(|scenario| scenario.evaluate(model)[line].map_or("none".to_owned(), millions))
}

#[test]
fn each_returns_what_its_changes_return() {
    for (id, line, expected) in [
        ("gho-one-billion", "aave.gho_supply", ["141.0", "1000.0"]),
        ("gho-one-billion", "aave.adjusted_earnings", ["26.4", "57.9"]),
        ("gho-without-incentives", "aave.adjusted_earnings", ["56.1", "72.8"]),
        ("safety-module-390", "aave.adjusted_earnings", ["26.4", "42.4"]),
        ("eth-staked-as-solana", "lido.adjusted_earnings", ["-7.1", "19.1"]),
        ("eth-staked-as-solana", "etherfi.adjusted_earnings", ["3.3", "6.9"]),
        ("sky-2026", "sky.dai_supply", ["7599.9", "14899.9"]),
        ("sky-2026", "sky.adjusted_earnings", ["85.7", "203.7"]),
        ("prices-mid-2026", "aave.fdv", ["2400.0", "1434.2"]),
        ("prices-mid-2026", "sky.fdv", ["1351.1", "1260.0"]),
        ("bear-market", "aave.adjusted_earnings", ["56.1", "0.7"]),
        ("bear-market", "sky.adjusted_earnings", ["99.5", "74.5"]),
        ("bull-market", "aave.adjusted_earnings", ["56.1", "150.0"]),
        ("bull-market", "lido.adjusted_earnings", ["4.3", "51.6"]),
    ] {
        assert_eq!(effect(id, line), expected, "{id}: {line}");
    }
}

#[test]
fn claims_stand_beside_what_the_model_returns() {
    let model = bundled();
    let mut found = Vec::new();
    for ready in &model.ready_made {
        let outcomes = [Scenario::preset(ready.preset), ready.scenario(model)].map(|scenario| scenario.evaluate(model));
        for claim in &ready.claims {
            let result = claim.result(&outcomes[0], &outcomes[1]).map(millions);
            let claimed = [claim.low, claim.high].map(millions);
            found.push((ready.id.as_str(), &*model.line(claim.line).id, claimed, result.unwrap()));
        }
    }
    let expected = [
        ("gho-one-billion", "aave.net_revenue", ["12.0", "18.0"], "31.5"),
        ("safety-module-390", "aave.adjusted_earnings", ["30.5", "30.5"], "16.0"),
        ("eth-staked-as-solana", "lido.adjusted_earnings", ["50.0", "50.0"], "26.1"),
        ("sky-2026", "sky.gross_revenue", ["611.5", "611.5"], "637.5"),
        ("grayscale-aave", "aave.price_at_target_circulating", ["80.0", "100.0"], "79.1"),
        ("prices-mid-2026", "lido.fdv", ["273.0", "273.0"], "272.0"),
        ("prices-mid-2026", "etherfi.fdv", ["370.0", "370.0"], "371.0"),
    ];
    let expected =
        expected.map(|(id, line, claimed, result)| (id, line, claimed.map(str::to_owned), result.to_owned()));
    assert_eq!(found, expected);
}

#[test]
fn the_forum_s_saving_is_its_cut_at_its_price() {
    // 700 less 390 AAVE a day, at the 269.6 USD that the text of the claim names.
    let claim = &ready("safety-module-390").claims[0];
    let saving = Decimal::from(700 - 390) * Decimal::from(365) * Decimal::new(2696, 1);
    assert_eq!(millions(saving), millions(claim.low));
}

#[test]
fn each_is_the_scenario_that_its_changes_make_by_hand() {
    let model = bundled();
    assert!(model.ready_made.len() >= 8);
    for (index, ready) in model.ready_made.iter().enumerate() {
        let mut by_hand = Scenario::preset(ready.preset);
        for (done, change) in ready.changes.iter().enumerate() {
            assert_eq!(model.ready_made_of(&by_hand), None, "{} after {done} changes", ready.id);
            by_hand.set(model, change.input, change.value).unwrap();
        }
        assert_eq!(by_hand, ready.scenario(model));
        assert_eq!(by_hand.evaluate(model), ready.scenario(model).evaluate(model));
        assert_eq!(model.ready_made_of(&by_hand), Some(index), "{}", ready.id);
        // With one change more it is none, and without that change it is one again.
        let other = model.find_input("sky.workforce").unwrap();
        by_hand.set(model, other, Decimal::from(1)).unwrap();
        assert_eq!(model.ready_made_of(&by_hand), None);
        by_hand.reset(other);
        assert_eq!(model.ready_made_of(&by_hand), Some(index));
        // The same changes of another preset are another scenario.
        let elsewhere = model.preset_ids().find(|preset| *preset != ready.preset).unwrap();
        by_hand.preset = elsewhere;
        assert_eq!(model.ready_made_of(&by_hand), None);
    }
}

#[test]
fn none_contradicts_itself_or_leaves_the_sensible_ranges() {
    let model = bundled();
    for ready in &model.ready_made {
        for problem in ready.scenario(model).evaluate(model).into_iter().filter_map(Result::err) {
            assert!(!is_fault(model, problem), "{}: {}", ready.id, model.line(problem.line).id);
        }
        for change in &ready.changes {
            let input = model.input(change.input);
            assert!((input.low..=input.high).contains(&change.value), "{}: {}", ready.id, input.id);
        }
    }
}

#[test]
fn an_outline_knows_them_by_id_and_values_alone() {
    let outline = bundled().outline();
    for (short, whole) in outline.ready_made.iter().zip(&bundled().ready_made) {
        assert_eq!(short.scenario(&outline), whole.scenario(bundled()));
        assert_eq!(short.id, whole.id);
        assert!(short.name.is_empty() && short.note.is_empty() && short.claims.is_empty() && short.sources.is_empty());
        assert!(short.changes.iter().all(|change| change.why.is_empty()));
        for language in Language::all() {
            assert!(!whole.name.get(language).is_empty());
        }
    }
}
