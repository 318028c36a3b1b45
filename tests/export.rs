//! `takerate export`: the bytes that the library gives, and errors that say what to do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::PathBuf;
use std::process::{Command, Output};

use takerate_core::{Language, Scenario};
use takerate_export::{Date, ExportContext, markdown, scenario_file, table, workbook};
use takerate_scenario_io::assign::assign;
use takerate_scenario_io::csv;

const SCENARIO: [&str; 7] = ["export", "--preset", "2025p", "--set", "aave.gho_share=0.1", "--date", "2025-01-31"];

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_takerate")).args(arguments).output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = run(&[&SCENARIO, arguments].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn refusal(arguments: &[&str]) -> String {
    let output = run(&[&SCENARIO[..5], arguments].concat());
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn with_subject<T>(language: Language, view: Option<&str>, use_it: impl FnOnce(&ExportContext<'_>) -> T) -> T {
    let model = takerate_bundled::model().unwrap();
    let mut scenario = Scenario::preset(model.find_preset("2025p").unwrap());
    assign(model, &mut scenario, "aave.gho_share", "0.1").unwrap();
    use_it(&ExportContext {
        model,
        scenario: &scenario,
        language,
        name: Some("Bull case"),
        note: None,
        prices: None,
        date: Date::read("2025-01-31").unwrap(),
        page: Some("https://example.org/"),
        edition: Some(takerate_bundled::edition()),
        view,
    })
}

#[test]
fn files_hold_what_the_library_gives() {
    let [book, text, json] = ["export.xlsx", "export.csv", "export.json"].map(file);
    let paths = [&book, &text, &json].map(|path| path.to_str().unwrap());
    let told = ["--name", " Bull\tcase ", "--page", "https://example.org/"];
    let files = ["--xlsx", paths[0], "--csv", paths[1], "--json", paths[2]];
    assert_eq!(printed(&[&files[..], &told[..]].concat()), "");
    with_subject(Language::ENGLISH, None, |subject| {
        assert!(std::fs::read(&book).unwrap() == workbook::write(subject).unwrap());
        assert_eq!(std::fs::read_to_string(&text).unwrap(), csv::write(table::statement(subject)));
        assert_eq!(std::fs::read_to_string(&json).unwrap(), scenario_file::write(subject));
        assert_eq!(
            printed(&[&["--csv", "-", "--table", "inputs"], &told[..]].concat()),
            csv::write(table::inputs(subject))
        );
    });
    with_subject(Language::CHINESE, Some("aave"), |subject| {
        let arguments = ["--markdown", "-", "--view", "aave", "--lang", "zh"];
        assert_eq!(printed(&[&arguments[..], &told[..]].concat()), markdown::write(subject));
    });
}

#[test]
fn a_byte_order_mark_is_written_where_it_is_asked_for() {
    assert!(printed(&["--csv", "-", "--bom"]).starts_with("\u{feff}protocol,"));
    assert!(printed(&["--csv", "-"]).starts_with("protocol,"));
}

#[test]
fn what_cannot_be_exported_says_what_to_do() {
    let long = "a".repeat(81);
    for (arguments, part) in [
        (&[][..], "--xlsx <FILE>|--csv <FILE>|--json <FILE>|--markdown <FILE>"),
        (&["--xlsx", "-"], "name a file, such as --xlsx scenario.xlsx"),
        (&["--csv", "-", "--json", "-"], "only one of"),
        (&["--csv", "-", "--date", "2025-02-29"], "write a day of the calendar as 2025-01-31"),
        (&["--csv", "-", "--lang", "fr"], "there are en, zh"),
        (&["--csv", "-", "--view", "macro"], "there are aave, sky, lido, etherfi"),
        (&["--json", "-", "--page", "example.org"], "such as https://example.org/"),
        (&["--json", "-", "--page", "https://example.org/#v1"], "without a fragment"),
        (&["--json", "-", "--name", &long], "at most 80 characters"),
        (&["--json", "/nowhere/at/all.json"], "the file cannot be written"),
        (&["--json", "-", "--set", "aave.gho_shre=1"], "did you mean aave.gho_share?"),
    ] {
        let message = refusal(arguments);
        assert!(message.contains(part), "{message}");
    }
}
