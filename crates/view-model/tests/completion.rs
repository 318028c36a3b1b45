//! What is offered while a model file is written, at a caret that stands at `|`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod drawn;

use std::collections::BTreeSet;
use std::fs;

use drawn::MODEL;
use proptest::prelude::*;
use takerate_core::Language;
use takerate_view_model::completion::{Offer, Offers, Vocabulary, offers};

const TEMPLATE: &str = include_str!("../../../models/templates/earnings.toml");

fn at(text: &str, asked: bool, language: Language) -> Option<Offers> {
    let (before, after) = text.split_once('|').unwrap();
    let known = Vocabulary::of(&MODEL, None, language);
    offers(&format!("{before}{after}"), before.encode_utf16().count(), asked, &known, language)
}

/// What is offered where the template has `find`, with `put` in its place.
fn instead(find: &str, put: &str) -> Vec<Offer> {
    assert_eq!(TEMPLATE.matches(find).count(), 1, "{find}");
    at(&TEMPLATE.replace(find, put), false, Language::ENGLISH).unwrap_or_default().all
}

fn texts(offers: &[Offer]) -> Vec<&str> {
    offers.iter().map(|offer| offer.text.as_str()).collect()
}

#[test]
fn a_formula_is_offered_the_ids_of_its_file_then_those_that_all_share_with_names_and_units() {
    let found = instead("\"volume * fee\"", "\"volume * fe|\"");
    let first = found.first().unwrap();
    assert_eq!((first.text.as_str(), first.name.as_str(), first.unit.as_str()), ("fee", "Fee", "share"));
    let found = instead("* macro.days_per_year *", "* days|");
    assert_eq!(texts(&found)[0], "macro.days_per_year");
    assert_eq!((found[0].name.as_str(), found[0].unit.as_str()), ("Days in a year", "day/year"));
    // What all protocols share before what one of them has, however that is called.
    let found = instead("\"volume * fee\"", "\"volume * eth|\"");
    assert!(found[0].text.starts_with("macro.eth"), "{:?}", texts(&found));
    let elsewhere = found.iter().position(|offer| offer.text.starts_with("lido."));
    assert!(elsewhere.is_none_or(|place| found[..place].iter().any(|offer| offer.text == "macro.eth_price")));
    // A line of the statement, which the file does not declare.
    assert!(texts(&instead("\"volume * fee\"", "\"net_r|\"")).contains(&"net_revenue"));
    // One in tokens has no unit before the file could be read.
    let found = instead("\"volume * fee\"", "\"value_per|\"");
    assert_eq!((found[0].text.as_str(), found[0].unit.as_str()), ("value_per_token", ""));
    // Another protocol's, once that is meant.
    assert!(texts(&instead("\"volume * fee\"", "\"aave.gho_sh|\"")).contains(&"aave.gho_share"));
    assert_eq!(texts(&instead("\"volume * fee\"", "\"ma|\"")).first(), Some(&"max("));
}

#[test]
fn names_in_the_reader_s_language_are_found_too() {
    let text = TEMPLATE.replace("\"volume * fee\"", "\"volume * 费率|\"");
    let found = at(&text, false, Language::CHINESE).unwrap();
    assert_eq!((found.typed, found.all[0].text.as_str(), found.all[0].name.as_str()), (2, "fee", "费率"));
}

#[test]
fn no_line_is_offered_itself_and_a_whole_name_only_what_goes_on() {
    assert!(!texts(&instead("\"volume * fee\"", "\"gross|\"")).contains(&"gross_revenue"));
    assert!(texts(&instead("\"gross_revenue * suppliers_share\"", "\"gross|\"")).contains(&"gross_revenue"));
    let text = TEMPLATE.replace("\"volume * fee\"", "\"token_supply|\"");
    assert_eq!(at(&text, false, Language::ENGLISH), None);
    let text = TEMPLATE.replace("\"volume * fee\"", "\"budget|\"").replace("id = \"incentives\"", "id = \"budgets\"");
    let found = at(&text, false, Language::ENGLISH).unwrap();
    assert!(!found.begun && texts(&found.all).contains(&"budgets"), "{found:?}");
}

#[test]
fn units_are_those_of_the_file_and_what_each_is() {
    let found = instead("unit = \"USD/MINE\"", "unit = \"|\"");
    assert!(texts(&found).starts_with(&["USD/year", "share"]), "{:?}", texts(&found));
    assert!(found.iter().all(|offer| !offer.name.is_empty()));
    let found = instead("unit = \"USD/MINE\"", "unit = \"USD/m|\"");
    assert_eq!(texts(&found)[0], "USD/MINE");
    assert_eq!(found[0].name, "what one costs");
    assert!(texts(&instead("unit = \"USD/MINE\"", "unit = \"usd/ET|\"")).contains(&"USD/ETH"));
}

#[test]
fn keys_are_those_of_the_table_that_it_lacks() {
    let begun = "id = \"token_price\"\ngroup = \"token\"\n";
    let found = instead(begun, &format!("{begun}u|\n"));
    assert_eq!(texts(&found), ["unit = \"\""]);
    assert_eq!(found[0].back, 1);
    let found = instead(begun, &format!("{begun}n|\n"));
    assert_eq!(texts(&found), ["name = { en = \"\" }", "note = { en = \"\" }"]);
    assert_eq!(texts(&instead(begun, &format!("{begun}i|\n"))), [""; 0]);
    assert_eq!(texts(&instead("[[lines]]\nid = \"gross_revenue\"", "[[li|\n")), ["[[lines]]", "[[lines.guards]]"]);
}

#[test]
fn whatever_can_be_chosen_is_offered_before_a_letter_is_typed() {
    let found = instead("group = \"business\"\nunit = \"USD/year\"", "group = \"|\"\nunit = \"USD/year\"");
    assert_eq!(texts(&found), ["business", "costs", "token"]);
    assert_eq!(found[1].name, "Costs");
    assert!(texts(&instead("sector = \"lending\"", "sector = \"|\"")).contains(&"lending"));
    let line = "formula = \"volume * fee\"";
    let guard = |inner: &str| instead(line, &format!("{line}\n[[lines.guards]]\n{inner}"));
    assert_eq!(texts(&guard("kind = \"|\"")), ["problem", "not-meaningful"]);
    assert_eq!(texts(&guard("inputs = [\"fee\", \"vol|\"]")), ["volume"]);
    assert!(texts(&guard("condition = \"volu|\"")).contains(&"volume"));
    let expected = |inner: &str| instead(line, &format!("{line}\n[[expected]]\n{inner}"));
    assert_eq!(texts(&expected("preset = \"|\"")).len(), MODEL.presets.len());
    assert!(texts(&expected("line = \"adj|\"")).contains(&"adjusted_earnings"));
    let called = instead(line, &format!("{line}\n[[called]]\nid = \"net|\""));
    assert!(texts(&called).contains(&"net_revenue"));
}

#[test]
fn nothing_is_in_the_way_in_comments_texts_numbers_and_between_names() {
    let nothing = [
        ("\"volume * fee\"", "\"volume * |\""),
        ("\"volume * fee\"", "\"volume * 3|\""),
        ("\"volume * fee\"", "\"vol|ume * fee\""),
        ("# In dollars", "# vol|"),
        ("\"Token supply\"", "\"Tok|\""),
        ("range = [1, 1e12]", "range = [1|, 1e12]"),
        ("[[lines]]\nid = \"gross_revenue\"", "[[lines]]\n|id = \"gross_revenue\""),
        ("[[lines]]\nid = \"gross_revenue\"", "[[lines]]\n|\nid = \"gross_revenue\""),
    ];
    for (find, put) in nothing {
        if TEMPLATE.contains(find) {
            assert_eq!(instead(find, put), [], "{put}");
        }
    }
    assert_eq!(at("# a u|", false, Language::ENGLISH), None);
    // Whoever asks sees what can stand there, with nothing chosen yet.
    let text = TEMPLATE.replace("\"volume * fee\"", "\"volume * |\"");
    let found = at(&text, true, Language::ENGLISH).unwrap();
    assert!(!found.begun && found.typed == 0 && texts(&found.all).starts_with(&["volume", "fee"]), "{found:?}");
    let text = TEMPLATE.replace("[[lines]]\nid = \"gross_revenue\"", "[[lines]]\n|\nid = \"gross_revenue\"");
    assert!(texts(&at(&text, true, Language::ENGLISH).unwrap().all).contains(&"formula = \"\""));
}

#[test]
fn a_file_with_mistakes_is_offered_the_same() {
    let broken = TEMPLATE
        .replace("range = [0, 100e9]", "range = [0, 100e9")
        .replace("basis = \"assumption\"\nname = { en = \"Fee\"", "basis = \"assum\nname = { en = \"Fee\"");
    let found =
        at(&broken.replace("\"volume * fee\"", "\"\"\"\n volume\n * fe|\n\"\"\""), false, Language::ENGLISH).unwrap();
    assert_eq!((found.typed, found.all[0].text.as_str()), (2, "fee"));
    let series = "[[lines]]\nid = \"users_y{n}\"\nyears = 3\nunit = \"USD\"\nname = { en = \"Users in year {n}\" }\n[[lines]]\nid = \"a\"\nformula = \"us|\"";
    let found = at(series, false, Language::ENGLISH).unwrap().all;
    assert_eq!(&texts(&found)[..3], ["users_y1", "users_y2", "users_y3"]);
    assert_eq!(found[1].name, "Users in year 2");
}

/// The keys of the report's own files are known, table by table.
#[test]
fn every_key_of_the_models_is_offered() {
    let known = Vocabulary::of(&MODEL, None, Language::ENGLISH);
    let offered = |table: &str| -> BTreeSet<String> {
        let head = if table.is_empty() { String::new() } else { format!("[[{table}]]\n") };
        let found = offers(&head, head.len(), true, &known, Language::ENGLISH).unwrap_or_default().all;
        found.iter().map(|offer| offer.text.split(' ').next().unwrap().to_owned()).collect()
    };
    for file in fs::read_dir("../../models").unwrap().chain(fs::read_dir("../../models/templates").unwrap()) {
        let path = file.unwrap().path();
        let text = fs::read_to_string(&path).unwrap_or_default();
        if !text.contains("\nkind = \"protocol\"") && !text.starts_with("kind = \"protocol\"") {
            continue;
        }
        let mut table = "";
        for line in text.lines() {
            if line.starts_with("[") {
                table = line.trim_matches(['[', ']']);
                continue;
            }
            let Some((key, _)) = line.split_once(" = ").filter(|(key, _)| !key.contains(['"', '#', ' '])) else {
                continue;
            };
            if !table.starts_with("inputs.values") {
                assert!(offered(table).contains(key), "{}: {table} has {key}", path.display());
            }
        }
    }
}

proptest! {
    /// Whatever stands there and wherever the caret is: an answer, and what is taken fits before the caret.
    #[test]
    fn nothing_stops_it(place in 0usize..6000, put in "[\\[\\]{}\"'=#a-z币\\\\\n. ]{0,12}", asked: bool) {
        let at: usize = TEMPLATE.char_indices().map(|(byte, _)| byte).nth(place % TEMPLATE.chars().count()).unwrap();
        let text = format!("{}{put}{}", &TEMPLATE[..at], &TEMPLATE[at..]);
        let caret = TEMPLATE[..at].encode_utf16().count() + put.encode_utf16().count();
        let known = Vocabulary::of(&MODEL, None, Language::CHINESE);
        if let Some(found) = offers(&text, caret, asked, &known, Language::CHINESE) {
            prop_assert!(found.typed <= caret && !found.all.is_empty() && found.all.len() <= 30);
        }
    }
}
