//! Which output stands in for one that has no value.

use takerate_core::explain::failed_guard;
use takerate_core::{LineId, Model, Problem, Reference};

/// Lines beneath the one that failed that may have a value where it has none: those that its guard looks at (earnings,
/// for a multiple), then those in its formula.
#[must_use]
pub fn nearest(model: &Model, output: LineId, problem: Problem) -> Vec<LineId> {
    let mut lines = Vec::new();
    let mut visit = |name: &Reference| {
        if let Reference::Line(line) = name
            && *line != output
            && !lines.contains(line)
        {
            lines.push(*line);
        }
    };
    if let Some(guard) = failed_guard(model, problem) {
        guard.condition.for_each_name(&mut visit);
    }
    model.line(problem.line).formula.for_each_name(&mut visit);
    lines
}
