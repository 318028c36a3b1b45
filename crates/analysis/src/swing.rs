//! How far an input is moved, to either side.

use serde::{Deserialize, Serialize};
use takerate_core::around::around;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, Input, InputId, Model, Scenario};

use crate::distribution::Distribution;
use crate::request_error::RequestError;
use crate::uncertain::by_rule;

/// How far each input is moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Swing {
    /// To the ends of its sensible range.
    #[default]
    Range,
    /// To the 10th and the 90th percentile of the distribution from which a simulation draws it where nothing is said of it
    /// ([`by_rule`]), but not beyond what its unit allows. What no distribution makes uncertain (a switch, a value of 0)
    /// is not moved.
    Plausible,
    /// By this many per cent of its value, down and up; a switch is turned off and on, and without a value nothing is moved.
    Percent(Decimal),
}

impl Swing {
    /// Refuses a swing that is none.
    ///
    /// # Errors
    /// A percentage that is not above 0.
    pub fn check(self) -> Result<(), RequestError> {
        match self {
            Self::Percent(percent) if percent <= Decimal::ZERO => Err(RequestError::Percent(percent)),
            _ => Ok(()),
        }
    }

    /// The two values to which an input is moved from where it stands in `scenario`, never beyond what its unit allows;
    /// `None` where it is not moved.
    #[must_use]
    pub fn ends(self, model: &Model, scenario: &Scenario, id: InputId) -> Option<(Decimal, Decimal)> {
        let input = model.input(id);
        match self {
            Self::Plausible => plausible(input, &by_rule(model, scenario, id)?),
            Self::Percent(percent) if input.unit.kind != Kind::Switch => {
                let [low, high] = around(input, scenario.value(model, id)?, percent / Decimal::ONE_HUNDRED);
                Some((low, high))
            }
            _ => Some((input.low, input.high)),
        }
    }
}

/// Digits of a percentile that is computed in double precision; more would only look exact.
const DIGITS: u32 = 6;

/// The 10th and the 90th percentile of an input's distribution.
fn plausible(input: &Input, distribution: &Distribution) -> Option<(Decimal, Decimal)> {
    let percentile =
        |probability: f64| Decimal::from_f64_retain(distribution.percentile(probability))?.round_sf(DIGITS);
    let (low, high) = match distribution {
        Distribution::Normal { p10, p90 } | Distribution::Lognormal { p10, p90 } => (*p10, *p90),
        _ => (percentile(0.1)?, percentile(0.9)?),
    };
    let allowed = |value: Decimal| value.clamp(input.unit.kind.lowest(), most(input)).normalize();
    Some((allowed(low), allowed(high)))
}

/// The largest value that an input's unit allows.
fn most(input: &Input) -> Decimal {
    input.unit.kind.highest().unwrap_or(Decimal::MAX)
}
