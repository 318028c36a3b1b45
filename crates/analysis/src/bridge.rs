//! Bridge: what each changed input contributes to the difference of an output between two scenarios.
//!
//! Free of any order (Shapley over the changed inputs) and exact: the contributions sum to the total to the last digit.
//! A [`BridgeRun`] advances by as many evaluations as its runner likes; how it is cut into steps changes no digit.

mod players;
mod run;
mod shapley;
mod span;
mod wide;

use serde::{Deserialize, Serialize};
use takerate_core::{Decimal, Model};

use crate::figure::Figure;
use crate::no_value::NoValue;
use crate::request::ScenarioRequest;
use crate::request_error::RequestError;
pub use players::Grain;
pub use run::BridgeRun;
pub use shapley::MOST_PLAYERS;

/// Which outputs, from which scenario to which.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BridgeRequest {
    /// Where the bridge begins; the first preset where it is left out.
    pub from: Option<ScenarioRequest>,
    /// Where it ends; the last preset where it is left out.
    pub to: Option<ScenarioRequest>,
    /// Ids of lines; an id without a dot (`adjusted_earnings`) is that line of every protocol.
    pub outputs: Vec<String>,
}

/// One changed input: its value at both ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The input's id.
    pub input: String,
    /// Its value where the bridge begins; `None` where nobody has published one.
    pub from: Option<Decimal>,
    /// Its value where it ends; likewise.
    pub to: Option<Decimal>,
}

/// What one player contributes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// The inputs that moved: one, or those of the section.
    pub changes: Vec<Change>,
    /// Its part of the difference; negative where it works against the output.
    pub value: Decimal,
}

/// A mixture of the two scenarios in which the output has no value, so that nothing can be attributed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Break {
    /// The inputs that have moved already; all others stand where the bridge begins.
    pub moved: Vec<String>,
    /// Why the output has no value then.
    pub problem: NoValue,
    /// The nearest output that has a value in every mixture (earnings for a multiple), with its own bridge.
    pub instead: Option<Box<Bridge>>,
}

/// The difference of one output and what it is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bridge {
    /// The output's id.
    pub output: String,
    /// Where it begins.
    pub from: Figure,
    /// Where it ends.
    pub to: Figure,
    /// The end less the beginning: the sum of all contributions, to the last digit. Where the results have more digits
    /// than a decimal of 28 can carry through the sum, all are rounded to the same number of decimals first.
    pub total: Option<Decimal>,
    /// What the contributions belong to.
    pub grain: Grain,
    /// Every player's part, the largest first whatever its sign; empty where the bridge breaks.
    pub contributions: Vec<Contribution>,
    /// Changed inputs that the output does not rest on.
    pub without_effect: Vec<String>,
    /// Where there is no bridge, why.
    pub breaks: Option<Break>,
}

/// Attributes the difference of each output.
///
/// # Errors
/// As [`BridgeRun::new`].
pub fn bridge(model: &Model, request: &BridgeRequest) -> Result<Vec<Bridge>, RequestError> {
    let mut run = BridgeRun::new(model, request)?;
    while run.advance(1 << 16) {}
    Ok(run.finish().unwrap_or_default())
}
