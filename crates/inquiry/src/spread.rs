//! A distribution in words.

use takerate_analysis::distribution::Distribution;
use takerate_core::chinese;
use takerate_core::{Decimal, InputId, Language, Model};

use crate::named::{bare_value, pick};
use crate::say;

/// The kinds of distributions, by the names that links use.
pub const KINDS: [&str; 5] = ["uniform", "triangular", "pert", "normal", "lognormal"];

/// The name of a kind, for a reader; empty for what is none.
#[must_use]
pub fn kind_name(kind: &str, language: Language) -> &'static str {
    match kind {
        "uniform" => pick(language, "uniform", "均匀分布"),
        "triangular" => pick(language, "triangular", "三角分布"),
        "pert" => pick(language, "PERT", "PERT 分布"),
        "normal" => pick(language, "normal", "正态分布"),
        "lognormal" => pick(language, "lognormal", "对数正态分布"),
        _ => "",
    }
}

/// The kind's name in links, and the parameters.
#[must_use]
pub fn parts(distribution: &Distribution) -> (&'static str, Vec<Decimal>) {
    match *distribution {
        Distribution::Uniform { low, high } => ("uniform", vec![low, high]),
        Distribution::Triangular { low, mode, high } => ("triangular", vec![low, mode, high]),
        Distribution::Pert { low, mode, high } => ("pert", vec![low, mode, high]),
        Distribution::Normal { p10, p90 } => ("normal", vec![p10, p90]),
        Distribution::Lognormal { p10, p90 } => ("lognormal", vec![p10, p90]),
    }
}

/// The distribution of a kind with these parameters; `None` where there is no such kind or it has another number of them.
#[must_use]
pub fn of(kind: &str, parameters: &[Decimal]) -> Option<Distribution> {
    Some(match (kind, parameters) {
        ("uniform", &[low, high]) => Distribution::Uniform { low, high },
        ("triangular", &[low, mode, high]) => Distribution::Triangular { low, mode, high },
        ("pert", &[low, mode, high]) => Distribution::Pert { low, mode, high },
        ("normal", &[p10, p90]) => Distribution::Normal { p10, p90 },
        ("lognormal", &[p10, p90]) => Distribution::Lognormal { p10, p90 },
        _ => return None,
    })
}

/// The names of a kind's parameters, as many as it has.
#[must_use]
pub fn parameter_names(kind: &str, language: Language) -> &'static [&'static str] {
    match kind {
        "uniform" => pick(language, &["Lowest", "Highest"], &["最小值", "最大值"]),
        "triangular" | "pert" => {
            pick(language, &["Lowest", "Most likely", "Highest"], &["最小值", "最可能值", "最大值"])
        }
        "normal" | "lognormal" => pick(
            language,
            &["One in ten below (p10)", "One in ten above (p90)"],
            &["第 10 百分位（P10）", "第 90 百分位（P90）"],
        ),
        _ => &[],
    }
}

/// `lognormal p10–p90: 1,650 – 5,400 USD / ETH`
#[must_use]
pub fn words(model: &Model, distribution: &Distribution, input: InputId, language: Language) -> String {
    let input = model.input(input);
    let (kind, parameters) = parts(distribution);
    let last = parameters.len().saturating_sub(1);
    let value = |(index, value): (usize, &Decimal)| {
        if index == last { say::value(*value, input, language) } else { bare_value(model, &input.id, *value, language) }
    };
    let values: Vec<String> = parameters.iter().enumerate().map(value).collect();
    let name = kind_name(kind, language);
    let ends = match distribution {
        Distribution::Normal { .. } | Distribution::Lognormal { .. } => pick(language, " p10–p90", "（P10 至 P90）"),
        _ => "",
    };
    match language {
        Language::ENGLISH => format!("{name}{ends}: {}", values.join(" – ")),
        Language::CHINESE => {
            let between = if values.len() > 2 { "、" } else { " 至 " };
            chinese!("{name}{ends}：{}", values.join(between))
        }
    }
}
