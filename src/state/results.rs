//! The results of all lines in the scenario.

use std::sync::Arc;

use takerate_core::evaluate::Outcome;
use takerate_core::explain::is_fault;
use takerate_core::{Calculation, Decimal, InputId, LineId, Model, Problem, Scenario};

/// A value, or why there is none.
pub type LineResult = Result<Decimal, Problem>;

/// Every line of the scenario.
#[derive(Clone)]
pub struct Results {
    calculation: Calculation<'static, Decimal>,
    /// The last result of each line that was no fault, kept while there is a fault.
    last: Vec<Option<LineResult>>,
}

impl Results {
    /// What a scenario comes to: what it changes in the results before is recomputed, or everything where there are none.
    pub fn of(model: &'static Model, scenario: &Scenario, before: Option<&Arc<Self>>) -> Arc<Self> {
        let inputs = scenario.values(model);
        let (mut results, lines) = match before {
            None => {
                let results =
                    Self { calculation: Calculation::new(model, inputs), last: vec![None; model.lines.len()] };
                (results, model.order.clone())
            }
            Some(before) => {
                let mut results = Self::clone(before);
                let mut moved: Vec<InputId> = Vec::new();
                for (id, value) in model.input_ids().zip(inputs) {
                    // Equal numbers may be written with more or fewer decimals, which what is computed from them shows.
                    let digits = |value: Option<Decimal>| value.map(|value| value.serialize());
                    if digits(results.calculation.input(id).ok().copied()) != digits(value) {
                        results.calculation.put(id, value);
                        moved.push(id);
                    }
                }
                (results, model.program().moved_by(&model.order, &moved))
            }
        };
        results.calculation.compute(&lines);
        for id in lines {
            let result = results.now(id);
            if !result.is_err_and(|problem| is_fault(model, problem)) {
                results.last[usize::from(id.0)] = Some(result);
            }
        }
        Arc::new(results)
    }

    /// The result of a line.
    pub fn now(&self, id: LineId) -> LineResult {
        self.calculation.line(id).copied()
    }

    /// The last result of a line that was no fault; `None` where there was none yet.
    pub fn last(&self, id: LineId) -> Option<LineResult> {
        self.last[usize::from(id.0)]
    }

    /// The results of all lines.
    pub fn outcome(&self) -> Outcome<Decimal> {
        self.calculation.outcome()
    }
}
