//! The report: two pages that say what the scenario says, escaped, in both languages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use std::collections::BTreeSet;

use support::bundled;
use takerate_core::{Language, Scenario};
use takerate_export::{Date, ExportContext, report};
use takerate_scenario_io::assign::assign;

fn scenario(changes: &[(&str, &str)]) -> Scenario {
    let model = bundled();
    let mut scenario = Scenario::preset(model.find_preset("2025p").unwrap());
    for (id, value) in changes {
        assign(model, &mut scenario, id, value).unwrap();
    }
    scenario
}

fn written(scenario: &Scenario, language: Language, view: Option<&str>) -> String {
    report::write(&ExportContext {
        model: bundled(),
        scenario,
        language,
        name: Some("<b>=1</b> & more"),
        note: None,
        prices: None,
        date: Date::read("2025-01-31").unwrap(),
        page: Some("https://example.org/"),
        edition: Some("0123abcd"),
        view,
    })
}

fn views() -> Vec<Option<&'static str>> {
    let protocols = bundled().sections.iter().filter(|section| section.is_protocol());
    protocols.map(|section| Some(section.id.as_str())).chain([None]).collect()
}

#[test]
fn every_report_has_two_pages_and_names_scenario_edition_day_and_link() {
    let scenario = scenario(&[("aave.gho_share", "0.1")]);
    for language in Language::all() {
        for view in views() {
            let html = written(&scenario, language, view);
            assert_eq!(html.matches(r#"<section class="report-page">"#).count(), 2);
            assert!(html.contains("&lt;b&gt;=1&lt;/b&gt; &amp; more") && !html.contains("<b>=1"), "{html}");
            assert!(html.contains("2025-01-31") && html.contains("0123abcd"));
            assert!(html.contains("https://example.org/#v1&amp;base=2025p"));
            assert_eq!(html, written(&scenario, language, view), "the same context gives the same text");
        }
    }
}

#[test]
fn a_protocols_report_has_its_statement_its_chart_and_every_assumption_that_it_rests_on() {
    let html = written(&scenario(&[("aave.gho_share", "0.1")]), Language::ENGLISH, Some("aave"));
    for text in ["Adjusted earnings", "57.2M", "56.1M", "GHO's share of active loans", "10.00%", "ETH price"] {
        assert!(html.contains(text), "{text}");
    }
    assert_eq!(html.matches(r#"<tr class="changed">"#).count(), 1);
    assert_eq!(html.matches("<svg").count(), 1);
    // What concerns another protocol only is not there.
    assert!(!html.contains("Lido"));
}

#[test]
fn where_nothing_is_changed_no_preset_stands_beside_it() {
    let html = written(&scenario(&[]), Language::ENGLISH, Some("aave"));
    assert!(!html.contains(r#"class="changed""#) && html.contains("no assumption changed"));
    let statement = html.split("</thead>").next().unwrap();
    assert!(statement.contains("2025P</th>") && !statement.contains("This scenario"));
}

#[test]
fn the_sources_that_are_cited_are_listed_and_no_others() {
    let model = bundled();
    let first = Scenario::preset(model.find_preset("2024e").unwrap());
    let html = written(&first, Language::ENGLISH, Some("lido"));
    let listed = html.split(r#"<ol class="report-sources">"#).nth(1).unwrap().matches("<li>").count();
    let inputs = html.split(r#"<table class="report-inputs">"#).nth(1).unwrap();
    let last = inputs.split("</td></tr>").filter_map(|row| Some(row.rsplit_once("<td>")?.1));
    let cited: BTreeSet<usize> =
        last.flat_map(|numbers| numbers.split(", ")).filter_map(|number| number.parse().ok()).collect();
    assert_eq!(cited, (1..=listed).collect());
}

#[test]
fn a_line_without_a_value_says_so_and_its_chart_is_left_out() {
    // More GHO than stablecoin loans.
    let html = written(&scenario(&[("aave.gho_share", "0.99")]), Language::ENGLISH, Some("aave"));
    assert!(html.contains("<td>problem</td>"));
    assert!(!html.contains("<svg"));
}

#[test]
fn many_assumptions_stand_in_two_columns() {
    let model = bundled();
    let mut scenario = scenario(&[]);
    for id in model.input_ids() {
        let input = model.input(id);
        let other = if scenario.value(model, id) == Some(input.high) { input.low } else { input.high };
        scenario.set(model, id, other).unwrap();
    }
    let html = written(&scenario, Language::CHINESE, None);
    assert_eq!(html.matches(r#"<table class="report-inputs dense">"#).count(), 2);
    assert_eq!(html.matches(r#"<tr class="changed">"#).count(), model.inputs.len());
}

#[test]
fn a_report_says_what_brackets_mean_and_where_a_chart_is_missing_and_has_no_empty_columns() {
    let changed = written(&scenario(&[("macro.eth_price", "3300")]), Language::ENGLISH, None);
    assert!(changed.contains("In brackets: the value in 2025P") && !changed.contains("bare"));
    let assumed = written(&scenario(&[]), Language::ENGLISH, Some("exo"));
    assert!(assumed.contains(r#""report-inputs bare""#));
    let wrong = written(&scenario(&[("aave.gho_share", "0.9")]), Language::CHINESE, Some("aave"));
    assert!(wrong.contains("因此未绘制图表") && !wrong.contains("<svg"));
    let dated = written(&scenario(&[]), Language::ENGLISH, Some("aave"));
    assert!(!dated.contains("bare") && !dated.contains("In brackets"));
}
