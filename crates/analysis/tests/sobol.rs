//! Sobol's indices against the closed form of Ishigami and Homma (1990), within four of their own standard errors.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{MODEL, decimal, scenario, small};
use takerate_analysis::distribution::Distribution;
use takerate_analysis::simulate::{Share, SimulateRequest, simulate};
use takerate_analysis::uncertain::Uncertain;
use takerate_core::Model;
use takerate_core::problem::Cause;

/// `sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1` over -π to π. Inputs are not negative, so they run from 0 to 2π; the formula
/// language has no sine, so it is the Taylor polynomial of degree 21, off by less than 10^-10 there.
fn ishigami() -> Model {
    let sine = |x: &str| {
        let inner = (1..=10)
            .rev()
            .fold("1".to_owned(), |inner, k| format!("(1 - {x} * {x} / {} * {inner})", 2 * k * (2 * k + 1)));
        format!("{x} * {inner}")
    };
    let (first, second) = (sine("c1"), sine("c2"));
    let inputs: Vec<(&str, &str, &str, &str, &str)> = ["x1", "x2", "x3"].map(|x| (x, "0", "6.3", "3", "3")).to_vec();
    small(
        &inputs,
        &[
            ("c1", "x1 - 3.141592653589793", ""),
            ("c2", "x2 - 3.141592653589793", ""),
            ("c3", "x3 - 3.141592653589793", ""),
            ("s1", &first, ""),
            ("s2", &second, ""),
            ("y", "s1 + 7 * s2 * s2 + 0.1 * c3 * c3 * c3 * c3 * s1", ""),
        ],
    )
}

fn near(share: Share, expected: f64, what: &str) {
    assert!(share.standard_error < 0.03, "{what}: {share:?}");
    assert!((share.value - expected).abs() < 4.0 * share.standard_error + 1e-9, "{what}: {share:?}, not {expected}");
}

#[test]
fn the_ishigami_function_has_its_known_indices() {
    let high = decimal("6.283185307179586");
    let inputs = ["t.x1", "t.x2", "t.x3"].map(|input| Uncertain {
        input: input.to_owned(),
        distribution: Some(Distribution::Uniform { low: decimal("0"), high }),
        correlation: None,
    });
    let request = SimulateRequest {
        outputs: vec!["t.y".to_owned()],
        inputs: Some(inputs.to_vec()),
        samples: 256,
        sobol: 60_000,
        ..SimulateRequest::default()
    };
    let answer = simulate(&ishigami(), &request).unwrap();
    let indices = answer.drivers[0].indices.as_ref().unwrap();
    let pi4 = std::f64::consts::PI.powi(4);
    let (first, second, third) = (
        0.5 * (1.0 + 0.1 * pi4 / 5.0) * (1.0 + 0.1 * pi4 / 5.0),
        49.0 / 8.0,
        0.01 * pi4 * pi4 * (1.0 / 18.0 - 1.0 / 50.0),
    );
    let variance = first + second + third;
    for (input, in_first, in_total) in [("t.x1", first, first + third), ("t.x2", second, second), ("t.x3", 0.0, third)]
    {
        let index = indices.iter().find(|index| index.input == input).unwrap();
        near(index.first, in_first / variance, input);
        near(index.total, in_total / variance, input);
    }
    assert_eq!(indices[0].input, "t.x1");
}

#[test]
fn of_a_sum_each_input_has_its_share_of_the_variance() {
    let model = small(
        &[("x", "0", "10", "5", "5"), ("z", "0", "10", "5", "5"), ("idle", "0", "10", "5", "5")],
        &[("y", "2 * x + z + 0 * idle", "")],
    );
    let inputs = ["t.x", "t.z", "t.idle"].map(|input| Uncertain {
        input: input.to_owned(),
        distribution: Some(Distribution::Uniform { low: decimal("0"), high: decimal("10") }),
        correlation: None,
    });
    let request = SimulateRequest {
        outputs: vec!["t.y".to_owned()],
        inputs: Some(inputs.to_vec()),
        samples: 1,
        sobol: 20_000,
        ..SimulateRequest::default()
    };
    let answer = simulate(&model, &request).unwrap();
    let indices = answer.drivers[0].indices.as_ref().unwrap();
    for (index, (input, share)) in indices.iter().zip([("t.x", 0.8), ("t.z", 0.2), ("t.idle", 0.0)]) {
        assert_eq!(index.input, input);
        near(index.first, share, input);
        near(index.total, share, input);
    }
}

#[test]
fn an_output_that_sometimes_has_no_value_has_no_indices() {
    let request = SimulateRequest {
        scenario: scenario("2024e", &[]),
        outputs: vec!["lido.fdv_to_earnings".to_owned(), "lido.adjusted_earnings".to_owned()],
        samples: 1000,
        sobol: 1000,
        ..SimulateRequest::default()
    };
    let answer = simulate(&MODEL, &request).unwrap();
    assert!(answer.outputs[0].without_value > 0);
    assert!(answer.drivers[0].indices.is_none());
    assert!(answer.drivers[1].indices.is_some());
    // Earnings, which were asked for anyway, stand in.
    assert_eq!(answer.drivers[0].instead.as_deref(), Some(&answer.drivers[1]));
    assert!(matches!(answer.drivers[0].problem.as_ref().unwrap().cause, Cause::Guard(_)));
}

#[test]
fn what_stands_in_is_computed_though_nobody_asked_for_it() {
    let request = |outputs: &[&str]| SimulateRequest {
        scenario: scenario("2024e", &[]),
        outputs: outputs.iter().map(|output| (*output).to_owned()).collect(),
        samples: 1000,
        sobol: 1000,
        ..SimulateRequest::default()
    };
    let multiple = simulate(&MODEL, &request(&["lido.fdv_to_net_revenue", "lido.fdv_to_earnings"]));
    let drivers = multiple.unwrap().drivers;
    assert_eq!(drivers.len(), 2);
    assert!(drivers[0].instead.is_none() && drivers[0].problem.is_none() && drivers[0].indices.is_some());
    let instead = drivers[1].instead.as_deref().unwrap();
    assert_eq!((instead.output.as_str(), instead.samples), ("lido.adjusted_earnings", 1000));
    let largest = &instead.indices.as_ref().unwrap()[0];
    assert!(largest.total.value > 0.1, "{largest:?}");
}

#[test]
fn what_the_samples_before_did_not_show_is_found_on_the_way() {
    // A single sample of the simulation itself has a value; of those for the indices some have none.
    let model = small(&[("x", "0", "10", "5", "5")], &[("under", "x - 1", ""), ("y", "1 / under", "under > 0")]);
    let request = SimulateRequest {
        outputs: vec!["t.y".to_owned()],
        inputs: Some(vec![Uncertain {
            input: "t.x".to_owned(),
            distribution: Some(Distribution::Uniform { low: decimal("0"), high: decimal("10") }),
            correlation: None,
        }]),
        samples: 1,
        sobol: 4000,
        ..SimulateRequest::default()
    };
    let answer = simulate(&model, &request).unwrap();
    assert_eq!(answer.outputs[0].without_value, 0);
    let instead = answer.drivers[0].instead.as_deref().unwrap();
    assert_eq!(instead.output, "t.under");
    assert!((4000 - 256..4000).contains(&instead.samples), "{}", instead.samples);
    near(instead.indices.as_ref().unwrap()[0].total, 1.0, "t.x");
}
