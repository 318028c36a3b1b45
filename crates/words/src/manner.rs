//! How a language writes.

use serde::{Deserialize, Serialize};

/// How a language writes amounts, and what it puts between words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manner {
    /// The BCP 47 tag, as in the page's `lang` attribute.
    pub tag: String,
    /// The name of the language in itself.
    pub name: String,
    /// What stands between words and what a text is filled with.
    pub spacing: Spacing,
    /// Whether all amounts of a table have the scale that its head names.
    pub one_scale: bool,
    /// The powers of ten in which amounts are shown, from the largest to the plain one.
    pub scales: Vec<Step>,
    /// Whether the exact value of a field is written in its scale where few decimals hold it (`3,000万`), since readers type it so.
    pub typed_in_scale: bool,
    /// Whether a scale stands with the unit rather than with the number, where there is a unit: `115 万 ETH`.
    pub scale_with_unit: bool,
    /// Whether files of comma-separated text begin with a byte order mark: without one, Excel does not take them for UTF-8.
    pub byte_order_mark: bool,
}

/// What stands between words and what a text is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Spacing {
    /// What the text has.
    Latin,
    /// A space between Han and Latin letters or digits; see [`spaced`](crate::spaced).
    Han,
}

/// A power of ten in which amounts are shown, and from which amount on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The power of ten of the least amount.
    pub from: u32,
    /// Amounts are divided by ten to this power.
    pub power: u32,
    /// Decimals shown after that.
    pub decimals: u32,
    /// What is written behind the number.
    pub suffix: String,
}
