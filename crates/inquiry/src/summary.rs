//! What the samples of an output say, in words and figures.

use takerate_analysis::simulate::{Distributed, Joint, Probability};
use takerate_core::{Decimal, Language, Model};
use takerate_present::format;

use crate::named::{Output, pick};
use crate::{say, tick};

/// Where most samples lie, in a sentence.
#[must_use]
pub fn verdict(model: &Model, answer: &Distributed, language: Language) -> String {
    let output = Output::of(model, &answer.output, language);
    let what = output.of_protocol(model);
    let at = |per| percentile(answer, per).map(|value| say::float(value, &output.unit, language));
    match ([at(10.0), at(50.0), at(90.0)], language) {
        ([Some(low), Some(middle), Some(high)], Language::English) => {
            format!("Four samples out of five put {what} between {low} and {high}, half of all below {middle}.")
        }
        ([Some(low), Some(middle), Some(high)], Language::Chinese) => {
            format!("五分之四的样本中，{what}介于 {low} 与 {high} 之间；半数样本低于 {middle}。")
        }
        (_, Language::English) => format!("No sample gives {what} a value."),
        (_, Language::Chinese) => format!("没有样本能使 {what}有数值。"),
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
    if let Some((mean, error)) = answer.mean.zip(answer.standard_error) {
        facts.push((name("Mean ± standard error", "均值 ± 标准误"), format!("{} ± {}", float(mean), float(error))));
    }
    if let Some(deviation) = answer.deviation {
        facts.push((name("Standard deviation", "标准差"), float(deviation)));
    }
    facts.push((name("Above zero", "大于零"), likely(answer.positive)));
    for (level, probability) in &answer.below {
        let level = tick::exact(*level, &line.unit, language);
        facts.push((name(&format!("Below {level}"), &format!("低于 {level}")), likely(*probability)));
    }
    if answer.without_value > 0 {
        let count = format::plain(Decimal::from(answer.without_value));
        facts.push((name("Samples without a value", "没有数值的样本"), count));
    }
    facts
}

/// How likely all outputs are above zero at once, and below the levels that were asked about, in a sentence or two.
#[must_use]
pub fn jointly(joint: &Joint, language: Language) -> String {
    let above = likely(joint.all_positive);
    let mut text = match language {
        Language::English => format!("All are above zero at once in {above} of the samples."),
        Language::Chinese => format!("全部同时大于零的样本占 {above}。"),
    };
    if let Some(below) = joint.all_below.map(likely) {
        text.push_str(&match language {
            Language::English => format!(" All are below the level at once in {below}."),
            Language::Chinese => format!("全部同时低于所设水平的占 {below}。"),
        });
    }
    text
}

/// A probability with its standard error; one that no sample speaks against has none that could be told.
fn likely(probability: Probability) -> String {
    let share = tick::share(probability.value);
    if probability.standard_error == 0.0 {
        share
    } else {
        format!("{share} ± {:.2}%", probability.standard_error * 100.0)
    }
}

fn percentile(answer: &Distributed, per: f64) -> Option<f64> {
    answer.percentiles.iter().find(|known| (known.0 - per).abs() < 1e-9).map(|known| known.1)
}
