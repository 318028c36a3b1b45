//! The terms of the bundled model in its own texts: none is dead, and those of the first screen are found.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use support::bundled;
use takerate_core::sentence::{Piece, pieces};
use takerate_core::terms::Term;
use takerate_core::{Language, Text};
use takerate_display::terms::{Finder, Part};

const LANGUAGES: [Language; 2] = [Language::ENGLISH, Language::CHINESE];

/// Everything that the page says in a language, but for the terms themselves: the model's texts, and the page's own.
fn said(language: Language) -> Vec<String> {
    let mut model = bundled().clone();
    model.terms.clear();
    let mut said = Vec::new();
    model.each_text(|text| said.push(text.own(language).unwrap_or_default().to_owned()));
    for path in support::paths(&format!("languages/{}", language.code()), "toml") {
        said.push(std::fs::read_to_string(path).unwrap());
    }
    said
}

/// The ids of the terms of a text whose places are filled, as one block.
fn found(text: &Text, language: Language) -> Vec<&'static str> {
    let terms = &bundled().terms;
    let mut finder = Finder::of(terms, language);
    let texts = pieces(text.get(language)).into_iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(text),
        Piece::Place { .. } => None,
    });
    let parts = texts.flat_map(|text| finder.parts(text)).collect::<Vec<_>>().into_iter();
    parts.filter_map(|part| if let Part::Term(term, _) = part { Some(terms[term].id.as_str()) } else { None }).collect()
}

#[test]
fn every_spelling_stands_in_a_text_of_the_page() {
    for language in LANGUAGES {
        let said = said(language);
        let stands = |spelling: &str| {
            let (name, words, text) = (Text::new(spelling, spelling), Text::default(), Text::default());
            let alone = [Term { id: "alone".to_owned(), name, words, text }];
            let parts = |said: &String| Finder::of(&alone, language).parts(said).len();
            said.iter().any(|said| !said.is_empty() && parts(said) > 1 || said == spelling)
        };
        for term in &bundled().terms {
            for word in term.spellings(language).skip(1) {
                assert!(stands(word), "{}: “{word}” stands nowhere in {}", term.id, language.code());
            }
            assert!(term.spellings(language).any(stands), "{} stands nowhere in {}", term.id, language.code());
        }
    }
}

#[test]
fn those_of_the_first_screen_and_the_story_are_found() {
    let lead = bundled().report.lead.as_ref().unwrap();
    assert_eq!(found(&lead.sentence, Language::ENGLISH), ["gho"]);
    assert_eq!(found(&lead.sentence, Language::CHINESE), ["gho", "adjusted-earnings"]);
    assert_eq!(found(lead.otherwise.as_ref().unwrap(), Language::ENGLISH), ["gho", "multiple"]);
    let accounts = bundled().report.accounts.as_ref().unwrap();
    for language in LANGUAGES {
        assert_eq!(found(accounts, language), ["gross-revenue", "net-revenue", "adjusted-earnings"]);
    }
    let steps = &bundled().story.as_ref().unwrap().steps;
    let told = |id: &str| &steps.iter().find(|step| step.id == id).unwrap().text;
    assert_eq!(found(told("take-rate"), Language::ENGLISH), ["net-revenue", "take-rate"]);
    assert_eq!(found(told("take-rate"), Language::CHINESE), ["net-revenue", "take-rate"]);
    assert_eq!(found(told("august"), Language::ENGLISH), ["net-revenue", "liquidation", "dao"]);
}

#[test]
fn the_columns_of_the_overview_are_found() {
    let columns = [
        ("adjusted_earnings", "adjusted-earnings"),
        ("fdv_to_earnings", "multiple"),
        ("net_revenue", "net-revenue"),
        ("net_margin", "net-margin"),
        ("fdv", "fdv"),
    ];
    assert_eq!(bundled().statements[0].headline, columns.map(|(line, _)| line));
    for (line, term) in columns {
        let line = bundled().line(bundled().find_line(&format!("aave.{line}")).unwrap());
        for language in LANGUAGES {
            assert_eq!(found(&line.name, language), [term], "{}", line.id);
        }
    }
}
