//! Editions: the digest names what the model computes with, and nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use std::fs;

use support::{bundled, paths};
use takerate_core::{Decimal, Text};
use takerate_scenario_io::edition::{Edition, is_digest};
use takerate_scenario_io::link::headline;

#[test]
fn every_edition_is_kept_under_its_digest_todays_among_them() {
    let mut names = Vec::new();
    for path in paths("models/editions", "json") {
        let edition: Edition = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        assert_eq!(edition.digest(), name, "{}", path.display());
        assert!(is_digest(&name));
        names.push(name);
    }
    let today = Edition::of(bundled()).digest();
    assert!(names.contains(&today), "run: takerate edition >models/editions/{today}.json, and keep the others");
}

#[test]
fn the_digest_follows_from_values_constants_and_formulas_and_from_nothing_else() {
    let model = bundled();
    let digest = Edition::of(model).digest();
    let mut reworded = model.clone();
    reworded.inputs[0].name = Text::new("Another name", "另一名称");
    reworded.inputs[0].note = None;
    reworded.inputs[0].high += Decimal::ONE;
    reworded.sources.clear();
    assert_eq!(Edition::of(&reworded).digest(), digest);

    let mut others = vec![digest];
    let mut other = |change: fn(&mut takerate_core::Model)| {
        let mut model = model.clone();
        change(&mut model);
        others.push(Edition::of(&model).digest());
    };
    other(|model| *model.inputs[0].values[1].as_mut().unwrap() += Decimal::new(1, 10));
    other(|model| model.inputs[0].id.push('x'));
    other(|model| *model.inputs[0].values[0].as_mut().unwrap() += Decimal::ONE);
    other(|model| model.constants[0].value += Decimal::ONE);
    other(|model| model.lines[0].formula = model.lines[1].formula.clone());
    other(|model| model.lines.iter_mut().find_map(|line| line.guards.pop()).map(drop).unwrap());
    let count = others.len();
    others.sort();
    others.dedup();
    assert_eq!(others.len(), count);
}

/// What `saw` means is public: it never becomes another line.
#[test]
fn a_link_keeps_the_adjusted_earnings_of_every_protocol() {
    let model = bundled();
    for section in &model.sections {
        let line = headline(model, section).map(|line| model.line(line).id.clone());
        assert_eq!(line, section.is_protocol().then(|| format!("{}.adjusted_earnings", section.id)));
    }
}

#[test]
fn no_other_text_is_a_digest() {
    for text in ["", "51aadf5", "09b30115c", "51AADF5C", "51aadf5g", "../../x1"] {
        assert!(!is_digest(text), "{text}");
    }
}
