//! What a value rests on: how sure it is, where it comes from, for which day it holds.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use takerate_words::PageWords;

use crate::language::{Language, Text};

/// How sure a figure is (the vocabulary of the project's facts).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Printed in the named source.
    Stated,
    /// Printed only in retellings of the report or of another source.
    SecondHand,
    /// Arithmetic on stated values.
    Derived,
    /// Chosen so that the model returns the published figures, or between them.
    Estimated,
    /// This project's choice.
    Assumption,
    /// Nobody has published a value: there is none.
    Unpublished,
}

impl Basis {
    /// Every basis, the surest first.
    pub const ALL: [Self; 6] =
        [Self::Stated, Self::SecondHand, Self::Derived, Self::Estimated, Self::Assumption, Self::Unpublished];

    /// The word for it in model files and public interfaces.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::SecondHand => "second-hand",
            Self::Derived => "derived",
            Self::Estimated => "estimated",
            Self::Assumption => "assumption",
            Self::Unpublished => "unpublished",
        }
    }

    /// The word for it in a language.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        PageWords::of(language).basis(self as usize)
    }

    /// What it means, in a language.
    #[must_use]
    pub fn meaning(self, language: Language) -> &'static str {
        PageWords::of(language).basis_meaning(self as usize)
    }
}

/// Where figures come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// What it is and who wrote it.
    pub title: Text,
    /// Its address, where it has one.
    pub url: Option<String>,
    /// Its date (ISO 8601, possibly only a month or a year), where it is known.
    pub date: Option<String>,
}

/// What somebody else has published in an input's place, for comparison: a value, or the span of several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparable {
    /// Whose it is and what of.
    pub name: Text,
    /// The value, or the low end of the span.
    pub low: Decimal,
    /// The same value, or the high end of the span.
    pub high: Decimal,
    /// The day, month or year of its publication.
    pub as_of: Option<String>,
    /// Indices into [`crate::Model::sources`].
    pub sources: Vec<u16>,
}

/// What one value of an input rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// How sure the value is.
    pub basis: Basis,
    /// Indices into [`Model::sources`].
    pub sources: Vec<u16>,
    /// The day, month or year for which the value holds.
    pub as_of: Option<String>,
    /// What the source says of the value and what to beware of.
    pub note: Option<Text>,
    /// Why the value differs from the first preset's.
    pub why: Option<Text>,
}

impl Origin {
    /// An origin of which nothing but the basis is known.
    #[must_use]
    pub fn bare(basis: Basis) -> Self {
        Self { basis, sources: Vec::new(), as_of: None, note: None, why: None }
    }
}
