//! The projection beside what it turned out to be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use support::bundled;
use takerate_core::explain::rests_on;
use takerate_core::model::PresetKind;
use takerate_core::{Language, Scenario};
use takerate_view_model::score::{firm, lines, published, sheet};

#[test]
fn the_last_actual_is_what_the_projection_is_held_against() {
    let (projection, actual) = bundled().scored().unwrap();
    assert_eq!(bundled().preset(projection).kind, PresetKind::Projection);
    assert_eq!(bundled().preset(actual).kind, PresetKind::Actual);
    assert_eq!([&*bundled().preset(projection).id, &*bundled().preset(actual).id], ["2025p", "2025a"]);
}

#[test]
fn the_figures_are_those_of_the_two_presets() {
    let presets = bundled().scored().unwrap();
    let outcome = |preset| Scenario::preset(preset).evaluate(bundled());
    let (projection, actual) = (outcome(presets.0), outcome(presets.1));
    let aave = bundled().sections.iter().position(|section| section.id == "aave").unwrap();
    for section in [None, Some(aave)] {
        let sheet = sheet(bundled(), presets, section, Language::ENGLISH);
        assert_eq!(sheet.table.head[1..3], ["2025P", "2025A"]);
        let line = bundled().find_line("aave.adjusted_earnings").unwrap();
        let name = bundled().line(line).name.get(Language::ENGLISH);
        let row = sheet.table.rows.iter().find(|row| row[0].text.ends_with(name)).unwrap();
        for (cell, results) in [(&row[1], &projection), (&row[2], &actual)] {
            assert_eq!(cell.exact.parse(), Ok(results[usize::from(line.0)].unwrap().normalize()));
        }
    }
}

#[test]
fn how_firm_it_is_counts_every_value_behind_a_line_once() {
    let (_, actual) = bundled().scored().unwrap();
    let all = lines(bundled(), None);
    assert_eq!(all.len(), bundled().protocols().count());
    for language in Language::all() {
        for (line, text) in all.iter().zip(firm(bundled(), actual, &all, language)) {
            let numbers: Vec<usize> = text
                .split(|character: char| !character.is_ascii_digit())
                .filter_map(|number| number.parse().ok())
                .collect();
            let (whole, parts) = numbers.split_first().unwrap();
            let behind = rests_on(bundled(), *line);
            let offered = behind.iter().filter(|id| bundled().input(**id).applies_to(actual)).count();
            assert_eq!(*whole, offered, "{text}");
            assert_eq!(*whole, parts.iter().sum::<usize>(), "{text}");
        }
    }
}

#[test]
fn what_was_published_stands_beside_what_the_model_returns() {
    let (_, actual) = bundled().scored().unwrap();
    let aave = bundled().sections.iter().position(|section| section.id == "aave");
    let english = published(bundled(), actual, aave, Language::ENGLISH);
    assert!(english.iter().any(|text| text.contains("142.5M") && text.contains("141.8M")), "{english:?}");
    let chinese = published(bundled(), actual, aave, Language::CHINESE);
    assert_eq!(chinese.len(), english.len());
    assert!(published(bundled(), actual, None, Language::ENGLISH).len() > english.len());
}
