//! Files of a model with more presets than two, an actual one among them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/presets.rs"]
mod many;
mod package;
mod plain;
#[path = "../../definition/tests/support/mod.rs"]
mod support;

use plain::plain;
use takerate_core::{Language, PresetId, Scenario};
use takerate_export::{ExportContext, report, scenario_file, table, workbook};
use takerate_scenario_io::describe;

#[test]
fn csv_says_of_every_value_what_it_rests_on() {
    for count in 2..=6 {
        let model = many::model(count);
        let scenario = Scenario::preset(PresetId(1));
        let rows = table::inputs(&plain(&model, &scenario, Language::ENGLISH));
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
        let fee = rows.iter().find(|row| row[2] == "pool.fee").unwrap();
        let of =
            |name: &str| fee[rows[0].iter().position(|head| head == name).unwrap_or_else(|| panic!("{name}"))].clone();
        assert_eq!((of("basis"), of("why")), ("stated".to_owned(), "The fee rises.".to_owned()));
        assert_eq!((of("basis_2025p"), of("why_2025p")), ("assumption".to_owned(), "The fee rises.".to_owned()));
        if count > 2 {
            assert_eq!((of("preset_2025a"), of("basis_2025a")), ("0.15".to_owned(), "stated".to_owned()));
            assert_eq!((of("as_of_2025a"), of("sources_2025a")), ("2025-12".to_owned(), "Documentation".to_owned()));
            assert_eq!((of("note_2025a"), of("why_2025a")), ("Cut in May.".to_owned(), String::new()));
        }
        let statement = table::statement(&plain(&model, &scenario, Language::ENGLISH));
        assert!(statement.iter().all(|row| row.len() == 9 + count));
    }
}

#[test]
fn the_workbook_has_columns_for_what_each_preset_rests_on() {
    let model = many::model(6);
    let scenario = Scenario::preset(PresetId(2));
    for (language, heads) in [
        (Language::ENGLISH, ["How sure (2024E)", "How sure (2025A)", "As of (2025A)", "Why (2026P)", "Note (2026E)"]),
        (
            Language::CHINESE,
            ["可靠程度（2024E）", "可靠程度（2025A）", "截至（2025A）", "理由（2026P）", "说明（2026E）"],
        ),
    ] {
        let bytes = workbook::write(&plain(&model, &scenario, language)).unwrap();
        let texts = package::part(&bytes, "xl/sharedStrings.xml");
        for head in heads {
            assert!(texts.contains(&format!(">{head}<")), "{head}");
        }
        assert!(!texts.contains("(2025A) (") && !texts.contains(">Why (2025A)<"), "nothing is said there");
    }
}

#[test]
fn the_report_of_an_actual_names_its_sources() {
    let model = many::model(3);
    let row = |preset: u16| {
        let scenario = Scenario::preset(PresetId(preset));
        let html = report::write(&ExportContext { view: Some("pool"), ..plain(&model, &scenario, Language::ENGLISH) });
        let start = html.find("<th scope=\"row\">Fee</th>").unwrap();
        html[start..].split("</tr>").next().unwrap().to_owned()
    };
    assert!(
        row(2).contains("<td>stated</td><td>2025-12</td><td>1</td>")
            || row(2).contains("<td>stated</td><td>2025-12</td><td>2</td>"),
        "{}",
        row(2)
    );
    assert!(row(1).contains("<td>assumption</td><td></td><td></td>"), "{}", row(1));
}

#[test]
fn descriptions_say_how_sure_every_value_is() {
    let model = many::model(4);
    let inputs = serde_json::to_value(describe::inputs(&model)).unwrap();
    let fee = inputs.as_array().unwrap().iter().find(|input| input["id"] == "pool.fee").unwrap();
    assert_eq!(fee["basis"], "stated");
    assert_eq!(
        fee["bases"],
        serde_json::json!({ "2024e": "stated", "2025p": "assumption", "2025a": "stated", "2026p": "assumption" })
    );
    assert_eq!(fee["presets"]["2025a"], "0.15");
}

#[test]
fn a_scenario_file_of_every_preset_is_read_back() {
    let model = many::model(6);
    for preset in model.preset_ids() {
        let scenario = Scenario::preset(preset);
        let text = scenario_file::write(&plain(&model, &scenario, Language::ENGLISH));
        assert!(text.contains(&model.preset(preset).id), "{text}");
    }
}
