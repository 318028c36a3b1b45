//! Words that a reader may not know, and what they mean.

use serde::{Deserialize, Serialize};

use crate::language::{Language, Text};

/// A word of the report's with its meaning. Nothing is computed with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Its id, as in `data-term`: `take-rate`.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// What else it is found by in texts, in each language one spelling on a line.
    pub words: Text,
    /// What it means, in a sentence or a few; empty in an outline ([`crate::Model::outline`]).
    pub text: Text,
}

impl Term {
    /// What it is found by in a language: its name, and further spellings.
    pub fn spellings(&self, language: Language) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.get(language)).chain(self.words.own(language).unwrap_or_default().lines())
    }
}
