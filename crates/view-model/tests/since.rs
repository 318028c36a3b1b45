//! A link of another edition of the model: what its sender saw, what it returns now, and why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use support::bundled as model;
use takerate_analysis::bridge::{BridgeRequest, bridge};
use takerate_analysis::request::ScenarioRequest;
use takerate_core::{Decimal, Language, Scenario};
use takerate_scenario_io::assign::assign;
use takerate_scenario_io::edition::Edition;
use takerate_scenario_io::link::{SAW_DIGITS, headline, read, write_pinned};
use takerate_view_model::settings::{Settings, SinceSettings};
use takerate_view_model::since::{Results, Since};

/// An edition in which the preset had other values, a line another formula, an input was not there and one is gone.
fn older() -> Edition {
    let mut edition = Edition::of(model());
    let preset = edition.presets.get_mut("2025p").unwrap();
    preset.insert("aave.gho_share".to_owned(), "0.08".to_owned());
    preset.insert("aave.eth_loans".to_owned(), "1000000".to_owned());
    preset.remove("aave.aave_price");
    preset.insert("aave.given_up".to_owned(), "1".to_owned());
    edition.lines.insert("aave.adjusted_earnings".to_owned(), "aave.net_operating_income".to_owned());
    edition
}

fn settings(was: &str, saw: &str) -> SinceSettings {
    let show = format!("show=since&show.model=01234567&show.was={was}{saw}");
    match Settings::read(model(), &show) {
        (Settings::Since(settings), unread) if unread.is_empty() => settings,
        other => panic!("{other:?}"),
    }
}

fn id(name: &str) -> takerate_core::InputId {
    model().find_input(name).unwrap()
}

#[test]
fn the_senders_values_are_the_links_and_otherwise_those_of_its_edition() {
    // The reader of today would drop the assignment: it is the preset's own value by now.
    let now = model().input(id("aave.gho_share")).values[1].unwrap();
    let settings = settings(&format!("2025p;aave.gho_share={now};macro.eth_price=4000"), "");
    let since = Since::of(model(), &settings, Some(&older()));
    let value = |name| since.scenario.value(model(), id(name)).unwrap();
    assert_eq!(value("aave.gho_share"), now);
    assert_eq!(value("macro.eth_price"), Decimal::from(4000));
    assert_eq!(value("aave.eth_loans"), Decimal::from(1_000_000));
    assert_eq!(since.moved, [id("aave.eth_loans")]);
    assert_eq!(since.new, model().find_input("aave.aave_price").into_iter().collect::<Vec<_>>());
    assert_eq!(since.gone, ["aave.given_up"]);
    assert_eq!(since.formulas, [model().find_line("aave.adjusted_earnings").unwrap()]);
    for language in Language::all() {
        let said = since.said(model(), language).join("\n");
        assert!(said.contains("aave.given_up"), "{said}");
        assert_eq!(said.lines().count(), 3 + since.new.len().min(1), "{said}");
    }
}

#[test]
fn a_link_made_before_there_was_another_preset_is_told_that_nothing_has_changed() {
    let mut before = Edition::of(model());
    before.presets.remove("2025a").unwrap();
    assert_ne!(before.digest(), Edition::of(model()).digest());
    let since = Since::of(model(), &settings("2025p;aave.gho_share=0.1", ""), Some(&before));
    assert!(since.is_nothing());
    assert_eq!(since.scenario.preset, model().find_preset("2025p").unwrap());
}

#[test]
fn the_steps_from_the_senders_result_to_todays_sum() {
    let model = model();
    let line = headline(model, &model.sections[usize::from(model.line(model.find_line("aave.fdv").unwrap()).section)]);
    let line = line.unwrap();
    let settings = settings("2025p;macro.eth_price=4000", "&show.saw.aave=50000000");
    let since = Since::of(model, &settings, Some(&older()));
    let mut now = Scenario::preset(model.find_preset("2025p").unwrap());
    assign(model, &mut now, "macro.eth_price", "4000").unwrap();
    let results = Results::of(model, line, &settings, &since, &now);
    let request = BridgeRequest {
        from: Some(ScenarioRequest::of(model, &since.scenario)),
        to: Some(ScenarioRequest::of(model, &now)),
        outputs: vec![model.line(line).id.clone()],
    };
    let bridges = bridge(model, &request).unwrap();
    let parts: Decimal = bridges[0].contributions.iter().map(|part| part.value).sum();
    let moved: Vec<&str> =
        bridges[0].contributions.iter().flat_map(|part| &part.changes).map(|change| change.input.as_str()).collect();
    assert!(moved.contains(&"aave.eth_loans") && moved.contains(&"aave.gho_share"), "{moved:?}");
    assert_eq!(results.saw.unwrap() + results.formulas().unwrap() + parts, results.now.unwrap());
    for language in Language::all() {
        assert_eq!(results.said(model, line, Some(&since), language).len(), 2);
        assert_eq!(results.said(model, line, None, language).len(), 1);
    }
}

#[test]
fn under_the_same_edition_nothing_has_changed() {
    let model = model();
    let mut scenario = Scenario::preset(model.find_preset("2025p").unwrap());
    assign(model, &mut scenario, "aave.gho_share", "0.1").unwrap();
    let edition = Edition::of(model);
    let link = write_pinned(model, &scenario, None, "", &edition.digest());
    let pin = read(model, &link).pin.unwrap();
    assert_eq!(pin.edition, edition.digest());
    let settings = settings(&pin.was, &pin.saw.replace("&saw", "&show.saw"));
    let since = Since::of(model, &settings, Some(&edition));
    assert!(since.is_nothing());
    assert_eq!(since.scenario, scenario);
    for (line, saw) in &settings.saw {
        let results = Results::of(model, *line, &settings, &since, &scenario);
        assert_eq!(results.formulas(), None);
        assert_eq!(results.now.unwrap().round_sf(SAW_DIGITS).unwrap(), *saw);
    }
    // What has no value has none to tell.
    assert_eq!(settings.saw.len(), 9);
}

#[test]
fn the_links_result_is_told_apart_from_the_readers() {
    let model = model();
    let line = model.find_line("aave.adjusted_earnings").unwrap();
    let edition = Edition::of(model);
    // What cannot be read of an input does not hide what can.
    let settings = settings("2025p;aave.gho_share=0.1;aave.gho_share=x", "&show.saw.aave=70000000");
    let since = Since::of(model, &settings, Some(&edition));
    assert_eq!(since.scenario.value(model, id("aave.gho_share")), Some(Decimal::new(1, 1)));
    let mut now = since.scenario.clone();
    assign(model, &mut now, "aave.gho_share", "0.2").unwrap();
    let results = Results::of(model, line, &settings, &since, &now);
    assert!(results.differ() && results.link != results.now && results.link == results.then);
    let said = results.said(model, line, Some(&since), Language::ENGLISH).join(" ");
    assert!(said.contains("the same link returns 57.2M USD / year now. Your scenario returns 60.0M"), "{said}");
    // Nothing of the model has changed, so nothing is put down to it.
    assert!(said.contains("may have been edited by hand") && !said.contains("today's formulas"), "{said}");
}

#[test]
fn without_the_edition_only_what_the_link_says_is_known() {
    let settings = settings("2025p;aave.gho_share=0.5;nonsense;=;aave.gone=1", "");
    assert!(settings.is_whole());
    let since = Since::of(model(), &settings, None);
    assert_eq!(since.scenario.value(model(), id("aave.gho_share")).unwrap().to_string(), "0.5");
    assert_eq!(since.gone, ["aave.gone"]);
    assert!(since.moved.is_empty() && since.formulas.is_empty());
    let (broken, unread) =
        Settings::read(model(), "show=since&show.model=nonsense&show.saw.aave=x&show.was=2031x;aave.gho_share=0.5");
    assert_eq!((unread.len(), broken), (3, Settings::Since(SinceSettings::default())));
    assert!(!SinceSettings::default().is_whole());
}
