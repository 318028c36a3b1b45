//! What somebody calls a scenario and says of it, in the link that they give to others: `name=My_bear_case&note=ETH_falls`.
//!
//! Links pass through programs that cut them at blanks, full stops and Chinese characters, and [`crate::repair`] takes off
//! what is no part of a number. So only letters, digits and `-` between them stand as they are, `_` is a blank, and every other
//! character is `~` with the four hexadecimal digits of each of its UTF-16 units: `~725b~5e02` is 牛市.

use std::fmt::Write;

use crate::name::clip;

/// A name in a link has at most this many characters.
pub const LONGEST_NAME: usize = 60;

/// A note in a link has at most this many characters.
pub const LONGEST_NOTE: usize = 280;

/// The name of a scenario, a note, or both; each is empty where it is missing. Anyone can write anything into a link: this is
/// shown as text, as somebody's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// At most [`LONGEST_NAME`] characters, on one line.
    pub name: String,
    /// At most [`LONGEST_NOTE`] characters, on one line.
    pub note: String,
}

impl Caption {
    /// What was typed, clipped, on one line and without what cannot be seen; `None` where nothing is left.
    #[must_use]
    pub fn new(name: &str, note: &str) -> Option<Self> {
        let caption = Self { name: clip(name, LONGEST_NAME), note: clip(note, LONGEST_NOTE) };
        (caption != Self::default()).then_some(caption)
    }

    /// Reads what stands in a link behind `name=` and `note=`.
    #[must_use]
    pub fn read(name: &str, note: &str) -> Option<Self> {
        Self::new(&decoded(name), &decoded(note))
    }

    /// The name, where there is one.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        Some(self.name.as_str()).filter(|name| !name.is_empty())
    }

    /// The note, where there is one.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        Some(self.note.as_str()).filter(|note| !note.is_empty())
    }
}

/// A link with a caption, where there is one.
#[must_use]
pub fn with_caption(mut link: String, caption: Option<&Caption>) -> String {
    let parts = caption.map(|caption| [("name", caption.name()), ("note", caption.note())]);
    for (key, text) in parts.into_iter().flatten() {
        if let Some(text) = text {
            link.push('&');
            link.push_str(key);
            link.push('=');
            encode(text, &mut link);
        }
    }
    link
}

fn encode(text: &str, link: &mut String) {
    let mut characters = text.chars().peekable();
    // A hyphen stays between two letters only: at an end it would be taken for no part of the link.
    let mut within = false;
    while let Some(character) = characters.next() {
        let next = characters.peek().is_some_and(char::is_ascii_alphanumeric);
        match character {
            ' ' => link.push('_'),
            '-' if within && next => link.push('-'),
            _ if character.is_ascii_alphanumeric() => link.push(character),
            _ => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    let _ = write!(link, "~{unit:04x}");
                }
            }
        }
        within = character.is_ascii_alphanumeric();
    }
}

/// What only looks like an escape stays: whoever writes a link by hand may not know of them.
fn decoded(written: &str) -> String {
    let mut units = Vec::with_capacity(written.len());
    let mut rest = written;
    while let Some(character) = rest.chars().next() {
        let digits = rest.strip_prefix('~').and_then(|rest| rest.get(..4));
        let unit = digits.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let length = match unit.and_then(|digits| u16::from_str_radix(digits, 16).ok()) {
            Some(unit) => {
                units.push(unit);
                5
            }
            None => {
                let plain = if character == '_' { ' ' } else { character };
                units.extend_from_slice(plain.encode_utf16(&mut [0; 2]));
                character.len_utf8()
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    // Half a pair is no character, and nothing is to be seen of it.
    char::decode_utf16(units).filter_map(Result::ok).collect()
}
