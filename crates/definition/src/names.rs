//! Which id stands for what, and which id was probably meant.

use std::collections::BTreeMap;

use takerate_core::Reference;
use takerate_core::nearest::nearest;
use takerate_words::ModelFilesWords;

use crate::mistake::{Found, Place};

/// Every public id of the model.
#[derive(Default)]
pub(crate) struct Names<'a> {
    ids: BTreeMap<String, (Reference, Place<'a>)>,
}

impl<'a> Names<'a> {
    /// Adds an id; a second one of the same name is a mistake.
    pub fn declare(&mut self, id: &str, reference: Reference, place: Place<'a>, mistakes: &mut Found) {
        // In a formula it would be a subtraction.
        if id.contains('-') {
            mistakes.add(place, mistakes.words.bad_id(id));
        }
        if let Some((_, first)) = self.ids.get(id) {
            let message = if first.file == place.file {
                mistakes.words.twice_in_file(id, &first.line.to_string())
            } else {
                mistakes.words.twice_in_files(id, &format!("{}:{}", first.file, first.line))
            };
            mistakes.add(place, message);
        } else {
            self.ids.insert(id.to_owned(), (reference, place));
        }
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.ids.keys().map(String::as_str)
    }

    /// What `name` means in a formula of `section`.
    pub fn resolve(&self, section: &str, name: &str, words: ModelFilesWords) -> Result<Reference, String> {
        let full = if name.contains('.') { name.to_owned() } else { format!("{section}.{name}") };
        match self.ids.get(&full) {
            Some((reference, _)) => Ok(*reference),
            None => {
                let near = did_you_mean(&full, self.ids.keys().map(String::as_str), words);
                Err(words.unknown_id(&full, &near))
            }
        }
    }
}

/// Asks whether the known names nearest to `name` are meant, or nothing where none is near.
pub(crate) fn did_you_mean<'a>(name: &str, known: impl Iterator<Item = &'a str>, words: ModelFilesWords) -> String {
    match nearest(name, known).as_slice() {
        [] => String::new(),
        near => words.near(&near.join(words.or())),
    }
}
