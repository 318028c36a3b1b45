//! Which inputs are uncertain and how: as asked for or, where nothing is said, by a stated rule.

use serde::{Deserialize, Serialize};
use takerate_core::explain::rests_on;
use takerate_core::model::Basis;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, InputId, LineId, Model, Scenario};
use takerate_exchange::assign::find;

use crate::distribution::Distribution;
use crate::trouble::Trouble;

/// An uncertain input.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Uncertain {
    /// The input's id.
    pub input: String,
    /// How it is distributed; by the rule of [`by_rule`] where it is left out.
    #[serde(default)]
    pub distribution: Option<Distribution>,
    /// How closely it follows the driver, -1 to 1: the correlation of the two normals of a Gaussian copula.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correlation: Option<Decimal>,
}

/// An uncertain input as it will be drawn.
pub(crate) struct Known {
    pub input: InputId,
    pub distribution: Distribution,
    pub correlation: Decimal,
}

/// The distribution of an input about which nothing is said: PERT, most likely at its value in the scenario, with ends
/// so many per cent to either side, but never beyond the sensible range. How many depends on how sure the value is:
/// stated 10, derived 15, second-hand 25, estimated 30, an assumption 50; a value other than the first preset's is an
/// assumption. `None` for a switch and where this leaves no room, as at 0.
#[must_use]
pub fn by_rule(model: &Model, scenario: &Scenario, id: InputId) -> Option<Distribution> {
    let (input, value) = (model.input(id), scenario.value(model, id));
    let first = input.values.first().is_some_and(|first| *first == value);
    let percent = match if first { input.basis } else { Basis::Assumption } {
        Basis::Stated => 10,
        Basis::Derived => 15,
        Basis::SecondHand => 25,
        Basis::Estimated => 30,
        Basis::Assumption => 50,
    };
    let room = value.checked_mul(Decimal::new(percent, 2))?;
    let (low, high) = (value.checked_sub(room)?.max(input.low), value.checked_add(room)?.min(input.high));
    let fits = input.unit.kind != Kind::Switch && low < high && low <= value && value <= high;
    fits.then(|| Distribution::Pert { low: low.normalize(), mode: value.normalize(), high: high.normalize() })
}

/// The uncertain inputs as asked for; where none is, all that the outputs rest on and that the rule makes uncertain.
pub(crate) fn read(
    model: &Model,
    scenario: &Scenario,
    asked: &[Uncertain],
    outputs: &[LineId],
) -> Result<Vec<Known>, Trouble> {
    let mut known: Vec<Known> = Vec::new();
    if asked.is_empty() {
        for input in model.input_ids().filter(|id| outputs.iter().any(|line| rests_on(model, *line).contains(id))) {
            if let Some(distribution) = by_rule(model, scenario, input) {
                known.push(Known { input, distribution, correlation: Decimal::ZERO });
            }
        }
    }
    for one in asked {
        let input = find(model, &one.input)?;
        if known.iter().any(|known| known.input == input) {
            return Err(Trouble::Twice(one.input.clone()));
        }
        let rule = || by_rule(model, scenario, input).ok_or_else(|| Trouble::NoRule(one.input.clone()));
        let distribution = one.distribution.map_or_else(rule, Ok)?;
        distribution.check(&one.input)?;
        let correlation = one.correlation.unwrap_or_default();
        if correlation.abs() > Decimal::ONE {
            return Err(Trouble::Correlation(one.input.clone(), correlation));
        }
        known.push(Known { input, distribution, correlation });
    }
    if known.is_empty() { Err(Trouble::NothingUncertain) } else { Ok(known) }
}
