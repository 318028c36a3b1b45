//! Scenarios side by side: every figure is the core's, in its nearest rounding.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod drawn;

use drawn::{LANGUAGES, MODEL};
use takerate_core::explain::section_rests_on;
use takerate_core::{Decimal, InputId, Language, Scenario};
use takerate_view_model::compare::{Column, Sheet, assumptions, results};
use takerate_view_model::settings::{CompareSettings, Context, MOST_COLUMNS, ScenarioRef, Settings};

/// The report's estimate, the projection, and a scenario of one's own that begins there.
fn columns() -> Vec<Column> {
    let presets = ["2024e", "2025p"].map(|id| MODEL.find_preset(id).unwrap());
    let mut own = Scenario::preset(presets[1]);
    own.set(&MODEL, MODEL.find_input("aave.gho_share").unwrap(), Decimal::new(1, 1)).unwrap();
    let presets = presets.into_iter().map(|id| Column {
        name: MODEL.preset(id).name.get(Language::ENGLISH).to_owned(),
        scenario: Scenario::preset(id),
    });
    presets.chain([Column { name: "<b>mine</b>".to_owned(), scenario: own }]).collect()
}

fn sections() -> impl Iterator<Item = Option<usize>> {
    let protocols = MODEL.sections.iter().enumerate().filter(|(_, section)| section.is_protocol());
    // Of what nobody has published there is nothing to compare.
    let valued = protocols.filter(|(_, section)| {
        let line = MODEL.shared_line(section, "fdv").unwrap();
        let earns = MODEL.shared_line(section, "adjusted_earnings").unwrap();
        columns().iter().all(|column| {
            let values = column.scenario.evaluate(&MODEL);
            [line, earns].iter().all(|line| values[usize::from(line.0)].is_ok())
        })
    });
    std::iter::once(None).chain(valued.map(|(index, _)| Some(index)))
}

#[test]
fn every_view_has_a_cell_for_each_scenario_in_both_languages() {
    for language in LANGUAGES {
        for section in sections() {
            let sheet = results(&MODEL, &columns(), section, language);
            assert_eq!(sheet.roles.len(), sheet.table.rows.len());
            assert!(sheet.table.rows.len() > 8, "{section:?}");
            for row in &sheet.table.rows {
                assert_eq!((row.len(), sheet.table.head.len()), (6, 6));
                assert!(!row[0].text.is_empty());
            }
            let html = sheet.html();
            assert!(html.contains("&lt;b&gt;mine") && !html.contains("<b>"), "{html}");
        }
    }
}

#[test]
fn figures_are_those_of_the_evaluation() {
    let aave = MODEL.sections.iter().position(|section| section.id == "aave");
    let sheet = results(&MODEL, &columns(), aave, Language::ENGLISH);
    for id in ["adjusted_earnings", "net_revenue", "net_margin", "fdv_to_earnings"] {
        let line = MODEL.find_line(&format!("aave.{id}")).unwrap();
        let name = MODEL.line(line).name.get(Language::ENGLISH);
        let row = sheet.table.rows.iter().find(|row| row[0].text == name).unwrap_or_else(|| panic!("{name}"));
        let values: Vec<Decimal> = row[1..4].iter().map(|cell| cell.exact.parse().unwrap()).collect();
        for (less, value) in row[4..].iter().zip(&values[1..]) {
            assert_eq!(less.exact.parse::<Decimal>().unwrap(), value - values[0], "{name}");
        }
        for (cell, column) in row[1..4].iter().zip(columns()) {
            let value = column.scenario.evaluate(&MODEL)[usize::from(line.0)].unwrap();
            assert_eq!(cell.exact.parse::<Decimal>().unwrap(), value, "{name}");
        }
    }
}

/// What a text of an amount says, and what half of its last digit is.
fn read(text: &str) -> (Decimal, Decimal) {
    let digits = text.trim_end_matches(['B', 'M', 'K', '万', '亿']);
    let times = [("", 0), ("K", 3), ("万", 4), ("M", 6), ("亿", 8), ("B", 9)];
    let power = times.iter().find(|(suffix, _)| *suffix == &text[digits.len()..]).unwrap().1;
    let number: Decimal = digits.replace(',', "").replace('−', "-").parse().unwrap_or_else(|_| panic!("{text}"));
    let times = Decimal::from(10i64.pow(power));
    (number * times, Decimal::new(5, number.scale() + 1) * times)
}

#[test]
fn every_amount_is_the_nearest_rounding_of_what_is_copied() {
    for language in LANGUAGES {
        for section in sections().flatten() {
            let sheet = results(&MODEL, &columns(), Some(section), language);
            let statement = sheet.roles.iter().position(|role| *role == "group").unwrap();
            let amounts = sheet.table.rows[..statement].iter().filter(|row| !row[1].text.ends_with('%'));
            for row in amounts {
                for cell in &row[1..4] {
                    let (said, half) = read(&cell.text);
                    let exact: Decimal = cell.exact.parse().unwrap();
                    assert!((said - exact).abs() <= half, "{}: {} for {exact}", row[0].text, cell.text);
                    assert_eq!(cell.text == "0", exact.is_zero(), "{}", row[0].text);
                    let yi = language == Language::CHINESE && exact.abs() >= Decimal::from(100_000_000);
                    assert_eq!(yi, cell.text.ends_with('亿'), "{}", cell.text);
                }
            }
        }
    }
}

#[test]
fn a_statement_whose_shown_parts_do_not_add_up_says_that_it_is_rounded() {
    let mut said = 0;
    for section in sections().flatten() {
        for column in columns() {
            let sheet = results(&MODEL, std::slice::from_ref(&column), Some(section), Language::ENGLISH);
            let (mut sum, mut terms, mut foots) = (Decimal::ZERO, Decimal::ZERO, true);
            for (row, role) in sheet.table.rows.iter().zip(&sheet.roles) {
                let text = &row[1].text;
                match *role {
                    "group" => break,
                    _ if text.ends_with('%') => {}
                    "part" => terms += read(text).0,
                    "strong" => {
                        foots &= read(text).0 == sum;
                        sum = read(text).0;
                    }
                    _ => {
                        foots &= terms.is_zero() || terms == read(text).0;
                        (sum, terms) = (sum + read(text).0, Decimal::ZERO);
                    }
                }
            }
            assert_eq!(sheet.note.is_none(), foots, "{section} {}", column.name);
            assert_eq!(sheet.html().contains("rounded"), !foots);
            said += usize::from(!foots);
        }
    }
    assert!(said > 0);
}

#[test]
fn what_a_change_leaves_as_it_is_reads_as_in_the_preset() {
    let aave = MODEL.sections.iter().position(|section| section.id == "aave");
    let sheet = results(&MODEL, &columns()[1..], aave, Language::ENGLISH);
    let same: Vec<_> = sheet.table.rows.iter().filter(|row| row[1].exact == row[2].exact).collect();
    assert!(same.len() > 8);
    for row in same {
        assert_eq!(row[1].text, row[2].text, "{}", row[0].text);
    }
}

#[test]
fn shares_are_copied_in_per_cent_and_say_so() {
    let aave = MODEL.sections.iter().position(|section| section.id == "aave");
    let text = results(&MODEL, &columns(), aave, Language::ENGLISH).copied().to_tsv();
    let row = |name: &str| text.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
    assert!(row("Net margin").starts_with("Net margin (%)\t16.307"), "{}", row("Net margin"));
    assert!(row("Adjusted earnings").starts_with("Adjusted earnings\t26386"), "{}", row("Adjusted earnings"));
    let [differ, _] = assumptions(&MODEL, &columns()[1..], None, Language::ENGLISH);
    let differ = differ.copied().to_tsv();
    assert!(differ.ends_with("Aave: GHO's share of active loans (%)\t6\t10\t4"), "{differ}");
}

#[test]
fn only_what_differs_is_listed() {
    let all = columns();
    let [differ, none] = assumptions(&MODEL, &all[1..], None, Language::ENGLISH);
    assert_eq!((differ.table.rows.len(), none.table.rows.len()), (1, 0));
    assert_eq!(texts(&differ.table.rows[0]), ["Aave: GHO's share of active loans", "6%", "10%", "+4.00 pp"]);
    assert_eq!(rows_of(&assumptions(&MODEL, &all[..1], None, Language::CHINESE)), [0, 0]);
    let changed = MODEL.inputs.iter().filter(|input| input.values[0] != input.values[1]).count();
    assert_eq!(rows_of(&assumptions(&MODEL, &all[..2], None, Language::CHINESE)), [changed, 0]);
}

fn texts(row: &[takerate_view_model::table::Cell]) -> Vec<&str> {
    row.iter().map(|cell| cell.text.as_str()).collect()
}

fn rows_of(sheets: &[Sheet; 2]) -> [usize; 2] {
    [sheets[0].table.rows.len(), sheets[1].table.rows.len()]
}

#[test]
fn what_differs_in_the_protocol_shown_comes_first_and_the_rest_apart() {
    let all = columns();
    for section in sections().flatten() {
        let sheets = assumptions(&MODEL, &all[..2], Some(section), Language::ENGLISH);
        let counts = section_rests_on(&MODEL, section);
        let [here, elsewhere] = rows_of(&sheets);
        let differs = |id: &InputId| MODEL.input(*id).values[0] != MODEL.input(*id).values[1];
        assert_eq!(here, counts.iter().filter(|id| differs(id)).count());
        assert_eq!(here + elsewhere, MODEL.input_ids().filter(differs).count());
        assert!(here > 0 || counts.iter().all(|id| MODEL.input(*id).lacks_value() || !differs(id)), "{here}");
        assert!(elsewhere > here, "{here} {elsewhere}");
        // Its own before those that all share.
        let own = format!("{}: ", say_short(section));
        let mut others = sheets[0].table.rows.iter().skip_while(|row| row[0].text.starts_with(&own));
        assert!(!others.any(|row| row[0].text.starts_with(&own)));
    }
}

fn say_short(section: usize) -> &'static str {
    MODEL.sections[section].name.get(Language::ENGLISH).split(" (").next().unwrap()
}

#[test]
fn two_columns_have_one_difference_absolute_and_in_per_cent() {
    let aave = MODEL.sections.iter().position(|section| section.id == "aave");
    for (language, head, earnings, multiple, margin) in [
        (Language::ENGLISH, "Difference", "+29.7M (+112%)", "−54.2x (−53%)", "pp"),
        (Language::CHINESE, "差额", "+2,968万（+112%）", "−54.2倍（−53%）", "个百分点"),
    ] {
        let sheet = results(&MODEL, &columns()[..2], aave, language);
        assert_eq!((sheet.table.head.len(), sheet.table.head[3].as_str()), (4, head));
        let named = |id: &str| {
            let line = MODEL.find_line(&format!("aave.{id}")).unwrap();
            let name = MODEL.line(line).name.get(language);
            sheet.table.rows.iter().find(|row| row[0].text == name).unwrap_or_else(|| panic!("{name}"))
        };
        assert_eq!(named("adjusted_earnings")[3].text, earnings);
        assert_eq!(named("fdv_to_earnings")[3].text, multiple);
        assert!(named("net_margin")[3].text.ends_with(margin));
        // Costs stand with a minus; more of them are a difference below zero.
        let number = |cell: &takerate_view_model::table::Cell| cell.exact.parse::<Decimal>().unwrap_or_default();
        let risen: Vec<_> = sheet
            .table
            .rows
            .iter()
            .filter(|row| number(&row[1]) < Decimal::ZERO && number(&row[2]) < number(&row[1]))
            .collect();
        assert!(!risen.is_empty() && risen.iter().all(|row| row[3].text.starts_with('−')), "{risen:?}");
    }
}

#[test]
fn what_is_the_same_has_no_difference_and_what_has_no_value_neither() {
    let all = columns();
    let twice = [all[1].clone(), all[1].clone()];
    let lido = MODEL.sections.iter().position(|section| section.id == "lido");
    for row in results(&MODEL, &twice, lido, Language::ENGLISH).table.rows {
        assert!(["–", ""].contains(&row[3].text.as_str()), "{row:?}");
    }
    let sheet = results(&MODEL, &all[..2], lido, Language::ENGLISH);
    let line = MODEL.find_line("lido.fdv_to_earnings").unwrap();
    let row = sheet.table.rows.iter().find(|row| row[0].text == MODEL.line(line).name.get(Language::ENGLISH)).unwrap();
    assert_eq!((row[1].text.as_str(), row[3].text.as_str()), ("n.m.", "–"));
}

#[test]
fn columns_are_presets_and_the_reader_unless_a_link_says_others() {
    let context = |scenario: &Scenario| Context { scenario: scenario.clone(), section: None };
    let [first, second, own] = columns().try_into().unwrap_or_else(|_| panic!());
    let usual = CompareSettings::default();
    assert_eq!(usual.columns(&MODEL, &context(&first.scenario)).len(), MODEL.presets.len());
    assert_eq!(usual.columns(&MODEL, &context(&own.scenario)).last(), Some(&ScenarioRef::Now));
    let settings = Settings::Compare(CompareSettings {
        columns: Some(vec![
            ScenarioRef::Now,
            ScenarioRef::Kept(own.scenario),
            ScenarioRef::Kept(second.scenario),
            ScenarioRef::Kept(first.scenario),
        ]),
        odds: None,
        ..CompareSettings::default()
    });
    let written = settings.write(&MODEL);
    assert_eq!(written, "show=compare&show.1=now&show.2=2025p;aave.gho_share=0.1&show.3=2025p&show.4=2024e");
    assert_eq!(Settings::read(&MODEL, &written), (settings, vec![]));
    let (_, unread) = Settings::read(&MODEL, "show=compare&show.5=now&show.1=2030p");
    assert_eq!((unread.len(), MOST_COLUMNS), (2, 4));
}
