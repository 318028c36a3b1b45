//! A scenario survives its link, and no text stops the page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use proptest::prelude::*;
use support::{bundled, possible_scenarios, sensible_scenarios, tries};
use takerate_core::{Language, Scenario};
use takerate_scenario_io::evaluation::evaluation;
use takerate_scenario_io::link::{LONGEST, Opened, SAW_DIGITS, headline, read, write, write_pinned};

fn views() -> impl Strategy<Value = Option<String>> {
    let protocols = bundled().sections.iter().filter(|section| section.is_protocol()).map(|section| section.id.clone());
    proptest::option::of(prop::sample::select(protocols.collect::<Vec<_>>()))
}

/// Pieces of links, whole and broken, in any order.
fn almost_links() -> impl Strategy<Value = String> {
    let ids: Vec<String> = bundled().inputs.iter().map(|input| input.id.clone()).collect();
    let piece = prop_oneof![
        (prop::sample::select(ids), "[-+0-9.eE]{0,70}").prop_map(|(id, value)| format!("{id}={value}")),
        prop::sample::select(vec!["v1", "base=2025p", "base=", "view=aave", "lang=zh", "=", "", "#"])
            .prop_map(str::to_owned),
        ".{0,20}",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| format!("#v1&{}", pieces.join("&")))
}

fn assert_opens(link: &str) {
    let model = bundled();
    let opened = read(model, link);
    for issue in &opened.issues {
        for language in Language::all() {
            assert!(issue.message(model, language).ends_with(['.', '。']));
        }
    }
    // What it opened is a scenario like any other.
    let again = read(model, &write(model, &opened.scenario, opened.view.as_deref(), &opened.show));
    assert_eq!(
        (again.scenario, again.view, again.show, again.issues),
        (opened.scenario, opened.view, opened.show, Vec::new())
    );
}

fn assert_survives(scenario: Scenario, view: Option<String>) {
    let show = "show=tornado&show.by=10".to_owned();
    let link = write(bundled(), &scenario, view.as_deref(), &show);
    assert!(link.len() <= LONGEST, "{} bytes", link.len());
    let pinned = read(bundled(), &write_pinned(bundled(), &scenario, view.as_deref(), &show, "0123abcd"));
    let pin = pinned.pin.clone().unwrap();
    assert_eq!(pin.edition, "0123abcd");
    // What the sender saw is what the scenario returns, to so many digits.
    let results = scenario.evaluate(bundled());
    let shown = bundled().sections.iter().filter(|section| view.as_ref().is_none_or(|view| *view == section.id));
    let expected = shown.filter_map(|section| {
        let line = headline(bundled(), section)?;
        let exact = results[usize::from(line.0)].ok()?;
        Some((line, exact.round_sf(SAW_DIGITS)?.normalize()))
    });
    assert_eq!(pin.results(bundled()).collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    let opened = Opened { scenario, view, show, ..Opened::default() };
    assert_eq!(Opened { pin: None, ..pinned }, opened);
    assert_eq!(read(bundled(), &link), opened);
}

proptest! {
    #![proptest_config(tries(200))]

    #[test]
    fn a_sensible_scenario_survives_its_link(scenario in sensible_scenarios(), view in views()) {
        assert_survives(scenario, view);
    }

    #[test]
    fn a_scenario_of_any_values_survives_its_link(scenario in possible_scenarios(), view in views()) {
        assert_survives(scenario, view);
    }

    #[test]
    fn a_link_changes_no_result(scenario in sensible_scenarios()) {
        let opened = read(bundled(), &write(bundled(), &scenario, None, ""));
        prop_assert_eq!(
            evaluation(bundled(), &opened.scenario, Language::ENGLISH),
            evaluation(bundled(), &scenario, Language::ENGLISH)
        );
    }

    #[test]
    fn any_text_opens_something(text in ".{0,200}") {
        assert_opens(&text);
    }

    #[test]
    fn almost_a_link_opens_something(link in almost_links()) {
        assert_opens(&link);
    }
}
