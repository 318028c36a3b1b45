//! Files of a model with two statements that have no line in common.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod engines;
mod package;
mod plain;
#[path = "../../definition/tests/support/statements.rs"]
mod statements;
#[path = "../../definition/tests/support/mod.rs"]
mod support;

use engines::{Engine, IronCalc, Shown};
use package::{names, part, with_wrong_results};
use plain::plain;
use statements::model;
use takerate_core::{Language, Model, Scenario};
use takerate_export::{ExportContext, markdown, report, scenario_file, table, workbook};

fn context<'a>(model: &'a Model, scenario: &'a Scenario, view: Option<&'a str>) -> ExportContext<'a> {
    ExportContext { view, ..plain(model, scenario, Language::ENGLISH) }
}

#[test]
fn a_spreadsheet_recomputes_the_lines_of_both() {
    let (model, scenario) = (model(), Scenario::default());
    let bytes = workbook::write(&context(&model, &scenario, None)).unwrap();
    let (wrong, _) = with_wrong_results(&bytes);
    let mut engine = IronCalc::open(&wrong);
    engine.recompute();
    let places = names(&bytes);
    for (line, value) in model.lines.iter().zip(scenario.evaluate(&model)) {
        let shown = engine.get(&places[&line.id.replace('.', "_")]);
        match (value, shown) {
            (Ok(exact), Shown::Number(number)) => {
                let exact: f64 = exact.to_string().parse().unwrap();
                assert!((number - exact).abs() <= exact.abs() * 1e-9, "{}: {number} is not {exact}", line.id);
            }
            (Err(_), Shown::Text(_)) => {}
            (value, shown) => panic!("{}: {value:?} against {shown:?}", line.id),
        }
    }
}

#[test]
fn the_overview_of_the_workbook_has_a_block_for_each() {
    let (model, scenario) = (model(), Scenario::default());
    let texts = part(&workbook::write(&context(&model, &scenario, None)).unwrap(), "xl/sharedStrings.xml");
    for text in ["This scenario: Earnings and valuation", "This scenario: Usage", "Network small", "Worth / surplus"] {
        assert!(texts.contains(&format!(">{text}<")), "{text}");
    }
}

#[test]
fn rows_for_scripts_have_the_parts_of_the_protocols_own_statement() {
    let (model, scenario) = (model(), Scenario::default());
    let rows = table::statement(&context(&model, &scenario, None));
    let part = |line: &str| rows.iter().find(|row| row[2] == line).map(|row| (row[1].as_str(), row[6].as_str()));
    assert_eq!(part("large.surplus"), Some(("statement", "5000")));
    assert_eq!(part("large.worth_to_surplus"), Some(("valuation", "4.38")));
    assert_eq!(part("small.surplus"), Some(("statement", "-700")));
    assert_eq!(part("aave.adjusted_earnings").map(|(part, _)| part), Some("statement"));
    let sections: Vec<&str> = rows[1..].iter().map(|row| row[0].as_str()).collect();
    let mut known: Vec<&str> = Vec::new();
    for section in sections {
        if known.last() != Some(&section) {
            known.push(section);
        }
    }
    let own = support::bundled().protocols().map(|(_, section)| section.id.as_str());
    assert_eq!(known, own.chain(["large", "small", "macro", "agents"]).collect::<Vec<_>>());
}

#[test]
fn texts_and_reports_have_each_protocol_under_its_statement() {
    let (model, scenario) = (model(), Scenario::default());
    let text = markdown::write(&context(&model, &scenario, Some("large")));
    assert!(text.contains("Surplus") && text.contains("5.0K") && !text.contains("Adjusted earnings"), "{text}");
    let html = report::write(&context(&model, &scenario, None));
    let tables: Vec<&str> = html.split(r#"<table class="report-side">"#).skip(1).collect();
    assert_eq!(tables.len(), model.statements.len());
    let table = |index: usize| tables[index].split("</table>").next().unwrap();
    let sectors = |index: usize| {
        let heads = table(index).split(r#"<th scope="rowgroup""#).skip(1);
        heads.map(|head| head.split(['>', '<']).nth(1).unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(sectors(0), ["Lending", "Stablecoins", "Liquid staking", "Liquid restaking"]);
    assert_eq!(sectors(1), ["Networks"]);
    for row in table(1).split("<tr>").skip(2) {
        assert_eq!(row.matches("<td>").count(), 3, "{row}");
    }
    assert!(table(0).contains("Adjusted earnings") && !table(0).contains("Surplus"));
    assert!(table(1).contains("Worth / surplus") && table(1).contains("4.4x"), "{}", table(1));
}

#[test]
fn a_scenario_file_holds_the_headlines_of_both_and_is_read_back() {
    let (model, scenario) = (model(), Scenario::default());
    let file = scenario_file::read(&model, scenario_file::write(&context(&model, &scenario, None)).as_bytes()).unwrap();
    let ids: Vec<&str> = file.results.iter().map(|(line, _)| model.line(*line).id.as_str()).collect();
    for id in ["large.surplus", "large.worth_to_surplus", "small.surplus", "aave.adjusted_earnings"] {
        assert!(ids.contains(&id), "{id} is not among {ids:?}");
    }
    assert!(file.moved(&model).is_empty());
}
