//! Checks that look at one item at a time.

use takerate_core::model::{Input, Preset};
use takerate_core::unit::{InvalidValue, Kind};
use takerate_core::{Decimal, Language, Text};
use takerate_words::{has_catalogue, translated};

use crate::file::{RawInput, SourceFile, SpannedText};
use crate::limits;
use crate::mistake::{Found, Place};

/// The text in all languages of the report; a missing one is a mistake, unless the language has a catalogue of its own.
pub(crate) fn text(
    file: &SourceFile,
    raw: &SpannedText,
    what: &str,
    languages: &[Language],
    mistakes: &mut Found,
) -> Text {
    let texts = raw.get_ref();
    known_languages(file, raw, what, languages, mistakes);
    let mut own = |language: &Language| {
        let text = texts.get(language.code()).map(|text| text.trim()).unwrap_or_default();
        limits::text(file.at(raw), text, what, mistakes);
        if !text.is_empty() {
            return Some((*language, text.to_owned()));
        }
        if has_catalogue(*language) {
            let english = texts.get(Language::ENGLISH.code())?;
            return translated(english.trim(), *language).map(|text| (*language, text));
        }
        let code = language.code();
        mistakes.add(file.at(raw), mistakes.words.lacks_text(what, code));
        None
    };
    languages.iter().filter_map(&mut own).collect()
}

/// The text as a reader has written it of a protocol of their own: in one of the report's languages at least.
pub(crate) fn own_text(
    file: &SourceFile,
    raw: &SpannedText,
    what: &str,
    languages: &[Language],
    mistakes: &mut Found,
) -> Text {
    known_languages(file, raw, what, languages, mistakes);
    let written = |language: &Language| {
        let text = raw.get_ref().get(language.code())?.trim();
        (!text.is_empty()).then_some((*language, text))
    };
    let texts: Vec<(Language, &str)> = languages.iter().filter_map(written).collect();
    for (_, text) in &texts {
        limits::text(file.at(raw), text, what, mistakes);
    }
    if texts.is_empty() {
        let code = languages.first().map_or("en", Language::code);
        mistakes.add(file.at(raw), mistakes.words.empty_text(what, code));
    }
    texts.into_iter().collect()
}

fn known_languages(file: &SourceFile, raw: &SpannedText, what: &str, languages: &[Language], mistakes: &mut Found) {
    for code in raw.get_ref().keys().filter(|code| !languages.iter().any(|language| language.code() == *code)) {
        let known = listed(languages, mistakes);
        mistakes.add(file.at(raw), mistakes.words.unknown_language(what, code, &known));
    }
}

/// The codes of languages, as a list.
pub(crate) fn listed(languages: &[Language], mistakes: &Found) -> String {
    languages.iter().map(Language::code).collect::<Vec<_>>().join(mistakes.words.comma())
}

/// An example of a text in languages, as a file writes it.
pub(crate) fn example(languages: &[Language]) -> String {
    let texts = languages.iter().map(|language| format!("{} = \"…\"", language.code()));
    format!("{{ {} }}", texts.collect::<Vec<_>>().join(", "))
}

/// An id is lower case, so that links and formulas need no quoting.
pub(crate) fn id(place: Place<'_>, id: &str, mistakes: &mut Found) {
    let fine = id.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-');
    if !fine {
        mistakes.add(place, mistakes.words.bad_id(id));
    }
}

/// A day, a month or a year, as ISO 8601 writes it.
pub(crate) fn date(place: Place<'_>, text: &str, mistakes: &mut Found) {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    let digits = text.chars().all(|c| c.is_ascii_digit() || c == '-');
    let within = |index: usize, most: u8| {
        text.split('-').nth(index).is_none_or(|part| part.parse().is_ok_and(|number: u8| (1..=most).contains(&number)))
    };
    if !digits || !matches!(lengths.as_slice(), [4] | [4, 2] | [4, 2, 2]) || !within(1, 12) || !within(2, 31) {
        mistakes.add(place, mistakes.words.bad_date(text));
    }
}

/// What a whole input must satisfy.
pub(crate) fn input((file, raw): (&SourceFile, &RawInput), input: &Input, presets: &[Preset], mistakes: &mut Found) {
    let id = &input.id;
    if input.low >= input.high {
        mistakes.add(file.at(&raw.id), mistakes.words.empty_range(id));
    }
    for (value, preset) in input.values.iter().zip(presets) {
        // A value that is left out is another preset's.
        let Some(written) = raw.values.get_ref().get(&preset.id) else { continue };
        let Some(value) = value else { continue };
        let place = file.at_span(written.span.clone());
        match input.unit.kind.accept(*value) {
            Err(_) => self::value(place, (id, *value), input.unit.kind, mistakes),
            Ok(()) if *value < input.low || *value > input.high => {
                let [value, low, high] = [*value, input.low, input.high].map(|number| number.to_string());
                mistakes.add(place, mistakes.words.outside_range(id, &value, &low, &high));
            }
            Ok(()) => {}
        }
    }
}

/// A value that an input's unit allows.
pub(crate) fn value(place: Place<'_>, (id, value): (&str, Decimal), kind: Kind, mistakes: &mut Found) {
    let (words, written) = (mistakes.words, value.to_string());
    let message = match kind.accept(value) {
        Ok(()) => return,
        Err(InvalidValue::Negative) => words.negative(id, &written),
        Err(InvalidValue::AboveOne) => words.above_one(id, &written),
        Err(InvalidValue::BelowMinusOne) => words.below_minus_one(id, &written),
        Err(InvalidValue::NotASwitch) => words.not_a_switch(id, &written),
    };
    mistakes.add(place, message);
}
