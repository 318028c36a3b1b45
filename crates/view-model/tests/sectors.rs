//! All protocols in one table: the same columns for each, in an order of the reader's, and what of each is an estimate.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use support::bundled;
use takerate_core::model::Basis;
use takerate_core::{Decimal, Language, Scenario};
use takerate_view_model::sectors::{columns, ordered, weak};
use takerate_view_model::settings::{Context, SectorsSettings, SeekSettings};

fn sorted(sort: &str, ascending: bool) -> Vec<Option<Decimal>> {
    let model = bundled();
    let settings = SectorsSettings { sector: None, sort: Some(sort.to_owned()), ascending };
    let scenario = Scenario::preset(model.opens);
    let values = scenario.evaluate(model);
    let rows = ordered(model, &scenario, &settings);
    assert_eq!(rows.len(), model.protocols().count());
    let line = |row: usize| model.shared_line(&model.sections[row], sort).unwrap();
    rows.into_iter().map(|row| values[usize::from(line(row).0)].ok()).collect()
}

#[test]
fn every_protocol_has_every_column() {
    let model = bundled();
    let columns = columns(model);
    for id in ["adjusted_earnings", "fdv", "fdv_to_earnings", "fdv_to_net_revenue", "net_margin"] {
        assert!(columns.contains(&id), "{id}");
    }
    for (_, section) in model.protocols() {
        assert!(columns.iter().all(|id| model.shared_line(section, id).is_some()), "{}", section.id);
    }
}

#[test]
fn those_without_a_value_come_last_in_either_order() {
    for (ascending, wrong) in [(true, std::cmp::Ordering::Greater), (false, std::cmp::Ordering::Less)] {
        let values = sorted("fdv_to_earnings", ascending);
        let some: Vec<Decimal> = values.iter().copied().flatten().collect();
        assert!(some.len() > 3 && some.len() < values.len());
        assert!(some.windows(2).all(|pair| pair[0].cmp(&pair[1]) != wrong), "{some:?}");
        assert!(values[some.len()..].iter().all(Option::is_none));
    }
}

#[test]
fn a_sector_shows_its_protocols_alone() {
    let model = bundled();
    let all = ordered(model, &Scenario::default(), &SectorsSettings::default());
    let parts = (0..model.sectors.len()).flat_map(|sector| {
        let settings = SectorsSettings { sector: Some(sector), ..SectorsSettings::default() };
        let rows = ordered(model, &Scenario::default(), &settings);
        let own = |row: &usize| usize::from(model.sections[*row].protocol.unwrap().sector) == sector;
        assert!(!rows.is_empty() && rows.iter().all(own));
        rows
    });
    assert_eq!(parts.collect::<Vec<_>>(), all);
}

#[test]
fn what_is_no_more_than_an_estimate_is_named_by_its_lines() {
    let model = bundled();
    let place = |id: &str| model.sections.iter().position(|section| section.id == id).unwrap();
    let scenario = Scenario::default();
    let lido = weak(model, &scenario, place("lido"), Language::ENGLISH);
    assert_eq!(lido[0].0, Basis::Estimated);
    assert!(lido[0].1.contains(&"Operating expenses".to_owned()), "{lido:?}");
    // What the reader has given is theirs.
    let costs = model.find_input("lido.operating_costs").unwrap();
    let mut changed = Scenario::default();
    changed.set(model, costs, Decimal::from(1)).unwrap();
    let lido = weak(model, &changed, place("lido"), Language::ENGLISH);
    assert!(lido.iter().all(|(_, lines)| !lines.contains(&"Operating expenses".to_owned())), "{lido:?}");
}

#[test]
fn a_goal_can_be_a_part_more_than_in_the_preset() {
    let model = bundled();
    let scenario = Scenario::preset(model.opens);
    let context = Context { scenario: scenario.clone(), section: None };
    for id in ["aave.adjusted_earnings", "solana.adjusted_earnings"] {
        let output = model.find_line(id);
        let value = scenario.evaluate(model)[usize::from(output.unwrap().0)].ok().unwrap();
        let settings = SeekSettings { output, change: Some(Decimal::new(1, 1)), ..SeekSettings::default() };
        assert_eq!(settings.target(model, &context), value + value.abs() / Decimal::TEN, "{id}");
        let given = SeekSettings { target: Some(Decimal::ONE), ..settings };
        assert_eq!(given.target(model, &context), Decimal::ONE);
    }
}
