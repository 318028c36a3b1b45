//! Analyses of inputs that can be negative: changes and growths, down to a loss of everything.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{decimal, scenario, small_in};
use takerate_analysis::distribution::Distribution;
use takerate_analysis::seek::{Obstacle, SeekRequest, Verdict, seek};
use takerate_analysis::simulate::{SimulateRequest, simulate};
use takerate_analysis::swing::Swing;
use takerate_analysis::tornado::{TornadoRequest, tornado};
use takerate_analysis::uncertain::{Uncertain, by_rule};
use takerate_core::unit::InvalidValue;
use takerate_core::{Model, PresetId, Scenario};

/// What is left after a shrinking by 20 % (and by 10 %), alone and squared.
fn shrinking() -> Model {
    let inputs = [("growth", "-0.5", "1.5", "-0.2", "-0.1")];
    small_in("change", &inputs, &[("left", "1 + growth", ""), ("twice", "(1 + growth) * (1 + growth)", "")])
}

#[test]
fn a_tornado_moves_a_negative_value_down_and_up() {
    let request = TornadoRequest {
        scenario: scenario("a", &[]),
        outputs: vec!["t.left".to_owned()],
        inputs: vec![],
        swing: Swing::Percent(decimal("10")),
    };
    let answer = tornado(&shrinking(), &request).unwrap();
    let bar = &answer[0].bars[0];
    assert_eq!((bar.low, bar.high), (decimal("-0.22"), decimal("-0.18")));
    assert_eq!((bar.at_low.value, bar.at_high.value), (Some(decimal("0.78")), Some(decimal("0.82"))));
    // By more than all of it: no further than a loss of everything.
    let far = tornado(&shrinking(), &TornadoRequest { swing: Swing::Percent(decimal("900")), ..request }).unwrap();
    assert_eq!((far[0].bars[0].low, far[0].bars[0].high), (decimal("-1"), decimal("1.6")));
}

#[test]
fn what_is_uncertain_about_a_negative_value_lies_around_it() {
    let model = shrinking();
    let growth = model.find_input("t.growth").unwrap();
    let Some(Distribution::Pert { low, mode, high }) = by_rule(&model, &Scenario::preset(PresetId(0)), growth) else {
        panic!("no distribution");
    };
    assert_eq!([low, mode, high], ["-0.3", "-0.2", "-0.1"].map(decimal));
}

#[test]
fn a_simulation_never_loses_more_than_everything() {
    let normal = Distribution::Normal { p10: decimal("-1.2"), p90: decimal("0.8") };
    let inputs = vec![Uncertain { input: "t.growth".to_owned(), distribution: Some(normal), correlation: None }];
    let request = SimulateRequest {
        scenario: scenario("a", &[]),
        outputs: vec!["t.left".to_owned()],
        inputs: Some(inputs),
        samples: 4096,
        ..SimulateRequest::default()
    };
    let answer = simulate(&shrinking(), &request).unwrap();
    // One sample in seven would have lost more.
    assert!(answer.outputs[0].percentiles[0].1.abs() < 1e-12);
    assert!(answer.inputs[0].clamped > 0.1 && answer.inputs[0].clamped < 0.2);
}

#[test]
fn seek_finds_a_negative_growth_and_says_where_there_is_none() {
    let ask = |output: &str, target: &str| {
        let request = SeekRequest {
            scenario: scenario("a", &[]),
            output: output.to_owned(),
            target: decimal(target),
            inputs: vec!["t.growth".to_owned()],
        };
        seek(&shrinking(), &request).unwrap().remove(0)
    };
    let found = ask("t.left", "0.7");
    assert_eq!((found.verdict, found.solutions[0].value), (Verdict::Found, decimal("-0.3")));
    // Outside of what is sensible, on the way down to a loss of everything.
    let outside = ask("t.twice", "0.04");
    assert_eq!(outside.verdict, Verdict::OutsideRange);
    assert!((outside.solutions[0].value - decimal("-0.8")).abs() < decimal("0.000001"));
    let never = ask("t.left", "-0.5");
    assert_eq!(never.obstacle, Some(Obstacle::Unit(InvalidValue::BelowMinusOne)));
}
