//! What the parser says of a file that is no TOML, or has not the shape of a model file, in the words of a language. It says so in
//! English, and in nothing but a sentence.

use takerate_core::Language;
use takerate_words::ModelFilesWords;

use crate::names::did_you_mean;
use crate::{checks, feed, value};

/// What stands in a message before what was expected.
const EXPECTED: &str = ", expected ";

/// A message of the parser in these words, about what is `written`; one that is not known stays as it is, within a sentence.
pub(crate) fn said(message: &str, written: &str, words: ModelFilesWords) -> String {
    shape(message, words)
        .or_else(|| syntax(message, written, words).map(str::to_owned))
        .unwrap_or_else(|| words.unread(message))
}

/// A file that is TOML: its keys and their values.
fn shape(message: &str, words: ModelFilesWords) -> Option<String> {
    if message == value::EITHER {
        return Some(words.either(&checks::example(&Language::all())));
    }
    if let Some(rest) = message.strip_prefix("missing field ") {
        return Some(words.missing_key(ticked(rest).next()?));
    }
    if let Some((key, near, known)) = message.strip_prefix("unknown field ").and_then(|rest| unknown(rest, words)) {
        return Some(words.unknown_key(key, &near, &known));
    }
    if let Some((value, near, known)) = message.strip_prefix("unknown variant ").and_then(|rest| unknown(rest, words)) {
        return Some(words.unknown_word(value, &near, &known));
    }
    if let Some(rest) = message.strip_prefix("invalid value: ") {
        return Some(words.out_of_range(ticked(rest).next()?));
    }
    let (found, wanted) = message.strip_prefix("invalid type: ")?.rsplit_once(EXPECTED)?;
    Some(words.wrong_type(&self::found(found, words)?, &self::wanted(wanted, words)?))
}

/// What stands between backticks.
fn ticked(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// What is unknown, which known ones are near, and all of them.
fn unknown(rest: &str, words: ModelFilesWords) -> Option<(&str, String, String)> {
    let (unknown, known) = rest.strip_prefix('`')?.rsplit_once(&format!("`{EXPECTED}"))?;
    let known: Vec<&str> = ticked(known).collect();
    Some((unknown, did_you_mean(unknown, known.iter().copied(), words), known.join(words.comma())))
}

fn found(found: &str, words: ModelFilesWords) -> Option<String> {
    if let Some(text) = found.strip_prefix("string \"") {
        return Some(words.found_text(text.trim_end_matches('"')));
    }
    let value = ticked(found).next().unwrap_or_default();
    Some(match found.split(" `").next()? {
        "integer" => words.found_integer(value),
        "floating point" => words.found_float(value),
        "boolean" => words.found_boolean(value),
        "map" => words.found_table().to_owned(),
        "sequence" => words.found_list().to_owned(),
        _ => return None,
    })
}

fn wanted(wanted: &str, words: ModelFilesWords) -> Option<String> {
    Some(match wanted {
        "a string" => words.wanted_text().to_owned(),
        "u8" | "u16" => words.wanted_whole().to_owned(),
        "a sequence" => words.wanted_list().to_owned(),
        "a map" => words.wanted_table().to_owned(),
        value::WANTED => words.wanted_value(value::EXAMPLE),
        feed::WANTED => words.wanted_feed(feed::EXAMPLE),
        other if other.starts_with("struct ") => words.wanted_table().to_owned(),
        _ => return None,
    })
}

/// A file that is no TOML.
fn syntax(message: &str, written: &str, words: ModelFilesWords) -> Option<&'static str> {
    let (what, expected) = message.split_once(EXPECTED).unwrap_or((message, ""));
    let begins = |beginnings: &[&str]| beginnings.iter().any(|beginning| what.starts_with(beginning));
    let quoted = expected.ends_with("`\"`") || expected.ends_with("`'`") || expected.ends_with("`'''`");
    Some(match what {
        "key with no value" | "missing assignment between key-value pairs" => words.no_equals(),
        "missing value" | "missing value for key" => words.no_value_written(),
        "duplicate key" => words.duplicate_key(),
        "string values must be quoted" if written.trim().is_empty() => words.no_value_written(),
        // A word is taken for what begins like it: true, nan.
        "string values must be quoted" | "invalid boolean" => words.unquoted(),
        "invalid float" if written.starts_with(char::is_alphabetic) => words.unquoted(),
        "missing escaped value" | "too few unicode value digits" => words.bad_escape(),
        _ if what.ends_with(" string") && quoted => words.unclosed_string(),
        _ if begins(&["unclosed "]) => words.unclosed(),
        _ if begins(&["missing comma "]) => words.no_comma(),
        _ if begins(&["extra comma "]) => words.extra_comma(),
        _ if begins(&["cannot recurse ", "recursion limit"]) => words.too_deep(),
        _ if begins(&["invalid integer", "invalid float", "unexpected leading zero", "`_` may only", "redundant "]) => {
            words.odd_number()
        }
        _ if begins(&["invalid unquoted key", "unquoted keys ", "invalid key-value pair", "unexpected "]) => {
            words.odd_content()
        }
        _ => return None,
    })
}
