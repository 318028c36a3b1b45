//! Analyses of a model with two statements that have no line in common.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/statements.rs"]
mod statements;
#[path = "../../definition/tests/support/mod.rs"]
mod support;

use statements::model;
use takerate_analysis::request::outputs;
use takerate_analysis::seek::seek;
use takerate_core::{Language, Model, Scenario};
use takerate_definition::read as read_model;
use takerate_display::html::Html;
use takerate_scenario_io::link::{read, write_pinned};
use takerate_view_model::compare::{Column, results};
use takerate_view_model::settings::{Context, SimulateSettings, TornadoSettings};
use takerate_view_model::worth;

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
    let earning: Vec<String> =
        support::bundled().protocols().map(|(_, section)| of(&section.id, "adjusted_earnings")).collect();
    let used = ["large", "small"].map(|id| of(id, "surplus"));
    assert_eq!(request.outputs, [earning.as_slice(), &used].concat());
    assert_eq!(outputs(&model, &request.outputs).unwrap().len(), earning.len() + 2);
}

#[test]
fn a_simulation_of_all_is_of_those_of_the_first_statement() {
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
    assert_eq!(after("Aave")[0], "Adjusted earnings");
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

/// What the second statement could say of worth: at which spending a network is worth as many years of surplus as its span.
const WORTH: &str = r#"
[worth]
price = "span"
assumes = "spending"
value = "worth_to_surplus"
claim = { en = "At {price} it spends {found} of {fees}.", zh = "按 {price} 计，{fees} 中支出 {found}。" }
sums = ["worth"]

[[worth.prices]]
line = "worth_to_surplus"
"#;

#[test]
fn each_statement_says_itself_how_its_protocols_are_valued() {
    let mut files = statements::files();
    for file in files.iter_mut().filter(|file| file.name == "usage.toml") {
        file.text = file.text.replacen("\n[[required]]", &format!("{WORTH}\n[[required]]"), 1);
    }
    let model = read_model(&files).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let section = |id: &str| model.sections.iter().find(|section| section.id == id).unwrap();
    let scenario = Scenario::default();
    let request = worth::question(&model, &scenario, section("large")).unwrap();
    assert_eq!((request.output.as_str(), request.inputs[0].as_str()), ("large.worth_to_surplus", "large.spending"));
    let found = seek(&model, &request).unwrap().remove(0);
    // Without spending all fees are surplus.
    let said = worth::assumed(&model, &found, &request, Language::ENGLISH).unwrap();
    assert_eq!(
        said.sentence.replace(Html::PLACE, &said.found.unwrap().0),
        "At 3.7x it spends 0 USD / year of 6,000 USD / year."
    );
    let chart = worth::prices(&model, &scenario, section("large"), Language::ENGLISH).unwrap();
    assert_eq!(chart.marks, 1);
    // The other network lacks what is named; the report's own protocols have their own.
    assert_eq!(worth::question(&model, &scenario, section("small")), None);
    assert!(worth::prices(&model, &scenario, section("small"), Language::ENGLISH).is_none());
    assert_eq!(worth::question(&model, &scenario, section("aave")).unwrap().output, "aave.value_per_token");
}
