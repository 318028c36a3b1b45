//! What the samples of an output say, in words and figures.

use takerate_analysis::simulate::{Distributed, Joint, Probability};
use takerate_core::chinese;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, Language, Model};
use takerate_present::format;

use crate::named::{Output, pick};
use crate::table::{Cell, Table};
use crate::{say, tick};

/// Where most samples lie, in a sentence.
#[must_use]
pub fn verdict(model: &Model, answer: &Distributed, language: Language) -> String {
    let output = Output::of(model, &answer.output, language);
    let what = output.of_protocol(model);
    let at = |per| percentile(answer, per).map(|value| say::float(value, &output.unit, language));
    let among = with_value(answer).map(tick::share);
    match ([at(10.0), at(50.0), at(90.0)], language) {
        ([Some(low), Some(middle), Some(high)], Language::ENGLISH) => match among {
            None => {
                format!("Four samples out of five put {what} between {low} and {high}, half of all below {middle}.")
            }
            Some(share) => format!(
                "In {share} of the samples {what} has a value; four out of five of these lie between {low} and {high}, half below {middle}."
            ),
        },
        ([Some(low), Some(middle), Some(high)], Language::CHINESE) => match among {
            None => chinese!("{what}：80% 的样本落在 {low} 与 {high} 之间；半数样本低于 {middle}。"),
            Some(share) => {
                chinese!("{share} 的样本中{what}有数值；其中 80% 落在 {low} 与 {high} 之间，半数低于 {middle}。")
            }
        },
        (_, Language::ENGLISH) => format!("No sample gives {what} a value."),
        (_, Language::CHINESE) => chinese!("没有样本能使{what}有数值。"),
    }
}

/// The figures that matter, each with its name; standard errors where there are any.
#[must_use]
pub fn facts(model: &Model, answer: &Distributed, language: Language) -> Vec<(String, String)> {
    let Some(line) = model.find_line(&answer.output).map(|line| model.line(line)) else { return Vec::new() };
    let float = |value: f64| say::float(value, &line.unit, language);
    let name = |english: &str, chinese: &str| pick(language, english, chinese).to_owned();
    let mut facts = vec![(name("This scenario", "当前情景"), say::figure(&answer.base, line, language))];
    if let Some(value) = percentile(answer, 50.0) {
        facts.push((name("Median", "中位数"), float(value)));
    }
    // The mean of a multiple says nothing: earnings near zero make it as large as one likes.
    let moments = line.unit.kind != Kind::Multiple;
    if let Some((mean, error)) = answer.mean.zip(answer.standard_error).filter(|_| moments) {
        facts.push((name("Mean ± standard error", "均值 ± 标准误"), format!("{} ± {}", float(mean), float(error))));
    }
    if let Some(deviation) = answer.deviation.filter(|_| moments) {
        facts.push((name("Standard deviation", "标准差"), float(deviation)));
    }
    let among = among(answer, language);
    facts.push((name("Above zero", "大于零") + among, likely(answer.positive, language)));
    for (level, probability) in &answer.below {
        let level = tick::exact(*level, &line.unit, language);
        let below = name(&format!("Below {level}"), &chinese!("低于 {level}"));
        facts.push((below + among, likely(*probability, language)));
    }
    if answer.without_value > 0 {
        let share = with_value(answer).map_or(1.0, |share| 1.0 - share);
        let count = (format::plain(Decimal::from(answer.without_value)), tick::share(share));
        let count = pick(language, format!("{} ({})", count.0, count.1), format!("{}（{}）", count.0, count.1));
        facts.push((name("Samples without a value", "没有数值的样本"), count));
    }
    facts
}

/// What the samples of every output come to, with all digits: a row for each measure.
#[must_use]
pub fn sheet(outputs: &[Distributed], language: Language) -> Table {
    let name = |english: &str, chinese: &str| pick(language, english, chinese).to_owned();
    let mut table = Table {
        caption: name("What the samples come to", "样本结果汇总"),
        head: vec![
            name("Result", "结果"),
            name("Measure", "指标"),
            name("Value", "数值"),
            name("Standard error", "标准误"),
        ],
        rows: Vec::new(),
    };
    for answer in outputs {
        let mut row = |measure: String, value: Option<String>, error: Option<f64>| {
            let error = error.map(|error| error.to_string()).unwrap_or_default();
            let cells = [answer.output.clone(), measure, value.unwrap_or_default(), error];
            table.rows.push(cells.map(Cell::text).to_vec());
        };
        row(name("This scenario", "当前情景"), answer.base.value.map(|value| value.normalize().to_string()), None);
        row(name("Mean", "均值"), answer.mean.map(|value| value.to_string()), answer.standard_error);
        row(name("Standard deviation", "标准差"), answer.deviation.map(|value| value.to_string()), None);
        for (per, value) in &answer.percentiles {
            row(format!("P{per}"), Some(value.to_string()), None);
        }
        let likely = |known: &Probability| match known.of {
            0 => (None, None),
            _ => (Some(known.value.to_string()), Some(known.standard_error)),
        };
        let (value, error) = likely(&answer.positive);
        let among = among(answer, language);
        row(name("Probability above 0", "大于 0 的概率") + among, value, error);
        for (level, known) in &answer.below {
            let (value, error) = likely(known);
            let level = level.normalize();
            let below = name(&format!("Probability below {level}"), &chinese!("低于 {level} 的概率"));
            row(below + among, value, error);
        }
        row(name("Samples with a value", "有数值的样本"), Some(answer.positive.of.to_string()), None);
        row(name("Samples without a value", "没有数值的样本"), Some(answer.without_value.to_string()), None);
    }
    table
}

/// Which outputs have no value in some samples, and in how many; `None` where all have one.
#[must_use]
pub fn left_out(model: &Model, outputs: &[Distributed], language: Language) -> Option<String> {
    let named = outputs.iter().filter_map(|output| {
        let line = model.line(model.find_line(&output.output)?);
        let missing = 1.0 - with_value(output)?;
        Some(format!("{} {}", say::protocol(model, line, language), tick::share(missing)))
    });
    let named: Vec<String> = named.collect();
    (!named.is_empty()).then(|| match language {
        Language::ENGLISH => format!("Samples without a value are left out of the bars: {}.", named.join(", ")),
        Language::CHINESE => chinese!("没有数值的样本未计入条形：{}。", named.join("、")),
    })
}

/// The share of samples that have a value; `None` where all have one.
#[allow(clippy::cast_precision_loss)] // At most 10^8 samples.
fn with_value(answer: &Distributed) -> Option<f64> {
    let known =
        answer.histogram.as_ref().map_or(0, |known| known.counts.iter().sum::<u64>() + known.below + known.above);
    (answer.without_value > 0).then(|| known as f64 / (known + answer.without_value) as f64)
}

/// What stands behind the name of a probability where some samples have no value, so that it is one of the others.
#[must_use]
pub(crate) fn among(answer: &Distributed, language: Language) -> &'static str {
    match language {
        _ if answer.without_value == 0 => "",
        Language::ENGLISH => ", of samples with a value",
        Language::CHINESE => "（占有数值的样本）",
    }
}

/// How likely all outputs are above zero at once, and below the levels that were asked about, in a sentence or two.
#[must_use]
pub fn jointly(joint: &Joint, language: Language) -> String {
    let count = |samples: u64| format::plain(Decimal::from(samples));
    let (above, of) = (likely(joint.all_positive, language), count(joint.all_positive.of));
    let mut text = match language {
        Language::ENGLISH if joint.without_value > 0 => {
            format!("Of the {of} samples in which all have a value, all are above zero at once in {above}.")
        }
        Language::CHINESE if joint.without_value > 0 => {
            chinese!("在全部有数值的 {of} 个样本中，全部同时大于零的占 {above}。")
        }
        Language::ENGLISH => format!("All are above zero at once in {above} of the samples."),
        Language::CHINESE => chinese!("全部同时大于零的样本占 {above}。"),
    };
    if let Some(probability) = joint.all_below {
        let (below, known) = (likely(probability, language), count(probability.of));
        let apart = probability.of != joint.all_positive.of;
        text.push_str(&match language {
            Language::ENGLISH if apart => {
                format!(" Of the {known} samples in which those with a level have a value, all are below it at once in {below}.")
            }
            Language::CHINESE if apart => {
                chinese!("在设有水平的各项均有数值的 {known} 个样本中，全部同时低于所设水平的占 {below}。")
            }
            Language::ENGLISH => format!(" All are below the level at once in {below}."),
            Language::CHINESE => chinese!("全部同时低于所设水平的占 {below}。"),
        });
    }
    if joint.without_value > 0 {
        let without = count(joint.without_value);
        text.push_str(&match language {
            Language::ENGLISH => format!(" In another {without} samples at least one has none."),
            Language::CHINESE => chinese!("另有 {without} 个样本中至少一项没有数值。"),
        });
    }
    text
}

/// A probability with its standard error; one that no sample speaks against has none that could be told.
fn likely(probability: Probability, language: Language) -> String {
    let share = tick::share(probability.value);
    if probability.of == 0 {
        pick(language, "no sample has a value", "没有样本有数值").to_owned()
    } else if probability.standard_error == 0.0 {
        share
    } else {
        format!("{share} ± {:.2}%", probability.standard_error * 100.0)
    }
}

fn percentile(answer: &Distributed, per: f64) -> Option<f64> {
    answer.percentiles.iter().find(|known| (known.0 - per).abs() < 1e-9).map(|known| known.1)
}
