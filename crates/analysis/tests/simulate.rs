//! Monte Carlo against closed forms, each within four standard errors, and the same digits for the same seed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{MODEL, decimal, scenario, small};
use takerate_analysis::distribution::Distribution;
use takerate_analysis::normal;
use takerate_analysis::request::ScenarioRequest;
use takerate_analysis::simulate::{Distributed, Level, Probability, SimulateRequest, Simulated, Simulation, simulate};
use takerate_analysis::uncertain::Uncertain;
use takerate_core::Model;

const SAMPLES: u64 = 200_000;

fn uncertain(input: &str, distribution: Distribution, correlation: &str) -> Uncertain {
    Uncertain {
        input: input.to_owned(),
        distribution: Some(distribution),
        correlation: Some(decimal(correlation)).filter(|correlation| !correlation.is_zero()),
    }
}

fn normal_with(p10: &str, p90: &str) -> Distribution {
    Distribution::Normal { p10: decimal(p10), p90: decimal(p90) }
}

fn lognormal_with(p10: &str, p90: &str) -> Distribution {
    Distribution::Lognormal { p10: decimal(p10), p90: decimal(p90) }
}

fn ask(model: &Model, output: &str, inputs: Vec<Uncertain>) -> Simulated {
    let request = SimulateRequest {
        outputs: vec![output.to_owned()],
        inputs: (!inputs.is_empty()).then_some(inputs),
        driver: Some("t.x".to_owned()),
        samples: SAMPLES,
        seed: 42,
        ..SimulateRequest::default()
    };
    simulate(model, &request).unwrap()
}

fn two() -> Model {
    let inputs = [("x", "0", "1000", "100", "100"), ("z", "0", "1000", "50", "50")];
    small(&inputs, &[("sum", "x + z", ""), ("product", "x * z", ""), ("x_alone", "x", "")])
}

fn percentile(distributed: &Distributed, per_cent: f64) -> f64 {
    distributed.percentiles.iter().find(|(per, _)| (per - per_cent).abs() < 0.01).unwrap().1
}

#[test]
fn a_sum_of_normals_is_normal() {
    for (correlation, between) in [("0", 0.0), ("0.6", 0.6), ("-0.8", -0.8)] {
        let inputs = vec![
            uncertain("t.x", normal_with("90", "110"), "0"),
            uncertain("t.z", normal_with("44", "56"), correlation),
        ];
        let sum = ask(&two(), "t.sum", inputs).outputs.remove(0);
        let (first, second) = (10.0 / normal::quantile(0.9), 6.0 / normal::quantile(0.9));
        let deviation = (first * first + second * second + 2.0 * between * first * second).sqrt();
        let n = SAMPLES as f64;
        assert!((sum.mean.unwrap() - 150.0).abs() < 4.0 * deviation / n.sqrt(), "{correlation}");
        assert!((sum.standard_error.unwrap() - deviation / n.sqrt()).abs() < 0.02 * deviation / n.sqrt());
        // The standard error of a normal's deviation is the deviation over sqrt(2 n).
        assert!((sum.deviation.unwrap() - deviation).abs() < 4.0 * deviation / (2.0 * n).sqrt(), "{correlation}");
        for per in [5.0, 25.0, 50.0, 95.0] {
            let z = normal::quantile(per / 100.0);
            let error = (per / 100.0 * (1.0 - per / 100.0) / n).sqrt() * deviation / normal::density(z);
            assert!((percentile(&sum, per) - (150.0 + z * deviation)).abs() < 4.0 * error, "{correlation}, {per} %");
        }
    }
}

#[test]
fn a_product_of_lognormals_is_lognormal() {
    let inputs =
        vec![uncertain("t.x", lognormal_with("50", "200"), "0"), uncertain("t.z", lognormal_with("20", "60"), "0.5")];
    let product = ask(&two(), "t.product", inputs).outputs.remove(0);
    let deviation = |p10: f64, p90: f64| (p90 / p10).ln() / (2.0 * normal::quantile(0.9));
    let (first, second) = (deviation(50.0, 200.0), deviation(20.0, 60.0));
    let together = (first * first + second * second + first * second).sqrt();
    let median = 100.0 * 1200f64.sqrt();
    for per in [10.0, 50.0, 90.0, 99.0] {
        let z = normal::quantile(per / 100.0);
        let expected = median * (z * together).exp();
        let error =
            (per / 100.0 * (1.0 - per / 100.0) / SAMPLES as f64).sqrt() * expected * together / normal::density(z);
        assert!((percentile(&product, per) - expected).abs() < 4.0 * error, "{per} %");
    }
}

#[test]
fn percentiles_are_those_of_the_distribution() {
    let (low, mode, high) = (decimal("40"), decimal("60"), decimal("140"));
    let cases = [
        (Distribution::Uniform { low, high }, 90.0, 90.0),
        (Distribution::Triangular { low, mode, high }, 80.0, 140.0 - 4000f64.sqrt()),
    ];
    for (distribution, mean, median) in cases {
        let answer = ask(&two(), "t.x_alone", vec![uncertain("t.x", distribution, "0")]).outputs.remove(0);
        let error = answer.standard_error.unwrap();
        assert!((answer.mean.unwrap() - mean).abs() < 4.0 * error, "{distribution:?}");
        // The density at the median is at least 1/100, so half of a sample's share moves it by at most this.
        assert!((percentile(&answer, 50.0) - median).abs() < 4.0 * 50.0 / (SAMPLES as f64).sqrt(), "{distribution:?}");
    }
    let pert = ask(&two(), "t.x_alone", vec![uncertain("t.x", Distribution::Pert { low, mode, high }, "0")]);
    let pert = &pert.outputs[0];
    // Mean (40 + 240 + 140)/6 = 70; variance (mean - low)(high - mean)/7.
    assert!((pert.mean.unwrap() - 70.0).abs() < 4.0 * pert.standard_error.unwrap());
    assert!((pert.deviation.unwrap() - 300f64.sqrt()).abs() < 0.01 * 300f64.sqrt());
}

#[test]
fn probabilities_come_with_their_error() {
    let request = SimulateRequest {
        outputs: vec!["t.x_alone".to_owned(), "t.sum".to_owned()],
        inputs: Some(vec![uncertain("t.x", Distribution::Uniform { low: decimal("0"), high: decimal("10") }, "0")]),
        below: vec![Level { output: "t.x_alone".to_owned(), level: decimal("2.5") }],
        samples: SAMPLES,
        ..SimulateRequest::default()
    };
    let answer = simulate(&two(), &request).unwrap();
    let below = answer.outputs[0].below[0].1;
    assert!((below.standard_error - (0.1875 / SAMPLES as f64).sqrt()).abs() < 1e-5);
    assert!((below.value - 0.25).abs() < 4.0 * below.standard_error);
    assert!((answer.joint.all_positive.value - 1.0).abs() < 1e-12);
    assert!((answer.joint.correlations[0][1].unwrap() - 1.0).abs() < 1e-9);
}

#[test]
fn levels_of_several_outputs_are_asked_for_together() {
    let (x, z) = (decimal("0"), decimal("10"));
    let level = |output: &str, level: &str| Level { output: output.to_owned(), level: decimal(level) };
    let ask = |below: Vec<Level>| {
        let request = SimulateRequest {
            outputs: vec!["t.x_alone".to_owned(), "t.z_alone".to_owned()],
            inputs: ["t.x", "t.z"]
                .map(|id| uncertain(id, Distribution::Uniform { low: x, high: z }, "0"))
                .to_vec()
                .into(),
            below,
            samples: SAMPLES,
            ..SimulateRequest::default()
        };
        let inputs = [("x", "0", "10", "5", "5"), ("z", "0", "10", "5", "5")];
        let model = small(&inputs, &[("x_alone", "x", ""), ("z_alone", "z", "x > 1")]);
        simulate(&model, &request).unwrap().joint.all_below
    };
    assert_eq!(ask(Vec::new()), None);
    assert_eq!(ask(vec![level("t.x_alone", "5"), level("t.x_alone", "2")]), None);
    // Of x between 1, below which the other has no value, and 10: below 4; z below 3; the wider level of x says nothing
    // more.
    let levels = vec![level("t.x_alone", "4"), level("t.z_alone", "3"), level("t.x_alone", "8")];
    let together = ask(levels).unwrap();
    assert!((together.value - 0.1).abs() < 4.0 * together.standard_error, "{together:?}");
    assert!((together.standard_error - (0.1 * 0.9 / together.of as f64).sqrt()).abs() < 1e-4);
    assert!((together.of as f64 / SAMPLES as f64 - 0.9).abs() < 0.01, "{together:?}");
}

#[test]
fn probabilities_of_several_are_of_the_samples_in_which_all_have_a_value() {
    let inputs = [("x", "0", "10", "5", "5")];
    let model = small(&inputs, &[("y", "x", "x > 4"), ("w", "x - 7", "x < 8"), ("none", "x", "x > 20")]);
    let ask = |outputs: &[&str], below: &[(&str, &str)]| {
        let request = SimulateRequest {
            outputs: outputs.iter().map(|id| (*id).to_owned()).collect(),
            inputs: Some(vec![uncertain("t.x", Distribution::Uniform { low: decimal("0"), high: decimal("10") }, "0")]),
            below: below.iter().map(|(id, level)| Level { output: (*id).to_owned(), level: decimal(level) }).collect(),
            samples: SAMPLES,
            ..SimulateRequest::default()
        };
        simulate(&model, &request).unwrap()
    };
    let near = |known: Probability, value: f64, of: f64| {
        assert!((known.value - value).abs() < 4.0 * known.standard_error + 1e-12, "{known:?}");
        assert!((known.of as f64 / SAMPLES as f64 - of).abs() < 0.01, "{known:?}");
    };
    // Both have a value for x from 4 to 8, and w is above 0 from 7 on; both are below 0 or 6 up to 6.
    let both = ask(&["t.y", "t.w"], &[("t.y", "6"), ("t.w", "0")]);
    near(both.joint.all_positive, 0.25, 0.4);
    near(both.joint.all_below.unwrap(), 0.5, 0.4);
    assert_eq!(both.joint.without_value + both.joint.all_positive.of, SAMPLES);
    near(both.outputs[0].below[0].1, 1.0 / 3.0, 0.6);
    near(both.outputs[1].positive, 0.125, 0.8);
    // Where none has a value, nothing is likely.
    let none = ask(&["t.none", "t.y"], &[("t.none", "1")]);
    assert_eq!(none.outputs[0].without_value, SAMPLES);
    for known in [none.outputs[0].positive, none.outputs[0].below[0].1, none.joint.all_positive] {
        assert_eq!(known, Probability { value: 0.0, standard_error: 0.0, of: 0 });
    }
}

#[test]
fn a_scenario_that_contradicts_itself_in_half_of_the_samples_is_above_zero_in_all_others() {
    let request = SimulateRequest {
        scenario: ScenarioRequest { preset: Some("2025p".to_owned()), ..ScenarioRequest::default() },
        outputs: vec!["aave.gross_revenue".to_owned()],
        inputs: Some(vec![uncertain(
            "aave.gho_share",
            Distribution::Uniform { low: decimal("0"), high: decimal("1") },
            "0",
        )]),
        samples: SAMPLES,
        ..SimulateRequest::default()
    };
    let answer = simulate(&MODEL, &request).unwrap().outputs.remove(0);
    assert!(answer.without_value > SAMPLES / 3, "{}", answer.without_value);
    assert!((answer.positive.value - 1.0).abs() < 1e-12);
    assert_eq!(answer.positive.of + answer.without_value, SAMPLES);
}

#[test]
fn samples_without_a_value_are_counted_and_left_out() {
    let model = small(&[("x", "0", "10", "5", "5")], &[("y", "1 / (x - 4)", "x > 4")]);
    let inputs = vec![uncertain("t.x", Distribution::Uniform { low: decimal("0"), high: decimal("10") }, "0")];
    let answer = ask(&model, "t.y", inputs).outputs.remove(0);
    let share = answer.without_value as f64 / SAMPLES as f64;
    assert!((share - 0.4).abs() < 4.0 * (0.24 / SAMPLES as f64).sqrt());
    assert!((answer.positive.value - 1.0).abs() < 1e-12, "always above 0 where it has a value");
    assert_eq!((answer.positive.of, answer.positive.standard_error), (SAMPLES - answer.without_value, 0.0));
    let histogram = answer.histogram.unwrap();
    assert_eq!(
        histogram.counts.iter().sum::<u64>() + histogram.below + histogram.above + answer.without_value,
        SAMPLES
    );
}

#[test]
fn what_the_unit_forbids_is_moved_to_the_nearest_allowed_value_and_counted() {
    let answer = ask(&two(), "t.x_alone", vec![uncertain("t.x", normal_with("-10", "10"), "0")]);
    assert!((answer.inputs[0].clamped - 0.5).abs() < 0.01);
    assert!(answer.outputs[0].percentiles[0].1.abs() < 1e-12);
}

fn bundled(samples: u64) -> SimulateRequest {
    SimulateRequest {
        scenario: scenario("2025p", &[]),
        outputs: vec!["adjusted_earnings".to_owned(), "aave.fdv_to_earnings".to_owned()],
        samples,
        sobol: 1000,
        seed: 7,
        ..SimulateRequest::default()
    }
}

#[test]
fn how_it_is_cut_into_steps_changes_no_digit() {
    let whole = simulate(&MODEL, &bundled(3000)).unwrap();
    let mut simulation = Simulation::new(&MODEL, &bundled(3000)).unwrap();
    while simulation.advance(300) {
        let (done, all) = simulation.progress();
        assert!(done < all && simulation.snapshot().samples <= 3000);
    }
    let cut = simulation.snapshot();
    assert_eq!(serde_json::to_string(&cut).unwrap(), serde_json::to_string(&whole).unwrap());
    assert_eq!(whole.samples, 3000);
}

#[test]
fn a_longer_simulation_begins_like_a_shorter_one() {
    let short = simulate(&MODEL, &bundled(512)).unwrap();
    let mut long = Simulation::new(&MODEL, &bundled(5000)).unwrap();
    long.advance(512);
    assert_eq!(long.snapshot().outputs, short.outputs);
}

#[test]
fn another_seed_and_another_input_leave_the_draws_of_the_rest() {
    let first = ask(&two(), "t.x_alone", vec![uncertain("t.x", normal_with("90", "110"), "0")]);
    let both = vec![uncertain("t.x", normal_with("90", "110"), "0"), uncertain("t.z", normal_with("44", "56"), "0")];
    let second = ask(&two(), "t.x_alone", both);
    assert_eq!(first.outputs[0].percentiles, second.outputs[0].percentiles);
}

/// Recorded once; WebAssembly returns the same digits. A change here changes what every saved seed returns.
#[test]
fn a_seed_returns_the_digits_that_it_always_returned() {
    let names = ["x", "u", "t", "p", "l"];
    let inputs = names.map(|name| (name, "0", "100", "50", "50"));
    let model = small(&inputs, &[("y", "x * sqrt(u) + t / p - l", "")]);
    let [low, mode, high] = ["10", "40", "90"].map(decimal);
    let uncertain = vec![
        uncertain("t.x", normal_with("30", "60"), "0"),
        uncertain("t.u", Distribution::Uniform { low, high }, "0.25"),
        uncertain("t.t", Distribution::Triangular { low, mode, high }, "-0.5"),
        uncertain("t.p", Distribution::Pert { low, mode, high }, "0"),
        uncertain("t.l", lognormal_with("30", "60"), "0.9"),
    ];
    let request = SimulateRequest {
        outputs: vec!["t.y".to_owned()],
        inputs: Some(uncertain),
        driver: Some("t.x".to_owned()),
        samples: 1000,
        sobol: 500,
        seed: 2025,
        ..SimulateRequest::default()
    };
    let answer = simulate(&model, &request).unwrap();
    let output = &answer.outputs[0];
    let first = &answer.drivers[0].indices.as_ref().unwrap()[0];
    let digits = format!("{:?} {:?} {:?}", output.mean.unwrap(), output.percentiles[0].1, first.total.value);
    assert_eq!(digits, "268.2525103168591 64.20254125044764 0.5993470486203033");
}
