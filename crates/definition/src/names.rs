//! Which id stands for what, and which id was probably meant.

use std::collections::BTreeMap;

use takerate_core::Reference;
use takerate_core::nearest::nearest;

use crate::mistake::{Mistakes, Place};

/// Every public id of the model.
#[derive(Default)]
pub(crate) struct Names<'a> {
    ids: BTreeMap<String, (Reference, Place<'a>)>,
}

impl<'a> Names<'a> {
    /// Adds an id; a second one of the same name is a mistake.
    pub fn declare(&mut self, id: &str, reference: Reference, place: Place<'a>, mistakes: &mut Mistakes) {
        if let Some((_, first)) = self.ids.get(id) {
            mistakes.add(
                place,
                format!("{id} is declared twice; the first is at {}:{}. Rename one", first.file, first.line),
            );
        } else {
            self.ids.insert(id.to_owned(), (reference, place));
        }
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.ids.keys().map(String::as_str)
    }

    /// What `name` means in a formula of `section`.
    pub fn resolve(&self, section: &str, name: &str) -> Result<Reference, String> {
        let full = if name.contains('.') { name.to_owned() } else { format!("{section}.{name}") };
        match self.ids.get(&full) {
            Some((reference, _)) => Ok(*reference),
            None => Err(format!("unknown id {full}{}", did_you_mean(&full, self.ids.keys().map(String::as_str)))),
        }
    }
}

/// `; did you mean …?` with the known names nearest to `name`, or nothing where none is near.
pub(crate) fn did_you_mean<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    match nearest(name, known).as_slice() {
        [] => String::new(),
        near => format!("; did you mean {}?", near.join(" or ")),
    }
}
