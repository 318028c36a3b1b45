//! Which inputs are uncertain and how: as asked for or, where nothing is said, as the model files
//! declare it or by a stated rule.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use takerate_core::explain::rests_on;
use takerate_core::model::Basis;
use takerate_core::spread::{Shape, Spread};
use takerate_core::unit::Kind;
use takerate_core::{Decimal, InputId, LineId, Model, Scenario};
use takerate_scenario_io::assign::find;

use crate::distribution::Distribution;
use crate::request_error::RequestError;

/// An uncertain input.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Uncertain {
    /// The input's id.
    pub input: String,
    /// How it is distributed; by the rule of [`by_rule`] where it is left out.
    #[serde(default)]
    pub distribution: Option<Distribution>,
    /// How closely it follows the driver, -1 to 1: the correlation of the two normals of a Gaussian copula. Where it is
    /// left out, not at all or, where the distribution is left out too, as the model file declares.
    #[serde(default)]
    pub correlation: Option<Decimal>,
}

/// An uncertain input as it will be drawn.
pub(crate) struct Known {
    pub input: InputId,
    pub distribution: Distribution,
    pub correlation: Decimal,
}

/// The distribution of an input about which the request says nothing: the one that its model file declares, around its
/// value in the scenario, otherwise by its basis ([`by_basis`]). `None` for a switch, without a value, and where there is no
/// room, as at 0.
#[must_use]
pub fn by_rule(model: &Model, scenario: &Scenario, id: InputId) -> Option<Distribution> {
    match model.input(id).spread {
        Some(spread) => declared(spread, scenario.value(model, id)?),
        None => by_basis(model, scenario, id),
    }
}

fn declared(spread: Spread, value: Decimal) -> Option<Distribution> {
    // Of a negative value the larger multiple is the lower end.
    let ends = (value.checked_mul(spread.low)?.normalize(), value.checked_mul(spread.high)?.normalize());
    let (low, high) = (ends.0.min(ends.1), ends.0.max(ends.1));
    let mode = value.normalize();
    (low < high).then_some(match spread.shape {
        Shape::Uniform => Distribution::Uniform { low, high },
        Shape::Triangular => Distribution::Triangular { low, mode, high },
        Shape::Pert => Distribution::Pert { low, mode, high },
        Shape::Normal => Distribution::Normal { p10: low, p90: high },
        Shape::Lognormal => Distribution::Lognormal { p10: low, p90: high },
    })
}

/// PERT, most likely at the input's value in the scenario, with ends so many per cent to either side, but never beyond
/// the sensible range. How many depends on how sure the value is: stated 10, derived 15, second-hand 25, estimated 30,
/// an assumption 50; a value other than that of the scenario's preset is an assumption. `None` for a switch, for an input without a value, and where
/// this leaves no room.
#[must_use]
pub fn by_basis(model: &Model, scenario: &Scenario, id: InputId) -> Option<Distribution> {
    let (input, value) = (model.input(id), scenario.value(model, id)?);
    let own = Some(value) == scenario.base(model, id);
    let percent = match if own { input.basis_in(scenario.preset) } else { Basis::Assumption } {
        Basis::Stated => 10,
        Basis::Derived => 15,
        Basis::SecondHand => 25,
        Basis::Estimated => 30,
        Basis::Assumption | Basis::Unpublished => 50,
    };
    let room = value.abs().checked_mul(Decimal::new(percent, 2))?;
    let (low, high) = (value.checked_sub(room)?.max(input.low), value.checked_add(room)?.min(input.high));
    let fits = input.unit.kind != Kind::Switch && low < high && low <= value && value <= high;
    fits.then(|| Distribution::Pert { low: low.normalize(), mode: value.normalize(), high: high.normalize() })
}

/// How closely an input follows the model's driver by its model file; 0 where it does not.
#[must_use]
pub fn follows(model: &Model, id: InputId) -> Decimal {
    model.input(id).spread.map(|spread| spread.follows).unwrap_or_default()
}

/// The uncertain inputs as asked for; where nothing is said of them, all that the outputs rest on and that the rule makes uncertain,
/// and the driver where one of them follows it. Correlations that model files declare hold as long as `driver` is the
/// model's and uncertain itself.
pub(crate) fn read(
    model: &Model,
    scenario: &Scenario,
    asked: Option<&[Uncertain]>,
    outputs: &[LineId],
    driver: Option<InputId>,
) -> Result<Vec<Known>, RequestError> {
    let mut known: Vec<Known> = Vec::new();
    let driver = driver.filter(|driver| model.driver == Some(*driver));
    if asked.is_none() {
        let mut inputs: BTreeSet<InputId> = outputs.iter().flat_map(|line| rests_on(model, *line)).collect();
        if inputs.iter().any(|id| !follows(model, *id).is_zero()) {
            inputs.extend(driver);
        }
        for input in inputs.into_iter().filter(|id| scenario.offers(model, *id)) {
            if let Some(distribution) = by_rule(model, scenario, input) {
                known.push(Known { input, distribution, correlation: follows(model, input) });
            }
        }
        if !known.iter().any(|known| Some(known.input) == driver) {
            known.iter_mut().for_each(|known| known.correlation = Decimal::ZERO);
        }
    }
    let asked = asked.unwrap_or_default();
    let drives = asked.iter().any(|one| driver.is_some_and(|driver| model.input(driver).id == one.input));
    for one in asked {
        let input = find(model, &one.input)?;
        if known.iter().any(|known| known.input == input) {
            return Err(RequestError::Twice(one.input.clone()));
        }
        let rule = || by_rule(model, scenario, input).ok_or_else(|| RequestError::NoRule(one.input.clone()));
        let distribution = one.distribution.map_or_else(rule, Ok)?;
        distribution.check(&one.input)?;
        // A distribution that is given replaces the declared spread as a whole.
        let declared = if drives && one.distribution.is_none() { follows(model, input) } else { Decimal::ZERO };
        let correlation = one.correlation.unwrap_or(declared);
        if correlation.abs() > Decimal::ONE {
            return Err(RequestError::Correlation(one.input.clone(), correlation));
        }
        known.push(Known { input, distribution, correlation });
    }
    if known.is_empty() { Err(RequestError::NothingUncertain) } else { Ok(known) }
}
