//! Words that the report explains: each has a meaning in every language, and no spelling leads to two of them.

use std::collections::BTreeMap;

use takerate_core::terms::Term;
use takerate_core::{Language, Text};
use takerate_words::{has_catalogue, translated};
use toml::Spanned;

use super::Assembly;
use crate::checks;
use crate::file::{RawTerm, SourceFile};
use crate::limits;

/// By language and spelling in lower case, the term that is found by it.
type Claimed = BTreeMap<(Language, String), String>;

impl<'a> Assembly<'a, '_> {
    /// Reads the files that explain words, if there are any.
    pub(super) fn terms(&mut self) {
        let mut claimed = Claimed::new();
        for parsed in self.glossaries.clone() {
            self.misplaced(parsed);
            for raw in &parsed.raw.terms {
                self.term(parsed.file, raw, &mut claimed);
            }
        }
    }

    fn term(&mut self, file: &'a SourceFile, raw: &'a RawTerm, claimed: &mut Claimed) {
        let id = raw.id.get_ref();
        checks::id(file.at(&raw.id), id, self.mistakes);
        if self.model.terms.iter().any(|term| term.id == *id) {
            self.mistakes.add(file.at(&raw.id), self.words.declared_twice(&self.words.term(id)));
        }
        if self.model.terms.len() == limits::TERMS {
            self.mistakes.add(file.at(&raw.id), self.words.many_terms(&limits::TERMS.to_string()));
        }
        let name = self.text((file, &raw.name), &self.words.name_of(&self.words.term(id)));
        let (said, spelling_of) = (self.words, self.words.spelling_of(&self.words.term(id)));
        let mut check = |language: Language, spelling: &str, written: std::ops::Range<usize>| {
            let place = file.at_span(written);
            limits::length(place, spelling, &spelling_of, limits::TERM_NAME, self.mistakes);
            match claimed.insert((language, spelling.to_ascii_lowercase()), id.clone()) {
                Some(other) if other == *id => {
                    self.mistakes.add(place, said.spelling_twice(id, spelling));
                }
                Some(other) => self.mistakes.add(place, said.spelling_shared(&other, id, spelling)),
                None => {}
            }
        };
        name.all().for_each(|(language, name)| check(language, name, raw.name.span()));
        // Also a language without any has its text, or another one's would stand in for it.
        let words: Text = self
            .languages
            .iter()
            .map(|language| {
                let spellings = spellings(raw, *language);
                spellings.iter().for_each(|(spelling, written)| check(*language, spelling, written.clone()));
                (*language, spellings.into_iter().map(|(spelling, _)| spelling).collect::<Vec<_>>().join("\n"))
            })
            .collect();
        self.further_words(file, raw);
        let what = self.words.text_of(&self.words.term(id));
        let text = self.text((file, &raw.text), &what);
        for (_, text) in text.all() {
            limits::length(file.at(&raw.text), text, &what, limits::TERM_TEXT, self.mistakes);
        }
        self.model.terms.push(Term { id: id.clone(), name, words, text });
    }

    /// What is wrong with the further spellings themselves.
    fn further_words(&mut self, file: &SourceFile, raw: &RawTerm) {
        let id = raw.id.get_ref();
        let what = self.words.spelling_of(&self.words.term(id));
        for (code, words) in &raw.words {
            let place = words.first().map_or_else(|| file.at(&raw.id), |word| file.at(word));
            if !self.languages.iter().any(|language| language.code() == code) {
                let known = checks::listed(&self.languages, self.mistakes);
                self.mistakes.add(place, self.words.unknown_words(id, code, &known));
            }
            if let Some(most) = words.get(limits::SPELLINGS) {
                let most_words = limits::SPELLINGS.to_string();
                self.mistakes.add(file.at(most), self.words.many_words(id, &most_words, code));
            }
            for word in words {
                limits::text(file.at(word), word.get_ref(), &what, self.mistakes);
                if word.get_ref().trim().is_empty() || word.get_ref().contains('\n') {
                    self.mistakes.add(file.at(word), self.words.bad_spelling(&what));
                }
            }
        }
    }
}

/// The further spellings in a language, with their places in the file; of a language with a catalogue those of English that
/// it has.
fn spellings(raw: &RawTerm, language: Language) -> Vec<(String, std::ops::Range<usize>)> {
    let written = |word: &Spanned<String>| (word.get_ref().trim().to_owned(), word.span());
    let own = |code: &str| raw.words.get(code).into_iter().flatten().map(written).filter(|(word, _)| !word.is_empty());
    if raw.words.contains_key(language.code()) || !has_catalogue(language) {
        return own(language.code()).collect();
    }
    own(Language::ENGLISH.code()).filter_map(|(word, at)| Some((translated(&word, language)?, at))).collect()
}
