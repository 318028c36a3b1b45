//! The part of a range in which an input contradicts nothing.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::calculation::Calculation;
use crate::explain::is_fault;
use crate::model::{InputId, Model};
use crate::problem::Problem;
use crate::scenario::Scenario;

/// How many lines of a scenario have no value because its inputs contradict each other or because arithmetic failed. A
/// value that is not meaningful (a multiple of a loss) is not counted, nor one that needs what nobody has published.
#[must_use]
// A copy in each of its callers would be half a kilobyte of the first load.
#[inline(never)]
pub fn faulty_lines(model: &Model, scenario: &Scenario) -> usize {
    count(model, scenario.evaluate(model).into_iter().filter_map(Result::err))
}

/// How many of some problems are faults.
fn count(model: &Model, problems: impl Iterator<Item = Problem>) -> usize {
    problems.filter(|problem| is_fault(model, *problem)).count()
}

/// The values from `low` to `high`, in steps of `step` from `low`, that an input can take without faults beyond those
/// that the scenario has whatever this input is: the first and the last of them, in the input's unit. The two are
/// `low` and `high` where nothing is forbidden.
///
/// It is found by bisection from a value without faults (the scenario's, the preset's, or an end), so a forbidden part
/// in the middle of the range is not seen.
#[must_use]
pub fn allowed(
    model: &Model,
    scenario: &Scenario,
    input: InputId,
    [low, high]: [Decimal; 2],
    step: Decimal,
) -> [Decimal; 2] {
    let moved = model.program().moved_by(&model.order, &[input]);
    let mut trial = Calculation::new(model, scenario.values(model));
    trial.compute(&model.order);
    // Of the lines that the input moves: whatever its value, the others have the faults that they have.
    let mut faults = |value: Decimal| {
        if model.input(input).unit.kind.accept(value).is_err() {
            return usize::MAX;
        }
        trial.put(input, Some(value));
        trial.compute(&moved);
        count(model, moved.iter().filter_map(|line| trial.line(*line).err()))
    };
    let known = [scenario.value(model, input), scenario.base(model, input)].into_iter().flatten();
    let anchors = known.map(|value| value.clamp(low, high)).chain([low, high]);
    let Some((fewest, anchor)) = anchors.map(|value| (faults(value), value)).min_by_key(|(count, _)| *count) else {
        return [low, high];
    };
    let steps = |value: Decimal| (value - low).checked_div(step).unwrap_or_default();
    let (below, above) = (steps(anchor).floor(), steps(anchor).ceil());
    let mut last = |end: Decimal| {
        if faults(end) <= fewest {
            return end;
        }
        // The places that a slider has between the anchor and the end: the anchor has no fault, the last one has.
        let at = |number: u64| {
            let number = Decimal::from(number);
            let place = if end < anchor { below.checked_sub(number)? } else { above.checked_add(number)? };
            low.checked_add(place.checked_mul(step)?)
        };
        let (mut good, mut bad) =
            (None, (steps(end) - if end < anchor { below } else { above }).abs().to_u64().unwrap_or(0));
        while bad > good.map_or(0, |good| good + 1) {
            let middle = good.map_or(bad / 2, |good| good + (bad - good) / 2);
            if at(middle).is_some_and(|value| faults(value) <= fewest) { good = Some(middle) } else { bad = middle }
        }
        good.and_then(at).unwrap_or(anchor)
    };
    [last(low), last(high)]
}
/// The value that an input goes to when it is drawn to `wanted`: the last one on the way that contradicts nothing, unless
/// the scenario is as faulty already, so that a reader can leave a contradiction the way he came.
#[must_use]
pub fn within(model: &Model, scenario: &Scenario, id: InputId, wanted: Decimal, step: Decimal) -> Decimal {
    let input = model.input(id);
    let mut trial = scenario.clone();
    if trial.set(model, id, wanted).is_err() || faulty_lines(model, &trial) <= faulty_lines(model, scenario) {
        return wanted;
    }
    let [first, last] = allowed(model, scenario, id, [input.low, input.high], step);
    wanted.clamp(first, last)
}
