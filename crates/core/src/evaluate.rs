//! Every line of a model at once.

use crate::calculation::Calculation;
use crate::model::Model;
use crate::number::Number;
use crate::problem::Problem;

/// For each line of the model, in the order of [`Model::lines`], its value or why it has none.
pub type Outcome<N> = Vec<Result<N, Problem>>;

/// Computes every line from `inputs` (one for each of [`Model::inputs`], in that order; `None` where there is no value).
///
/// A line that cannot be computed carries its problem, and so does every line that depends on it; the others
/// are not touched by it. Only the taken branch of an `if` can fail.
#[must_use]
pub fn evaluate<N: Number>(model: &Model, inputs: &[Option<N>]) -> Outcome<N> {
    let mut calculation = Calculation::new(model, inputs.to_vec());
    calculation.compute(&model.order);
    calculation.outcome()
}
