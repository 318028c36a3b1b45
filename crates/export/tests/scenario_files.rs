//! A scenario survives its file, and no file stops the page: what cannot be read says where and what to do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use proptest::prelude::*;
use support::{bundled, possible_scenarios, sensible_scenarios, tries};
use takerate_core::{Language, PresetId, Scenario};
use takerate_export::scenario_file::{LONGEST, read, write};
use takerate_export::{Date, ExportContext, workbook};
use takerate_scenario_io::name;

fn context<'a>(scenario: &'a Scenario, name: Option<&'a str>) -> ExportContext<'a> {
    ExportContext {
        model: bundled(),
        scenario,
        language: Language::ENGLISH,
        name,
        note: None,
        prices: None,
        date: Date::read("2025-01-31").unwrap(),
        page: Some("https://example.org/"),
        edition: Some("0.1.0"),
        view: None,
    }
}

fn assert_survives(scenario: &Scenario, name: Option<&str>) {
    let context = context(scenario, name);
    let text = write(&context);
    let file = read(bundled(), text.as_bytes()).unwrap();
    assert_eq!((&file.scenario, file.name.as_deref()), (scenario, name));
    assert_eq!((file.date, file.edition.as_deref()), (Some(context.date), Some("0.1.0")));
    assert_eq!((file.moved(bundled()), file.unknown), (Vec::new(), Vec::new()));
    assert!(text.len() < LONGEST / 10, "{}", text.len());
}

proptest! {
    #![proptest_config(tries(100))]

    #[test]
    fn a_sensible_scenario_survives(scenario in sensible_scenarios()) {
        assert_survives(&scenario, None);
    }

    #[test]
    fn so_does_a_possible_one_with_a_name(scenario in possible_scenarios(), text in ".{0,60}") {
        let name = name::clean(&text).ok();
        assert_survives(&scenario, name.as_deref());
    }

    #[test]
    fn no_bytes_stop_it(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(bundled(), &bytes);
    }

    #[test]
    fn no_change_of_a_file_stops_it(at in 0usize..400, with in "[\"{}:,\\[\\]a0-]{0,3}") {
        let mut text = write(&context(&Scenario::default(), None));
        let at = at.min(text.len());
        text.replace_range(at..(at + 1).min(text.len()), &with);
        for mistake in read(bundled(), text.as_bytes()).err().into_iter().flatten() {
            for language in Language::all() {
                prop_assert!(mistake.message(bundled(), language).ends_with(['.', '。', '？', '?']));
            }
        }
    }
}

/// All that is said about a text, in English.
fn refusal(text: &str) -> String {
    let mistakes = read(bundled(), text.as_bytes()).expect_err(text);
    for mistake in &mistakes {
        assert!(mistake.message(bundled(), Language::CHINESE).chars().any(|character| character > '\u{4e00}'));
    }
    mistakes.iter().map(|mistake| mistake.message(bundled(), Language::ENGLISH)).collect::<Vec<_>>().join(" ")
}

fn with(rest: &str) -> String {
    format!(r#"{{"format": "takerate.scenario", "version": 1, {rest}}}"#)
}

#[test]
fn the_least_file_is_a_preset() {
    let file = read(bundled(), with(r#""preset": "2025p""#).as_bytes()).unwrap();
    assert_eq!(file.scenario, Scenario::preset(bundled().find_preset("2025p").unwrap()));
    assert!(read(bundled(), format!("\u{feff}{}", with(r#""preset": "2025p", "inputs": {}"#)).as_bytes()).is_ok());
}

#[test]
fn each_mistake_names_its_place_and_the_mend() {
    for (text, part) in [
        (String::new(), "no JSON: it cannot be read from line 1"),
        ("{\n  \"format\": oops}".to_owned(), "line 2, column"),
        ("[1]".to_owned(), "“format” is missing"),
        ("{}".to_owned(), "it should be \"takerate.scenario\""),
        (r#"{"format": "excel"}"#.to_owned(), "says “excel”"),
        (r#"{"format": "takerate.scenario"}"#.to_owned(), "“version” is missing"),
        (r#"{"format": "takerate.scenario", "version": 2}"#.to_owned(), "says 2; version 1 can be read here"),
        (r#"{"format": "takerate.scenario", "version": "1"}"#.to_owned(), "a whole number"),
        (with(r#""inputs": {}"#), "“preset” is missing"),
        (with(r#""preset": "2025"#).replace(r#""2025"#, r#""2025P""#), "did you mean 2025p"),
        (with(r#""preset": 2025"#), "“preset” should hold a text"),
        (with(r#""preset": "2025p", "inputs": {"aave.gho_shre": "0.1"}"#), "did you mean aave.gho_share?"),
        (
            with(r#""preset": "2025p", "inputs": {"aave.gho_share": 0.1}"#),
            "“inputs.aave.gho_share” should hold a decimal number in quotes",
        ),
        (with(r#""preset": "2025p", "inputs": {"aave.gho_share": "10%"}"#), "“10%” is no number"),
        (with(r#""preset": "2025p", "inputs": {"aave.gho_share": "0,1"}"#), "“0,1” is no number"),
        (with(r#""preset": "2025p", "inputs": {"aave.gho_share": "1.1"}"#), "a share cannot exceed 100%"),
        (
            with(r#""preset": "2025p", "inputs": {"aave.gho_share": "0.1", "aave.gho_share": "0.2"}"#),
            "“aave.gho_share” is there twice",
        ),
        (with(r#""preset": "2025p", "preset": "2024e""#), "“preset” is there twice"),
        (with(r#""preset": "2025p", "inputs": ["aave.gho_share"]"#), "“inputs” should hold an object"),
        (with(r#""preset": "2025p", "date": "31.1.2025""#), "“date” should hold a day"),
        (with(r#""preset": "2025p", "name": "  ""#), "“name”: The name is empty"),
        (with(r#""preset": "2025p", "results": {"aave.fdv": 1}"#), "“results.aave.fdv” should hold"),
    ] {
        let message = refusal(&text);
        assert!(message.to_lowercase().contains(&part.to_lowercase()), "{text}: {message}");
    }
}

#[test]
fn several_mistakes_are_named_at_once_and_not_without_end() {
    let message = refusal(&with(r#""preset": "2025p", "inputs": {"a": "1", "aave.gho_share": "2"}, "date": "now""#));
    for part in ["“a”", "a share cannot", "“date”"] {
        assert!(message.contains(part), "{message}");
    }
    let many: Vec<String> = (0..10_000).map(|number| format!("\"x{number}\": \"1\"")).collect();
    let text = with(&format!("\"preset\": \"2025p\", \"inputs\": {{{}}}", many.join(", ")));
    assert!(read(bundled(), text.as_bytes()).unwrap_err().len() <= 20);
}

#[test]
fn other_files_are_told_apart() {
    let scenario = Scenario::default();
    let workbook = workbook::write(&context(&scenario, None)).unwrap();
    let say = |bytes: &[u8]| read(bundled(), bytes).unwrap_err()[0].message(bundled(), Language::ENGLISH);
    assert!(say(&workbook).contains("workbook"));
    assert!(say(b"\x89PNG\r\n").contains("no text file"));
    assert!(say(&vec![b' '; LONGEST + 1]).contains("longer than 1000000 bytes"));
    // Nor does a text of the greatest length take long.
    let id = "a".repeat(LONGEST - 200);
    assert!(refusal(&with(&format!("\"preset\": \"2025p\", \"inputs\": {{\"{id}\": \"1\"}}"))).len() < 300);
    assert!(refusal(&"[".repeat(100_000)).contains("no JSON"));
}

#[test]
fn nobodys_text_turns_a_message_around() {
    let message = refusal(&with("\"preset\": \"\u{202e}p5202\""));
    assert!(message.contains("“p5202”") && !message.contains('\u{202e}'));
}

#[test]
fn a_file_says_where_the_model_has_moved_on() {
    let text = with(
        r#""preset": "2024e", "results": {"aave.fdv": "1", "lido.fdv_to_earnings": null, "gone.line": "1"}, "colour": 1"#,
    );
    let file = read(bundled(), text.as_bytes()).unwrap();
    assert_eq!(file.moved(bundled()), [bundled().find_line("aave.fdv").unwrap()]);
    assert_eq!(file.unknown, ["colour", "gone.line"]);
}

#[test]
fn a_note_goes_with_the_file_and_with_its_link() {
    let scenario = Scenario::preset(PresetId(1));
    let context = ExportContext { note: Some("ETH falls"), ..context(&scenario, Some("Bear")) };
    let text = write(&context);
    assert!(text.contains("&name=Bear&note=ETH_falls&"), "{text}");
    let file = read(bundled(), text.as_bytes()).unwrap();
    assert_eq!((file.name.as_deref(), file.note.as_deref(), file.unknown.len()), (Some("Bear"), Some("ETH falls"), 0));
    // A note that is too long is no reason to refuse a scenario.
    let long = text.replace("ETH falls", &format!("{}\u{202e}", "x".repeat(500)));
    assert_eq!(read(bundled(), long.as_bytes()).unwrap().note, Some("x".repeat(280)));
    assert_eq!(read(bundled(), text.replace("\"ETH falls\"", "null").as_bytes()).unwrap().note, None);
}
