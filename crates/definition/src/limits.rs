//! What a model file may hold at most, and what its texts and addresses may hold at all, so that no file can freeze a page
//! or write markup into it. A file may come from a stranger.

use toml::Spanned;

use crate::SourceFile;
use crate::file::Parsed;
use crate::mistake::{Found, Place};

/// Bytes of one file.
const FILE: usize = 1_000_000;
/// Bytes of one file that a reader adds, and how many they may add: a page reads them whenever it opens, and each of its views lists
/// the protocols.
const OWN_FILE: usize = 200_000;
const OWN_FILES: usize = 12;
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
/// Characters of what a service calls a price.
const FEED: usize = 100;
/// Characters of the name of a unit.
const UNIT: usize = 12;
/// Items of one kind (inputs, lines, sources, …) in one file.
const ITEMS: usize = 5_000;
/// Ready-made scenarios of one file, and changes and claims of one of them: a page shows them all.
const SCENARIOS: usize = 100;
/// Questions of the lead.
pub(crate) const QUESTIONS: usize = 12;
/// Steps of a story, levers in a sentence of one, and bars of its picture: what a reader takes in at once.
pub(crate) const STEPS: usize = 12;
pub(crate) const LEVERS: usize = 3;
pub(crate) const BARS: usize = 8;
/// Terms of a model, spellings of one of them in a language, and characters of a name or spelling and of a meaning: a dialog lists
/// them all, and every text is searched for them.
pub(crate) const TERMS: usize = 60;
pub(crate) const SPELLINGS: usize = 8;
pub(crate) const TERM_NAME: usize = 60;
pub(crate) const TERM_TEXT: usize = 400;
/// Presets of a model.
const PRESETS: usize = 6;

/// Too many or too large files.
pub(crate) fn files(files: &[SourceFile], mistakes: &mut Found) {
    for file in files.iter().filter(|file| file.text.len() > FILE) {
        mistakes.add(file.top(), mistakes.words.file_too_large(&file.text.len().to_string(), &FILE.to_string()));
    }
    if let Some(file) = files.get(FILES) {
        mistakes.add(file.top(), mistakes.words.too_many_files(&files.len().to_string(), &FILES.to_string()));
    }
}

/// Too many or too large files of a reader's own.
pub(crate) fn own(files: &[SourceFile], mistakes: &mut Found) {
    for file in files.iter().filter(|file| file.text.len() > OWN_FILE) {
        mistakes.add(file.top(), mistakes.words.own_too_large(&file.text.len().to_string(), &OWN_FILE.to_string()));
    }
    if let Some(file) = files.get(OWN_FILES) {
        mistakes.add(file.top(), mistakes.words.too_many_own(&files.len().to_string(), &OWN_FILES.to_string()));
    }
}

/// Too many items in a file, and addresses and units that cannot be.
pub(crate) fn contents(parsed: &Parsed<'_>, mistakes: &mut Found) {
    let (file, raw) = (parsed.file, &parsed.raw);
    // In the order of their words.
    let counts = [
        (raw.inputs.len(), ITEMS),
        (raw.lines.len(), ITEMS),
        (raw.called.len(), ITEMS),
        (raw.constants.len(), ITEMS),
        (raw.sources.len(), ITEMS),
        (raw.sectors.len(), ITEMS),
        (raw.presets.len(), PRESETS),
        (raw.scenarios.len(), SCENARIOS),
        (raw.scenarios.iter().map(|one| one.changes.len()).max().unwrap_or(0), SCENARIOS),
        (raw.scenarios.iter().map(|one| one.claims.len()).max().unwrap_or(0), SCENARIOS),
    ];
    for ((count, most), items) in counts.into_iter().zip(mistakes.words.items_list()) {
        if count > most {
            let message = mistakes.words.too_many_items(&count.to_string(), items, &most.to_string());
            mistakes.add(file.top(), message);
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

/// An address that a page can ask: it names a host, and nobody on the way reads the answer or writes another one, unless it
/// never leaves the machine.
pub(crate) fn endpoint(place: Place<'_>, address: &str, mistakes: &mut Found) {
    let host = |rest: &str| rest.split_once('/').map(|(host, _)| host.to_owned());
    let name =
        |host: &str| !host.is_empty() && host.bytes().all(|c| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'-'));
    let port = |port: Option<&str>| {
        port.is_none_or(|port| (1..=5).contains(&port.len()) && port.bytes().all(|digit| digit.is_ascii_digit()))
    };
    let split =
        |host: &str| host.split_once(':').map_or((host.to_owned(), None), |(a, b)| (a.to_owned(), Some(b.to_owned())));
    let secure = address.strip_prefix("https://").and_then(host).is_some_and(|host| {
        let (host, at) = split(&host);
        name(&host) && port(at.as_deref())
    });
    let own = address.strip_prefix("http://").and_then(host).is_some_and(|host| {
        let (host, at) = split(&host);
        matches!(host.as_str(), "localhost" | "127.0.0.1") && port(at.as_deref())
    });
    if !(secure || own) || !is_plain(address) || address.contains('#') {
        mistakes.add(place, mistakes.words.bad_endpoint());
    }
}

/// Whether a service can call a price so, as a part of an address and without a comma, which stands between two.
pub(crate) fn is_feed(id: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_' | '.');
    id.starts_with(|c: char| c.is_ascii_alphanumeric()) && id.len() <= FEED && id.chars().all(plain)
}

/// Whether an address can stand in an attribute, and is not too long.
fn is_plain(address: &str) -> bool {
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`');
    address.len() <= ADDRESS && address.chars().all(plain)
}

/// An address that a page can lead to.
pub(crate) fn address(place: Place<'_>, address: &str, mistakes: &mut Found) {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    if rest.is_none_or(str::is_empty) || !is_plain(address) {
        mistakes.add(place, mistakes.words.bad_address());
    }
}

fn unit(file: &SourceFile, unit: &Spanned<String>, mistakes: &mut Found) {
    let name = unit.get_ref();
    let letters =
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(|c| c.is_ascii_alphanumeric());
    if !letters || name.len() > UNIT {
        mistakes.add(file.at(unit), mistakes.words.bad_unit(name, &UNIT.to_string()));
    }
}

/// A text that is too long for its place.
pub(crate) fn length(place: Place<'_>, text: &str, what: &str, most: usize, mistakes: &mut Found) {
    let length = text.chars().count();
    if length > most {
        mistakes.add(place, mistakes.words.too_long(what, &length.to_string(), &most.to_string()));
    }
}

/// A text that is too long, or that holds characters which cannot be seen: those that control a terminal, and those that
/// turn the direction of what follows.
pub(crate) fn text(place: Place<'_>, text: &str, what: &str, mistakes: &mut Found) {
    let unseen =
        |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    length(place, text, what, TEXT, mistakes);
    if let Some(found) = text.chars().find(|c| unseen(*c)) {
        mistakes.add(place, mistakes.words.unseen(what, &format!("U+{:04X}", u32::from(found))));
    }
}
