//! What the samples of an output say, in words and figures.

use takerate_analysis::simulate::{Distributed, Joint, Probability};
use takerate_core::unit::Kind;
use takerate_core::{Decimal, Language, Model};
use takerate_display::format;
use takerate_words::{PageWords, ReasonsWords, SamplesWords};

use crate::named::Output;
use crate::table::{Cell, Table};
use crate::{say, tick};

/// Where most samples lie, in a sentence.
#[must_use]
pub fn verdict(model: &Model, answer: &Distributed, language: Language) -> String {
    let words = SamplesWords::of(language);
    let output = Output::of(model, &answer.output, language);
    let what = output.of_protocol(model);
    let at = |per| percentile(answer, per).map(|value| say::float(value, &output.unit, language));
    match ([at(10.0), at(50.0), at(90.0)], with_value(answer).map(tick::share)) {
        ([Some(low), Some(middle), Some(high)], None) => words.most(&what, &low, &high, &middle),
        ([Some(low), Some(middle), Some(high)], Some(share)) => {
            words.most_with_value(&share, &what, &low, &high, &middle)
        }
        _ => words.none(&what),
    }
}

/// The figures that matter, each with its name; standard errors where there are any.
#[must_use]
pub fn facts(model: &Model, answer: &Distributed, language: Language) -> Vec<(String, String)> {
    let Some(line) = model.find_line(&answer.output).map(|line| model.line(line)) else { return Vec::new() };
    let float = |value: f64| say::float(value, &line.unit, language);
    let words = SamplesWords::of(language);
    let mut facts = vec![(words.this_scenario().to_owned(), say::figure(&answer.base, line, language))];
    if let Some(value) = percentile(answer, 50.0) {
        facts.push((words.median().to_owned(), float(value)));
    }
    // The mean of a multiple says nothing: earnings near zero make it as large as one likes.
    let moments = line.unit.kind != Kind::Multiple;
    if let Some((mean, error)) = answer.mean.zip(answer.standard_error).filter(|_| moments) {
        facts.push((words.mean_and_error().to_owned(), format!("{} ± {}", float(mean), float(error))));
    }
    if let Some(deviation) = answer.deviation.filter(|_| moments) {
        facts.push((words.deviation().to_owned(), float(deviation)));
    }
    let among = among(answer, language);
    facts.push((words.above_zero().to_owned() + among, likely(answer.positive, language)));
    for (level, probability) in &answer.below {
        let level = tick::exact(*level, &line.unit, language);
        facts.push((words.below(&level) + among, likely(*probability, language)));
    }
    if answer.without_value > 0 {
        let share = with_value(answer).map_or(1.0, |share| 1.0 - share);
        let count = format::plain(Decimal::from(answer.without_value));
        facts.push((words.without_value().to_owned(), words.samples_and_share(&count, &tick::share(share))));
    }
    facts
}

/// What the samples of every output come to, with all digits: a row for each measure.
#[must_use]
pub fn sheet(outputs: &[Distributed], language: Language) -> Table {
    let words = SamplesWords::of(language);
    let head = [words.result(), words.measure(), words.value(), words.standard_error()];
    let mut table =
        Table { caption: words.caption().to_owned(), head: head.map(str::to_owned).to_vec(), rows: Vec::new() };
    for answer in outputs {
        let mut row = |measure: String, value: Option<String>, error: Option<f64>| {
            let error = error.map(|error| error.to_string()).unwrap_or_default();
            let cells = [answer.output.clone(), measure, value.unwrap_or_default(), error];
            table.rows.push(cells.map(Cell::text).to_vec());
        };
        row(words.this_scenario().to_owned(), answer.base.value.map(|value| value.normalize().to_string()), None);
        row(words.mean().to_owned(), answer.mean.map(|value| value.to_string()), answer.standard_error);
        row(words.deviation().to_owned(), answer.deviation.map(|value| value.to_string()), None);
        for (per, value) in &answer.percentiles {
            row(format!("P{per}"), Some(value.to_string()), None);
        }
        let likely = |known: &Probability| match known.of {
            0 => (None, None),
            _ => (Some(known.value.to_string()), Some(known.standard_error)),
        };
        let (value, error) = likely(&answer.positive);
        let among = among(answer, language);
        row(words.probability_above_zero().to_owned() + among, value, error);
        for (level, known) in &answer.below {
            let (value, error) = likely(known);
            let below = words.probability_below(&level.normalize().to_string());
            row(below + among, value, error);
        }
        row(words.with_value().to_owned(), Some(answer.positive.of.to_string()), None);
        row(words.without_value().to_owned(), Some(answer.without_value.to_string()), None);
    }
    table
}

/// Which outputs have no value in some samples, and in how many; `None` where all have one.
#[must_use]
pub fn left_out(model: &Model, outputs: &[Distributed], language: Language) -> Option<String> {
    let words = SamplesWords::of(language);
    let named = outputs.iter().filter_map(|output| {
        let line = model.line(model.find_line(&output.output)?);
        let missing = 1.0 - with_value(output)?;
        Some(words.left_out_of(say::protocol(model, line, language), &tick::share(missing)))
    });
    let named: Vec<String> = named.collect();
    (!named.is_empty()).then(|| words.left_out(&named.join(ReasonsWords::of(language).listed())))
}

/// The share of samples that have a value; `None` where all have one.
#[allow(clippy::cast_precision_loss)] // At most 10^8 samples.
pub(crate) fn with_value(answer: &Distributed) -> Option<f64> {
    let known =
        answer.histogram.as_ref().map_or(0, |known| known.counts.iter().sum::<u64>() + known.below + known.above);
    (answer.without_value > 0).then(|| known as f64 / (known + answer.without_value) as f64)
}

/// What stands behind the name of a probability where some samples have no value, so that it is one of the others.
#[must_use]
pub(crate) fn among(answer: &Distributed, language: Language) -> &'static str {
    if answer.without_value == 0 { "" } else { SamplesWords::of(language).among() }
}

/// How likely all outputs are above zero at once, and below the levels that were asked about, in a sentence or two.
#[must_use]
pub fn jointly(joint: &Joint, language: Language) -> String {
    let words = SamplesWords::of(language);
    let count = |samples: u64| format::plain(Decimal::from(samples));
    let (above, of) = (likely(joint.all_positive, language), count(joint.all_positive.of));
    let mut said = vec![match joint.without_value {
        0 => words.all_above(&above),
        _ => words.all_above_with_value(&of, &above),
    }];
    if let Some(probability) = joint.all_below {
        let below = likely(probability, language);
        said.push(if probability.of == joint.all_positive.of {
            words.all_below(&below)
        } else {
            words.all_below_with_value(&count(probability.of), &below)
        });
    }
    if joint.without_value > 0 {
        said.push(words.some_without_value(&count(joint.without_value)));
    }
    said.join(PageWords::of(language).between())
}

/// A probability with its standard error; one that no sample speaks against has none that could be told.
fn likely(probability: Probability, language: Language) -> String {
    let share = tick::share(probability.value);
    if probability.of == 0 {
        SamplesWords::of(language).no_sample().to_owned()
    } else if probability.standard_error == 0.0 {
        share
    } else {
        format!("{share} ± {:.2}%", probability.standard_error * 100.0)
    }
}

/// The value below which so many per cent of the samples lie, if it was computed.
pub(crate) fn percentile(answer: &Distributed, per: f64) -> Option<f64> {
    answer.percentiles.iter().find(|known| (known.0 - per).abs() < 1e-9).map(|known| known.1)
}
