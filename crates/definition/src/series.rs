//! Lines that are declared once for several years: `growth_y{n}` with `years = 5` is `growth_y1` to `growth_y5`.

use std::collections::BTreeMap;

use takerate_core::Language;
use takerate_words::{has_catalogue, translated};
use toml::Spanned;

use crate::file::{RawGuard, RawLine, SourceFile, SpannedText};
use crate::mistake::Found;

/// The most years of a series.
const MOST_YEARS: u8 = 20;

/// What stands for the number of the year.
const YEAR: &str = "{n}";

/// What stands for the number of the year before.
const YEAR_BEFORE: &str = "{n-1}";

/// Every line, with a line for each year in place of a series.
pub(crate) fn unrolled(lines: Vec<RawLine>, file: &SourceFile, mistakes: &mut Found) -> Vec<RawLine> {
    let mut all = Vec::with_capacity(lines.len());
    for line in lines {
        match line.years.as_ref().map(|years| *years.get_ref()) {
            None => {
                if let Some(first) = &line.first {
                    mistakes.add(file.at(first), mistakes.words.first_only());
                }
                all.push(line);
            }
            Some(years) => {
                check(&line, years, file, mistakes);
                all.extend((1..=years.min(MOST_YEARS)).map(|year| of_year(&line, year)));
            }
        }
    }
    all
}

fn check(line: &RawLine, years: u8, file: &SourceFile, mistakes: &mut Found) {
    let (id, words) = (line.id.get_ref(), mistakes.words);
    if let Some(written) = line.years.as_ref().filter(|_| !(2..=MOST_YEARS).contains(&years)) {
        mistakes.add(file.at(written), words.years(id, &years.to_string(), &MOST_YEARS.to_string()));
    }
    if !id.contains(YEAR) {
        mistakes.add(file.at(&line.id), words.series_id(id, &format!("{id}_y{YEAR}")));
    }
    let names = line.name.iter().flat_map(|name| name.get_ref().values().map(move |text| (name, text)));
    for (name, text) in names {
        if !text.contains(YEAR) {
            mistakes.add(file.at(name), words.series_name(id, YEAR));
        }
    }
    if line.formula.get_ref().contains(YEAR_BEFORE) && line.first.is_none() {
        mistakes.add(file.at(&line.formula), words.series_first(id));
    }
}

fn of_year(line: &RawLine, year: u8) -> RawLine {
    let text = |text: &str| text.replace(YEAR_BEFORE, &(year - 1).to_string()).replace(YEAR, &year.to_string());
    let spanned = |written: &Spanned<String>| Spanned::new(written.span(), text(written.get_ref()));
    let texts = |written: &SpannedText| {
        let mut of_year: BTreeMap<_, _> =
            written.get_ref().iter().map(|(language, said)| (language.clone(), text(said))).collect();
        // A catalogue has the text once, too.
        let english = written.get_ref().get(Language::ENGLISH.code()).map(|said| said.trim()).unwrap_or_default();
        for language in Language::all().into_iter().filter(|language| has_catalogue(*language)) {
            if let (false, Some(said)) = (of_year.contains_key(language.code()), translated(english, language)) {
                of_year.insert(language.code().to_owned(), text(&said));
            }
        }
        Spanned::new(written.span(), of_year)
    };
    let formula = line.first.as_ref().filter(|_| year == 1).unwrap_or(&line.formula);
    RawLine {
        id: spanned(&line.id),
        unit: line.unit.clone(),
        formula: spanned(formula),
        years: None,
        first: None,
        name: line.name.as_ref().map(texts),
        note: line.note.as_ref().map(texts),
        guards: line
            .guards
            .iter()
            .map(|guard| RawGuard {
                condition: spanned(&guard.condition),
                kind: guard.kind,
                inputs: guard.inputs.clone(),
                message: texts(&guard.message),
            })
            .collect(),
        requires: line.requires.clone(),
    }
}
