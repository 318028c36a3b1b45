//! The values that an input takes along one axis of a table.

use serde::{Deserialize, Serialize};
use takerate_core::{Decimal, InputId, Model};
use takerate_scenario_io::assign::{find, set};

use crate::request_error::RequestError;

/// The most values on an axis.
pub const MOST_STEPS: usize = 101;

/// An input and the values that it takes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AxisRequest {
    /// The input's id.
    pub input: String,
    /// Its first value; the low end of its range where it is left out.
    #[serde(default)]
    pub low: Option<Decimal>,
    /// Its last value; the high end of its range where it is left out.
    #[serde(default)]
    pub high: Option<Decimal>,
    /// How many values it takes, evenly spaced, both ends included: 2 to 101; 11 where it is left out.
    #[serde(default)]
    pub steps: Option<usize>,
}

/// An axis as it was computed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Axis {
    /// The input's id.
    pub input: String,
    /// Its values, ascending.
    pub values: Vec<Decimal>,
}

impl AxisRequest {
    /// The input and its values.
    ///
    /// # Errors
    /// Unknown inputs, ends in the wrong order or forbidden by the input's unit, and too few or too many values.
    pub fn read(&self, model: &Model) -> Result<(InputId, Vec<Decimal>), RequestError> {
        let id = find(model, &self.input)?;
        let input = model.input(id);
        let (low, high) = (self.low.unwrap_or(input.low), self.high.unwrap_or(input.high));
        let steps = self.steps.unwrap_or(if input.unit.kind == takerate_core::unit::Kind::Switch { 2 } else { 11 });
        if !(2..=MOST_STEPS).contains(&steps) {
            return Err(RequestError::Steps(steps));
        }
        if low >= high {
            return Err(RequestError::LowAboveHigh(input.id.clone(), low, high));
        }
        let values: Vec<Decimal> = (0..steps).map(|step| between(low, high, step, steps - 1)).collect();
        for value in &values {
            set(model, &mut takerate_core::Scenario::default(), id, *value)?;
        }
        Ok((id, values))
    }
}

/// The value `step` steps of `steps` above `low`.
pub(crate) fn between(low: Decimal, high: Decimal, step: usize, steps: usize) -> Decimal {
    if step == steps {
        return high.normalize();
    }
    let (step, steps) = (Decimal::from(step), Decimal::from(steps));
    let way = high.checked_sub(low).and_then(|way| way.checked_mul(step)).and_then(|way| way.checked_div(steps));
    way.and_then(|way| low.checked_add(way)).unwrap_or(low).normalize()
}
