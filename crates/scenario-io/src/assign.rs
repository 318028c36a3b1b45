//! Changing an input by its public id, from a link, a script or the command line.

use serde::{Deserialize, Serialize};
use takerate_core::decimal::{Parsed, parse};
use takerate_core::nearest::nearest;
use takerate_core::unit::InvalidValue;
use takerate_core::{Decimal, InputId, Language, Model, Scenario};
use takerate_words::ReasonsWords;

/// Why an assignment was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AssignError {
    /// No input has this id.
    UnknownId {
        /// As it was written.
        id: String,
        /// Ids that were probably meant.
        near: Vec<String>,
    },
    /// The text is no decimal number.
    NotANumber {
        /// The input's id.
        id: String,
        /// As it was written.
        text: String,
    },
    /// The number has more digits than a decimal holds.
    TooManyDigits {
        /// The input's id.
        id: String,
    },
    /// The input's unit forbids the value.
    Refused {
        /// The input.
        input: InputId,
        /// As it was written.
        text: String,
        /// Why.
        refusal: InvalidValue,
    },
}

/// An assignment that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assigned {
    /// The input.
    pub input: InputId,
    /// The value that was taken where the text has more digits than a decimal holds.
    pub rounded: Option<Decimal>,
}

/// Sets the input with a public id to a plain decimal (`0.1`, `3e6`).
///
/// # Errors
/// Unknown ids, text that is no number and values that the unit forbids; the scenario stays as it was.
pub fn assign(model: &Model, scenario: &mut Scenario, id: &str, text: &str) -> Result<Assigned, AssignError> {
    let input = find(model, id)?;
    let Parsed { value, rounded } =
        parse(text).map_err(|_| AssignError::NotANumber { id: id.to_owned(), text: clipped(text) })?;
    set(model, scenario, input, value)?;
    Ok(Assigned { input, rounded: rounded.then_some(value) })
}

/// As [`assign`], for those who have nobody to tell that a number was rounded.
///
/// # Errors
/// Those of [`assign`], and [`AssignError::TooManyDigits`] instead of rounding; the scenario stays as it was.
pub fn assign_exact(model: &Model, scenario: &mut Scenario, id: &str, text: &str) -> Result<InputId, AssignError> {
    if parse(text).is_ok_and(|parsed| parsed.rounded) {
        find(model, id)?;
        return Err(AssignError::TooManyDigits { id: id.to_owned() });
    }
    assign(model, scenario, id, text).map(|assigned| assigned.input)
}

/// The input with a public id.
///
/// # Errors
/// That there is none, with the ids that were probably meant.
pub fn find(model: &Model, id: &str) -> Result<InputId, AssignError> {
    model.find_input(id).ok_or_else(|| AssignError::UnknownId {
        id: clipped(id),
        near: nearest(id, model.inputs.iter().map(|input| input.id.as_str())).into_iter().map(str::to_owned).collect(),
    })
}

/// Sets an input to a value.
///
/// # Errors
/// Values that the unit forbids; the scenario stays as it was.
pub fn set(model: &Model, scenario: &mut Scenario, input: InputId, value: Decimal) -> Result<(), AssignError> {
    let refused = |refusal| AssignError::Refused { input, text: value.normalize().to_string(), refusal };
    scenario.set(model, input, value).map_err(refused)
}

/// Reads a plain decimal, rounded where it has more digits than a decimal holds; `None` for anything else and for what is
/// beyond every decimal.
#[must_use]
pub fn decimal(text: &str) -> Option<Decimal> {
    parse(text).ok().map(|parsed| parsed.value)
}

/// That a number was rounded since it has more digits than a decimal holds, as a clause; `name` is where it stood.
#[must_use]
pub fn rounding(name: &str, value: Decimal, language: Language) -> String {
    ReasonsWords::of(language).rounded(name, &value.to_string())
}

/// A number as an input takes it, for a message: its value in the first preset, in three digits.
fn example(model: &Model, id: &str) -> String {
    let input = model.find_input(id).map(|id| model.input(id));
    let value = input.and_then(|input| {
        input.values.first().copied().flatten().filter(|value| !value.is_zero()).or(Some(input.high))
    });
    value.and_then(|value| value.round_sf(3)).map_or_else(|| "0.06".to_owned(), |value| value.normalize().to_string())
}

/// As [`decimal`], but `None` for more digits than a decimal holds.
#[must_use]
pub fn exact(text: &str) -> Option<Decimal> {
    parse(text).ok().filter(|parsed| !parsed.rounded).map(|parsed| parsed.value)
}

/// What a message shows of text that somebody else wrote.
#[must_use]
pub fn clipped(text: &str) -> String {
    const MOST: usize = 40;
    if text.chars().count() <= MOST { text.to_owned() } else { text.chars().take(MOST).chain(['…']).collect() }
}

/// Why a unit refuses a value, as a clause.
#[must_use]
pub fn refusal(refusal: InvalidValue, language: Language) -> &'static str {
    ReasonsWords::of(language).refusals(refusal as usize)
}

impl AssignError {
    /// The same as [`AssignError::message`], with the stop of a sentence unless it is a question.
    #[must_use]
    pub fn sentence(&self, model: &Model, language: Language) -> String {
        let question = matches!(self, Self::UnknownId { near, .. } if !near.is_empty());
        self.message(model, language) + if question { "" } else { ReasonsWords::of(language).stop() }
    }

    /// What was wrong and what to do, for a reader, as a clause.
    #[must_use]
    pub fn message(&self, model: &Model, language: Language) -> String {
        let words = ReasonsWords::of(language);
        match self {
            Self::UnknownId { id, near } if near.is_empty() => words.unknown_id(id),
            Self::UnknownId { id, near } => words.unknown_id_near(id, &near.join(words.or())),
            Self::NotANumber { id, text } => words.not_a_number(text, id, &example(model, id)),
            Self::TooManyDigits { id } => words.too_many_digits(id),
            Self::Refused { input, text, refusal: why } => {
                words.refused(&model.input(*input).id, text, refusal(*why, language))
            }
        }
    }
}
