//! Tornado: each input moved low and high on its own, and how far the output follows.

use serde::{Deserialize, Serialize};
use takerate_core::{Decimal, InputId, Language, LineId, Model};

use crate::figure::Figure;
use crate::request::{ScenarioRequest, inputs, outputs};
use crate::sheet::Sheet;
use crate::swing::Swing;
use crate::trouble::Trouble;

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
    /// The inputs that move it. First those that take its value away at one end, then by spread, the widest first;
    /// equal ones in the model's order.
    pub bars: Vec<Bar>,
    /// The inputs that do not move it, in the model's order.
    pub without_effect: Vec<String>,
}

/// Moves each input on its own.
///
/// # Errors
/// Unknown ids, forbidden values and a swing that is none.
pub fn tornado(model: &Model, request: &TornadoRequest, language: Language) -> Result<Vec<Tornado>, Trouble> {
    request.swing.check()?;
    let values = request.scenario.read(model)?.values(model);
    let moving = inputs(model, &request.inputs)?;
    let lines = outputs(model, &request.outputs)?;
    Ok(lines.into_iter().map(|line| bars(model, &values, line, &moving, request.swing, language)).collect())
}

fn bars(
    model: &Model,
    values: &[Decimal],
    line: LineId,
    moving: &[InputId],
    swing: Swing,
    language: Language,
) -> Tornado {
    let figure = |result: Result<&Decimal, _>| Figure::new(model, line, result.copied(), language);
    let base = figure(Sheet::new(model, values.to_vec(), &[line], &[]).output(line));
    let (mut bars, mut without_effect) = (Vec::new(), Vec::new());
    for &id in moving {
        let mut sheet = Sheet::new(model, values.to_vec(), &[line], &[id]);
        let input = model.input(id);
        let (low, high) = swing.ends(input, values[usize::from(id.0)]);
        let (at_low, at_high) = (figure(sheet.at(id, low, line)), figure(sheet.at(id, high, line)));
        if at_low == base && at_high == base {
            without_effect.push(input.id.clone());
        } else {
            let spread = spread(&[at_low.value, base.value, at_high.value]);
            bars.push(Bar { input: input.id.clone(), low, high, at_low, at_high, spread });
        }
    }
    bars.sort_by_key(|bar| std::cmp::Reverse((bar.at_low.value.is_none() || bar.at_high.value.is_none(), bar.spread)));
    Tornado { output: model.line(line).id.clone(), base, bars, without_effect }
}

fn spread(values: &[Option<Decimal>]) -> Option<Decimal> {
    let known = || values.iter().flatten();
    if known().count() < 2 {
        return None;
    }
    known().max()?.checked_sub(*known().min()?)
}
