//! The texts as they are part of the command, and as it writes them into the files of a model.

use std::path::Path;
use std::sync::{Once, PoisonError, RwLock};

use crate::folder::{Files, Folder};
use crate::generated::{FIRST, LANGUAGES, PAGE, READER, REFERENCE};
use crate::marks::{END, FORM, PART};
use crate::texts::install;
use crate::{Catalogue, Language};

/// Languages that are no part of the program.
static ADDED: RwLock<Vec<Folder>> = RwLock::new(Vec::new());

/// Reads the texts of the program, once.
pub(crate) fn prepare() {
    static READ: Once = Once::new();
    READ.call_once(|| {
        let all: Vec<Language> = parts(|parts| parts.iter().map(|(language, _)| *language).collect());
        let _read = install(&most(&all, None, usize::MAX));
    });
}

/// What is written of each language.
fn parts<T>(look: impl FnOnce(&[(Language, &str)]) -> T) -> T {
    let added = ADDED.read().unwrap_or_else(PoisonError::into_inner);
    let own = LANGUAGES.iter().map(|(code, part, _)| (*code, *part));
    let all = own.chain(added.iter().map(|folder| (folder.code.as_str(), folder.part.as_str())));
    look(&all.filter_map(|(code, part)| Some((Language::of_code(code)?, part))).collect::<Vec<_>>())
}

/// Takes a further language from a folder like those of `languages/`. Models that do not say which languages they are in are in this
/// one too: what they say in it is in the folder's `models.toml`, by their English; what is missing there is said in English.
///
/// # Errors
/// All that is wrong with the folder, each with file and key; and that the program has the language already.
pub fn add(folder: &Path) -> Result<Language, Vec<String>> {
    prepare();
    let mut reference = Files::new();
    for (name, text) in REFERENCE {
        let file = toml::from_str(text).map_err(|error| vec![format!("{name}.toml: {error}")])?;
        reference.insert((*name).to_owned(), file);
    }
    let mut language = Folder::read(folder, &reference)?;
    let known = parts(|parts| parts.iter().any(|(known, _)| known.code() == language.code));
    let added = Language::of_code(&language.code).filter(|_| !known);
    let Some(added) = added else {
        return Err(vec![format!("{}: the page speaks this language already", folder.display())]);
    };
    language.catalogue.get_or_insert_default();
    ADDED.write().unwrap_or_else(PoisonError::into_inner).push(language);
    let all: Vec<Language> = parts(|parts| parts.iter().map(|(language, _)| *language).collect());
    let _read = install(&most(&all, None, usize::MAX));
    Ok(added)
}

/// The texts for a model's file whose page offers `offered`: all texts that a page says of all these languages, or the first
/// texts of one of them.
#[must_use]
pub fn written(offered: &[Language], first: Option<Language>) -> Vec<u8> {
    most(offered, first, if first.is_some() { FIRST } else { PAGE })
}

/// What only the reader of model files says, for what it fetches with a model whose page offers `offered`.
#[must_use]
pub fn written_for_reader(offered: &[Language]) -> Vec<u8> {
    parts(|parts| {
        let own = parts.iter().filter(|(language, _)| offered.contains(language));
        let texts = own.map(|(language, part)| {
            let texts = part.split_inclusive(END).skip(PAGE + 2).take(READER - PAGE);
            format!("{}{END}{}", language.code(), texts.collect::<String>())
        });
        texts.collect::<Vec<_>>().join(&PART.to_string()).into_bytes()
    })
}

/// So many texts at most of each language.
fn most(offered: &[Language], first: Option<Language>, texts: usize) -> Vec<u8> {
    parts(|parts| {
        let part =
            |language: &Language| parts.iter().find(|(own, _)| own == language).map(|(_, part)| (*language, *part));
        let offered: Vec<(Language, &str)> = offered.iter().filter_map(part).collect();
        let known = |(language, part): &(Language, &str)| {
            let manner = part.split(END).nth(1).unwrap_or_default().split(FORM).take(2);
            std::iter::once(language.code()).chain(manner).collect::<Vec<_>>().join(&FORM.to_string())
        };
        let mut out = offered.iter().map(known).collect::<Vec<_>>().join(&END.to_string());
        for (language, part) in offered {
            if first.is_none_or(|first| first == language) {
                out.push(PART);
                // Code and manner stand before the texts.
                out.extend(part.split_inclusive(END).take(texts.saturating_add(2)));
            }
        }
        out.into_bytes()
    })
}

/// Whether there is a catalogue of what models say in a language ([`translated`]).
#[must_use]
pub fn has_catalogue(language: Language) -> bool {
    let own = LANGUAGES.iter().any(|(code, _, catalogue)| *code == language.code() && catalogue.is_some());
    own || ADDED.read().unwrap_or_else(PoisonError::into_inner).iter().any(|folder| folder.code == language.code())
}

/// What a model's text in English is in another language, for languages in which model files need not be written.
#[must_use]
pub fn translated(english: &str, language: Language) -> Option<String> {
    let own = LANGUAGES.iter().find(|(code, _, _)| *code == language.code()).and_then(|(_, _, catalogue)| *catalogue);
    if let Some((_, text)) = own.and_then(|texts| texts.iter().find(|(from, _)| *from == english)) {
        return Some((*text).to_owned());
    }
    let added = ADDED.read().unwrap_or_else(PoisonError::into_inner);
    let folder = added.iter().find(|folder| folder.code == language.code())?;
    let texts = folder.catalogue.as_deref().unwrap_or_default();
    texts.iter().find(|(from, _)| from == english).map(|(_, text)| text.clone())
}

/// The catalogues of those languages that have one, for what reads model files beside the page.
#[must_use]
pub fn catalogues(offered: &[Language]) -> Vec<Catalogue> {
    let added = ADDED.read().unwrap_or_else(PoisonError::into_inner);
    let of = |language: &Language| {
        let code = language.code();
        let own = LANGUAGES.iter().find(|(known, _, _)| *known == code).and_then(|(_, _, catalogue)| *catalogue);
        let own = own.map(|texts| texts.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect());
        let texts = own.or_else(|| added.iter().find(|folder| folder.code == code)?.catalogue.clone())?;
        Some((code.to_owned(), texts))
    };
    offered.iter().filter_map(of).collect()
}
