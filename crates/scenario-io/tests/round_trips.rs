//! A scenario survives its link, and no text stops the page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use proptest::prelude::*;
use support::{bundled, possible_scenarios, sensible_scenarios, tries};
use takerate_core::{Language, Scenario};
use takerate_scenario_io::caption::{Caption, LONGEST_NAME, LONGEST_NOTE, with_caption};
use takerate_scenario_io::evaluation::evaluation;
use takerate_scenario_io::link::{LONGEST, Opened, SAW_DIGITS, headline, read, write, write_pinned};
use takerate_scenario_io::repair::repair;

fn views() -> impl Strategy<Value = Option<String>> {
    let protocols = bundled().sections.iter().filter(|section| section.is_protocol()).map(|section| section.id.clone());
    proptest::option::of(prop::sample::select(protocols.collect::<Vec<_>>()))
}

/// Pieces of links, whole and broken, in any order.
fn almost_links() -> impl Strategy<Value = String> {
    let ids: Vec<String> = bundled().inputs.iter().map(|input| input.id.clone()).collect();
    let piece = prop_oneof![
        (prop::sample::select(ids), "[-+0-9.eE]{0,70}").prop_map(|(id, value)| format!("{id}={value}")),
        prop::sample::select(vec![
            "v1",
            "scenario=bear-market",
            "scenario=x",
            "base=2025p",
            "base=",
            "view=aave",
            "lang=zh",
            "=",
            "",
            "#"
        ])
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
    fn a_name_and_a_note_survive_their_link(name in "\\PC{0,80}", note in any::<String>(), scenario in sensible_scenarios()) {
        let caption = Caption::new(&name, &note);
        let link = with_caption(write(bundled(), &scenario, Some("aave"), ""), caption.as_ref());
        prop_assert!(link.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\"'`%".contains(&byte)), "{}", link);
        prop_assert_eq!(&repair(&link), &link);
        let opened = read(bundled(), &link);
        prop_assert_eq!((opened.scenario, &opened.caption, opened.issues), (scenario, &caption, Vec::new()));
        let caption = caption.unwrap_or_default();
        prop_assert!(caption.name.chars().count() <= LONGEST_NAME && caption.note.chars().count() <= LONGEST_NOTE);
        let bad = |c: char| c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        prop_assert!(!caption.name.chars().chain(caption.note.chars()).any(bad));
    }

    #[test]
    fn any_name_in_a_link_is_a_name_or_none(name in "[~_0-9a-f-]{0,400}|.{0,100}") {
        let opened = read(bundled(), &format!("#v1&base=2025p&name={name}"));
        let name = opened.caption.map(|caption| caption.name).unwrap_or_default();
        prop_assert!(name.chars().count() <= LONGEST_NAME && name.trim() == name);
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

#[test]
fn a_ready_made_scenario_survives_its_link_which_says_which_it_is() {
    let model = bundled();
    assert!(!model.ready_made.is_empty());
    for (index, ready) in model.ready_made.iter().enumerate() {
        let scenario = ready.scenario(model);
        let piece = format!("scenario={}", ready.id);
        let whole = write(model, &scenario, Some("aave"), "");
        assert!(
            whole.starts_with(&format!("#v1&base={}&{piece}&view=aave&", model.preset(ready.preset).id)),
            "{whole}"
        );
        // By its id alone, by its values alone, and by both.
        let without = whole.replace(&format!("&{piece}"), "");
        for link in [&whole, &without, &format!("#v1&{piece}&view=aave")] {
            let opened = read(model, link);
            assert_eq!((&opened.scenario, &opened.issues), (&scenario, &Vec::new()), "{link}");
            assert_eq!(model.ready_made_of(&opened.scenario), Some(index));
            assert_eq!(write(model, &opened.scenario, Some("aave"), ""), whole);
        }
        assert_survives(scenario.clone(), None);
        // A reader's own change beside it: the link says no longer that it is this one.
        let changed = read(model, &format!("#v1&{piece}&sky.workforce=1"));
        assert_eq!(changed.scenario.changed(model).count(), ready.changes.len() + 1);
        assert!(!write(model, &changed.scenario, None, "").contains("scenario="));
        // What the link lists counts where it lists something.
        let listed = read(model, &format!("#v1&base=2025p&{piece}&macro.eth_price=4000"));
        assert_eq!(listed.scenario, read(model, "#v1&base=2025p&macro.eth_price=4000").scenario);
        // What later editions are told is every value, also where the id stood for them.
        let pin = read(model, &format!("#v1&{piece}&model=0123abcd")).pin.unwrap();
        let was = read(model, &format!("#v1&base={}", pin.was.replace(';', "&")));
        assert_eq!(was.scenario, scenario);
    }
}
