//! What can be wrong with a file that somebody offers as a scenario.

use takerate_core::{Language, Model};
use takerate_scenario_io::assign::AssignError;
use takerate_scenario_io::name::NameError;
use takerate_words::{MistakesWords, ReasonsWords};

use super::{FORMAT, LONGEST, VERSION};

/// Something in a file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// It is longer than [`LONGEST`]; nothing of it was read.
    TooLong,
    /// It is an archive: a workbook, which holds results but no scenario that can be read back.
    Workbook,
    /// It is some other file, of no text.
    NotText,
    /// It is no JSON from this line and column on.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It is JSON, but no scenario: `format` is missing or says something else.
    NotAScenario(Option<String>),
    /// It is of a version that is not known here.
    WrongVersion(String),
    /// A field that must be there is not.
    Missing(&'static str),
    /// A field, or an input, is there twice.
    Twice(String),
    /// A field does not hold what it should.
    WrongKind {
        /// The field.
        field: String,
        /// What it should hold.
        wanted: Kind,
    },
    /// No preset has this id.
    UnknownPreset {
        /// As it was written.
        id: String,
        /// Ids that were probably meant.
        near: Vec<String>,
    },
    /// An input cannot be set.
    Input(AssignError),
    /// The name is no name.
    Name(NameError),
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An object.
    Object,
    /// A text.
    Text,
    /// A decimal number as a text.
    Decimal,
    /// A decimal number as a text, or `null`.
    Result,
    /// A whole number.
    Whole,
    /// A day.
    Date,
}

impl Mistake {
    /// What is wrong, where, and what to do, as a sentence.
    #[must_use]
    pub fn message(&self, model: &Model, language: Language) -> String {
        let words = MistakesWords::of(language);
        let (listed, or) = (ReasonsWords::of(language).listed(), ReasonsWords::of(language).or());
        match self {
            Self::TooLong => words.too_long(LONGEST),
            Self::Workbook => words.workbook().to_owned(),
            Self::NotText => words.not_text().to_owned(),
            Self::NotJson { line, column } => words.not_json(&line.to_string(), &column.to_string()),
            Self::NotAScenario(None) => words.no_format(FORMAT),
            Self::NotAScenario(Some(format)) => words.other_format(format, FORMAT),
            Self::WrongVersion(version) => words.wrong_version(version, &VERSION.to_string()),
            Self::Missing(field) => words.missing(field),
            Self::Twice(field) => words.twice(field),
            Self::WrongKind { field, wanted } => match wanted {
                Kind::Object => words.should_be_object(field, r#"{"aave.gho_share": "0.1"}"#),
                Kind::Text => words.should_be_text(field),
                Kind::Decimal => words.should_be_decimal(field),
                Kind::Result => words.should_be_result(field),
                Kind::Whole => words.should_be_whole(field),
                Kind::Date => words.should_be_date(field),
            },
            Self::UnknownPreset { id, near } => {
                let known: Vec<&str> = model.presets.iter().map(|preset| preset.id.as_str()).collect();
                let known = known.join(listed);
                if near.is_empty() {
                    words.unknown_preset(id, &known)
                } else {
                    words.unknown_preset_near(id, &known, &near.join(or))
                }
            }
            Self::Input(error) => words.inputs(&error.sentence(model, language)),
            Self::Name(error) => words.name(&error.message(language)),
        }
    }
}
