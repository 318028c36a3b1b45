//! What a model file may hold at most, and what its texts and addresses may hold at all, so that no file can freeze a page
//! or write markup into it. A file may come from a stranger.

use toml::Spanned;

use crate::SourceFile;
use crate::file::Parsed;
use crate::mistake::{Mistakes, Place};

/// Bytes of one file.
const FILE: usize = 1_000_000;
/// Files of one model.
const FILES: usize = 500;
/// Characters of one text, name or formula.
const TEXT: usize = 4_000;
/// Characters of the report's name, of its title, and of each of its other texts: they stand in heads and in lists of results.
pub(crate) const REPORT_NAME: usize = 40;
pub(crate) const REPORT_TITLE: usize = 120;
pub(crate) const REPORT_TEXT: usize = 600;
/// Characters of an address.
const ADDRESS: usize = 2_000;
/// Characters of the name of a unit.
const UNIT: usize = 12;
/// Items of one kind (inputs, lines, sources, …) in one file.
const ITEMS: usize = 5_000;
/// Ready-made scenarios of one file, and changes and claims of one of them: a page shows them all.
const SCENARIOS: usize = 100;
/// Presets of a model.
const PRESETS: usize = 6;

/// Too many or too large files.
pub(crate) fn files(files: &[SourceFile], mistakes: &mut Mistakes) {
    for file in files.iter().filter(|file| file.text.len() > FILE) {
        mistakes.add(file.top(), format!("the file has {} bytes; at most {FILE} are read", file.text.len()));
    }
    if let Some(file) = files.get(FILES) {
        mistakes.add(file.top(), format!("there are {} files; at most {FILES} are read", files.len()));
    }
}

/// Too many items in a file, and addresses and units that cannot be.
pub(crate) fn contents(parsed: &Parsed<'_>, mistakes: &mut Mistakes) {
    let (file, raw) = (parsed.file, &parsed.raw);
    for (what, count, most) in [
        ("inputs", raw.inputs.len(), ITEMS),
        ("lines", raw.lines.len(), ITEMS),
        ("constants", raw.constants.len(), ITEMS),
        ("sources", raw.sources.len(), ITEMS),
        ("sectors", raw.sectors.len(), ITEMS),
        ("presets", raw.presets.len(), PRESETS),
        ("scenarios", raw.scenarios.len(), SCENARIOS),
        ("changes of a scenario", raw.scenarios.iter().map(|one| one.changes.len()).max().unwrap_or(0), SCENARIOS),
        ("claims of a scenario", raw.scenarios.iter().map(|one| one.claims.len()).max().unwrap_or(0), SCENARIOS),
    ] {
        if count > most {
            mistakes.add(file.top(), format!("the file has {count} {what}; at most {most} are read"));
        }
    }
    for source in &raw.sources {
        if let Some(address) = &source.url {
            self::address(file.at(address), address.get_ref(), mistakes);
        }
    }
    for unit in &raw.units {
        self::unit(file, unit, mistakes);
    }
}

/// An address that a page can lead to.
fn address(place: Place<'_>, address: &str, mistakes: &mut Mistakes) {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`');
    if !rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(plain)) || address.len() > ADDRESS {
        mistakes.add(place, "an address begins with https:// and has no spaces, quotes or angle brackets");
    }
}

fn unit(file: &SourceFile, unit: &Spanned<String>, mistakes: &mut Mistakes) {
    let name = unit.get_ref();
    let letters =
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(|c| c.is_ascii_alphanumeric());
    if !letters || name.len() > UNIT {
        mistakes.add(file.at(unit), format!("\"{name}\" cannot be a unit; use 1 to {UNIT} of A-Z, a-z and 0-9"));
    }
}

/// A text that is too long for its place.
pub(crate) fn length(place: Place<'_>, text: &str, what: &str, most: usize, mistakes: &mut Mistakes) {
    let length = text.chars().count();
    if length > most {
        mistakes.add(place, format!("{what} has {length} characters; at most {most} are read"));
    }
}

/// A text that is too long, or that holds characters which cannot be seen: those that control a terminal, and those that
/// turn the direction of what follows.
pub(crate) fn text(place: Place<'_>, text: &str, what: &str, mistakes: &mut Mistakes) {
    let unseen =
        |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    length(place, text, what, TEXT, mistakes);
    if let Some(found) = text.chars().find(|c| unseen(*c)) {
        mistakes.add(place, format!("{what} holds U+{:04X}, which cannot be seen; take it out", u32::from(found)));
    }
}
