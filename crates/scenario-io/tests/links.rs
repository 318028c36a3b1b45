//! Links that were given out open for ever, and a broken one opens what can be read of it and says what cannot.
//!
//! A case is a file in `tests/cases/links`: a link and what it must open.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use std::collections::BTreeMap;

use serde::Deserialize;
use support::{bundled, paths};
use takerate_core::{Language, Scenario};
use takerate_scenario_io::assign::{AssignError, assign_exact, decimal, exact};
use takerate_scenario_io::link::{Issue, LONGEST, Opened, read};

/// A link and what it opens.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Case {
    link: String,
    #[serde(default = "first_preset")]
    preset: String,
    view: Option<String>,
    #[serde(default)]
    show: String,
    language: Option<String>,
    #[serde(default)]
    model: String,
    #[serde(default)]
    against: Option<String>,
    /// As the page writes it again.
    #[serde(default)]
    prices: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    saw: String,
    #[serde(default)]
    was: String,
    #[serde(default)]
    changed: BTreeMap<String, String>,
    #[serde(default)]
    issues: Vec<String>,
}

fn first_preset() -> String {
    bundled().presets[0].id.clone()
}

fn kind(issue: &Issue) -> &'static str {
    match issue {
        Issue::TooLong => "too long",
        Issue::NotALink(_) => "no link",
        Issue::WrongVersion(_) => "wrong version",
        Issue::UnknownPreset(_) => "unknown preset",
        Issue::UnknownScenario(_) => "unknown scenario",
        Issue::UnknownView(_) => "unknown view",
        Issue::UnknownLanguage(_) => "unknown language",
        Issue::NotAnEdition(_) => "no edition",
        Issue::NoPrices(_) => "no prices",
        Issue::Cut(_) => "cut",
        Issue::Rounded(..) => "rounded",
        Issue::NotAnAssignment(_) => "no assignment",
        Issue::Assignment(AssignError::UnknownId { .. }) => "unknown id",
        Issue::Assignment(AssignError::NotANumber { .. }) => "no number",
        Issue::Assignment(AssignError::TooManyDigits { .. }) => "too many digits",
        Issue::Assignment(AssignError::Refused { .. }) => "refused",
    }
}

fn described(link: &str, opened: &Opened) -> Case {
    let model = bundled();
    Case {
        link: link.to_owned(),
        preset: model.preset(opened.scenario.preset).id.clone(),
        against: opened.against.map(|preset| model.preset(preset).id.clone()),
        view: opened.view.clone(),
        show: opened.show.clone(),
        language: opened.language.map(|language| language.tag().to_owned()),
        model: opened.pin.as_ref().map(|pin| pin.edition.clone()).unwrap_or_default(),
        prices: opened.prices.as_ref().map(|prices| prices.write(model, &opened.scenario)).unwrap_or_default(),
        name: opened.caption.as_ref().map(|caption| caption.name.clone()).unwrap_or_default(),
        note: opened.caption.as_ref().map(|caption| caption.note.clone()).unwrap_or_default(),
        saw: opened.pin.as_ref().map(|pin| pin.saw.clone()).unwrap_or_default(),
        was: opened.pin.as_ref().map(|pin| pin.was.clone()).unwrap_or_default(),
        changed: opened
            .scenario
            .changed(model)
            .map(|(id, value)| (model.input(id).id.clone(), value.to_string()))
            .collect(),
        issues: opened.issues.iter().map(|issue| kind(issue).to_owned()).collect(),
    }
}

#[test]
fn every_link_of_the_corpus_opens_what_it_says() {
    let paths = paths("tests/cases/links", "toml");
    for path in &paths {
        let text = std::fs::read_to_string(path).unwrap();
        let case: Case = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(described(&case.link, &read(bundled(), &case.link)), case, "{}", path.display());
    }
    assert!(paths.len() > 30, "only {} links were found", paths.len());
}

#[test]
fn a_hundred_kilobytes_of_junk_open_the_first_preset_with_one_issue() {
    for junk in ["#v1&aave.gho_share=0.1&x".repeat(5000), "é".repeat(50_000), format!("#v1{}", "&a=1".repeat(25_000))]
    {
        assert!(junk.len() >= 100_000);
        assert_eq!(read(bundled(), &junk), Opened { issues: vec![Issue::TooLong], ..Opened::default() });
    }
    let longest = format!("#v1&{}", "x".repeat(LONGEST - 3));
    assert_eq!(kind(&read(bundled(), &longest).issues[0]), "no assignment");
}

#[test]
fn a_message_repeats_no_more_than_a_glimpse_of_what_somebody_else_wrote() {
    let long = "x".repeat(10_000);
    for link in [
        format!("#{long}"),
        format!("#v1&{long}"),
        format!("#v1&base={long}"),
        format!("#v1&scenario={long}"),
        format!("#v1&view={long}"),
        format!("#v1&lang={long}"),
        format!("#v1&{long}=1"),
        format!("#v1&macro.eth_price={long}"),
    ] {
        let opened = read(bundled(), &link);
        assert_eq!(opened.issues.len(), 1);
        for language in Language::all() {
            let message = opened.issues[0].message(bundled(), language);
            assert!(message.chars().count() < 250 && message.contains("xxx…"), "{message}");
        }
    }
}

#[test]
fn who_cannot_tell_of_rounding_refuses_what_has_too_many_digits() {
    let (mut scenario, before) = (Scenario::default(), Scenario::default());
    let long = "0.123456789012345678901234567890123456";
    let error = assign_exact(bundled(), &mut scenario, "aave.gho_share", long).unwrap_err();
    assert_eq!((&error, &scenario), (&AssignError::TooManyDigits { id: "aave.gho_share".to_owned() }, &before));
    for language in Language::all() {
        assert!(error.message(bundled(), language).contains("28"));
    }
    let unknown = assign_exact(bundled(), &mut scenario, "aave.gho_shar", long);
    assert!(matches!(unknown, Err(AssignError::UnknownId { .. })));
    assert!(assign_exact(bundled(), &mut scenario, "aave.gho_share", &long[..30]).is_ok());
    assert_eq!(scenario.changed(bundled()).count(), 1);
    assert_eq!((exact(long), exact("0.1")), (None, decimal("0.1")));
}

#[test]
fn a_number_has_one_sign_at_most() {
    for (text, number) in [("1", 1), ("+1", 1), ("-1", -1), ("+1e2", 100), ("-1e2", -100)] {
        assert_eq!(decimal(text), Some(number.into()), "{text}");
    }
    for text in ["+-1", "++1", "-+1", "--1", "+-1e2", "++1e2", "+", "-"] {
        assert_eq!(decimal(text), None, "{text}");
    }
}
