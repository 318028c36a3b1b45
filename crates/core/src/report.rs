//! What a model is a model of: the report that a reader has in hand, as pages and files name it.

use serde::{Deserialize, Serialize};
use takerate_words::ReasonsWords;

use crate::feed::PriceService;
use crate::language::{Language, Text};
use crate::lead::Lead;

/// The report whose assumptions a reader changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The languages that every text of the model is in, the one first that is shown where none is asked for.
    pub languages: Vec<Language>,
    /// Its short name, as it stands in the head of the page and before titles: a word or two.
    pub name: Text,
    /// Its title: the heading of the overview.
    pub title: Text,
    /// What a reader finds and can do, in a few sentences.
    pub standfirst: Text,
    /// What the page is, for search engines; empty in an outline ([`crate::Model::outline`]).
    pub description: Text,
    /// What the words of its accounts mean, where that is worth saying; left out of an outline.
    pub accounts: Option<Text>,
    /// Who tells prices of the day; `None` where nobody is to be asked.
    pub prices: Option<PriceService>,
    /// What is said first; `None` where the overview begins with its figures.
    pub lead: Option<Lead>,
}

impl Report {
    /// Name and title: `Takerate – What DeFi protocols earn, on your assumptions`.
    #[must_use]
    pub fn full_title(&self, language: Language) -> String {
        ReasonsWords::of(language).full_title(self.name.get(language), self.title.get(language))
    }
}
