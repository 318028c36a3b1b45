//! Values of lines and inputs in the reader's manner.

use takerate_analysis::{Figure, NoValue};
use takerate_core::unit::Unit;
use takerate_core::{Decimal, Input, Language, Line, Model};
use takerate_display::{change, format};
use takerate_words::{AnswersWords, PageWords, short_name, spaced};

/// A value in double precision, as a value of `unit` is shown; three dots where it is beyond a decimal.
#[must_use]
pub fn float(value: f64, unit: &Unit, language: Language) -> String {
    Decimal::from_f64_retain(value).map_or_else(|| "…".to_owned(), |value| format::short(value, unit, language))
}

/// The same of a difference, with its sign.
#[must_use]
pub fn float_change(value: f64, unit: &Unit, language: Language) -> String {
    let change = Decimal::from_f64_retain(value).map(|value| change::size(Decimal::ZERO, value, unit, language));
    change.map_or_else(|| "…".to_owned(), |change| change.unwrap_or_else(|| float(value, unit, language)))
}

/// An exact value of an input: every digit that it has, unless it has more than matter.
#[must_use]
pub fn value(value: Decimal, input: &Input, language: Language) -> String {
    format::precise(value, &input.unit, language)
}

/// The same, or the word that nobody has published one.
#[must_use]
pub fn known(value: Option<Decimal>, input: &Input, language: Language) -> String {
    format::known(value, language, |value| self::value(value, input, language))
}

/// An output's figure, or the short word where it has none.
#[must_use]
pub fn figure(figure: &Figure, line: &Line, language: Language) -> String {
    match figure.value {
        Some(value) => format::short(value, &line.unit, language),
        None => missing(figure.problem.as_ref(), figure.not_meaningful, language).to_owned(),
    }
}

/// A name with its value behind: `ETH price 3,000 USD / ETH`.
#[must_use]
pub fn beside(name: &str, value: &str) -> String {
    spaced(&format!("{name} {value}"))
}

/// What stands for a value that there is not.
#[must_use]
pub fn missing(problem: Option<&NoValue>, not_meaningful: bool, language: Language) -> &'static str {
    if problem.is_some_and(NoValue::is_unpublished) {
        return PageWords::of(language).unpublished();
    }
    if not_meaningful { PageWords::of(language).not_meaningful() } else { no_value(language) }
}

/// What stands for a value that there is not, whatever the reason.
#[must_use]
pub fn no_value(language: Language) -> &'static str {
    AnswersWords::of(language).no_value()
}

/// A line's name with its protocol's: `Aave: adjusted earnings`.
#[must_use]
pub fn line_name(model: &Model, line: &Line, language: Language) -> String {
    AnswersWords::of(language).within(protocol(model, line, language), line.name.get(language))
}

/// An input's name with its protocol's, or alone where all protocols share it.
#[must_use]
pub fn input_name(model: &Model, input: &Input, language: Language) -> String {
    let section = &model.sections[usize::from(input.section)];
    if section.is_protocol() {
        AnswersWords::of(language).within(short_name(section.name.get(language)), input.name.get(language))
    } else {
        input.name.get(language).to_owned()
    }
}

/// The name of a line's protocol, without what stands in brackets behind it.
#[must_use]
pub fn protocol<'m>(model: &'m Model, line: &Line, language: Language) -> &'m str {
    short_name(model.sections[usize::from(line.section)].name.get(language))
}
