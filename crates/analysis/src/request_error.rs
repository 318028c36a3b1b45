//! What is wrong with a request.

use serde::{Deserialize, Serialize};
use takerate_core::nearest::nearest;
use takerate_core::{Decimal, Model};
use takerate_scenario_io::assign::{AssignError, clipped};

/// Why a request was not carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RequestError {
    /// No preset has this id.
    UnknownPreset(String),
    /// No line has this id; the ids that were probably meant.
    UnknownOutput(String, Vec<String>),
    /// An input that does not exist or cannot have a value.
    Assign(AssignError),
    /// A range whose low end is not below its high end, or the same.
    LowAboveHigh(String, Decimal, Decimal),
    /// A swing in per cent that is not above 0.
    Percent(Decimal),
    /// A table with fewer than 2 or more than 101 values on an axis.
    Steps(usize),
    /// A table with the same input on both axes.
    SameAxis(String),
    /// A request that names no output.
    NoOutput,
    /// A bridge over changes in more sections than it can share the difference among.
    TooManyChanges(usize),
    /// A most likely value outside the lowest and the highest.
    ModeOutside(String, Decimal, Decimal, Decimal),
    /// A 10th percentile that is not below the 90th, or the same.
    P10AboveP90(String, Decimal, Decimal),
    /// A lognormal distribution with a percentile that is not above 0.
    NotPositive(String, Decimal),
    /// A level of a line (its id) that is none of the outputs (theirs).
    LevelElsewhere(String, Vec<String>),
    /// A correlation outside -1 to 1.
    Correlation(String, Decimal),
    /// A correlation with a driver (its id, where there is one) that is not uncertain, or of the driver with itself.
    NoDriver(String, Option<String>),
    /// An uncertain input named twice.
    Twice(String),
    /// An uncertain input for which the rule finds no distribution.
    NoRule(String),
    /// A simulation in which nothing is uncertain.
    NothingUncertain,
    /// A simulation against another scenario in which all that is uncertain differs and stays.
    AllHeld,
    /// A simulation of no samples.
    NoSamples,
    /// Sobol indices from so few samples that nothing can be said of their error.
    TooFewForSobol(u64, u64),
    /// A simulation of more samples than memory holds.
    TooManySamples(u64),
}

impl From<AssignError> for RequestError {
    fn from(error: AssignError) -> Self {
        Self::Assign(error)
    }
}

impl RequestError {
    pub(crate) fn unknown_output(model: &Model, id: &str) -> Self {
        let near = nearest(id, model.lines.iter().map(|line| line.id.as_str()));
        Self::UnknownOutput(clipped(id), near.into_iter().map(str::to_owned).collect())
    }
}
