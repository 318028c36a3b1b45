//! The texts of a language, by their numbers, and how their places are filled.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::manner::{Manner, Spacing, Step};
use crate::{Language, spaced};

#[cfg(not(target_arch = "wasm32"))]
use crate::generated::{EMBEDDED, FIRST};

/// Ends a text.
pub(crate) const END: char = '\u{1e}';
/// Stands between the forms of a text that depends on a count: of none, of one, of any other.
pub(crate) const FORM: char = '\u{1f}';
/// The first place of a text; the others follow it.
pub(crate) const PLACE: char = '\u{e000}';

/// What is written of a language in files.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Written {
    pub(crate) manner: Manner,
    /// Each text with what ends it.
    pub(crate) texts: String,
}

/// The texts of a language, or the first of them.
#[derive(Debug)]
pub struct Texts {
    all: Vec<&'static str>,
    /// How the language writes.
    pub manner: &'static Manner,
}

impl Texts {
    fn of(written: Written) -> Self {
        let texts: &'static str = written.texts.leak();
        Self { all: texts.split_terminator(END).collect(), manner: Box::leak(Box::new(written.manner)) }
    }

    /// A text without places; nothing where it has not been read.
    pub(crate) fn text(&self, number: usize) -> &'static str {
        self.all.get(number).copied().unwrap_or_default()
    }

    /// A text with its places filled.
    pub(crate) fn fill(&self, number: usize, values: &[&str]) -> String {
        self.spaced(filled(self.text(number), values))
    }

    /// The same as it is, whatever the language puts between words: for texts that hold markup.
    pub(crate) fn fill_exact(&self, number: usize, values: &[&str]) -> String {
        filled(self.text(number), values)
    }

    /// The form of a text for a count, with its places filled.
    pub(crate) fn count(&self, number: usize, count: usize, values: &[&str]) -> String {
        let mut forms = self.text(number).split(FORM);
        let [none, one, other] = [(); 3].map(|()| forms.next().unwrap_or_default());
        let own = match count {
            0 => none,
            1 => one,
            _ => "",
        };
        self.spaced(filled(if own.is_empty() { other } else { own }, values))
    }

    fn spaced(&self, text: String) -> String {
        if self.manner.spacing == Spacing::Han { spaced(&text) } else { text }
    }
}

fn filled(text: &str, values: &[&str]) -> String {
    let mut out = String::with_capacity(text.len() + 16 * values.len());
    for letter in text.chars() {
        let place = u32::from(letter).wrapping_sub(u32::from(PLACE));
        match values.get(place as usize) {
            Some(value) => out.push_str(value),
            None => out.push(letter),
        }
    }
    out
}

/// The texts that a page needs before it answers, then all of them, for each language.
static READ: [[OnceLock<Texts>; 2]; Language::ALL.len()] = [const { [const { OnceLock::new() }; 2] }; Language::ALL.len()];

/// Takes the texts of a model's file ([`written`]). Returns whether they are such.
#[must_use]
pub fn install(bytes: &[u8]) -> bool {
    let Ok((whole, languages)) = postcard::from_bytes::<(bool, Vec<Written>)>(bytes) else { return false };
    for written in languages {
        let Some(language) = Language::from_tag(&written.manner.tag) else { return false };
        READ[language as usize][usize::from(whole)].get_or_init(|| Texts::of(written));
    }
    true
}

/// The texts of a language; those of another where its own have not been read.
pub(crate) fn of(language: Language) -> &'static Texts {
    #[cfg(not(target_arch = "wasm32"))]
    if READ[language as usize][1].get().is_none() {
        let _read = install(EMBEDDED);
    }
    static NONE: OnceLock<Texts> = OnceLock::new();
    let read = |language: Language| READ[language as usize].iter().rev().find_map(OnceLock::get);
    read(language).or_else(|| Language::ALL.into_iter().find_map(read)).unwrap_or_else(|| NONE.get_or_init(none))
}

/// Where nothing has been read.
fn none() -> Texts {
    let plain = Step { from: 0, power: 0, decimals: 2, suffix: String::new() };
    let (tag, name) = (String::new(), String::new());
    let manner = Manner {
        tag,
        name,
        spacing: Spacing::Latin,
        one_scale: false,
        scales: vec![plain],
        typed_in_scale: false,
        scale_with_unit: false,
        byte_order_mark: false,
    };
    Texts::of(Written { manner, texts: String::new() })
}

#[cfg(not(target_arch = "wasm32"))]
pub use written::written;

#[cfg(not(target_arch = "wasm32"))]
mod written {
    use super::{END, EMBEDDED, FIRST, Language, Written};

    /// The texts for a model's file: the first ones of a language, or all texts of all languages.
    ///
    /// # Errors
    /// None that the build would not have found.
    pub fn written(language: Option<Language>) -> Result<Vec<u8>, postcard::Error> {
        let (whole, mut languages) = postcard::from_bytes::<(bool, Vec<Written>)>(EMBEDDED)?;
        let Some(language) = language else { return postcard::to_stdvec(&(whole, languages)) };
        languages.retain(|written| Language::from_tag(&written.manner.tag) == Some(language));
        for written in &mut languages {
            written.texts = written.texts.split_inclusive(END).take(FIRST).collect();
        }
        postcard::to_stdvec(&(false, languages))
    }
}
