//! The Chinese of files: Markdown, CSV, report, workbook, and what is said of files that cannot be read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/chinese.rs"]
mod chinese;
#[path = "../../definition/tests/support/mod.rs"]
mod support;

mod package;

use support::bundled;
use takerate_core::{Language, PresetId, Scenario};
use takerate_export::{Date, ExportContext, markdown, report, scenario_file, table, workbook};
use takerate_scenario_io::assign::assign;

/// As the report has it, changed, in contradiction, and without a multiple.
fn scenarios() -> Vec<Scenario> {
    let changed = |preset, changes: &[(&str, &str)]| {
        let mut scenario = Scenario::preset(PresetId(preset));
        for (id, value) in changes {
            assign(bundled(), &mut scenario, id, value).unwrap();
        }
        scenario
    };
    vec![
        changed(0, &[]),
        changed(1, &[("aave.gho_share", "0.1"), ("macro.eth_price", "4500"), ("etherfi.include_airdrop", "1")]),
        changed(1, &[("aave.gho_share", "0.9")]),
        changed(0, &[("aave.service_providers", "90e6"), ("sky.savings_below_net_revenue", "1")]),
        changed(1, &[("macro.eth_price", "0"), ("lido.token_price", "0")]),
    ]
}

fn context<'a>(scenario: &'a Scenario, name: Option<&'a str>, view: Option<&'a str>) -> ExportContext<'a> {
    ExportContext {
        model: bundled(),
        scenario,
        language: Language::CHINESE,
        name,
        note: None,
        prices: None,
        date: Date::read("2025-01-31").unwrap(),
        page: Some("https://example.org/takerate/"),
        edition: Some("0123abcd"),
        view,
    }
}

const VIEWS: [Option<&str>; 5] = [None, Some("aave"), Some("sky"), Some("lido"), Some("etherfi")];

#[test]
fn texts_for_a_post_and_for_programs() {
    let mut texts = Vec::new();
    for (number, scenario) in scenarios().iter().enumerate() {
        for view in VIEWS {
            let context = context(scenario, None, view);
            let place = |what: &str| format!("{what} of scenario {number}, {}", view.unwrap_or("all"));
            let post = chinese::unescaped(&markdown::write(&context));
            texts.extend(
                post.lines().flat_map(|line| line.split('|')).map(|cell| (place("Markdown"), cell.trim().to_owned())),
            );
            let clipboard = markdown::clipboard(&context);
            texts.extend(clipboard.split(['\n', '\t']).map(|cell| (place("clipboard"), cell.to_owned())));
            let rows = table::statement(&context).into_iter().chain(table::inputs(&context));
            texts.extend(rows.flatten().map(|cell| (place("CSV"), cell)));
            texts.extend(chinese::texts(&report::write(&context)).into_iter().map(|text| (place("report"), text)));
        }
    }
    assert!(texts.len() > 10_000, "only {} texts", texts.len());
    chinese::check(texts);
}

#[test]
fn every_string_of_a_workbook() {
    for (number, scenario) in scenarios().iter().enumerate() {
        for name in [None, Some("牛市")] {
            let bytes = workbook::write(&context(scenario, name, None)).unwrap();
            let parts = package::parts(&bytes).into_iter().filter(|(part, _)| part.ends_with(".xml"));
            let texts = parts.flat_map(|(part, text)| {
                let place = format!("{part} of scenario {number}");
                let formats = text.contains("numFmt");
                let texts = chinese::texts(&text).into_iter().filter(move |_| !formats);
                texts.map(move |text| (place.clone(), text)).collect::<Vec<_>>()
            });
            chinese::check(texts);
        }
    }
}

#[test]
fn what_is_wrong_with_a_file_is_said_as_well() {
    let whole = scenario_file::write(&context(&scenarios()[1], Some("牛市"), None));
    let files = [
        "{".to_owned(),
        "PK\u{3}\u{4}".to_owned(),
        "[]".to_owned(),
        "{}".to_owned(),
        "x".repeat(scenario_file::LONGEST + 1),
        whole.replace("takerate.scenario", "another"),
        whole.replace("\"version\": 1", "\"version\": 7"),
        whole.replace("\"version\": 1", "\"version\": \"1\""),
        whole.replace("2025-01-31", "2025-02-31"),
        whole.replace("\"preset\": \"2025p\"", "\"preset\": \"2030p\""),
        whole.replace("\"preset\": \"2025p\"", "\"preset\": \"2025q\", \"preset\": \"2025p\""),
        whole.replace("\"preset\": \"2025p\",", ""),
        whole.replace("aave.gho_share", "aave.gho_shar"),
        whole.replace("\"0.1\"", "\"7\"").replace("\"4500\"", "\"many\""),
        whole.replace("\"0.1\"", "0.1"),
        whole.replace("牛市", &"长".repeat(500)),
        whole.replace("牛市", ""),
    ];
    let mut texts = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let bytes = file.as_bytes();
        let mistakes = scenario_file::read(bundled(), bytes).map(|_| ()).unwrap_err();
        texts.extend(
            mistakes.iter().map(|mistake| (format!("file {number}"), mistake.message(bundled(), Language::CHINESE))),
        );
    }
    let mistakes = scenario_file::read(bundled(), &[0xff, 0xfe, 0x00]).map(|_| ()).unwrap_err();
    texts.extend(mistakes.iter().map(|mistake| ("bytes".to_owned(), mistake.message(bundled(), Language::CHINESE))));
    // Examples in quotation marks are JSON.
    let texts = texts.into_iter().map(|(place, text)| (place, text.replace("{\"aave.gho_share\": \"0.1\"}", "{}")));
    chinese::check(texts);
}
