//! Tornado: each input moved low and high on its own, and how far the output follows.

use serde::{Deserialize, Serialize};
use takerate_core::unit::Kind;
use takerate_core::{Decimal, InputId, LineId, Model, Problem};

use crate::figure::Figure;
use crate::request::{ScenarioRequest, inputs, outputs};
use crate::request_error::RequestError;
use crate::sheet::Sheet;
use crate::swing::Swing;

/// Which inputs move which outputs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TornadoRequest {
    /// Where the inputs stand before they are moved.
    pub scenario: ScenarioRequest,
    /// Ids of lines; an id without a dot (`adjusted_earnings`) is that line of every protocol.
    pub outputs: Vec<String>,
    /// Ids of the inputs to move; all where it is empty.
    pub inputs: Vec<String>,
    /// How far each is moved.
    pub swing: Swing,
}

/// One input moved low and high.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// The input's id.
    pub input: String,
    /// Its value at the low end.
    pub low: Decimal,
    /// Its value at the high end.
    pub high: Decimal,
    /// The output at the low end.
    pub at_low: Figure,
    /// The output at the high end.
    pub at_high: Figure,
    /// The distance between the lowest and the highest of the output's values at both ends and at the scenario;
    /// `None` where fewer than two of them exist.
    pub spread: Option<Decimal>,
}

/// All bars of one output.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tornado {
    /// The output's id.
    pub output: String,
    /// Its value in the scenario.
    pub base: Figure,
    /// The inputs that move it, by spread, the widest first; equal ones in the model's order. Where inputs are moved by per
    /// cent, switches come after all others, since nothing turns one by so many per cent; last those that take the value
    /// away at one end, whose spread says too little.
    pub bars: Vec<Bar>,
    /// The inputs that do not move it, in the model's order.
    pub without_effect: Vec<String>,
    /// The inputs that are not moved, in the model's order: those without a plausible range.
    pub still: Vec<String>,
}

/// Moves each input on its own.
///
/// # Errors
/// As [`TornadoRun::new`].
pub fn tornado(model: &Model, request: &TornadoRequest) -> Result<Vec<Tornado>, RequestError> {
    let mut sweep = TornadoRun::new(model, request)?;
    while sweep.advance(u64::MAX) {}
    Ok(sweep.finish().unwrap_or_default())
}

type Outcome = Result<Decimal, Problem>;

/// An input moved: its ends, and the output there.
struct Moved {
    input: InputId,
    ends: (Decimal, Decimal),
    outputs: (Outcome, Outcome),
}

/// A tornado under way.
pub struct TornadoRun<'m> {
    model: &'m Model,
    values: Vec<Option<Decimal>>,
    swing: Swing,
    /// The inputs that are moved, with their ends.
    inputs: Vec<(InputId, (Decimal, Decimal))>,
    /// Those that are not.
    still: Vec<InputId>,
    /// Each output with its value in the scenario and, as far as they are done, the inputs in their order; `None` for
    /// one that does not move it.
    lines: Vec<(LineId, Outcome, Vec<Option<Moved>>)>,
}

impl<'m> TornadoRun<'m> {
    /// Prepares a tornado; no input is moved yet.
    ///
    /// # Errors
    /// Unknown ids, forbidden values and a swing that is none.
    pub fn new(model: &'m Model, request: &TornadoRequest) -> Result<Self, RequestError> {
        request.swing.check()?;
        let scenario = request.scenario.read(model)?;
        let values = scenario.values(model);
        let (mut moving, mut still) = (Vec::new(), Vec::new());
        for id in inputs(model, &scenario, &request.inputs)? {
            match request.swing.ends(model, &scenario, id) {
                Some(ends) => moving.push((id, ends)),
                None => still.push(id),
            }
        }
        let base = |line| {
            let sheet = Sheet::new(model, values.clone(), &[line], &[]);
            (line, sheet.output(line).copied(), Vec::with_capacity(moving.len()))
        };
        let lines = outputs(model, &request.outputs)?.into_iter().map(base).collect();
        Ok(Self { model, values, swing: request.swing, inputs: moving, still, lines })
    }

    /// Carries out about `evaluations` evaluations, at least one input, and returns whether there are still some left.
    pub fn advance(&mut self, evaluations: u64) -> bool {
        let mut left = evaluations;
        for (line, base, moved) in &mut self.lines {
            while let Some((input, (low, high))) = self.inputs.get(moved.len()).copied() {
                if left == 0 {
                    return true;
                }
                let mut sheet = Sheet::new(self.model, self.values.clone(), &[*line], &[input]);
                let outputs = match sheet.moves(*line) {
                    true => (sheet.at(input, low, *line).copied(), sheet.at(input, high, *line).copied()),
                    false => (*base, *base),
                };
                let effect = outputs != (*base, *base);
                moved.push(effect.then_some(Moved { input, ends: (low, high), outputs }));
                left = left.saturating_sub(3);
            }
        }
        false
    }

    /// How many evaluations are done and how many there are in all: three for each input and output.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        let done: usize = self.lines.iter().map(|(_, _, moved)| moved.len()).sum();
        (3 * done as u64, 3 * (self.lines.len() * self.inputs.len()) as u64)
    }

    /// The bars; `None` while [`Self::advance`] has some left.
    #[must_use]
    pub fn finish(&self) -> Option<Vec<Tornado>> {
        let (done, all) = self.progress();
        (done == all).then(|| self.lines.iter().map(|line| self.tornado(line)).collect())
    }

    fn tornado(&self, (line, base, moved): &(LineId, Outcome, Vec<Option<Moved>>)) -> Tornado {
        let figure = |result: &Outcome| Figure::new(self.model, *line, *result);
        let id = |input: InputId| self.model.input(input).id.clone();
        let bar = |moved: &Moved| Bar {
            input: id(moved.input),
            low: moved.ends.0,
            high: moved.ends.1,
            at_low: figure(&moved.outputs.0),
            at_high: figure(&moved.outputs.1),
            spread: spread(
                &[moved.outputs.0.ok(), base.ok(), moved.outputs.1.ok()].map(|end| end.map(|end| end.normalize())),
            ),
        };
        let mut bars: Vec<Bar> = moved.iter().flatten().map(bar).collect();
        let turned = |bar: &Bar| {
            let switch = |id| self.model.input(id).unit.kind == Kind::Switch;
            matches!(self.swing, Swing::Percent(_)) && self.model.find_input(&bar.input).is_some_and(switch)
        };
        bars.sort_by_key(|bar| {
            let lost = bar.at_low.value.is_none() || bar.at_high.value.is_none();
            (lost, turned(bar), std::cmp::Reverse(bar.spread))
        });
        let idle = self.inputs.iter().zip(moved).filter(|(_, moved)| moved.is_none());
        Tornado {
            output: self.model.line(*line).id.clone(),
            base: figure(base),
            bars,
            without_effect: idle.map(|((input, _), _)| id(*input)).collect(),
            still: self.still.iter().map(|input| id(*input)).collect(),
        }
    }
}

fn spread(values: &[Option<Decimal>]) -> Option<Decimal> {
    let known = || values.iter().flatten();
    if known().count() < 2 {
        return None;
    }
    known().max()?.checked_sub(*known().min()?)
}
