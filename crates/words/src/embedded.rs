//! The texts as they are part of the command, and as it writes them into the files of a model.

use std::sync::Once;

use crate::Language;
use crate::generated::{CATALOGUED, CATALOGUES, EMBEDDED, FIRST};
use crate::texts::{END, FORM, PART, install};

/// Reads the texts of the program, once.
pub(crate) fn prepare() {
    static READ: Once = Once::new();
    READ.call_once(|| {
        let all: Vec<Language> = languages().map(|(language, _)| language).collect();
        let _read = install(&written(&all, None));
    });
}

/// The languages of the program and what is written of each.
fn languages() -> impl Iterator<Item = (Language, &'static str)> {
    EMBEDDED.split(PART).filter_map(|part| Some((Language::of_code(part.split(END).next()?)?, part)))
}

/// The texts for a model's file whose page offers `offered`: all texts of all these languages, or the first texts of one of them.
#[must_use]
pub fn written(offered: &[Language], first: Option<Language>) -> Vec<u8> {
    let offered: Vec<(Language, &str)> = languages().filter(|(language, _)| offered.contains(language)).collect();
    let known = |(language, part): &(Language, &str)| {
        let manner: Vec<&str> = part.split(END).nth(1).unwrap_or_default().split(FORM).take(2).collect();
        let form = FORM.to_string();
        [&[language.code()], manner.as_slice()].concat().join(&form)
    };
    let mut out = offered.iter().map(known).collect::<Vec<_>>().join(&END.to_string());
    for (language, part) in offered {
        if first.is_none_or(|first| first == language) {
            out.push(PART);
            // Code and manner stand before the texts.
            let most = if first.is_some() { FIRST + 2 } else { usize::MAX };
            out.extend(part.split_inclusive(END).take(most));
        }
    }
    out.into_bytes()
}

/// Whether there is a catalogue of what models say in a language ([`translated`]).
#[must_use]
pub fn has_catalogue(language: Language) -> bool {
    CATALOGUED.contains(&language.code())
}

/// What a model's text in English is in another language, for languages in which model files need not be written.
#[must_use]
pub fn translated(english: &str, language: Language) -> Option<&'static str> {
    let found = CATALOGUES.iter().find(|(code, from, _)| *code == language.code() && *from == english);
    found.map(|(_, _, to)| *to)
}
