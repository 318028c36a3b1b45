//! Analyses of inputs that nobody has published a value of, and of lines that need one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{MODEL, decimal, scenario};
use takerate_analysis::axis::AxisRequest;
use takerate_analysis::bridge::{BridgeRequest, bridge};
use takerate_analysis::distribution::Distribution;
use takerate_analysis::seek::{SeekRequest, Verdict, seek};
use takerate_analysis::simulate::{SimulateRequest, simulate};
use takerate_analysis::swing::Swing;
use takerate_analysis::table::{TableRequest, table};
use takerate_analysis::tornado::{TornadoRequest, tornado};
use takerate_analysis::uncertain::{Uncertain, by_rule};
use takerate_core::Scenario;

const TREASURY: &str = "sky.treasury";
const NEEDS_IT: &str = "sky.enterprise_value";

#[test]
fn goal_seek_finds_the_value_that_is_missing() {
    let request = SeekRequest {
        scenario: scenario("2025p", &[]),
        output: NEEDS_IT.to_owned(),
        inputs: vec![TREASURY.to_owned()],
        target: decimal("1500000000"),
    };
    let answer = &seek(&MODEL, &request).unwrap()[0];
    assert_eq!((answer.current, answer.verdict), (None, Verdict::Found));
    assert!(answer.base.problem.as_ref().unwrap().is_unpublished());
    // FDV is 977,631 MKR at 1,636.6 USD.
    assert_eq!(answer.solutions[0].value, decimal("977631") * decimal("1636.6") - decimal("1500000000"));
    // Any other input leaves the gap as it is.
    let other = SeekRequest { inputs: vec!["sky.token_price".to_owned()], ..request };
    assert_eq!(seek(&MODEL, &other).unwrap()[0].verdict, Verdict::Impossible);
}

#[test]
fn a_tornado_moves_it_within_its_range_only() {
    let asked = |swing| TornadoRequest {
        scenario: scenario("2025p", &[]),
        outputs: vec![NEEDS_IT.to_owned()],
        inputs: vec![TREASURY.to_owned()],
        swing,
    };
    for swing in [Swing::Range, Swing::Plausible, Swing::Percent(decimal("10"))] {
        let answer = &tornado(&MODEL, &asked(swing)).unwrap()[0];
        assert!(answer.base.problem.as_ref().unwrap().is_unpublished());
        assert_eq!(answer.bars.len(), usize::from(swing == Swing::Range), "{swing:?}");
        assert_eq!(answer.still.len(), usize::from(swing != Swing::Range), "{swing:?}");
    }
}

#[test]
fn a_table_may_have_it_on_an_axis() {
    let axis = |input: &str, low: &str, high: &str| AxisRequest {
        input: input.to_owned(),
        low: Some(decimal(low)),
        high: Some(decimal(high)),
        steps: Some(3),
    };
    let request = TableRequest {
        scenario: scenario("2025p", &[]),
        output: NEEDS_IT.to_owned(),
        x: axis(TREASURY, "0", "100000000"),
        y: axis("sky.token_price", "1000", "2000"),
    };
    let answer = table(&MODEL, &request).unwrap();
    assert!(answer.values.iter().flatten().all(Option::is_some));
    // Where it is on none, no cell has a value, and each says why.
    let other = TableRequest { x: axis("sky.token_supply", "900000", "1000000"), ..request };
    let answer = table(&MODEL, &other).unwrap();
    assert!(answer.values.iter().flatten().all(Option::is_none));
    assert!(answer.gaps[0].problem.is_unpublished() && !answer.gaps[0].not_meaningful);
}

#[test]
fn a_simulation_draws_it_only_where_it_is_told_how() {
    let treasury = MODEL.find_input(TREASURY).unwrap();
    assert_eq!(by_rule(&MODEL, &Scenario::preset(MODEL.opens), treasury), None);
    let request = SimulateRequest {
        scenario: scenario("2025p", &[]),
        outputs: vec![NEEDS_IT.to_owned()],
        samples: 512,
        ..SimulateRequest::default()
    };
    let answer = simulate(&MODEL, &request).unwrap();
    assert_eq!(answer.outputs[0].without_value, 512);
    let uniform = Distribution::Uniform { low: decimal("0"), high: decimal("100000000") };
    let drawn = Uncertain { input: TREASURY.to_owned(), distribution: Some(uniform), correlation: None };
    let answer = simulate(&MODEL, &SimulateRequest { inputs: Some(vec![drawn]), ..request }).unwrap();
    assert_eq!(answer.outputs[0].without_value, 0);
}

#[test]
fn a_bridge_says_that_one_end_has_no_value() {
    let request = BridgeRequest {
        from: Some(scenario("2025p", &[])),
        to: Some(scenario("2025p", &[(TREASURY, decimal("50000000"))])),
        outputs: vec![NEEDS_IT.to_owned(), "sky.adjusted_earnings".to_owned()],
    };
    let answer = bridge(&MODEL, &request).unwrap();
    assert!(answer[0].breaks.as_ref().unwrap().problem.is_unpublished());
    assert_eq!(answer[0].to.value, Some(decimal("977631") * decimal("1636.6") - decimal("50000000")));
    // What does not need it is not disturbed.
    assert!(answer[1].breaks.is_none());
    assert_eq!(answer[1].without_effect, [TREASURY]);
}
