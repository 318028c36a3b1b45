//! Distributions: bars hold the samples, curves rise, and nothing leaves the drawing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::cast_precision_loss)]

mod drawn;

use std::sync::LazyLock;

use drawn::{LANGUAGES, MODEL, check};
use proptest::prelude::*;
use takerate_analysis::simulate::{
    Distributed, Histogram, Joint, Level, Probability, SimulateRequest, Simulated, simulate,
};
use takerate_analysis::{Figure, ScenarioRequest};
use takerate_core::{Decimal, Language};
use takerate_view_model::histogram::{cumulative, histogram};
use takerate_view_model::joint::{correlations, ranges};
use takerate_view_model::label::{NARROW, spread, width};

fn simulated(output: &str) -> Simulated {
    let request = SimulateRequest {
        scenario: ScenarioRequest { preset: Some("2025p".to_owned()), ..ScenarioRequest::default() },
        outputs: ["aave", "sky", "lido", "etherfi"].map(|id| format!("{id}.{output}")).to_vec(),
        samples: 4000,
        below: vec![Level { output: format!("aave.{output}"), level: 40_000_000.into() }],
        ..SimulateRequest::default()
    };
    simulate(&MODEL, &request).unwrap()
}

static EARNINGS: LazyLock<Simulated> = LazyLock::new(|| simulated("adjusted_earnings"));
static MULTIPLES: LazyLock<Simulated> = LazyLock::new(|| simulated("fdv_to_earnings"));

/// What a simulation would say of these samples.
fn made(mut samples: Vec<f64>, base: Option<Decimal>) -> Distributed {
    samples.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| samples[(share * (samples.len() - 1) as f64) as usize];
    let known = !samples.is_empty();
    let probability = Probability { value: 0.5, standard_error: 0.01, of: 100 };
    Distributed {
        output: "aave.adjusted_earnings".to_owned(),
        base: Figure { value: base, ..Figure::default() },
        without_value: 3,
        mean: samples.first().copied(),
        standard_error: None,
        deviation: None,
        percentiles: [1.0, 5.0, 10.0, 25.0, 50.0, 75.0, 90.0, 95.0, 99.0]
            .into_iter()
            .filter(|_| known)
            .map(|per| (per, at(per / 100.0)))
            .collect(),
        histogram: known.then(|| Histogram { low: at(0.0), high: at(1.0), counts: vec![2; 50], below: 1, above: 0 }),
        cumulative: if known { (0..=200).map(|step| at(f64::from(step) / 200.0)).collect() } else { Vec::new() },
        positive: probability,
        below: vec![(1.into(), probability)],
    }
}

#[test]
fn every_output_is_drawn_in_both_languages() {
    for language in LANGUAGES {
        for output in EARNINGS.outputs.iter().chain(&MULTIPLES.outputs) {
            for level in [None, Some(40_000_000.into()), Some(Decimal::from(-900_000_000)), Some(20.into())] {
                let bars = histogram(&MODEL, output, level, language);
                check(&bars);
                assert_eq!((bars.marks, bars.columns), (52, 52));
                assert_eq!((bars.table)().rows.len(), 52);
                let curve = cumulative(&MODEL, output, level, language);
                check(&curve);
                assert_eq!((curve.marks, curve.columns), (9, 9));
            }
        }
        check(&ranges(&MODEL, &EARNINGS.outputs, language));
        check(&ranges(&MODEL, &MULTIPLES.outputs, language));
        let mixed = [EARNINGS.outputs[0].clone(), MULTIPLES.outputs[0].clone()];
        let chart = ranges(&MODEL, &mixed, language);
        check(&chart);
        assert!(chart.svg.contains("100%</text>"));
    }
}

#[test]
fn the_bars_hold_all_samples() {
    for output in &EARNINGS.outputs {
        let table = (histogram(&MODEL, output, None, Language::ENGLISH).table)();
        let samples: u64 = table.rows.iter().map(|row| row[2].exact.parse::<u64>().unwrap()).sum();
        assert_eq!(samples + output.without_value, 4000);
        assert_eq!(table.rows.last().unwrap()[4].exact, "1");
        assert_eq!((table.rows[0][0].text.as_str(), table.rows[51][1].text.as_str()), ("…", "…"));
        for pair in table.rows.windows(2) {
            assert_eq!(pair[0][1], pair[1][0]);
        }
    }
}

#[test]
fn a_loss_is_hatched_and_only_a_loss() {
    let lido = EARNINGS.outputs.iter().find(|output| output.output.starts_with("lido")).unwrap();
    assert!(histogram(&MODEL, lido, None, Language::ENGLISH).svg.contains(r#"class="bar loss""#));
    let positive = made((1..100).map(f64::from).collect(), None);
    assert!(!histogram(&MODEL, &positive, None, Language::ENGLISH).svg.contains(r#"loss""#));
}

#[test]
fn the_curve_knows_the_share_below() {
    let known = made((0..=1000).map(f64::from).collect(), Some(250.into()));
    let chart = cumulative(&MODEL, &known, Some(900.into()), Language::ENGLISH);
    assert!(chart.alt.contains("This scenario: 250; 25% lie below. Below 900: 90%."), "{}", chart.alt);
    assert_eq!((chart.say)(4), "50% of the samples lie below 500");
}

#[test]
fn the_percentiles_table_has_errors_and_probabilities() {
    let aave = &EARNINGS.outputs[0];
    let table = (cumulative(&MODEL, aave, None, Language::ENGLISH).table)();
    let names: Vec<&str> = table.rows.iter().map(|row| row[0].text.as_str()).collect();
    for name in ["This scenario", "Mean", "Percentile 50", "Probability above 0", "Probability below 40M"] {
        assert!(names.contains(&name), "{name} in {names:?}");
    }
    let mean = &table.rows[1];
    assert_eq!(mean[1].exact, aave.mean.unwrap().to_string());
    assert_eq!(mean[2].exact, aave.standard_error.unwrap().to_string());
}

#[test]
fn one_value_and_none_are_drawn() {
    for language in LANGUAGES {
        for samples in [vec![0.0; 9], vec![5e6; 9], vec![-1e300; 9], Vec::new()] {
            let output = made(samples, Some(3.into()));
            check(&histogram(&MODEL, &output, Some(2.into()), language));
            check(&cumulative(&MODEL, &output, Some(2.into()), language));
            check(&ranges(&MODEL, &[output], language));
        }
        check(&ranges(&MODEL, &[], language));
    }
}

#[test]
fn correlations_are_a_square_with_ones_across() {
    for language in LANGUAGES {
        let table = correlations(&MODEL, &EARNINGS.outputs, &EARNINGS.joint, language);
        assert_eq!((table.head.len(), table.rows.len()), (5, 4));
        for (index, row) in table.rows.iter().enumerate() {
            assert_eq!(row[index + 1].text, "1.00");
            assert_eq!(row[0].text, table.head[index + 1]);
        }
    }
    let none = Joint { correlations: Vec::new(), ..EARNINGS.joint.clone() };
    let table = correlations(&MODEL, &EARNINGS.outputs, &none, Language::ENGLISH);
    assert_eq!(table.rows[0][1].text, "–");
}

proptest! {
    #[test]
    fn any_samples_are_drawn(
        samples in prop::collection::vec(prop_oneof![-1e9..1e9f64, Just(0.0), -1.0..1.0f64, -1e200..1e200f64, Just(7e20)], 0..40),
        base in prop::option::of(-2_000_000_000i64..2_000_000_000),
        level in prop::option::of(-2_000_000_000i64..2_000_000_000),
    ) {
        let output = made(samples, base.map(Decimal::from));
        for language in LANGUAGES {
            check(&histogram(&MODEL, &output, level.map(Decimal::from), language));
            check(&cumulative(&MODEL, &output, level.map(Decimal::from), language));
            check(&ranges(&MODEL, &[output.clone(), output.clone()], language));
        }
    }

    #[test]
    fn labels_never_meet_where_there_is_room(places in prop::collection::vec(0.0..100.0f64, 1..4)) {
        let labels: Vec<(f64, &str)> = places.iter().map(|place| (*place, "p50 43.2M")).collect();
        let mut middles = spread(&labels);
        let wide = width("p50 43.2M") / NARROW * 100.0;
        middles.sort_unstable_by(f64::total_cmp);
        prop_assert!(middles[0] >= wide / 2.0 - 1e-9 && middles[middles.len() - 1] <= 100.0 - wide / 2.0 + 1e-9);
        for pair in middles.windows(2) {
            prop_assert!(pair[1] - pair[0] >= wide - 1e-9);
        }
    }
}
