//! Goal seek: the answer put back gives the target, and where there is none it says so.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{MODEL, decimal, offered, scenario, small, value};
use proptest::prelude::*;
use takerate_analysis::NoValue;
use takerate_analysis::seek::{Method, Obstacle, Seek, SeekRequest, Verdict, seek};
use takerate_core::problem::Cause;
use takerate_core::unit::InvalidValue;
use takerate_core::{Decimal, Model};

fn ask(model: &Model, preset: &str, output: &str, target: &str, input: &str) -> Seek {
    let request = SeekRequest {
        scenario: scenario(preset, &[]),
        output: output.to_owned(),
        target: decimal(target),
        inputs: vec![input.to_owned()],
    };
    seek(model, &request).unwrap().remove(0)
}

/// What may be lost in the last of 28 digits: a share of 10^-18 of the terms, of which none exceeds 10^10 here.
fn assert_reached(model: &Model, preset: &str, output: &str, target: &str, answer: &Seek) {
    assert!(!answer.solutions.is_empty(), "{answer:?}");
    for solution in &answer.solutions {
        let there = scenario(preset, &[(answer.input.as_str(), solution.value)]);
        let reached = value(model, &there, output).unwrap();
        assert!((reached - decimal(target)).abs() < decimal("0.00000001"), "{reached} at {}", solution.value);
    }
}

#[test]
fn a_straight_line_is_solved_in_one_step() {
    let answer = ask(&MODEL, "2025p", "aave.adjusted_earnings", "100000000", "aave.stablecoin_take_rate");
    assert_eq!((answer.method, answer.verdict), (Method::Closed, Verdict::Found));
    assert_reached(&MODEL, "2025p", "aave.adjusted_earnings", "100000000", &answer);
}

#[test]
fn a_ratio_of_straight_lines_is_solved_in_one_step() {
    for (output, target, input) in [
        ("aave.fdv_to_earnings", "30", "macro.eth_price"),
        ("aave.net_margin", "0.18", "aave.gho_share"),
        ("sky.fdv_to_earnings", "12", "sky.vault_collateral_ratio"),
        ("etherfi.fdv_to_net_revenue", "20", "macro.eth_price"),
    ] {
        let answer = ask(&MODEL, "2025p", output, target, input);
        assert_eq!(answer.method, Method::Closed, "{output} by {input}");
        assert_reached(&MODEL, "2025p", output, target, &answer);
    }
}

#[test]
fn a_square_root_is_bracketed() {
    let answer = ask(&MODEL, "2025p", "lido.adjusted_earnings", "10000000", "macro.eth_staked_share");
    assert_eq!((answer.method, answer.verdict), (Method::Bracketing, Verdict::Found));
    assert_reached(&MODEL, "2025p", "lido.adjusted_earnings", "10000000", &answer);
}

#[test]
fn a_solution_outside_the_range_says_where() {
    let answer = ask(&MODEL, "2025p", "sky.fdv_to_earnings", "5", "macro.tbill_yield");
    assert_eq!(answer.verdict, Verdict::OutsideRange, "{answer:?}");
    assert!(answer.solutions[0].value > answer.high);
    assert_reached(&MODEL, "2025p", "sky.fdv_to_earnings", "5", &answer);
}

#[test]
fn a_solution_at_which_the_inputs_contradict_each_other_is_impossible_and_says_why() {
    let answer = ask(&MODEL, "2025p", "aave.fdv_to_earnings", "5", "macro.eth_price");
    assert_eq!(answer.verdict, Verdict::Impossible);
    assert!(matches!(answer.obstacle, Some(Obstacle::Problem(NoValue { cause: Cause::Guard(_), .. }))), "{answer:?}");
}

#[test]
fn what_the_unit_forbids_is_impossible_and_says_what_it_would_take() {
    let answer = ask(&MODEL, "2025p", "lido.adjusted_earnings", "90000000", "lido.operating_costs");
    assert_eq!(answer.verdict, Verdict::Impossible);
    assert!(
        answer.forbidden.unwrap() < Decimal::ZERO && answer.obstacle == Some(Obstacle::Unit(InvalidValue::Negative)),
        "{answer:?}"
    );
}

#[test]
fn an_input_without_effect_is_named_as_such() {
    let answer = ask(&MODEL, "2025p", "lido.adjusted_earnings", "0", "aave.gho_share");
    assert_eq!(answer.verdict, Verdict::NoEffect);
    let base = answer.base.value.unwrap().to_string();
    assert_eq!(ask(&MODEL, "2025p", "lido.adjusted_earnings", &base, "aave.gho_share").verdict, Verdict::Always);
}

#[test]
fn an_input_that_cancels_out_is_always_or_never_right() {
    let model = small(&[("x", "0", "10", "2", "2")], &[("y", "3 * x - 2 * x - x + 5", "")]);
    assert_eq!(ask(&model, "a", "t.y", "5", "t.x").verdict, Verdict::Always);
    assert_eq!(ask(&model, "a", "t.y", "6", "t.x").verdict, Verdict::Impossible);
}

#[test]
fn all_solutions_are_found_where_there_are_several() {
    let model = small(&[("x", "0", "10", "1", "1")], &[("y", "(x - 2) * (x - 5) * (x - 7)", "")]);
    let found: Vec<Decimal> =
        ask(&model, "a", "t.y", "0", "t.x").solutions.iter().map(|s| s.value.round_dp(9)).collect();
    assert_eq!(found, [decimal("2"), decimal("5"), decimal("7")]);
}

#[test]
fn two_solutions_within_one_step_of_the_scan_are_found() {
    let model = small(&[("x", "0", "10", "1", "1")], &[("y", "(x - 3.0011) * (x - 3.0012)", "")]);
    let found: Vec<Decimal> =
        ask(&model, "a", "t.y", "0", "t.x").solutions.iter().map(|s| s.value.round_dp(6)).collect();
    assert_eq!(found, [decimal("3.0011"), decimal("3.0012")]);
}

#[test]
fn a_curve_that_only_touches_the_target_is_found() {
    let model = small(&[("x", "0", "10", "1", "1")], &[("y", "(x - 3.3333) * (x - 3.3333) + 4", "")]);
    let answer = ask(&model, "a", "t.y", "4", "t.x");
    assert_eq!(answer.solutions.len(), 1, "{answer:?}");
    assert!((answer.solutions[0].value - decimal("3.3333")).abs() < decimal("0.000001"));
}

#[test]
fn a_flat_stretch_at_the_target_is_one_solution_with_two_ends() {
    let model = small(&[("x", "0", "10", "1", "1")], &[("y", "max(x, 4)", "")]);
    let answer = ask(&model, "a", "t.y", "4", "t.x");
    assert_eq!(answer.solutions.len(), 1, "{answer:?}");
    assert_eq!((answer.solutions[0].value, answer.solutions[0].to), (Decimal::ZERO, Some(decimal("4"))));
}

#[test]
fn a_jump_over_the_target_is_no_solution() {
    let model = small(&[("x", "0", "10", "1", "1")], &[("y", "if(x < 3.14159, x, x + 10)", "")]);
    assert_eq!(ask(&model, "a", "t.y", "9", "t.x").verdict, Verdict::Impossible);
    assert_eq!(ask(&model, "a", "t.y", "14", "t.x").solutions[0].value, decimal("4"));
}

#[test]
fn a_solution_just_before_the_value_ends_is_found() {
    // Bent by the root, and without a value from 3.3 on.
    let model = small(&[("x", "0", "10", "1", "1")], &[("y", "1 / sqrt(3.3 - x)", "x < 3.3")]);
    let answer = ask(&model, "a", "t.y", "1000", "t.x");
    assert_eq!(answer.solutions.len(), 1, "{answer:?}");
    assert_eq!(answer.solutions[0].value.round_dp(9), decimal("3.299999"));
}

#[test]
fn the_solution_of_a_formula_where_its_guard_fails_is_none() {
    let model = small(&[("x", "0", "10", "1", "1")], &[("y", "2 * x", "x < 3")]);
    assert_eq!(ask(&model, "a", "t.y", "4", "t.x").verdict, Verdict::Found);
    assert_eq!(ask(&model, "a", "t.y", "8", "t.x").verdict, Verdict::Impossible);
}

#[test]
fn break_even_is_answered_for_every_input() {
    let request = SeekRequest {
        scenario: scenario("2025p", &[]),
        output: "lido.adjusted_earnings".to_owned(),
        ..SeekRequest::default()
    };
    let answers = seek(&MODEL, &request).unwrap();
    assert_eq!(answers.len(), offered(&MODEL, "2025p"));
    let found: Vec<&Seek> = answers.iter().filter(|answer| answer.verdict == Verdict::Found).collect();
    assert!(found.len() >= 8, "{found:?}");
    for answer in found {
        assert_reached(&MODEL, "2025p", "lido.adjusted_earnings", "0", answer);
    }
}

#[test]
fn a_switch_is_tried_both_ways() {
    let answer = ask(&MODEL, "2025p", "sky.net_revenue", "0", "sky.savings_below_net_revenue");
    assert_eq!((answer.verdict, answer.solutions.len()), (Verdict::Impossible, 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn an_answer_put_back_gives_the_target(target in 20_000_000i64..80_000_000, index in 0usize..200) {
        let input = &MODEL.inputs[index % MODEL.inputs.len()].id;
        let target = target.to_string();
        let answer = ask(&MODEL, "2025p", "aave.adjusted_earnings", &target, input);
        if !answer.solutions.is_empty() {
            assert_reached(&MODEL, "2025p", "aave.adjusted_earnings", &target, &answer);
        }
    }
}

/// Over the staked share of ETH everything in Lido's margin moves alike: divisions leave nothing but rounding.
#[test]
fn an_input_that_cancels_out_is_no_solution_many_times() {
    let margin = |target: &str| SeekRequest {
        scenario: scenario("2024e", &[]),
        output: "lido.net_margin".to_owned(),
        target: decimal(target),
        inputs: vec!["macro.eth_staked_share".to_owned()],
    };
    let answers = seek(&MODEL, &margin("0.05")).unwrap();
    assert_eq!((answers[0].verdict, answers[0].solutions.len()), (Verdict::Always, 0), "{:?}", answers[0]);
    let answers = seek(&MODEL, &margin("0.06")).unwrap();
    assert_eq!((answers[0].verdict, answers[0].solutions.len()), (Verdict::Impossible, 0), "{:?}", answers[0]);
}
