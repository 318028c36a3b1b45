//! Analyses of a model with two statements that have no line in common.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/statements.rs"]
mod statements;
#[path = "../../definition/tests/support/mod.rs"]
mod support;

use statements::model;
use takerate_analysis::request::outputs;
use takerate_core::{Language, Model, Scenario};
use takerate_scenario_io::link::{read, write_pinned};
use takerate_view_model::compare::{Column, results};
use takerate_view_model::settings::{Context, SimulateSettings, TornadoSettings};

fn context(model: &Model, id: Option<&str>) -> Context {
    let section = id.map(|id| model.sections.iter().position(|section| section.id == id).unwrap());
    Context { scenario: Scenario::default(), section }
}

#[test]
fn what_is_looked_at_by_default_is_of_the_open_protocols_statement() {
    let model = model();
    let id = |line| model.line(line).id.as_str();
    assert_eq!(id(context(&model, Some("large")).output(&model)), "large.surplus");
    assert_eq!(id(context(&model, Some("large")).multiple(&model)), "large.worth_to_surplus");
    assert_eq!(id(context(&model, Some("lido")).output(&model)), "lido.adjusted_earnings");
    assert_eq!(id(context(&model, None).output(&model)), "aave.adjusted_earnings");
}

#[test]
fn one_assumption_across_all_protocols_looks_at_what_each_has_first() {
    let model = model();
    let request = TornadoSettings::default().across(&model, &context(&model, Some("large")));
    let of = |protocol: &str, line: &str| format!("{protocol}.{line}");
    let earning = ["aave", "sky", "lido", "etherfi"].map(|id| of(id, "adjusted_earnings"));
    let used = ["large", "small"].map(|id| of(id, "surplus"));
    assert_eq!(request.outputs, [earning.as_slice(), &used].concat());
    assert_eq!(outputs(&model, &request.outputs).unwrap().len(), 6);
}

#[test]
fn a_simulation_of_all_is_of_those_that_have_the_line() {
    let model = model();
    let settings = SimulateSettings::default();
    assert_eq!(settings.output(&model, &context(&model, None)), "adjusted_earnings");
    assert_eq!(settings.lines(&model, &context(&model, None)).len(), 4);
    assert_eq!(settings.output(&model, &context(&model, Some("small"))), "small.surplus");
}

#[test]
fn scenarios_side_by_side_show_each_protocols_own_lines() {
    let model = model();
    let columns: Vec<Column> = model
        .preset_ids()
        .map(|id| Column { name: model.preset(id).id.clone(), scenario: Scenario::preset(id) })
        .collect();
    let names = |section| {
        let sheet = results(&model, &columns, section, Language::ENGLISH);
        sheet.table.rows.iter().map(|row| row[0].text.clone()).collect::<Vec<_>>()
    };
    let all = names(None);
    let after = |heading: &str| &all[all.iter().position(|name| name == heading).unwrap() + 1..];
    assert_eq!(after("Network large")[..3], ["Users", "Surplus", "Worth / surplus"]);
    assert_eq!(after("Network small")[..], ["Users", "Surplus"]);
    assert_eq!(after("Aave")[0], "Net revenue");
    let one = names(context(&model, Some("large")).section);
    assert_eq!(one, ["Fees", "Its spending", "Surplus", "Surplus margin", "Valuation", "Worth", "Worth / surplus"]);
}

#[test]
fn a_link_keeps_the_headline_of_each_and_is_read_back() {
    let model = model();
    let link = write_pinned(&model, &Scenario::default(), None, "", "0123abcd");
    assert!(link.contains("&saw.large=5000") && link.contains("&saw.small=-700"), "{link}");
    let opened = read(&model, &link);
    assert!(opened.issues.is_empty());
}
