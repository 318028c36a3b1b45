//! Bridge: what each changed input contributes to the difference of an output between two scenarios.
//!
//! Free of any order (Shapley over the changed inputs) and exact: the contributions sum to the total to the last digit.

mod players;
mod shapley;
mod wide;

use serde::{Deserialize, Serialize};
use takerate_core::explain::failed_guard;
use takerate_core::{Decimal, InputId, Language, LineId, Model, PresetId, Problem, Reference, Scenario};

use crate::figure::Figure;
use crate::request::{ScenarioRequest, outputs};
use crate::sheet::Sheet;
use crate::trouble::Trouble;
pub use players::Grain;
use players::{Player, players};
pub use shapley::MOST_PLAYERS;
use shapley::shapley;

/// Which outputs, from which scenario to which.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BridgeRequest {
    /// Where the bridge begins; the first preset where it is left out.
    pub from: Option<ScenarioRequest>,
    /// Where it ends; the last preset where it is left out.
    pub to: Option<ScenarioRequest>,
    /// Ids of lines; an id without a dot (`adjusted_earnings`) is that line of every protocol.
    pub outputs: Vec<String>,
}

/// One changed input: its value at both ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The input's id.
    pub input: String,
    /// Its value where the bridge begins.
    pub from: Decimal,
    /// Its value where it ends.
    pub to: Decimal,
}

/// What one player contributes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// The input's name, or that of the section that moves together.
    pub name: String,
    /// The inputs that moved: one, or those of the section.
    pub changes: Vec<Change>,
    /// Its part of the difference; negative where it works against the output.
    pub value: Decimal,
}

/// A mixture of the two scenarios in which the output has no value, so that nothing can be attributed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Break {
    /// The inputs that have moved already; all others stand where the bridge begins.
    pub moved: Vec<String>,
    /// Why the output has no value then.
    pub reason: String,
    /// The nearest output that has a value in every mixture (earnings for a multiple), with its own bridge.
    pub instead: Option<Box<Bridge>>,
}

/// The difference of one output and what it is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bridge {
    /// The output's id.
    pub output: String,
    /// Where it begins.
    pub from: Figure,
    /// Where it ends.
    pub to: Figure,
    /// The end less the beginning: the sum of all contributions, to the last digit. Where the results have more digits
    /// than a decimal of 28 can carry through the sum, all are rounded to the same number of decimals first.
    pub total: Option<Decimal>,
    /// What the contributions belong to.
    pub grain: Grain,
    /// Every player's part, the largest first whatever its sign; empty where the bridge breaks.
    pub contributions: Vec<Contribution>,
    /// Changed inputs that the output does not rest on.
    pub without_effect: Vec<String>,
    /// Where there is no bridge, why.
    pub breaks: Option<Break>,
}

/// Attributes the difference of each output.
///
/// # Errors
/// Unknown ids, forbidden values, and changes in more than 16 chapters.
pub fn bridge(model: &Model, request: &BridgeRequest, language: Language) -> Result<Vec<Bridge>, Trouble> {
    let last = model.preset_ids().last().unwrap_or_default();
    let read = |request: &Option<ScenarioRequest>, preset: PresetId| match request {
        Some(request) => request.read(model),
        None => Ok(Scenario::preset(preset)),
    };
    let from = read(&request.from, PresetId::default())?.values(model);
    let to = read(&request.to, last)?.values(model);
    let changed: Vec<InputId> =
        model.input_ids().filter(|id| from[usize::from(id.0)] != to[usize::from(id.0)]).collect();
    let ends = Ends { model, from, to, changed, language };
    outputs(model, &request.outputs)?.into_iter().map(|line| ends.bridge(line)).collect()
}

struct Ends<'m> {
    model: &'m Model,
    from: Vec<Decimal>,
    to: Vec<Decimal>,
    changed: Vec<InputId>,
    language: Language,
}

impl Ends<'_> {
    fn bridge(&self, line: LineId) -> Result<Bridge, Trouble> {
        let bridge = self.span(line)?;
        match bridge {
            Ok(bridge) => Ok(bridge),
            Err((mut bridge, problem)) => {
                let mut instead = None;
                for near in nearest(self.model, line, problem) {
                    instead = instead.or(self.span(near)?.ok().map(Box::new));
                }
                if let Some(breaks) = &mut bridge.breaks {
                    breaks.instead = instead;
                }
                Ok(bridge)
            }
        }
    }

    /// The bridge of one output, or a broken one and the problem that breaks it.
    #[allow(clippy::type_complexity)]
    fn span(&self, line: LineId) -> Result<Result<Bridge, (Bridge, Problem)>, Trouble> {
        let model = self.model;
        let moves = |id: &InputId| Sheet::new(model, self.from.clone(), &[line], &[*id]).moves(line);
        let (with, without): (Vec<InputId>, Vec<InputId>) = self.changed.iter().partition(|id| moves(id));
        let (grain, players) = players(model, &with, self.language)?;
        let figure = |values: &[Decimal]| {
            let sheet = Sheet::new(model, values.to_vec(), &[line], &[]);
            Figure::new(model, line, sheet.output(line).copied(), self.language)
        };
        let ids = |inputs: &[InputId]| inputs.iter().map(|id| model.input(*id).id.clone()).collect();
        let mut bridge = Bridge {
            output: model.line(line).id.clone(),
            from: figure(&self.from),
            to: figure(&self.to),
            total: None,
            grain,
            contributions: Vec::new(),
            without_effect: ids(&without),
            breaks: None,
        };
        let results = match self.results(line, &players, &with) {
            Ok(results) => results,
            Err((set, problem)) => {
                let moved: Vec<InputId> = players
                    .iter()
                    .enumerate()
                    .filter(|(bit, _)| set >> bit & 1 == 1)
                    .flat_map(|(_, player)| player.inputs.clone())
                    .collect();
                let reason = Figure::new(model, line, Err(problem), self.language).reason.unwrap_or_default();
                bridge.breaks = Some(Break { moved: ids(&moved), reason, instead: None });
                return Ok(Err((bridge, problem)));
            }
        };
        let (units, decimals) = units(&results);
        let value = |units: i128| Decimal::try_from_i128_with_scale(units, decimals).unwrap_or_default().normalize();
        let shares = shapley(&units, players.len()).unwrap_or_default();
        bridge.total = units.first().zip(units.last()).map(|(first, last)| value(last - first));
        let contributions = players.into_iter().zip(shares).map(|(player, share)| Contribution {
            name: player.name,
            changes: player.inputs.iter().map(|id| self.change(*id)).collect(),
            value: value(share),
        });
        bridge.contributions = contributions.collect();
        bridge.contributions.sort_by_key(|contribution| std::cmp::Reverse(contribution.value.abs()));
        Ok(Ok(bridge))
    }

    fn change(&self, id: InputId) -> Change {
        let value = |values: &[Decimal]| values[usize::from(id.0)].normalize();
        Change { input: self.model.input(id).id.clone(), from: value(&self.from), to: value(&self.to) }
    }

    /// The output for every set of players that have moved, indexed by the set as a bit mask; or the first set
    /// in which it has no value, and why.
    fn results(&self, line: LineId, players: &[Player], moving: &[InputId]) -> Result<Vec<Decimal>, (usize, Problem)> {
        let mut sheet = Sheet::new(self.model, self.from.clone(), &[line], moving);
        let mut results = Vec::with_capacity(1 << players.len());
        results.push(*sheet.output(line).map_err(|problem| (0, problem))?);
        for set in 1..1usize << players.len() {
            // From the set before, counting flips the lowest bits up to the first that becomes 1.
            for (bit, player) in players.iter().enumerate().take(set.trailing_zeros() as usize + 1) {
                let values = if set >> bit & 1 == 1 { &self.to } else { &self.from };
                for id in &player.inputs {
                    sheet.set(*id, values[usize::from(id.0)]);
                }
            }
            sheet.compute();
            results.push(*sheet.output(line).map_err(|problem| (set, problem))?);
        }
        Ok(results)
    }
}

/// All results in units of the same last decimal, and which decimal that is: the finest of any result, but none that
/// would leave a difference of two results without room in a decimal.
fn units(results: &[Decimal]) -> (Vec<i128>, u32) {
    let largest = results.iter().map(|result| result.abs().trunc()).max().unwrap_or_default();
    let digits = if largest.is_zero() { 0 } else { u32::try_from(largest.to_string().len()).unwrap_or(28) };
    let finest = results.iter().map(|result| result.normalize().scale()).max().unwrap_or_default();
    let decimals = finest.min(28u32.saturating_sub(digits));
    let unit = |result: &Decimal| {
        let mut result = result.round_dp(decimals);
        result.rescale(decimals);
        result.mantissa()
    };
    (results.iter().map(unit).collect(), decimals)
}

/// Lines beneath the one that failed that may have a value where it has none: those that its guard looks at, then
/// those in its formula.
fn nearest(model: &Model, output: LineId, problem: Problem) -> Vec<LineId> {
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
