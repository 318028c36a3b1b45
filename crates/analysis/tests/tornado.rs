//! Tornado: bars with the values at both ends, the widest first, and nothing hidden.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{MODEL, decimal, offered, scenario, small, value};
use takerate_analysis::swing::Swing;
use takerate_analysis::tornado::{Tornado, TornadoRequest, tornado};
use takerate_analysis::uncertain::by_rule;
use takerate_core::problem::Cause;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, Number};

fn request(output: &str, swing: Swing) -> TornadoRequest {
    TornadoRequest { scenario: scenario("2025p", &[]), outputs: vec![output.to_owned()], inputs: vec![], swing }
}

#[test]
fn every_input_is_a_bar_or_listed_as_without_effect() {
    let answer = tornado(&MODEL, &request("aave.adjusted_earnings", Swing::Range)).unwrap();
    let [tornado] = answer.as_slice() else { panic!("{answer:?}") };
    assert_eq!(tornado.bars.len() + tornado.without_effect.len(), offered(&MODEL, "2025p"));
    assert!(tornado.without_effect.contains(&"lido.staked_eth".to_owned()));
    assert!(tornado.without_effect.contains(&"aave.token_price".to_owned()));
    assert!(tornado.bars.iter().any(|bar| bar.input == "macro.borrow_rate_level"));
}

#[test]
fn the_ends_of_a_bar_are_what_the_model_returns_there() {
    for swing in [Swing::Range, Swing::Percent(decimal("10"))] {
        let answer = tornado(&MODEL, &request("aave.net_margin", swing)).unwrap();
        for bar in &answer[0].bars {
            for (at, figure) in [(bar.low, &bar.at_low), (bar.high, &bar.at_high)] {
                let there = scenario("2025p", &[(bar.input.as_str(), at)]);
                assert_eq!(value(&MODEL, &there, "aave.net_margin"), figure.value, "{} at {at}", bar.input);
            }
        }
    }
}

#[test]
fn the_widest_bars_come_first_and_those_that_lose_the_value_last() {
    let answer = tornado(&MODEL, &request("aave.fdv_to_earnings", Swing::Range)).unwrap();
    let lost = |bar: &takerate_analysis::tornado::Bar| bar.at_low.value.is_none() || bar.at_high.value.is_none();
    let bars = &answer[0].bars;
    assert!(!lost(&bars[0]) && lost(bars.last().unwrap()));
    assert!(bars.windows(2).all(|pair| lost(&pair[0]) <= lost(&pair[1])));
    assert!(bars.windows(2).all(|pair| lost(&pair[0]) != lost(&pair[1]) || pair[0].spread >= pair[1].spread));
    let mut problems = bars.iter().flat_map(|bar| bar.at_low.problem.iter().chain(&bar.at_high.problem));
    assert!(problems.any(|problem| matches!(problem.cause, Cause::Guard(_))));
}

#[test]
fn plausible_ends_are_the_percentiles_that_a_simulation_draws_from() {
    let answer = tornado(&MODEL, &request("aave.adjusted_earnings", Swing::Plausible)).unwrap();
    let [tornado] = answer.as_slice() else { panic!("{answer:?}") };
    assert_eq!(tornado.bars.len() + tornado.without_effect.len() + tornado.still.len(), offered(&MODEL, "2025p"));
    let preset = scenario("2025p", &[]).read(&MODEL).unwrap();
    let rule = |id: &str| by_rule(&MODEL, &preset, MODEL.find_input(id).unwrap());
    for id in &tornado.still {
        assert_eq!(rule(id), None, "{id}");
    }
    assert!(tornado.still.contains(&"aave.safety_module_as_cost_of_revenue".to_owned()));
    for bar in &tornado.bars {
        let distribution = rule(&bar.input).unwrap();
        for (end, probability) in [(bar.low, 0.1), (bar.high, 0.9)] {
            let (end, drawn) = (f64::from_decimal(end), distribution.shape().quantile(probability));
            assert!((end - drawn).abs() <= 1e-5 * drawn.abs().max(1.0), "{}: {end} {drawn}", bar.input);
        }
        let value = preset.value(&MODEL, MODEL.find_input(&bar.input).unwrap()).unwrap();
        assert!(bar.low < value && value < bar.high, "{bar:?}");
    }
    // What drives nearly all of the variance in a simulation is what matters here.
    let lido = tornado_of("lido.adjusted_earnings");
    assert_eq!(lido.bars[0].input, "macro.eth_price");
}

fn tornado_of(output: &str) -> Tornado {
    tornado(&MODEL, &request(output, Swing::Plausible)).unwrap().remove(0)
}

#[test]
fn a_switch_is_no_move_by_per_cent_and_comes_after_all_that_are() {
    let request = TornadoRequest {
        scenario: scenario("2024e", &[]),
        ..request("aave.fdv_to_earnings", Swing::Percent(decimal("10")))
    };
    let answer = tornado(&MODEL, &request).unwrap();
    let switch = |bar: &takerate_analysis::tornado::Bar| {
        MODEL.input(MODEL.find_input(&bar.input).unwrap()).unit.kind == Kind::Switch
    };
    let bars = &answer[0].bars;
    assert!(!switch(&bars[0]) && bars.iter().any(switch));
    assert!(bars.windows(2).all(|pair| switch(&pair[0]) <= switch(&pair[1])));
}

#[test]
fn one_input_moves_all_protocols() {
    let request = TornadoRequest {
        inputs: vec!["macro.eth_price".to_owned()],
        ..request("adjusted_earnings", Swing::Percent(decimal("20")))
    };
    let answer = tornado(&MODEL, &request).unwrap();
    let outputs: Vec<&str> = answer.iter().map(|tornado| tornado.output.as_str()).collect();
    let all: Vec<String> = MODEL.protocols().map(|(_, section)| format!("{}.adjusted_earnings", section.id)).collect();
    assert!(all.len() >= 4 && outputs == all, "{outputs:?}");
    // It moves those that hold or earn ETH, and no others.
    for tornado in &answer {
        let earns = MODEL.find_line(&tornado.output).unwrap();
        let price = MODEL.find_input("macro.eth_price").unwrap();
        let value = tornado.base.value.is_some();
        let rests = takerate_core::explain::rests_on(&MODEL, earns).contains(&price);
        assert_eq!(tornado.bars.len(), usize::from(rests && value), "{}", tornado.output);
    }
    assert!(answer.iter().filter(|tornado| tornado.bars.len() == 1).count() > 4);
}

#[test]
fn a_share_is_never_moved_above_one_and_a_switch_is_turned() {
    let request = TornadoRequest {
        inputs: vec!["lido.treasury_share".to_owned(), "sky.savings_below_net_revenue".to_owned()],
        outputs: vec!["lido.net_revenue".to_owned(), "sky.net_revenue".to_owned()],
        ..request("", Swing::Percent(decimal("300")))
    };
    let answer = tornado(&MODEL, &request).unwrap();
    assert_eq!((answer[0].bars[0].low, answer[0].bars[0].high), (Decimal::ZERO, Decimal::ONE));
    assert_eq!((answer[1].bars[0].low, answer[1].bars[0].high), (Decimal::ZERO, Decimal::ONE));
}

#[test]
fn an_input_at_zero_does_not_move_by_per_cent() {
    let model = small(&[("x", "0", "1", "0", "0")], &[("y", "x", "")]);
    let request = TornadoRequest {
        outputs: vec!["t.y".to_owned()],
        swing: Swing::Percent(decimal("10")),
        ..TornadoRequest::default()
    };
    assert_eq!(tornado(&model, &request).unwrap()[0].without_effect, ["t.x"]);
}
