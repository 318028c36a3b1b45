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

fn near(nearness: Nearness) -> impl Fn(Entry) -> Choice {
    move |Entry { id: text, name, unit }| Choice { offer: Offer { text, back: 0, name, unit }, nearness }
}

fn bare(text: &str) -> Entry {
    Entry { id: text.to_owned(), ..Entry::default() }
}

/// What can stand there, in the order of the file; `before` is what stands before the caret.
pub fn at(place: &Place<'_>, written: &Written, before: &str, known: &Vocabulary, language: Language) -> Vec<Choice> {
    let file = |entries: &[Entry]| entries.iter().cloned().map(near(Nearness::File)).collect::<Vec<_>>();
    let report = |entries: &[Entry]| entries.iter().cloned().map(near(Nearness::Report)).collect::<Vec<_>>();
    match *place {
        Place::Formula { .. } => formula(written, before, known),
        Place::Key { table, .. } => {
            let there = block(before);
            let is_new = |offer: &Offer| {
                let key = offer.text.split(' ').next().unwrap_or_default();
                !there.clone().any(|line| line.split('=').next().is_some_and(|other| other.trim() == key))
            };
            let offers = keys(table, known.language).filter(is_new);
            offers.map(|offer| Choice { offer, nearness: Nearness::File }).collect()
        }
        Place::Table { .. } => TABLES.iter().map(|table| near(Nearness::File)(bare(table))).collect(),
        Place::Value { table, key, .. } => match (table, key) {
            (_, "unit") => units(written, before, known, language),
            (_, "basis") => report(&known.bases),
            ("inputs", "group") => file(&written.groups),
            (_, "sources") => file(&written.sources),
            ("lines.guards", "kind") => GUARDS.iter().map(|kind| near(Nearness::File)(bare(kind))).collect(),
            ("lines.guards", "inputs") => file(&written.inputs),
            ("expected", "line") | ("", "figures") => {
                let mut lines = file(&written.lines);
                lines.extend(report(&known.lines));
                lines
            }
            ("called", "id") => report(&known.lines),
            (_, "preset" | "presets") => report(&known.presets),
            ("", "sector") => report(&known.sectors),
            _ => Vec::new(),
        },
    }
}

/// The lines of the table that the caret is in, before it.
fn block(before: &str) -> impl Iterator<Item = &str> + Clone {
    let mut is_in = true;
    before.lines().rev().take_while(move |line| std::mem::replace(&mut is_in, !line.trim_start().starts_with('[')))
}

fn formula(written: &Written, before: &str, known: &Vocabulary) -> Vec<Choice> {
    // No line needs itself.
    let own = block(before).find_map(|line| line.trim().strip_prefix("id"));
    let own = own.and_then(|rest| rest.split('"').nth(1)).unwrap_or_default();
    let declared = [&written.inputs, &written.lines, &written.constants].into_iter().flatten();
    let is_written = |entry: &&Entry| !declared.clone().any(|other| other.id == entry.id);
    let mut all: Vec<Choice> =
        declared.clone().filter(|entry| entry.id != own).cloned().map(near(Nearness::File)).collect();
    // A line that the statement has a unit and a name for.
    for choice in &mut all {
        if let Some(same) = known.lines.iter().find(|line| line.id == choice.offer.text) {
            let Offer { name, unit, .. } = &mut choice.offer;
            for (said, known) in [(name, &same.name), (unit, &same.unit)] {
                if said.is_empty() {
                    said.clone_from(known);
                }
            }
        }
    }
    let from = |entries: &[Entry], nearness| entries.iter().cloned().map(near(nearness)).collect::<Vec<_>>();
    all.extend(
        known.lines.iter().filter(is_written).filter(|entry| entry.id != own).cloned().map(near(Nearness::Report)),
    );
    all.extend(FUNCTIONS.iter().map(|function| near(Nearness::Report)(bare(function))));
    all.extend(from(&known.shared, Nearness::Report));
    all.extend(from(&known.others, Nearness::Elsewhere));
    all
}

fn units(written: &Written, before: &str, known: &Vocabulary, language: Language) -> Vec<Choice> {
    let words = OwnWords::of(language);
    let said = |unit: &str| -> String {
        let number = UNITS.iter().position(|named| *named == unit);
        match number {
            Some(number) => words.units(number).to_owned(),
            None if unit.ends_with("/year") || unit.ends_with("/day") => words.unit_flow().to_owned(),
            None if unit.contains('/') => words.unit_price().to_owned(),
            None => words.unit_balance().to_owned(),
        }
    };
    let typed = before.rsplit('"').next().unwrap_or_default();
    let used =
        [&written.inputs, &written.lines, &written.constants].into_iter().flatten().map(|entry| entry.unit.clone());
    let of_tokens = written
        .tokens
        .iter()
        .flat_map(|token| [token.clone(), format!("USD/{token}"), format!("{token}/day"), format!("{token}/year")]);
    let usual = ["USD", "USD/year"].into_iter().chain(UNITS).map(str::to_owned);
    let file = used.filter(|unit| !unit.is_empty() && unit != typed).chain(of_tokens).chain(usual);
    let choice = |nearness| {
        move |unit: String| Choice { offer: Offer { name: said(&unit), text: unit, ..Offer::default() }, nearness }
    };
    let of_file = file.map(choice(Nearness::File)).collect::<Vec<_>>();
    of_file.into_iter().chain(known.units.iter().cloned().map(choice(Nearness::Report))).collect()
}
