//! Two scenarios on the same samples: how likely one is higher than the other, and by how much.
//!
//! Whatever both have in common has the same value in both, sample by sample (common random numbers), so that their
//! difference is not drowned by what moves them alike.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use takerate_core::explain::rests_on;
use takerate_core::{Decimal, InputId, LineId, Model, Scenario};

use super::side::Side;
use super::summary::{self, Distributed};
use crate::figure::Figure;
use crate::request::ScenarioRequest;
use crate::request_error::RequestError;
use crate::uncertain::{Known, Uncertain, by_rule};

/// A scenario that the simulated one is held against.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Against {
    /// The scenario.
    pub scenario: ScenarioRequest,
    /// What is done with inputs that have another value in each of both.
    pub differing: Differing,
}

/// What is done with inputs that have another value in each of two scenarios.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Differing {
    /// They are what is decided: they stay at the value that each scenario has.
    #[default]
    Held,
    /// They are uncertain too: each scenario draws them around its own value, with the same random number. Those without
    /// a distribution in one of both stay.
    Drawn,
}

/// Two scenarios on the same samples.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paired {
    /// The ids of the inputs that differ and stay at the value that each scenario has, as far as an output rests on them.
    pub held: Vec<String>,
    /// The distribution of each output in the other scenario.
    pub others: Vec<Distributed>,
    /// The distribution of each output in the simulated scenario less that in the other: it has no value where one of both
    /// has none, `positive` is how likely the simulated scenario is higher, and the only level in `below`, 0, how likely it
    /// is lower.
    pub differences: Vec<Distributed>,
}

/// The other scenario, while samples are drawn.
pub(super) struct Other<'m> {
    /// Fed with the uniform numbers that the simulated scenario has.
    pub(super) side: Side<'m>,
    held: Vec<String>,
}

impl<'m> Other<'m> {
    /// Prepares the other scenario and leaves in `known` what is drawn: all inputs that are the same in both and, where
    /// asked for, those that differ and have a distribution in both.
    ///
    /// # Errors
    /// Those of the other scenario's request, and that nothing is left to draw.
    pub(super) fn new(
        model: &'m Model,
        against: &Against,
        (scenario, asked, lines): (&Scenario, Option<&[Uncertain]>, &[LineId]),
        known: &mut Vec<Known>,
        driver: Option<InputId>,
    ) -> Result<Self, RequestError> {
        let other = against.scenario.read(model)?;
        let differs = |id: InputId| scenario.value(model, id) != other.value(model, id);
        let given = |id: InputId| asked.into_iter().flatten().find(|one| one.input == model.input(id).id);
        let theirs = |known: &Known| match (differs(known.input), against.differing) {
            (false, _) => Some(known.distribution),
            (true, Differing::Held) => None,
            (true, Differing::Drawn) => {
                let given = given(known.input).and_then(|one| one.distribution);
                given.or_else(|| by_rule(model, &other, known.input))
            }
        };
        known.retain(|known| theirs(known).is_some());
        let drawn = |id: InputId| known.iter().any(|known| known.input == id);
        let resting: BTreeSet<InputId> = lines.iter().flat_map(|line| rests_on(model, *line)).collect();
        let held = resting.iter().filter(|id| differs(**id) && !drawn(**id));
        let held = held.map(|id| model.input(*id).id.clone()).collect();
        if !driver.is_some_and(drawn) {
            // What stays cannot be followed; a correlation that was asked for is refused by `Draws`.
            for known in known.iter_mut() {
                known.correlation = given(known.input).and_then(|one| one.correlation).unwrap_or_default();
            }
        }
        if !known.iter().any(|known| resting.contains(&known.input)) {
            return Err(RequestError::AllHeld);
        }
        let theirs: Vec<Known> = known
            .iter()
            .filter_map(|known| {
                Some(Known { input: known.input, distribution: theirs(known)?, correlation: known.correlation })
            })
            .collect();
        Ok(Self { side: Side::new(model, &other, (&theirs, driver), lines)?, held })
    }

    /// What is known so far, beside the simulated scenario.
    pub(super) fn snapshot(&self, model: &'m Model, lines: &[LineId], simulated: &Side<'m>) -> Paired {
        let mut paired = Paired { held: self.held.clone(), others: Vec::new(), differences: Vec::new() };
        for (line, (theirs, ours)) in lines.iter().zip(self.side.values.iter().zip(&simulated.values)) {
            let id = &model.line(*line).id;
            let (other, own) = (self.side.base(model, *line), simulated.base(model, *line));
            // A sample without a value in one of the two has no difference: NaN stays NaN.
            let apart: Vec<f64> = ours.iter().zip(theirs).map(|(ours, theirs)| finite(ours - theirs)).collect();
            let nothing = [(0.0, Decimal::ZERO)];
            paired.differences.push(summary::distributed(id.clone(), less(&own, &other), &apart, &nothing));
            paired.others.push(summary::distributed(id.clone(), other, theirs, &[]));
        }
        paired
    }
}

/// `value`, or NaN where the difference of two large numbers is beyond a number.
fn finite(value: f64) -> f64 {
    if value.is_finite() { value } else { f64::NAN }
}

/// One figure less another, exactly; the first problem of both where there is one.
fn less(own: &Figure, other: &Figure) -> Figure {
    match (own.value, other.value) {
        (Some(own), Some(other)) => {
            let value = own.checked_sub(other).map(|value| value.normalize());
            Figure { value, problem: None, not_meaningful: false }
        }
        (None, _) => own.clone(),
        (_, None) => other.clone(),
    }
}
