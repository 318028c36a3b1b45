//! What could not be read in a link, in words.

use takerate_core::{Decimal, Language, Model};
use takerate_words::ReasonsWords;

use super::VERSION;
use crate::assign::{AssignError, rounding};

/// Something in a link that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Issue {
    /// It is longer than [`LONGEST`]; nothing of it was read.
    TooLong,
    /// It does not begin with a version; nothing of it was read.
    NotALink(String),
    /// It is of a version that this page does not know; nothing of it was read.
    WrongVersion(String),
    /// The preset is not known and was left out.
    UnknownPreset(String),
    /// The ready-made scenario is not known and was left out.
    UnknownScenario(String),
    /// The view is not known and was left out.
    UnknownView(String),
    /// The language is not known and was left out.
    UnknownLanguage(String),
    /// What should name an edition of the model does not, and was left out.
    NotAnEdition(String),
    /// What should say of when prices are does not, and was left out.
    NoPrices(String),
    /// A part is missing where an ellipsis stands; the piece was left out.
    Cut(String),
    /// A piece is not of the form `id=value`.
    NotAnAssignment(String),
    /// An assignment was not taken.
    Assignment(AssignError),
    /// An assignment was taken with fewer digits than it was written with: the input's id and the value.
    Rounded(String, Decimal),
}

impl Issue {
    /// What could not be read and what was done instead, for a reader.
    #[must_use]
    pub fn message(&self, model: &Model, language: Language) -> String {
        let words = ReasonsWords::of(language);
        let instead = model.presets.first().map_or("", |preset| preset.name.get(language));
        let version = VERSION.to_string();
        match self {
            Self::TooLong => words.link_too_long(instead),
            Self::NotALink(text) => words.not_a_link(text, &version, instead),
            Self::WrongVersion(text) => words.link_version(text, &version, instead),
            Self::UnknownPreset(id) => {
                let known: Vec<&str> = model.presets.iter().map(|preset| preset.id.as_str()).collect();
                words.unknown_preset(id, &known.join(words.listed()))
            }
            Self::UnknownScenario(id) => words.unknown_scenario(id),
            Self::UnknownView(text) => words.unknown_view(text),
            Self::UnknownLanguage(text) => words.unknown_language(text),
            Self::NotAnEdition(text) => words.not_an_edition(text),
            Self::NoPrices(text) => words.no_prices(text),
            Self::Cut(text) => words.link_cut(text),
            Self::NotAnAssignment(text) => words.not_an_assignment(text),
            Self::Assignment(error) => words.left_out(&error.sentence(model, language)),
            Self::Rounded(id, value) => rounding(id, *value, language) + words.stop(),
        }
    }
}
