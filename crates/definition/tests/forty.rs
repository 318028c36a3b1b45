//! Forty more protocols: what a page fetches before it answers grows by their names, numbers and formulas alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::{bundled, model_files};
use takerate_core::unit::Kind;
use takerate_core::{Language, Model, Scenario, Text};
use takerate_definition::{SourceFile, read};

/// Lido's file under another id, with a token of its own.
fn another(number: u16) -> SourceFile {
    let file = model_files("models").into_iter().find(|file| file.name.ends_with("lido.toml")).unwrap();
    let text = file
        .text
        .replace("id = \"lido\"", &format!("id = \"p{number}\""))
        .replace("order = 3", &format!("order = {}", 100 + number))
        .replace("LDO", &format!("T{number}"))
        .replace("coingecko:lido-dao", &format!("coingecko:t{number}"));
    SourceFile { name: format!("p{number}.toml"), text }
}

fn with(count: u16) -> Model {
    let mut files = model_files("models");
    files.extend((0..count).map(another));
    read(&files).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

fn size(model: &Model) -> usize {
    postcard::to_stdvec(&model.outline()).unwrap().len()
}

#[test]
fn each_of_them_computes() {
    let model = with(40);
    assert_eq!(model.sections.len(), bundled().sections.len() + 40);
    let outcome = Scenario::preset(model.opens).evaluate(&model);
    let value = |id: &str| outcome[usize::from(model.find_line(id).unwrap().0)].unwrap();
    for number in 0..40 {
        assert_eq!(value(&format!("p{number}.adjusted_earnings")), value("lido.adjusted_earnings"));
    }
}

#[test]
fn each_of_them_costs_what_the_first_costs() {
    let first = size(&with(1)) - size(bundled());
    let each = (size(&with(40)) - size(bundled())) / 40;
    // Ids and indices take a few bytes more where there are many.
    assert!(each <= first + first / 8, "one of forty takes {each} bytes of the outline, the first one {first}");
    // About forty-five lines of its statement, most of them what the earnings are worth; brotli leaves a tenth.
    assert!(first < 13_500, "{first} bytes");
}

#[test]
fn what_their_notes_and_sources_say_costs_nothing_before_the_page_answers() {
    let model = with(40);
    let mut told = model.clone();
    let long = || Text::new(&"A long note. ".repeat(200), &"很长的说明。".repeat(200));
    for input in told.inputs.iter_mut().filter(|input| input.unit.kind != Kind::Switch) {
        input.note = Some(long());
        for origin in &mut input.origins {
            (origin.note, origin.why, origin.as_of) = (Some(long()), Some(long()), Some("2025-12-31".to_owned()));
        }
    }
    for source in &mut told.sources {
        (source.title, source.url) = (long(), Some("https://example.org/".repeat(20)));
    }
    assert_eq!(size(&told), size(&model));
}

#[test]
fn an_outline_holds_the_texts_of_one_language() {
    let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let text = |model: &Model| String::from_utf8_lossy(&postcard::to_stdvec(model).unwrap()).into_owned();
    let whole = bundled();
    assert!(chinese(&text(whole)));
    let english = whole.in_language(Language::ENGLISH);
    assert!(!chinese(&text(&english)), "Chinese is left");
    let other = text(&whole.in_language(Language::CHINESE));
    for input in &whole.inputs {
        let (own, translated) = (input.name.get(Language::ENGLISH), input.name.get(Language::CHINESE));
        assert!(
            other.contains(translated)
                && english.inputs.iter().all(|known| known.name.own(Language::CHINESE).is_none())
        );
        assert!(own.len() < 12 || !other.contains(own), "{own}");
    }
}
