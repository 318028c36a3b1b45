//! Analyses of a model with more presets than two, an actual one among them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/presets.rs"]
mod many;
#[path = "../../definition/tests/support/mod.rs"]
mod support;

use takerate_analysis::bridge::{BridgeRequest, bridge};
use takerate_analysis::distribution::Distribution;
use takerate_analysis::request::ScenarioRequest;
use takerate_analysis::uncertain::by_basis;
use takerate_core::explain::rests_on;
use takerate_core::{Decimal, Language, PresetId, Scenario};
use takerate_view_model::compare::{Column, Odds, assumptions, results};
use takerate_view_model::settings::{CompareSettings, Context, ScenarioRef};

use many::model;

fn ends(distribution: Option<Distribution>) -> (Decimal, Decimal) {
    match distribution {
        Some(Distribution::Pert { low, high, .. }) => (low, high),
        other => panic!("{other:?}"),
    }
}

#[test]
fn how_uncertain_a_value_is_follows_from_what_it_rests_on_in_its_preset() {
    let model = model(6);
    let fee = model.find_input("pool.fee").unwrap();
    let percent = |preset: u16| {
        let scenario = Scenario::preset(PresetId(preset));
        let (low, _) = ends(by_basis(&model, &scenario, fee));
        (Decimal::ONE - low / scenario.value(&model, fee).unwrap()) * Decimal::ONE_HUNDRED
    };
    let expected = [10, 50, 10, 50, 10, 15].map(Decimal::from);
    assert_eq!((0..6).map(percent).collect::<Vec<_>>(), expected);
    // What a reader puts in is the reader's own.
    let mut scenario = Scenario::preset(PresetId(2));
    scenario.set(&model, fee, Decimal::new(2, 1)).unwrap();
    assert_eq!(ends(by_basis(&model, &scenario, fee)), (Decimal::new(1, 1), Decimal::new(3, 1)));
}

#[test]
fn the_comparison_has_the_readers_preset_however_many_there_are() {
    for count in 2..=6 {
        let model = model(count);
        for preset in model.preset_ids() {
            let mut scenario = Scenario::preset(preset);
            let columns = |scenario: &Scenario| {
                CompareSettings::default().columns(&model, &Context { scenario: scenario.clone(), section: None })
            };
            let own = ScenarioRef::Kept(Scenario::preset(preset));
            assert_eq!(columns(&scenario).len(), count.min(4));
            assert!(columns(&scenario).contains(&own));
            scenario.set(&model, model.find_input("pool.fee").unwrap(), Decimal::new(3, 1)).unwrap();
            // Before and after.
            assert_eq!(columns(&scenario), [own.clone(), ScenarioRef::Now]);
            // A link that counts columns without naming them was made with these.
            let context = Context { scenario: scenario.clone(), section: None };
            for counts in [
                CompareSettings { second: Some(1), ..CompareSettings::default() },
                CompareSettings { odds: Some(Odds::default()), ..CompareSettings::default() },
            ] {
                let changed = counts.columns(&model, &context);
                assert_eq!(changed.len(), (count + 1).min(4));
                assert!(changed.contains(&own) && changed.last() == Some(&ScenarioRef::Now));
                assert_eq!(counts.named(&model, &context).columns, Some(changed));
            }
        }
    }
}

#[test]
fn six_presets_stand_side_by_side() {
    let model = model(6);
    let columns: Vec<Column> = model
        .preset_ids()
        .map(|preset| Column { name: model.preset(preset).id.clone(), scenario: Scenario::preset(preset) })
        .collect();
    for language in Language::all() {
        let sheet = results(&model, &columns, Some(1), language);
        assert!(sheet.table.rows.iter().all(|row| row.len() == sheet.table.head.len()));
        let [here, elsewhere] = assumptions(&model, &columns, Some(1), language);
        assert_eq!((here.table.rows.len(), elsewhere.table.rows.len()), (3, 0));
    }
}

#[test]
fn what_is_asked_about_by_default_differs_between_any_two_presets() {
    let model = model(3);
    let profit = model.find_line("pool.profit").unwrap();
    let context = Context { scenario: Scenario::default(), section: Some(1) };
    let (x, _) = context.inputs(&model, profit);
    assert!(rests_on(&model, profit).contains(&x));
    assert_eq!(model.input(x).id, "pool.fee");
}

#[test]
fn a_bridge_from_any_preset_to_any_other_sums_to_the_difference() {
    let model = model(6);
    for from in model.preset_ids() {
        for to in model.preset_ids() {
            let [from, to] = [from, to].map(|preset| Some(ScenarioRequest::of(&model, &Scenario::preset(preset))));
            let request = BridgeRequest { from, to, outputs: vec!["pool.profit".to_owned()] };
            let [bridge] = &bridge(&model, &request).unwrap()[..] else { panic!("one output") };
            let sum: Decimal = bridge.contributions.iter().map(|contribution| contribution.value).sum();
            assert_eq!(bridge.total, Some(sum));
        }
    }
}
