//! The bundled model files: they read without a mistake and return the figures that they say they must.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use takerate_core::{Decimal, Model, Scenario};
use takerate_definition::{SourceFile, read};

fn bundled() -> Model {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../models");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let name = format!("models/{}", path.file_name().unwrap().to_string_lossy());
            files.push(SourceFile { name, text: std::fs::read_to_string(&path).unwrap() });
        }
    }
    read(&files).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

#[test]
fn every_expected_figure_is_returned() {
    let model = bundled();
    assert!(model.expected.len() >= 30, "only {} expected figures", model.expected.len());
    let mut wrong = Vec::new();
    for expected in &model.expected {
        let outcome = Scenario::preset(expected.preset).evaluate(&model);
        let line = model.line(expected.line);
        match outcome[usize::from(expected.line.0)] {
            Ok(value) if (value - expected.value).abs() <= expected.within => {}
            other => wrong.push(format!(
                "{} in {}: {other:?}, expected {} ± {}",
                line.id,
                model.preset(expected.preset).id,
                expected.value,
                expected.within
            )),
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn lines_without_a_value_are_the_ones_that_mean_nothing() {
    let model = bundled();
    let preset = model.find_preset("2024e").unwrap();
    let outcome = Scenario::preset(preset).evaluate(&model);
    let without: Vec<&str> = model
        .lines
        .iter()
        .zip(&outcome)
        .filter(|(_, value)| value.is_err())
        .map(|(line, _)| line.id.as_str())
        .collect();
    assert_eq!(without, ["lido.fdv_to_earnings", "lido.market_cap_to_earnings"]);
}

#[test]
fn accounting_switches_move_net_revenue_and_leave_earnings() {
    let model = bundled();
    for (switch, protocol) in
        [("aave.safety_module_as_cost_of_revenue", "aave"), ("sky.savings_below_net_revenue", "sky")]
    {
        let mut scenario = Scenario::default();
        let value = |scenario: &Scenario, line: &str| {
            scenario.evaluate(&model)[usize::from(model.find_line(&format!("{protocol}.{line}")).unwrap().0)].unwrap()
        };
        let (net, earnings) = (value(&scenario, "net_revenue"), value(&scenario, "adjusted_earnings"));
        scenario.set(&model, model.find_input(switch).unwrap(), Decimal::ONE).unwrap();
        assert_ne!(value(&scenario, "net_revenue"), net, "{switch}");
        assert_eq!(value(&scenario, "adjusted_earnings"), earnings, "{switch}");
    }
}
