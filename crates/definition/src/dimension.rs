//! Units as products of powers, so that formulas can be checked.

use std::collections::{BTreeMap, BTreeSet};

use takerate_core::unit::{Kind, Unit};
use takerate_words::ModelFilesWords;

/// Powers of base units: `USD/year` is USD¹ year⁻¹.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Dimension(BTreeMap<String, i32>);

impl Dimension {
    pub fn is_plain(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it is what one of something costs: `USD/ETH`, but not `USD/year`.
    pub fn is_price(&self, currency: &str) -> bool {
        let others = self.0.iter().filter(|(unit, _)| *unit != currency);
        let others: Vec<(&str, i32)> = others.map(|(unit, power)| (unit.as_str(), *power)).collect();
        self.0.get(currency) == Some(&1) && matches!(others[..], [(unit, -1)] if unit != "day" && unit != "year")
    }

    pub fn times(&self, other: &Self, power: i32) -> Self {
        let mut powers = self.0.clone();
        for (unit, exponent) in &other.0 {
            *powers.entry(unit.clone()).or_default() += exponent * power;
        }
        powers.retain(|_, exponent| *exponent != 0);
        Self(powers)
    }

    /// The square root, where every power is even.
    pub fn root(&self) -> Option<Self> {
        self.0
            .iter()
            .map(|(unit, power)| (power % 2 == 0).then(|| (unit.clone(), power / 2)))
            .collect::<Option<_>>()
            .map(Self)
    }
}

impl Dimension {
    /// As a file writes it.
    pub fn said(&self, words: ModelFilesWords) -> String {
        let side = |positive: bool| {
            let powers = self.0.iter().filter(move |(_, power)| (**power > 0) == positive);
            let names =
                powers.flat_map(|(unit, power)| std::iter::repeat_n(unit.as_str(), power.unsigned_abs() as usize));
            names.collect::<Vec<_>>()
        };
        match (side(true).join("*"), side(false)) {
            (above, below) if above.is_empty() && below.is_empty() => words.plain_number().to_owned(),
            (above, below) if below.is_empty() => above,
            (above, below) => format!("{}/{}", if above.is_empty() { "1" } else { &above }, below.join("/")),
        }
    }
}

/// Reads a unit. `known` are the base units that the model files declare.
pub(crate) fn parse(text: &str, known: &BTreeSet<String>, words: ModelFilesWords) -> Result<(Unit, Dimension), String> {
    let (kind, spelled) = match text {
        "share" => (Kind::Share, "1"),
        "ratio" => (Kind::Ratio, "1"),
        "switch" => (Kind::Switch, "1"),
        "rate" => (Kind::Rate, "1/year"),
        "change" => (Kind::Change, "1"),
        "growth" => (Kind::Growth, "1/year"),
        "multiple" => (Kind::Multiple, "year"),
        other => (Kind::Amount, other),
    };
    let mut dimension = Dimension::default();
    let mut power = 1;
    for piece in spelled.split_inclusive(['*', '/']) {
        let name = piece.trim_end_matches(['*', '/']).trim();
        if name != "1" {
            if !known.contains(name) {
                let all = known.iter().map(String::as_str).collect::<Vec<_>>().join(words.comma());
                return Err(words.unknown_unit(name, text, &all));
            }
            dimension = dimension.times(&Dimension(BTreeMap::from([(name.to_owned(), 1)])), power);
        }
        power = if piece.ends_with('/') { -1 } else { 1 };
    }
    Ok((Unit { text: text.to_owned(), kind }, dimension))
}
