//! Answers in words. Analyses answer by ids, numbers and problems, so that a reader who changes the language needs no new
//! answer.

mod json;
mod request_error;
mod seek;

use takerate_analysis::NoValue;
use takerate_analysis::bridge::{Contribution, Grain};
use takerate_analysis::simulate::Warning;
use takerate_core::explain::reason;
use takerate_core::{Language, Model};
use takerate_words::AnswersWords;

pub use json::json;
pub use request_error::request_error;
pub use seek::seek;

/// Why a line has no value, as a sentence; nothing where the model lacks the line.
#[must_use]
pub fn no_value(problem: &NoValue, model: &Model, language: Language) -> String {
    problem.find(model).map_or_else(String::new, |(line, problem)| reason(model, line, problem, language))
}

/// The name of what contributes to a difference: an input, a group of a section, or a section.
#[must_use]
pub fn contribution(contribution: &Contribution, grain: Grain, model: &Model, language: Language) -> String {
    let first = contribution.changes.first().and_then(|change| model.find_input(&change.input));
    let Some(input) = first.map(|id| model.input(id)) else { return String::new() };
    let section = &model.sections[usize::from(input.section)];
    let group = section.groups.get(usize::from(input.group)).map_or("", |group| group.name.get(language));
    match grain {
        Grain::Inputs => input.name.get(language).to_owned(),
        Grain::Groups => AnswersWords::of(language).within(section.name.get(language), group),
        Grain::Sections => section.name.get(language).to_owned(),
    }
}

/// What to beware of in a simulation, without a full stop.
#[must_use]
pub fn warning(warning: Warning, language: Language) -> String {
    let Warning::ManySamples { samples, megabytes } = warning;
    AnswersWords::of(language).many_samples(&samples.to_string(), &megabytes.to_string())
}
