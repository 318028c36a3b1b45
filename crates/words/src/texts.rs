//! The texts of a language, by their numbers, and how their places are filled.
//!
//! What is read is one text of several parts. The first part says whether what follows is all that is said or the first texts alone, and names
//! all languages of the page; each further one is a language: its code, how it writes, its texts.

use std::sync::{OnceLock, RwLock};

use crate::generated::PAGE;
use crate::manner::Manner;
use crate::marks::{END, FORM, PART, PLACE};
use crate::{Language, spaced};

/// The texts of a language, or the first of them.
#[derive(Debug)]
pub struct Texts {
    language: Option<Language>,
    all: Vec<&'static str>,
    /// How the language writes.
    pub manner: Manner,
}

impl Texts {
    /// A text without places; nothing where it has not been read.
    #[inline(never)]
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
        if self.manner.han_spacing { spaced(&text) } else { text }
    }
}

fn filled(text: &str, values: &[&str]) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        let place = u32::from(letter).wrapping_sub(u32::from(PLACE));
        match values.get(place as usize) {
            Some(value) => out.push_str(value),
            None => out.push(letter),
        }
    }
    out
}

/// A language that the page offers, whether or not its texts are there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    pub(crate) language: Language,
    pub(crate) tag: &'static str,
    pub(crate) name: &'static str,
}

/// What has been read.
struct Read {
    /// The languages that the page offers.
    known: Vec<Known>,
    /// The latest last.
    texts: Vec<&'static Texts>,
}

static READ: RwLock<Read> = RwLock::new(Read { known: Vec::new(), texts: Vec::new() });

/// Takes the texts of a model's file. Returns whether they are such.
#[must_use]
pub fn install(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let text: &'static str = text.to_owned().leak();
    let mut parts = text.split(PART);
    let known = |text: &'static str| {
        let mut fields = text.split(FORM);
        let language = Language::of_code(fields.next()?)?;
        Some(Known { language, tag: fields.next()?, name: fields.next()? })
    };
    let known = parts.next().and_then(|part| part.split(END).map(known).collect::<Option<Vec<_>>>());
    let (Some(known), Ok(mut read)) = (known, READ.write()) else { return false };
    read.known = known;
    for part in parts {
        let mut texts = part.split_terminator(END);
        let language = texts.next().and_then(Language::of_code);
        let manner = Manner::read(texts.next().unwrap_or_default());
        read.texts.push(Box::leak(Box::new(Texts { language, manner, all: texts.collect() })));
    }
    true
}

/// Takes what only the reader of model files says, behind the texts of a page. Returns whether it is such, and the texts of a page
/// are there in each of its languages.
#[must_use]
pub fn install_for_reader(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let text: &'static str = text.to_owned().leak();
    let Ok(mut read) = READ.write() else { return false };
    for part in text.split(PART) {
        let mut texts = part.split_terminator(END);
        let language = texts.next().and_then(Language::of_code);
        let known = read.texts.iter().rev().find(|known| known.language == language && known.all.len() >= PAGE);
        let Some(Texts { all, manner, .. }) = known.copied() else { return false };
        let all = all.iter().take(PAGE).copied().chain(texts).collect();
        read.texts.push(Box::leak(Box::new(Texts { language, manner: manner.clone(), all })));
    }
    true
}

fn read<T>(look: impl FnOnce(&Read) -> T) -> T {
    crate::embedded::prepare();
    look(&READ.read().unwrap_or_else(std::sync::PoisonError::into_inner))
}

/// The languages that the page offers.
pub(crate) fn known() -> Vec<Known> {
    read(|read| read.known.clone())
}

/// The texts of a language; those of another where its own have not been read.
pub(crate) fn of(language: Language) -> &'static Texts {
    static NONE: OnceLock<Texts> = OnceLock::new();
    read(|Read { texts, .. }| {
        let own = texts.iter().rev().find(|texts| texts.language == Some(language));
        own.or(texts.last()).copied()
    })
    .unwrap_or_else(|| NONE.get_or_init(|| Texts { language: None, all: Vec::new(), manner: Manner::read("") }))
}
