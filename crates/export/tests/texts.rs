//! CSV, Markdown and clipboard of the bundled model; the same context gives the same bytes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

mod package;

use support::bundled;
use takerate_core::{Decimal, Language, PresetId, Scenario};
use takerate_export::workbook::WorkbookRequest;
use takerate_export::{Date, ExportContext, markdown, report, scenario_file, table, workbook};
use takerate_scenario_io::assign::assign;
use takerate_scenario_io::{csv, link};

fn scenario() -> Scenario {
    let mut scenario = Scenario::preset(PresetId(1));
    assign(bundled(), &mut scenario, "aave.gho_share", "0.1").unwrap();
    assign(bundled(), &mut scenario, "lido.operating_costs", "90e6").unwrap();
    scenario
}

fn context(scenario: &Scenario, language: Language) -> ExportContext<'_> {
    let date = Date::read("2025-01-31").unwrap();
    ExportContext {
        model: bundled(),
        scenario,
        language,
        name: Some("=cmd|x"),
        note: None,
        prices: None,
        date,
        page: Some("https://example.org/takerate/"),
        edition: None,
        view: None,
    }
}

/// A reader of RFC 4180 that is not the writer.
fn fields(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => field.push(letters.next().unwrap()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut field)),
            '\r' if !quoted => {
                assert_eq!(letters.next(), Some('\n'));
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            _ => field.push(letter),
        }
    }
    assert!(row.is_empty() && field.is_empty() && !quoted);
    rows
}

#[test]
fn csv_holds_every_line_and_every_assumption_exactly() {
    let scenario = scenario();
    // Behind the presets' columns: whether there is a value, and why there is none.
    let status = 7 + bundled().presets.len();
    for language in Language::all() {
        let context = context(&scenario, language);
        let text = csv::mark(language).to_owned() + &csv::write(table::statement(&context));
        assert_eq!(text.starts_with('\u{feff}'), language == Language::CHINESE);
        let rows = fields(&text);
        let outcome = scenario.evaluate(bundled());
        for (line, value) in bundled().lines.iter().zip(outcome) {
            let row = rows.iter().find(|row| row[2] == line.id).unwrap_or_else(|| panic!("{} is missing", line.id));
            assert_eq!(row[6], value.map(|value| value.normalize().to_string()).unwrap_or_default());
            assert_eq!(row[status].is_empty(), value.is_ok(), "{}", line.id);
            assert_eq!(row[status + 1].is_empty(), value.is_ok(), "{}", line.id);
        }
        assert!(rows.iter().all(|row| row.len() == status + 2));
        let rows = fields(&csv::write(table::inputs(&context)));
        assert_eq!(rows.len(), bundled().inputs.len() + 1);
        let share = rows.iter().find(|row| row[2] == "aave.gho_share").unwrap();
        assert_eq!(share[5..10], ["0.1", "yes", "0.0235", "0.06", "0.0163"]);
    }
}

#[test]
fn a_view_is_one_protocol() {
    let scenario = scenario();
    let context = ExportContext { view: Some("aave"), ..context(&scenario, Language::ENGLISH) };
    assert!(table::statement(&context).iter().skip(1).all(|row| row[0] == "aave"));
    let text = markdown::write(&context);
    assert_eq!(text.matches("\n## ").count(), 2, "{text}");
    assert!(text.contains("#v1&base=2025p&view=aave&aave.gho_share=0.1"), "{text}");
}

#[test]
fn markdown_shows_statement_and_changes() {
    let scenario = scenario();
    let text = markdown::write(&context(&scenario, Language::ENGLISH));
    assert!(text.starts_with("# =cmd\\|x\n"), "{text}");
    assert!(text.contains("| GHO's share of active loans | 6% | 10% |"), "{text}");
    assert!(text.contains("| FDV / earnings | × | n.m. |"), "{text}");
    for row in text.lines().filter(|row| row.starts_with('|')) {
        assert!(row.ends_with('|'), "{row}");
    }
    let chinese = markdown::write(&context(&scenario, Language::CHINESE));
    assert!(chinese.contains("不适用") && chinese.contains("当前情景"), "{chinese}");
}

#[test]
fn a_scenario_without_a_name_is_called_the_readers_own_once_something_is_changed() {
    let scenario = scenario();
    for (language, own) in [
        (Language::ENGLISH, "Own scenario based on 2025P, 2 assumptions changed"),
        (Language::CHINESE, "基于 2025 预测的自定义情景"),
    ] {
        let unnamed = ExportContext { name: None, ..context(&scenario, language) };
        assert!(unnamed.title().starts_with(own), "{}", unnamed.title());
        let preset = Scenario::preset(PresetId(1));
        let untouched = ExportContext { scenario: &preset, ..unnamed };
        assert_eq!(untouched.title(), bundled().preset(PresetId(1)).title.get(language));
        assert_eq!(context(&scenario, language).title(), "=cmd|x");
    }
}

#[test]
fn files_say_why_lines_have_no_value() {
    let mut scenario = scenario();
    assign(bundled(), &mut scenario, "aave.gho_share", "0.9").unwrap();
    for (language, said) in [(Language::ENGLISH, "**Without a value**: "), (Language::CHINESE, "**没有数值**：")] {
        let context = context(&scenario, language);
        assert_eq!(markdown::write(&context).matches(said).count(), 1);
        assert!(report::write(&ExportContext { view: Some("aave"), ..context }).contains("report-wrong"));
        let sky = ExportContext { view: Some("sky"), ..context };
        assert!(!markdown::write(&sky).contains(said) && !report::write(&sky).contains("report-wrong"));
    }
}

#[test]
fn a_workbook_that_is_asked_for_from_apart_is_the_same() {
    let scenario = scenario();
    let context = ExportContext { edition: Some("0123abcd"), ..context(&scenario, Language::CHINESE) };
    let request = WorkbookRequest {
        link: link::write(bundled(), &scenario, None, ""),
        language: Language::CHINESE,
        name: context.name.map(str::to_owned),
        date: context.date,
        page: context.page.unwrap().to_owned(),
    };
    let mut request = request.to_bytes().unwrap();
    let read = WorkbookRequest::from_bytes(&request).unwrap();
    assert!(read.write(bundled(), "0123abcd").unwrap() == workbook::write(&context).unwrap());
    let date = request.windows(10).position(|part| part == b"2025-01-31").unwrap();
    request[date..date + 10].copy_from_slice(b"2025-02-31");
    assert!(WorkbookRequest::from_bytes(&request).is_err());
}

#[test]
fn copied_shares_and_rates_are_in_the_per_cent_that_stand_beside_them() {
    let scenario = Scenario::preset(PresetId(1));
    for (language, name) in [(Language::ENGLISH, "Net margin"), (Language::CHINESE, "")] {
        let text = markdown::clipboard(&context(&scenario, language));
        let mut percent = 0;
        for row in text.lines().map(|row| row.split('\t').collect::<Vec<_>>()) {
            let line = bundled().lines.iter().filter(|line| Some(&line.name.get(language)) == row.first());
            // Another protocol's line of that name may lack its value.
            let values: Vec<_> = line.filter_map(|line| scenario.evaluate(bundled())[index(line)].ok()).collect();
            if row.len() < 3 || !row[1].starts_with('%') || values.is_empty() {
                continue;
            }
            let Ok(copied) = row[2].parse::<Decimal>() else { continue };
            assert!(values.iter().any(|value| *value * Decimal::ONE_HUNDRED == copied), "{row:?}");
            percent += 1;
        }
        assert!(percent > 3, "{percent}");
        assert!(text.contains(&format!("{name}\t%\t18.68")), "{text}");
    }
}

fn index(line: &takerate_core::Line) -> usize {
    bundled().lines.iter().position(|other| other.id == line.id).unwrap()
}

#[test]
fn a_workbooks_shares_are_called_shares_since_its_cells_hold_fractions() {
    let scenario = scenario();
    for (language, share) in [(Language::ENGLISH, "share"), (Language::CHINESE, "比例")] {
        let bytes = workbook::write(&context(&scenario, language)).unwrap();
        let strings = package::part(&bytes, "xl/sharedStrings.xml");
        assert!(strings.contains(&format!(">{share}<")) && !strings.contains(">%<"), "{language:?}");
    }
}

#[test]
fn the_clipboard_holds_plain_numbers() {
    let scenario = scenario();
    let text = markdown::clipboard(&context(&scenario, Language::ENGLISH));
    let earnings = text.lines().find(|row| row.starts_with("Adjusted earnings\t")).unwrap();
    assert!(earnings.split('\t').nth(2).unwrap().parse::<f64>().is_ok(), "{earnings}");
}

#[test]
fn the_same_subject_gives_the_same_bytes() {
    let scenario = scenario();
    for language in Language::all() {
        let context = context(&scenario, language);
        let bytes = workbook::write(&context).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(1100));
        assert!(bytes == workbook::write(&context).unwrap());
        assert_eq!(scenario_file::write(&context), scenario_file::write(&context));
        let core = package::part(&bytes, "docProps/core.xml");
        assert!(core.contains("2025-01-31T00:00:00Z") && core.matches("dcterms:created").count() == 2, "{core}");
    }
}

#[test]
fn a_workbook_says_what_it_is_in_its_language() {
    let scenario = scenario();
    for (language, words) in [
        (Language::ENGLISH, ["About", "Assumptions", "0.0&quot;x&quot;"]),
        (Language::CHINESE, ["说明", "假设", "0.0&quot;倍&quot;"]),
    ] {
        let bytes = workbook::write(&context(&scenario, language)).unwrap();
        let book = package::part(&bytes, "xl/workbook.xml") + &package::part(&bytes, "xl/styles.xml");
        for word in words {
            assert!(book.contains(word), "{word}");
        }
        // The name is a text, not a formula; the link opens.
        let all: String = package::parts(&bytes).into_iter().map(|(_, text)| text).collect();
        assert!(all.contains(">=cmd|x<") && !all.contains("<f>cmd"));
        assert!(
            all.contains("https://example.org/takerate/") && all.contains("#v1&amp;base=2025p&amp;aave.gho_share=0.1")
                || all.contains("location=\"v1&amp;base=2025p"),
            "{language:?}"
        );
    }
}
