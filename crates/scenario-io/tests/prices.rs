//! The mark of the prices that a service has told: as links write it, and how long it lasts.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use support::bundled;
use takerate_core::{Decimal, InputId, Model, PresetId, Scenario};
use takerate_scenario_io::assign::decimal;
use takerate_scenario_io::link::{self, Issue, Opened, read};
use takerate_scenario_io::moment::Moment;
use takerate_scenario_io::prices::Prices;

const MOMENT: &str = "2026-11-27T21:05Z";

fn input(id: &str) -> InputId {
    bundled().find_input(id).unwrap()
}

fn ids(opened: &Opened) -> Vec<&'static str> {
    let inputs = opened.prices.iter().flat_map(Prices::inputs);
    inputs.map(|id| bundled().input(*id).id.as_str()).collect()
}

fn value(text: &str) -> Decimal {
    decimal(text).unwrap()
}

/// A scenario with two changed prices and a share.
fn scenario() -> Scenario {
    read(bundled(), "#v1&base=2025p&macro.eth_price=2500&aave.token_price=89.64&aave.gho_share=0.1").scenario
}

#[test]
fn a_link_marks_every_changed_price_that_a_service_tells() {
    let opened = read(
        bundled(),
        &format!("#v1&base=2025p&prices={MOMENT}&macro.eth_price=2500&aave.token_price=89.64&aave.gho_share=0.1"),
    );
    assert_eq!(opened.issues, []);
    assert_eq!(ids(&opened), ["macro.eth_price", "aave.token_price"]);
    assert_eq!(opened.prices.unwrap().moment(), &Moment::read(MOMENT).unwrap());
}

#[test]
fn a_link_can_name_those_that_are_meant() {
    let opened = read(
        bundled(),
        &format!("#v1&base=2025p&macro.eth_price=2500&aave.token_price=89.64&prices={MOMENT};aave.token_price"),
    );
    assert_eq!(opened.issues, []);
    assert_eq!(ids(&opened), ["aave.token_price"]);
}

#[test]
fn a_mark_of_nothing_is_none() {
    let opened = read(bundled(), &format!("#v1&base=2025p&prices={MOMENT}&aave.gho_share=0.1"));
    assert_eq!((opened.prices, opened.issues), (None, Vec::new()));
}

#[test]
fn a_mark_that_cannot_be_read_is_told_and_left_out() {
    for written in [
        "yesterday",
        "2026-11-27",
        "2026-02-30T21:05Z",
        &format!("{MOMENT};aave.gho_share"),
        &format!("{MOMENT};aave.none"),
        &format!("{MOMENT};"),
    ] {
        let opened = read(bundled(), &format!("#v1&base=2025p&aave.token_price=89.64&prices={written}"));
        // What a link ends in is not a part of it.
        if written.ends_with(';') {
            continue;
        }
        assert_eq!(opened.issues, [Issue::NoPrices(written.to_owned())], "{written}");
        assert_eq!(opened.prices, None);
        assert_eq!(opened.scenario.value(bundled(), input("aave.token_price")), Some(value("89.64")));
    }
}

#[test]
fn a_model_without_a_service_has_no_marks() {
    let mut model: Model = bundled().clone();
    model.report.prices = None;
    let opened = read(&model, &format!("#v1&aave.token_price=89.64&prices={MOMENT}"));
    assert_eq!(opened.issues, [Issue::NoPrices(MOMENT.to_owned())]);
}

#[test]
fn what_is_written_is_read_again() {
    let (model, scenario) = (bundled(), scenario());
    let both = [input("aave.token_price"), input("macro.eth_price"), input("aave.gho_share")];
    for (inputs, written) in [(&both[..], MOMENT.to_owned()), (&both[..1], format!("{MOMENT};aave.token_price"))] {
        let prices = Prices::new(model, &scenario, Moment::read(MOMENT).unwrap(), inputs).unwrap();
        assert_eq!(prices.write(model, &scenario), written);
        let link = link::with_prices(link::write(model, &scenario, None, ""), model, &scenario, Some(&prices));
        assert!(link.ends_with(&format!("&prices={written}")));
        let opened = read(model, &link);
        assert_eq!((opened.prices, opened.scenario), (Some(prices), scenario.clone()));
        // As a program writes it that writes all in capitals.
        assert_eq!(read(model, &link.to_ascii_uppercase()).prices, read(model, &link).prices);
    }
    assert_eq!(Prices::new(model, &scenario, Moment::read(MOMENT).unwrap(), &both[2..]), None);
}

#[test]
fn a_price_that_is_changed_by_hand_or_put_back_loses_the_mark() {
    let (model, before) = (bundled(), scenario());
    let (eth, aave) = (input("macro.eth_price"), input("aave.token_price"));
    let prices = Prices::new(model, &before, Moment::read(MOMENT).unwrap(), &[eth, aave]).unwrap();
    let mut after = before.clone();
    after.set(model, input("aave.gho_share"), value("0.2")).unwrap();
    assert_eq!(prices.kept(model, &before, &after), Some(prices.clone()));
    after.set(model, eth, value("2600")).unwrap();
    let one = prices.kept(model, &before, &after).unwrap();
    assert_eq!(one.inputs(), [aave]);
    let mut none = after.clone();
    none.reset(aave);
    assert_eq!(one.kept(model, &after, &none), None);
    // Another preset keeps what the reader changed.
    let mut other = before.clone();
    other.preset = PresetId(0);
    assert_eq!(prices.kept(model, &before, &other), Some(prices));
}
