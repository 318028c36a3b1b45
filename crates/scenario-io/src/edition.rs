//! Editions of the model: what a later model needs to know of an earlier one in order to explain why a link returns
//! something else today.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use takerate_core::{Line, Model};

use crate::describe::formula_text;

/// All that a model computes with, by public id. Names, notes and ranges are not part of it: rewording them is no new
/// edition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The value of every input in every preset, as plain decimals; without those that nobody has published.
    pub presets: BTreeMap<String, BTreeMap<String, String>>,
    /// Every constant, as a plain decimal.
    pub constants: BTreeMap<String, String>,
    /// How every line is computed, as [`computation`] writes it.
    pub lines: BTreeMap<String, String>,
}

impl Edition {
    /// The edition that a model is.
    #[must_use]
    pub fn of(model: &Model) -> Self {
        let presets = model.presets.iter().enumerate().map(|(preset, of)| {
            let value = |input: &takerate_core::Input| {
                input.values[preset].map(|value| (input.id.clone(), value.normalize().to_string()))
            };
            (of.id.clone(), model.inputs.iter().filter_map(value).collect())
        });
        let constants = model.constants.iter().map(|of| (of.id.clone(), of.value.normalize().to_string()));
        let lines = model.lines.iter().map(|line| (line.id.clone(), computation(model, line)));
        Self { presets: presets.collect(), constants: constants.collect(), lines: lines.collect() }
    }

    /// Eight hexadecimal digits by which links and files name the edition: FNV-1a over everything in it. They tell
    /// editions apart; they prove nothing.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        let mut add = |text: &str| {
            // A byte that no text holds keeps neighbours apart.
            for byte in text.bytes().chain([0xff]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        };
        let mut all = |map: &BTreeMap<String, String>| {
            for (id, text) in map {
                add(id);
                add(text);
            }
            add("");
        };
        for (preset, values) in &self.presets {
            all(&BTreeMap::from([(preset.clone(), String::new())]));
            all(values);
        }
        all(&self.constants);
        all(&self.lines);
        format!("{:08x}", (hash >> 32) ^ (hash & 0xffff_ffff))
    }
}

/// A line's formula, and the conditions without which it has no value: `aave.fdv ÷ aave.adjusted_earnings, where …`.
#[must_use]
pub fn computation(model: &Model, line: &Line) -> String {
    let guards = line.guards.iter().map(|guard| format!(", where {}", formula_text(model, &guard.condition)));
    std::iter::once(formula_text(model, &line.formula)).chain(guards).collect()
}

/// Whether a text can be a digest.
#[must_use]
pub fn is_digest(text: &str) -> bool {
    text.len() == 8 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
