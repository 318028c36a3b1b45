//! What tests share: the bundled model, and scenarios over it. Other crates' tests include this file by its path.
#![allow(dead_code, reason = "each test uses a part of it")]

use std::sync::OnceLock;

use proptest::prelude::*;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, Input, Model, PresetId, Scenario};
use takerate_definition::{SourceFile, read};

/// A folder of the repository.
pub fn folder(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

/// The paths of the files in a folder that have an extension, in order.
pub fn paths(name: &str, extension: &str) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder(name)).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = entries.filter(|path| path.extension().is_some_and(|end| end == extension)).collect();
    paths.sort();
    paths
}

/// The model files of a folder.
pub fn model_files(name: &str) -> Vec<SourceFile> {
    let file = |path: std::path::PathBuf| SourceFile {
        name: format!("{name}/{}", path.file_name().unwrap().to_string_lossy()),
        text: std::fs::read_to_string(&path).unwrap(),
    };
    paths(name, "toml").into_iter().map(file).collect()
}

/// The bundled model.
pub fn bundled() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| read(&model_files("models")).unwrap_or_else(|mistakes| panic!("{mistakes}")))
}

/// The value of a line of the bundled model.
pub fn value(scenario: &Scenario, line: &str) -> Decimal {
    let id = bundled().find_line(line).unwrap_or_else(|| panic!("no line is called {line}"));
    scenario.evaluate(bundled())[usize::from(id.0)].unwrap_or_else(|problem| panic!("{line}: {problem:?}"))
}

/// Scenarios in which every input lies in its sensible range, often at one of its ends.
pub fn sensible_scenarios() -> impl Strategy<Value = Scenario> {
    scenarios(|input| {
        let (low, high) = (input.low, input.high);
        let steps = if input.unit.kind == Kind::Switch { 1 } else { 1000 };
        prop_oneof![8 => 0..=steps, 1 => Just(0), 1 => Just(steps)]
            .prop_map(move |step| low + (high - low) * Decimal::from(step) / Decimal::from(steps))
            .boxed()
    })
}

/// Scenarios of all values that a reader can type: from 0 to 10²⁸, as far as the unit takes them.
pub fn possible_scenarios() -> impl Strategy<Value = Scenario> {
    scenarios(|input| match input.unit.kind {
        Kind::Switch => (0..=1).prop_map(Decimal::from).boxed(),
        Kind::Share => decimals().prop_filter("a share is at most 1", |value| *value <= Decimal::ONE).boxed(),
        _ => decimals().boxed(),
    })
}

/// Decimals from 0 to 10²⁸ of every size and precision.
pub fn decimals() -> impl Strategy<Value = Decimal> {
    let precise =
        (0..=10i128.pow(28), 0..=28u32).prop_map(|(digits, scale)| Decimal::from_i128_with_scale(digits, scale));
    let round = (1..=9i128, 0..=28u32, any::<bool>()).prop_map(|(digit, power, small)| {
        if small || power == 28 {
            Decimal::from_i128_with_scale(digit, power)
        } else {
            Decimal::from_i128_with_scale(digit * 10i128.pow(power), 0)
        }
    });
    prop_oneof![precise, round, Just(Decimal::ZERO), Just(Decimal::ONE)]
}

fn scenarios(value: impl Fn(&Input) -> BoxedStrategy<Decimal>) -> impl Strategy<Value = Scenario> {
    let model = bundled();
    let values: Vec<_> = model.inputs.iter().map(|input| proptest::option::of(value(input))).collect();
    let presets = u16::try_from(model.presets.len()).unwrap();
    (0..presets, values).prop_map(|(preset, values)| {
        let mut scenario = Scenario::preset(PresetId(preset));
        for (id, value) in bundled().input_ids().zip(values) {
            if let Some(value) = value {
                scenario.set(bundled(), id, value).unwrap();
            }
        }
        scenario
    })
}

/// How often a property is tried; a failure prints its smallest case, which then becomes a test of its own.
pub fn tries(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}
