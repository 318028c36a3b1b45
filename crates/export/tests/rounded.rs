//! Every figure of Markdown and report is the nearest rounding of its value, the same in both and as it stands alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod plain;
#[path = "../../definition/tests/support/mod.rs"]
mod support;

use plain::plain;
use proptest::prelude::*;
use support::{bundled, sensible_scenarios, tries};
use takerate_core::model::Section;
use takerate_core::{Decimal, Language, Problem, Reference, Scenario};
use takerate_display::column::rounded;
use takerate_display::format::short;
use takerate_display::html;
use takerate_display::statement::{Role, rows};
use takerate_export::{ExportContext, markdown, report};

fn context<'a>(scenario: &'a Scenario, language: Language, view: Option<&'a str>) -> ExportContext<'a> {
    ExportContext { view, ..plain(bundled(), scenario, language) }
}

fn protocols() -> impl Iterator<Item = &'static Section> {
    bundled().sections.iter().filter(|section| section.is_protocol())
}

/// Whether a protocol has earnings in a scenario.
fn valued(scenario: &Scenario, section: &Section) -> bool {
    let line = bundled().shared_line(section, "adjusted_earnings").unwrap();
    scenario.evaluate(bundled())[usize::from(line.0)].is_ok()
}

/// What a text of an amount says, and what half of its last digit is.
fn read(text: &str) -> (Decimal, Decimal) {
    let digits = text.trim_end_matches(['T', 'B', 'M', 'K', '万', '亿']);
    let times = [("", 0), ("K", 3), ("万", 4), ("M", 6), ("亿", 8), ("B", 9), ("万亿", 12), ("T", 12)];
    let power = times.iter().find(|(suffix, _)| *suffix == &text[digits.len()..]).unwrap().1;
    let number: Decimal = digits.replace(',', "").replace('−', "-").parse().unwrap();
    let times = Decimal::from(10i64.pow(power));
    (number * times, Decimal::new(5, number.scale() + 1) * times)
}

/// The statement in a text, row by row as the model has it: name, exact value signed as it enters, and what is written.
fn statement(text: &str, scenario: &Scenario, section: &Section, language: Language) -> Vec<(Role, Decimal, String)> {
    let (inputs, lines) = (scenario.values(bundled()), scenario.evaluate(bundled()));
    let below = &text[text.find(&format!("\n## {}", section.name.get(language))).unwrap()..];
    let mut written = below.lines().filter(|line| line.starts_with("| ")).skip(2);
    let row = |row: &takerate_display::statement::Row| {
        let cells: Vec<&str> = written.next().unwrap().split(" | ").collect();
        let name = markdown::escaped(bundled().name_of(row.reference).get(language));
        assert_eq!(cells[0].trim_start_matches("| ").trim_start_matches("· "), name);
        let value = match row.reference {
            Reference::Input(id) => inputs[usize::from(id.0)].ok_or(Problem::unpublished(id)),
            Reference::Constant(id) => Ok(bundled().constant(id).value),
            Reference::Line(id) => lines[usize::from(id.0)],
        };
        Some((row.role, row.sign.apply(value.ok()?), cells[2].trim_end_matches(" |").to_owned()))
    };
    rows(bundled(), section).iter().filter_map(row).collect()
}

proptest! {
    #![proptest_config(tries(24))]

    #[test]
    fn figures_are_nearest_roundings_wherever_they_stand(scenario in sensible_scenarios()) {
        for language in Language::all() {
            let text = markdown::write(&context(&scenario, language, None));
            for section in protocols() {
                let paper = report::write(&context(&scenario, language, Some(&section.id)));
                for (role, value, shown) in statement(&text, &scenario, section, language) {
                    let cell = format!("<td>{}</td>", html::escaped(&shown));
                    prop_assert!(paper.contains(&cell), "{} is not in the report", shown);
                    if role == Role::Margin {
                        continue;
                    }
                    let (said, half) = read(&shown);
                    prop_assert!((said - value).abs() <= half, "{} for {}", shown, value);
                    prop_assert_eq!(shown == "0", value.is_zero());
                    // As the explanation has it, where that is in the same scale.
                    let unit = &takerate_core::unit::Unit { kind: takerate_core::unit::Kind::Amount, text: "USD/year".to_owned() };
                    let alone = short(value, unit, language);
                    let scale = |text: &str| text.chars().last().unwrap();
                    let same = language == Language::CHINESE || scale(&alone) == scale(&shown);
                    prop_assert!(!same || alone == shown, "{} and {}", alone, shown);
                }
            }
        }
    }
}

#[test]
fn a_statement_says_that_it_is_rounded_where_parts_do_not_add_up() {
    let first = Scenario::preset(bundled().find_preset("2024e").unwrap());
    let mut said = Vec::new();
    for section in protocols() {
        // Of what nobody has published nothing can be added up.
        if !valued(&first, section) {
            continue;
        }
        let context = context(&first, Language::ENGLISH, Some(&section.id));
        let text = markdown::write(&context);
        let note = rounded(Language::ENGLISH);
        assert_eq!(text.contains(note), report::write(&context).contains(note));
        let shown = |role: Role| {
            let found =
                statement(&text, &first, section, Language::ENGLISH).into_iter().filter(move |row| row.0 == role);
            found.map(|(_, _, text)| read(&text).0)
        };
        // All terms and parts up to the last sum; parts are in their terms already.
        let foots = shown(Role::Term).sum::<Decimal>() == shown(Role::Total).next().unwrap();
        if !foots {
            assert!(text.contains(note), "{}", section.id);
        }
        said.push(text.contains(note));
    }
    assert!(said.contains(&true) && said.contains(&false), "{said:?}");
}

#[test]
fn chinese_files_have_no_large_numbers_in_wan_and_nothing_is_plain_zero() {
    for preset in bundled().preset_ids() {
        let scenario = Scenario::preset(preset);
        for view in protocols().map(|section| Some(section.id.as_str())).chain([None]) {
            let context = context(&scenario, Language::CHINESE, view);
            for text in [markdown::write(&context), report::write(&context)] {
                for (at, _) in text.match_indices('万') {
                    let before: String =
                        text[..at].chars().rev().take_while(|c| c.is_ascii_digit() || ",.".contains(*c)).collect();
                    let whole =
                        before.chars().rev().take_while(|letter| *letter != '.').filter(char::is_ascii_digit).count();
                    assert!(whole <= 4, "{}万", before.chars().rev().collect::<String>());
                    assert_ne!(before, "0");
                }
            }
        }
    }
}
