//! A fifth protocol is one more file beside the bundled ones: no Rust, and the whole shared statement comes with it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::{bundled, model_files};
use takerate_core::{Decimal, Model, Scenario};
use takerate_definition::read;

fn with_ferry() -> Model {
    let mut files = model_files("models");
    files.extend(model_files("tests/cases/fifth-protocol"));
    read(&files).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

fn values(model: &Model, scenario: &Scenario) -> Vec<(String, Option<Decimal>)> {
    let outcome = scenario.evaluate(model);
    model.lines.iter().map(|line| line.id.clone()).zip(outcome.into_iter().map(Result::ok)).collect()
}

#[test]
fn it_gets_every_statement_line_that_it_has_the_inputs_for() {
    let model = with_ferry();
    let ferry = model.sections.iter().find(|section| section.id == "ferry").unwrap();
    assert!(ferry.is_protocol());
    let has = |id: &String| model.shared_line(ferry, id).is_some();
    let layout = model.statement(ferry);
    assert!(layout.subtotals.iter().chain(&layout.margins).chain(&layout.headline).all(has));
    let (with, without): (Vec<&String>, Vec<&String>) = layout.multiples.iter().partition(|id| has(id));
    assert_eq!(with.len(), 5);
    assert!(without.iter().all(|id| id.contains("market_cap")), "it names no circulating supply: {without:?}");
}

#[test]
fn it_returns_what_a_hand_computes() {
    let model = with_ferry();
    let outcome = values(&model, &Scenario::default());
    for (line, by_hand) in [
        ("gross_revenue", "3000000"),   // 1,000M x 0.3 %
        ("cost_of_revenue", "1800000"), // 60 % of it
        ("net_revenue", "1200000"),
        ("net_margin", "0.4"),
        ("token_incentives", "292000"),     // 400 a day x 365 x 2 USD
        ("net_operating_income", "408000"), // 1,200,000 - 500,000 - 292,000
        ("adjusted_earnings", "400000"),    // + 42,000 - 50,000
        ("fdv", "20000000"),                // 10M x 2 USD
        ("fdv_to_earnings", "50"),
        ("earnings_yield", "0.02"),
    ] {
        let (_, value) = outcome.iter().find(|(id, _)| *id == format!("ferry.{line}")).unwrap();
        assert_eq!(*value, Some(by_hand.parse().unwrap()), "{line}");
    }
    let next = values(&model, &Scenario::preset(model.find_preset("2025p").unwrap()));
    assert!(next.contains(&("ferry.adjusted_earnings".to_owned(), Some(Decimal::from(1_600_000)))));
}

#[test]
fn the_figures_that_its_author_expects_are_checked_like_all_others() {
    let model = with_ferry();
    let own = model.expected.len() - bundled().expected.len();
    assert_eq!(own, 1);
}

#[test]
fn the_other_protocols_do_not_notice_it() {
    let model = with_ferry();
    for preset in bundled().preset_ids() {
        let scenario = Scenario::preset(preset);
        let mut others = values(&model, &scenario);
        others.retain(|(id, _)| !id.starts_with("ferry."));
        assert_eq!(others, values(bundled(), &scenario));
    }
}
