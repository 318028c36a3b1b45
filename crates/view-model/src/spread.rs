//! A distribution in words.

use takerate_analysis::distribution::Distribution;
use takerate_core::{Decimal, InputId, Language, Model};
use takerate_words::SpreadsWords;

use crate::named::bare_value;
use crate::say;

/// The kinds of distributions, by the names that links use.
pub const KINDS: [&str; 5] = ["uniform", "triangular", "pert", "normal", "lognormal"];

/// The name of a kind, for a reader; empty for what is none.
#[must_use]
pub fn kind_name(kind: &str, language: Language) -> &'static str {
    let known = KINDS.iter().position(|known| *known == kind);
    known.map_or("", |index| SpreadsWords::of(language).kinds(index))
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
pub fn parameter_names(kind: &str, language: Language) -> Vec<&'static str> {
    let words = SpreadsWords::of(language);
    match kind {
        "uniform" => words.ends_list().collect(),
        "triangular" | "pert" => words.ends_and_mode_list().collect(),
        "normal" | "lognormal" => words.percentiles_list().collect(),
        _ => Vec::new(),
    }
}

/// `lognormal p10–p90: 1,650 – 5,400 USD / ETH`
#[must_use]
pub fn words(model: &Model, distribution: &Distribution, input: InputId, language: Language) -> String {
    let words = SpreadsWords::of(language);
    let input = model.input(input);
    let kind = kind_name(parts(distribution).0, language);
    let bare = |value: Decimal| bare_value(model, &input.id, value, language);
    let last = |value: Decimal| say::value(value, input, language);
    match *distribution {
        Distribution::Uniform { low, high } => words.by_ends(kind, &bare(low), &last(high)),
        Distribution::Triangular { low, mode, high } | Distribution::Pert { low, mode, high } => {
            words.by_ends_and_mode(kind, &bare(low), &bare(mode), &last(high))
        }
        Distribution::Normal { p10, p90 } | Distribution::Lognormal { p10, p90 } => {
            words.by_percentiles(kind, &bare(p10), &last(p90))
        }
    }
}
