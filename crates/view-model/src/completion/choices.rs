//! What can stand at a place of a model file.

use takerate_core::Language;
use takerate_words::OwnWords;

use super::keys::{TABLES, keys};
use super::place::Place;
use super::vocabulary::Vocabulary;
use super::written::{Entry, Written};
use super::{Choice, Nearness, Offer};

/// What a formula can compute with.
const FUNCTIONS: [&str; 6] = ["sum(", "min(", "max(", "if(", "abs(", "sqrt("];
/// Units with names of their own, in the order of what is said of them.
const UNITS: [&str; 7] = ["share", "ratio", "change", "rate", "growth", "multiple", "switch"];
/// What a condition that does not hold means.
const GUARDS: [&str; 2] = ["problem", "not-meaningful"];

/// What can stand there, as it is found.
#[derive(Default)]
struct Choices(Vec<Choice>);

impl Choices {
    fn add(&mut self, nearness: Nearness, text: &str, name: &str, unit: &str) {
        let offer = Offer { text: text.to_owned(), back: 0, name: name.to_owned(), unit: unit.to_owned() };
        self.0.push(Choice { offer, nearness });
    }

    fn add_all(&mut self, nearness: Nearness, entries: &[Entry]) {
        for Entry { id, name, unit } in entries {
            self.add(nearness, id, name, unit);
        }
    }

    fn add_texts(&mut self, texts: &[&str]) {
        for text in texts {
            self.add(Nearness::File, text, "", "");
        }
    }
}

/// What can stand there, in the order of the file; `before` is what stands before the caret.
pub fn at(place: &Place<'_>, written: &Written, before: &str, known: &Vocabulary, language: Language) -> Vec<Choice> {
    let mut all = Choices::default();
    match *place {
        Place::Formula { .. } => formula(&mut all, written, before, known),
        Place::Key { table, .. } => {
            for offer in keys(table, known.language) {
                let key = offer.text.split(' ').next().unwrap_or_default();
                if !block(before).any(|line| line.split('=').next().is_some_and(|other| other.trim() == key)) {
                    all.0.push(Choice { offer, nearness: Nearness::File });
                }
            }
        }
        Place::Table { .. } => all.add_texts(&TABLES),
        Place::Value { table, key, .. } => match (table, key) {
            (_, "unit") => units(&mut all, written, before, known, language),
            (_, "basis") => all.add_all(Nearness::Report, &known.bases),
            ("inputs", "group") => all.add_all(Nearness::File, &written.groups),
            (_, "sources") => all.add_all(Nearness::File, &written.sources),
            ("lines.guards", "kind") => all.add_texts(&GUARDS),
            ("lines.guards", "inputs") => all.add_all(Nearness::File, &written.inputs),
            ("expected", "line") | ("", "figures") => {
                all.add_all(Nearness::File, &written.lines);
                all.add_all(Nearness::Report, &known.lines);
            }
            ("called", "id") => all.add_all(Nearness::Report, &known.lines),
            (_, "preset" | "presets") => all.add_all(Nearness::Report, &known.presets),
            ("", "sector") => all.add_all(Nearness::Report, &known.sectors),
            _ => {}
        },
    }
    all.0
}

/// The lines of the table that the caret is in, before it.
fn block(before: &str) -> impl Iterator<Item = &str> + Clone {
    let mut is_in = true;
    before.lines().rev().take_while(move |line| std::mem::replace(&mut is_in, !line.trim_start().starts_with('[')))
}

fn formula(all: &mut Choices, written: &Written, before: &str, known: &Vocabulary) {
    // No line needs itself.
    let own = block(before).find_map(|line| line.trim().strip_prefix("id"));
    let own = own.and_then(|rest| rest.split('"').nth(1)).unwrap_or_default();
    for entries in [&written.inputs, &written.lines, &written.constants] {
        for Entry { id, name, unit } in entries.iter().filter(|entry| entry.id != own) {
            // Of a line that its statement requires, that says name and unit.
            let same = known.lines.iter().find(|line| line.id == *id);
            let said = |written: &str, known: Option<&String>| {
                if written.is_empty() { known.cloned().unwrap_or_default() } else { written.to_owned() }
            };
            let (name, unit) = (said(name, same.map(|same| &same.name)), said(unit, same.map(|same| &same.unit)));
            all.add(Nearness::File, id, &name, &unit);
        }
    }
    for Entry { id, name, unit } in &known.lines {
        if id != own && !all.0.iter().any(|other| other.offer.text == *id) {
            all.add(Nearness::Report, id, name, unit);
        }
    }
    for function in FUNCTIONS {
        all.add(Nearness::Report, function, "", "");
    }
    all.add_all(Nearness::Report, &known.shared);
    all.add_all(Nearness::Elsewhere, &known.others);
}

fn units(all: &mut Choices, written: &Written, before: &str, known: &Vocabulary, language: Language) {
    let words = OwnWords::of(language);
    let typed = before.rsplit('"').next().unwrap_or_default();
    let mut add = |nearness, unit: &str| {
        let said = match UNITS.iter().position(|named| *named == unit) {
            Some(number) => words.units(number),
            None if unit.ends_with("/year") || unit.ends_with("/day") => words.unit_flow(),
            None if unit.contains('/') => words.unit_price(),
            None => words.unit_balance(),
        };
        all.add(nearness, unit, said, "");
    };
    for entries in [&written.inputs, &written.lines, &written.constants] {
        for unit in entries.iter().map(|entry| entry.unit.as_str()).filter(|unit| !unit.is_empty() && *unit != typed) {
            add(Nearness::File, unit);
        }
    }
    for token in &written.tokens {
        for unit in [token.clone(), format!("USD/{token}"), format!("{token}/day"), format!("{token}/year")] {
            add(Nearness::File, &unit);
        }
    }
    for unit in ["USD", "USD/year"].into_iter().chain(UNITS) {
        add(Nearness::File, unit);
    }
    for unit in &known.units {
        add(Nearness::Report, unit);
    }
}
