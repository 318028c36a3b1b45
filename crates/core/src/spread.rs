//! How uncertain an input is, as its model file declares it.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The shape of a distribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// Every value between the ends alike.
    Uniform,
    /// A density that rises to the input's value and falls in straight lines.
    Triangular,
    /// A beta distribution, most likely at the input's value.
    Pert,
    /// A normal distribution.
    Normal,
    /// A distribution whose logarithm is normal.
    Lognormal,
}

/// How uncertain an input is, relative to its value: whatever the value is, in a preset or in a reader's scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    /// The shape of its distribution.
    pub shape: Shape,
    /// A multiple of the value: the lowest, or the 10th percentile of a normal or lognormal distribution. Not negative,
    /// above 0 for a lognormal one, at most 1 where the value itself is the most likely.
    pub low: Decimal,
    /// The highest, or the 90th percentile; above `low`, at least 1 where the value itself is the most likely.
    pub high: Decimal,
    /// How closely the input follows [`Model::driver`](crate::model::Model::driver), -1 to 1; 0 for not at all.
    pub follows: Decimal,
}
