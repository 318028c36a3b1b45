//! Blocks of samples: every lane is what the evaluator returns for that sample alone, and near the exact core.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{MODEL, small};
use proptest::prelude::*;
use takerate_analysis::block::{Block, LANES};
use takerate_core::explain::rests_on;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, LineId, Model, Number, evaluate};

/// Every line of `model` in every lane, each sample's inputs given by `sample`.
fn assert_lanes_agree(model: &Model, sample: impl Fn(usize, usize) -> f64) {
    let inputs: Vec<Option<Block>> = (0..model.inputs.len())
        .map(|input| {
            let mut block = Block::splat(0.0);
            for (lane, value) in block.lanes_mut().iter_mut().enumerate() {
                *value = sample(input, lane);
            }
            Some(block)
        })
        .collect();
    let blocks = evaluate(model, &inputs);
    for lane in 0..LANES {
        let single: Vec<Option<f64>> = (0..model.inputs.len()).map(|input| Some(sample(input, lane))).collect();
        for (id, (one, many)) in model.line_ids().zip(evaluate(model, &single).into_iter().zip(&blocks)) {
            let many = many.as_ref().map_or(f64::NAN, |block| block.lanes()[lane]);
            match one {
                Ok(one) => assert_eq!(one.to_bits(), many.to_bits(), "{} in lane {lane}", model.line(id).id),
                Err(_) => assert!(many.is_nan(), "{} in lane {lane}", model.line(id).id),
            }
        }
    }
}

#[test]
fn every_lane_is_that_sample_alone_to_the_last_bit() {
    assert_lanes_agree(&MODEL, |input, lane| {
        let input = &MODEL.inputs[input];
        let (low, high) = (f64::from_decimal(input.low), f64::from_decimal(input.high));
        match input.unit.text.as_str() {
            "switch" => f64::from(u8::try_from(lane % 2).unwrap()),
            _ => low + (high - low) * ((lane * 37 + 11 * input.id.len()) % LANES) as f64 / LANES as f64,
        }
    });
}

#[test]
fn lanes_that_take_other_branches_or_fail_do_not_touch_each_other() {
    let model = small(
        &[("x", "0", "10", "1", "1"), ("z", "0", "10", "1", "1")],
        &[
            ("root", "sqrt(x - 5)", ""),
            ("quotient", "z / (x - 3)", ""),
            ("guarded", "x / z", "z > 2"),
            ("branch", "if(x > 4, root, quotient)", ""),
            ("nested", "if(guarded > 1, if(x = z, 1, branch), min(root, max(z, quotient)))", "x != 7"),
            ("abs", "abs(quotient) - z * -1", ""),
        ],
    );
    assert_lanes_agree(&model, |input, lane| ((lane >> (4 * input)) % 11) as f64);
}

#[test]
fn what_overflows_has_no_value_even_where_it_would_come_back() {
    let model = small(&[("x", "0", "1", "1", "1")], &[("y", "1 / (x * x)", "")]);
    let outcome = evaluate(&model, &[Some(Block::splat(1e200))]);
    assert!(outcome[0].as_ref().unwrap().lanes().iter().all(|lane| lane.is_nan()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    /// Double precision rounds each of some 30 operations by 2^-53, relative to the largest term of the sum: bounded here
    /// by 10^-13 of the largest line of the protocol (in the same unit, where there is another line of it).
    #[test]
    fn double_precision_agrees_with_decimals(shares in proptest::collection::vec(0u32..=1000, MODEL.inputs.len())) {
        let exact: Vec<Option<Decimal>> = MODEL.inputs.iter().zip(&shares).map(|(input, share)| {
            if input.unit.text == "switch" { return Some(Decimal::from(share % 2)); }
            Some(input.low + (input.high - input.low) * Decimal::from(*share) / Decimal::from(1000))
        }).collect();
        let double: Vec<Option<f64>> = exact.iter().map(|value| value.map(f64::from_decimal)).collect();
        let rate = MODEL.find_input("valuation.discount_rate").unwrap();
        let (exact, double) = (evaluate(&MODEL, &exact), evaluate(&MODEL, &double));
        for id in MODEL.line_ids() {
            let line = MODEL.line(id);
            let section: Vec<LineId> = MODEL.line_ids().filter(|other| MODEL.line(*other).section == line.section).collect();
            let same: Vec<LineId> = section.iter().copied().filter(|other| MODEL.line(*other).unit == line.unit).collect();
            let scale = if same.len() > 1 { same } else { section }.into_iter()
                .filter_map(|other| double[usize::from(other.0)].ok()).map(f64::abs).fold(0.0, f64::max);
            if let (Ok(exact), Ok(double)) = (exact[usize::from(id.0)], double[usize::from(id.0)]) {
                // A ratio magnifies the error of its parts by how small its divisor is beside its terms.
                let ratio = line.unit.kind != Kind::Amount;
                // What is per token or discounted magnifies it by a small supply or a small distance of two rates.
                let worth = line.unit.kind == Kind::Change
                    || (line.unit.text.starts_with("USD/") && line.unit.text != "USD/year")
                    || rests_on(&MODEL, id).contains(&rate);
                let bound = match (worth, ratio) {
                    (true, _) => 1e-9 * scale.max(1.0),
                    (_, true) => 1e-9 * double.abs().max(1e-3),
                    _ => 1e-13 * scale,
                };
                let difference = (f64::from_decimal(exact) - double).abs();
                prop_assert!(difference <= bound, "{}: {exact} and {double}", line.id);
            }
        }
    }
}
