//! What is wrong with a request, as a clause for a reader.

use takerate_analysis::RequestError;
use takerate_core::{Decimal, Language, Model};
use takerate_display::format;
use takerate_scenario_io::assign::clipped;
use takerate_words::{ReasonsWords, RequestsWords};

/// What is wrong with a request and what to do, without a full stop.
#[must_use]
pub fn request_error(error: &RequestError, model: &Model, language: Language) -> String {
    let (words, signs) = (RequestsWords::of(language), ReasonsWords::of(language));
    let named = |id: &str| named(model, id, language);
    let value = |id: &str, value: &Decimal| value_of(model, id, *value, language);
    match error {
        RequestError::UnknownPreset(id) => {
            let presets: Vec<&str> = model.presets.iter().map(|preset| preset.id.as_str()).collect();
            words.unknown_preset(&clipped(id), &presets.join(signs.listed()))
        }
        RequestError::UnknownOutput(id, near) if near.is_empty() => words.unknown_output(id),
        RequestError::UnknownOutput(id, near) => words.unknown_output_near(id, &near.join(signs.or())),
        RequestError::Assign(error) => error.message(model, language),
        RequestError::LowAboveHigh(id, low, high) if low == high => words.same_ends(&named(id), &value(id, low)),
        RequestError::LowAboveHigh(id, low, high) => {
            words.low_above_high(&named(id), &value(id, low), &value(id, high))
        }
        RequestError::P10AboveP90(id, p10, p90) if p10 == p90 => words.same_percentiles(&named(id), &value(id, p10)),
        RequestError::P10AboveP90(id, p10, p90) => words.p10_above_p90(&named(id), &value(id, p10), &value(id, p90)),
        RequestError::Percent(percent) => words.percent(&percent.to_string()),
        RequestError::Steps(steps) => words.steps(*steps),
        RequestError::SameAxis(id) => words.same_axis(&named(id)),
        RequestError::ModeOutside(id, mode, low, high) => {
            words.mode_outside(&named(id), &value(id, mode), &value(id, low), &value(id, high))
        }
        RequestError::NotPositive(id, p10) => words.not_positive(&named(id), &value(id, p10)),
        RequestError::LevelElsewhere(id, outputs) => words.level_elsewhere(id, &outputs.join(signs.listed())),
        RequestError::Correlation(id, how) => words.correlation(&named(id), &how.to_string()),
        RequestError::NoDriver(id, Some(driver)) => words.driver_certain(&named(id), &named(driver)),
        RequestError::NoDriver(id, None) => words.no_driver(&named(id)),
        RequestError::Twice(id) => words.twice(&named(id)),
        RequestError::NoRule(id) => words.no_rule(&named(id)),
        RequestError::NothingUncertain => words.nothing_uncertain().to_owned(),
        RequestError::AllHeld => words.all_held().to_owned(),
        RequestError::TooFewForSobol(samples, least) => {
            words.too_few_for_sobol(&samples.to_string(), &least.to_string())
        }
        RequestError::NoSamples => words.no_samples().to_owned(),
        RequestError::TooManySamples(samples) => words.too_many_samples(&samples.to_string()),
        RequestError::TooManyChanges(sections) => words.too_many_changes(*sections),
        RequestError::NoOutput => words.no_output().to_owned(),
    }
}

/// An input's name with its id, since a page shows the one and a command takes the other; the id alone where the model does
/// not know it.
fn named(model: &Model, id: &str, language: Language) -> String {
    match model.find_input(id).map(|input| model.input(input).name.get(language)) {
        Some(name) => RequestsWords::of(language).named(name, id),
        None => id.to_owned(),
    }
}

/// An input's value with its unit.
fn value_of(model: &Model, id: &str, value: Decimal, language: Language) -> String {
    match model.find_input(id).map(|input| model.input(input)) {
        Some(input) => format::precise(value, &input.unit, language),
        None => format::plain(value.normalize()),
    }
}
