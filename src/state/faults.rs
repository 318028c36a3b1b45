//! What is wrong with a scenario.

use takerate_core::evaluate::Outcome;
use takerate_core::explain::{inputs_to_mend, is_fault};
use takerate_core::{Decimal, InputId, Model, Problem, Scenario};

/// Something that went wrong in a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub problem: Problem,
    /// How many lines have no value because of it.
    pub lines: usize,
    /// The inputs to look at.
    pub inputs: Vec<InputId>,
}

/// Each fault once.
pub fn find_faults(model: &Model, outcome: &Outcome<Decimal>, scenario: &Scenario) -> Vec<Fault> {
    let mut faults: Vec<Fault> = Vec::new();
    for problem in outcome.iter().filter_map(|value| value.err()).filter(|problem| is_fault(model, *problem)) {
        match faults.iter_mut().find(|known| known.problem == problem) {
            Some(known) => known.lines += 1,
            None => faults.push(Fault {
                problem,
                lines: 1,
                inputs: inputs_to_mend(model, problem, &scenario.values(model)),
            }),
        }
    }
    faults
}
