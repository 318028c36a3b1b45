//! Every value of every preset rests on something of its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/presets.rs"]
mod many;
mod support;

use support::{bundled, model_files};
use takerate_core::model::{Basis, PresetKind};
use takerate_core::{Language, Scenario};

#[test]
fn two_to_six_presets_are_read_and_evaluated() {
    for count in 2..=6 {
        let model = many::model(count);
        assert_eq!(model.presets.len(), count);
        for input in &model.inputs {
            assert_eq!((input.values.len(), input.origins.len()), (count, count), "{}", input.id);
        }
        for preset in model.preset_ids() {
            assert!(Scenario::preset(preset).evaluate(&model).iter().all(Result::is_ok), "{}", model.preset(preset).id);
        }
    }
}

#[test]
fn a_value_says_what_it_rests_on_or_takes_it_over() {
    let model = many::model(6);
    let fee = model.input(model.find_input("pool.fee").unwrap());
    let kinds: Vec<PresetKind> = model.presets.iter().map(|preset| preset.kind).collect();
    let [estimate, projection, actual] = [PresetKind::Estimate, PresetKind::Projection, PresetKind::Actual];
    assert_eq!(kinds, [estimate, projection, actual, projection, estimate, actual]);
    let bases: Vec<Basis> = fee.origins.iter().map(|origin| origin.basis).collect();
    let [stated, own] = [Basis::Stated, Basis::Assumption];
    assert_eq!(bases, [stated, own, stated, own, stated, Basis::Derived]);
    // An estimate that takes its value from the first preset takes over what that rests on.
    assert_eq!(fee.origins[4], fee.origins[0]);
    assert_eq!(fee.origins[2].as_of.as_deref(), Some("2025-12"));
    assert_eq!(fee.origins[2].note.as_ref().unwrap().get(Language::ENGLISH), "Cut in May.");
    assert!(fee.origins[2].why.is_none() && fee.origins[0].why.is_none());
    // The reason of the input is that of every plain number that differs.
    assert!(fee.origins[1].why.is_some() && fee.origins[1].why == fee.origins[3].why);
    assert_eq!(fee.origins[5].sources.len(), 2);
    let price = model.input(model.find_input("market.eth_price").unwrap());
    assert_eq!(price.origins[3].why.as_ref().unwrap().get(Language::ENGLISH), "They go on rising.");
    // Nothing is published of this one: it is as in the projection, and as sure.
    let cost = model.input(model.find_input("pool.daily_cost").unwrap());
    assert_eq!(cost.origins[2], cost.origins[1]);
}

#[test]
fn the_outline_keeps_how_sure_every_value_is_and_no_text() {
    let model = many::model(6);
    for (whole, outline) in model.inputs.iter().zip(&model.outline().inputs) {
        let bases = |input: &takerate_core::Input| input.origins.iter().map(|origin| origin.basis).collect::<Vec<_>>();
        assert_eq!(bases(whole), bases(outline));
        assert!(outline.origins.iter().all(|origin| origin.sources.is_empty() && origin.why.is_none()));
    }
}

#[test]
fn a_bundled_file_gives_all_of_its_actuals_or_none_and_says_why_they_differ() {
    let model = bundled();
    let actual = model.find_preset("2025a").unwrap();
    assert_eq!(model.preset(actual).kind, PresetKind::Actual);
    let mut all = 0;
    for file in model_files("models") {
        let file: toml::Table = file.text.parse().unwrap();
        let inputs = file.get("inputs").and_then(toml::Value::as_array).cloned().unwrap_or_default();
        let given: Vec<_> = inputs.iter().filter(|input| input["values"].get("2025a").is_some()).collect();
        // One that is left out would be the projection's.
        assert!(given.is_empty() || given.len() == inputs.len(), "{:?} leaves out some of 2025A", file["id"]);
        for input in &given {
            let id = format!("{}.{}", file["id"].as_str().unwrap(), input["id"].as_str().unwrap());
            let input = model.input(model.find_input(&id).unwrap());
            let differs = input.values[usize::from(actual.0)] != input.values[0];
            assert_eq!(differs, input.origin(actual).why.is_some(), "{id}");
        }
        all += given.len();
    }
    assert!(all > 70, "only {all} values of 2025A");
}
