//! Two scenarios on the same samples, against closed forms and against simulations of each alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{MODEL, decimal, scenario, small};
use takerate_analysis::distribution::Distribution;
use takerate_analysis::request_error::RequestError;
use takerate_analysis::simulate::{
    Against, Differing, Distributed, Paired, Probability, SimulateRequest, Simulated, simulate,
};
use takerate_analysis::uncertain::Uncertain;
use takerate_core::Model;

const SAMPLES: u64 = 20_000;

fn two() -> Model {
    let inputs = [("x", "0", "1000", "100", "100"), ("z", "0", "1000", "50", "50")];
    small(
        &inputs,
        &[
            ("sum", "x + z", ""),
            ("product", "x * z", ""),
            ("shifted", "x * (z - 1)", ""),
            ("inverse", "x / z", "z > 45"),
        ],
    )
}

/// `t.x` at 105 against its preset's 100.
fn ask(model: &Model, output: &str, differing: Differing) -> Simulated {
    let request = SimulateRequest {
        scenario: scenario("a", &[("t.x", decimal("105"))]),
        outputs: vec![output.to_owned()],
        samples: SAMPLES,
        against: Some(Against { scenario: scenario("a", &[]), differing }),
        ..SimulateRequest::default()
    };
    simulate(model, &request).unwrap()
}

/// How likely the simulated scenario is lower.
fn lower(difference: &Distributed) -> Probability {
    difference.below[0].1
}

fn paired(answer: &Simulated) -> &Paired {
    answer.paired.as_ref().unwrap()
}

#[test]
fn what_moves_both_alike_does_not_move_the_difference() {
    let answer = ask(&two(), "t.sum", Differing::Held);
    let difference = &paired(&answer).differences[0];
    assert_eq!(paired(&answer).held, ["t.x"]);
    assert_eq!(difference.base.value, Some(decimal("5")));
    assert!(difference.percentiles.iter().all(|(_, value)| (value - 5.0).abs() < 1e-9));
    assert!(answer.outputs[0].deviation.unwrap() > 5.0);
    assert_eq!((difference.positive.value, lower(&paired(&answer).differences[0]).value), (1.0, 0.0));
}

#[test]
fn the_difference_of_products_is_the_step_times_the_draw() {
    let answer = ask(&two(), "t.product", Differing::Held);
    let (other, difference) = (&paired(&answer).others[0], &paired(&answer).differences[0]);
    for ((_, product), (_, apart)) in other.percentiles.iter().zip(&difference.percentiles) {
        assert!((apart - product / 100.0 * 5.0).abs() < 1e-9, "{apart} of {product}");
    }
}

#[test]
fn what_differs_is_drawn_at_the_same_random_number_around_each_ones_own_value() {
    // PERT scales with its middle, so each draw of 105 is 1.05 times that of 100.
    let answer = ask(&two(), "t.sum", Differing::Drawn);
    let alone = SimulateRequest {
        scenario: scenario("a", &[]),
        outputs: vec!["t.sum".to_owned()],
        inputs: Some(vec![Uncertain { input: "t.x".to_owned(), ..Uncertain::default() }]),
        samples: SAMPLES,
        ..SimulateRequest::default()
    };
    let x = simulate(&two(), &alone).unwrap();
    let difference = &paired(&answer).differences[0];
    assert!(paired(&answer).held.is_empty());
    for ((_, sum), (_, apart)) in x.outputs[0].percentiles.iter().zip(&difference.percentiles) {
        assert!((apart - (sum - 50.0) * 0.05).abs() < 1e-9, "{apart} of {sum}");
    }
}

#[test]
fn each_of_both_has_the_distribution_that_it_has_alone() {
    let answer = ask(&two(), "t.product", Differing::Held);
    let alone = |set: &[(&str, takerate_core::Decimal)]| {
        let request = SimulateRequest {
            scenario: scenario("a", set),
            outputs: vec!["t.product".to_owned()],
            inputs: Some(vec![Uncertain { input: "t.z".to_owned(), ..Uncertain::default() }]),
            samples: SAMPLES,
            ..SimulateRequest::default()
        };
        simulate(&two(), &request).unwrap().outputs.remove(0)
    };
    assert_eq!(answer.outputs[0], alone(&[("t.x", decimal("105"))]));
    assert_eq!(paired(&answer).others[0], alone(&[]));
}

#[test]
fn a_sample_without_a_value_in_one_of_both_has_no_difference() {
    let answer = ask(&two(), "t.inverse", Differing::Held);
    let (other, difference) = (&paired(&answer).others[0], &paired(&answer).differences[0]);
    let missing = difference.without_value;
    assert!(missing > 0 && missing < SAMPLES);
    assert_eq!((missing, missing), (answer.outputs[0].without_value, other.without_value));
    assert_eq!(difference.positive.of, SAMPLES - missing);
    assert_eq!(difference.positive.value, 1.0);
}

#[test]
fn a_difference_below_zero_is_as_likely_as_its_draw() {
    // Five more times a draw from -1 to 3: below zero in a quarter of all.
    let drawn = Distribution::Uniform { low: decimal("0"), high: decimal("4") };
    let request = SimulateRequest {
        scenario: scenario("a", &[("t.x", decimal("105"))]),
        outputs: vec!["t.shifted".to_owned()],
        inputs: Some(vec![Uncertain { input: "t.z".to_owned(), distribution: Some(drawn), correlation: None }]),
        samples: SAMPLES,
        against: Some(Against { scenario: scenario("a", &[]), differing: Differing::Held }),
        ..SimulateRequest::default()
    };
    let answer = simulate(&two(), &request).unwrap();
    let difference = &paired(&answer).differences[0];
    let lower = lower(difference);
    assert!((lower.value - 0.25).abs() < 4.0 * lower.standard_error, "{lower:?}");
    assert!((lower.value + difference.positive.value - 1.0).abs() < 1e-12);
}

#[test]
fn scenarios_in_which_all_differs_and_stays_leave_nothing_to_draw() {
    let request = |differing| SimulateRequest {
        scenario: scenario("a", &[("t.x", decimal("105")), ("t.z", decimal("55"))]),
        outputs: vec!["t.sum".to_owned()],
        samples: 300,
        against: Some(Against { scenario: scenario("a", &[]), differing }),
        ..SimulateRequest::default()
    };
    assert_eq!(simulate(&two(), &request(Differing::Held)), Err(RequestError::AllHeld));
    assert!(simulate(&two(), &request(Differing::Drawn)).is_ok());
    let unknown = Against { scenario: scenario("nowhere", &[]), differing: Differing::Held };
    let request = SimulateRequest { against: Some(unknown), ..request(Differing::Drawn) };
    assert_eq!(simulate(&two(), &request), Err(RequestError::UnknownPreset("nowhere".to_owned())));
}

#[test]
fn what_follows_the_driver_is_drawn_alone_where_the_driver_stays() {
    let request = SimulateRequest {
        scenario: scenario("2025p", &[("macro.eth_price", decimal("4000"))]),
        outputs: vec!["aave.adjusted_earnings".to_owned()],
        samples: 2000,
        against: Some(Against { scenario: scenario("2025p", &[]), differing: Differing::Held }),
        ..SimulateRequest::default()
    };
    let answer = simulate(&MODEL, &request).unwrap();
    assert_eq!(paired(&answer).held, ["macro.eth_price"]);
    assert!(answer.inputs.iter().all(|drawn| drawn.input != "macro.eth_price" && drawn.correlation.is_zero()));
    // Where a correlation was asked for, there must be something to follow.
    let mut asked: Vec<Uncertain> =
        answer.inputs.iter().map(|drawn| Uncertain { input: drawn.input.clone(), ..Uncertain::default() }).collect();
    asked[0].correlation = Some(decimal("0.5"));
    let request = SimulateRequest { inputs: Some(asked), ..request };
    assert!(matches!(simulate(&MODEL, &request), Err(RequestError::NoDriver(_, Some(_)))));
}

#[test]
fn both_are_swapped_by_swapping_the_question() {
    let ask = |one: &[(&str, takerate_core::Decimal)], other: &[(&str, takerate_core::Decimal)]| {
        let request = SimulateRequest {
            scenario: scenario("2025p", one),
            outputs: vec!["adjusted_earnings".to_owned()],
            samples: 3000,
            against: Some(Against { scenario: scenario("2025p", other), differing: Differing::Drawn }),
            ..SimulateRequest::default()
        };
        simulate(&MODEL, &request).unwrap()
    };
    let gho = [("aave.gho_share", decimal("0.2"))];
    let (there, back) = (ask(&gho, &[]), ask(&[], &gho));
    let mut compared = 0;
    for (there, back) in paired(&there).differences.iter().zip(&paired(&back).differences) {
        assert_eq!(there.positive.value, lower(back).value);
        // Of what nobody has published there is nothing to compare.
        let Some((one, other)) = there.base.value.zip(back.base.value) else { continue };
        assert_eq!(one, -other);
        compared += 1;
        let mirrored = there.percentiles.iter().zip(back.percentiles.iter().rev());
        for ((_, one), (_, other)) in mirrored {
            assert!((one + other).abs() <= 1e-6 * one.abs().max(1.0), "{one} and {other}");
        }
    }
    assert!(compared > 3, "{compared}");
}
