//! The bridge of one output under way: its value for every set of changes, and what follows from these.

use takerate_core::explain::rests_on;
use takerate_core::{Decimal, InputId, LineId, Model, Problem};

use super::players::{Grain, Player, players};
use super::shapley::shapley;
use super::{Break, Bridge, Change, Contribution};
use crate::figure::Figure;
use crate::no_value::NoValue;
use crate::request_error::RequestError;
use crate::sheet::Sheet;

/// Two scenarios and what differs between them.
pub(super) struct Ends<'m> {
    pub model: &'m Model,
    pub from: Vec<Option<Decimal>>,
    pub to: Vec<Option<Decimal>>,
    pub changed: Vec<InputId>,
}

/// What became of the results.
enum State {
    /// Not all are there yet: those of the first sets, each set being a bit mask of the players that have moved.
    Under(Vec<Decimal>),
    /// All were there: the difference and every player's part.
    Done(Option<Decimal>, Vec<Decimal>),
    /// The output has no value for this set.
    Broken(usize, Problem),
}

/// One output on the way from one scenario to the other.
pub(super) struct Span<'m> {
    pub line: LineId,
    sheet: Sheet<'m, Decimal>,
    grain: Grain,
    players: Vec<Player>,
    without_effect: Vec<InputId>,
    from: Result<Decimal, Problem>,
    to: Result<Decimal, Problem>,
    state: State,
}

impl<'m> Span<'m> {
    pub fn new(ends: &Ends<'m>, line: LineId) -> Result<Self, RequestError> {
        let model = ends.model;
        let behind = rests_on(model, line);
        let (moving, without_effect): (Vec<InputId>, Vec<InputId>) =
            ends.changed.iter().partition(|id| behind.contains(id));
        let (grain, players) = players(model, &moving)?;
        let sheet = Sheet::new(model, ends.from.clone(), &[line], &moving);
        let from = sheet.output(line).copied();
        let to = Sheet::new(model, ends.to.clone(), &[line], &[]).output(line).copied();
        let state = match from {
            Ok(value) => State::Under(vec![value]),
            Err(problem) => State::Broken(0, problem),
        };
        let mut span = Self { line, sheet, grain, players, without_effect, from, to, state };
        span.share();
        Ok(span)
    }

    /// How many sets are done and how many there are.
    pub fn progress(&self) -> (u64, u64) {
        let all = 1u64 << self.players.len();
        match &self.state {
            State::Under(results) => (results.len() as u64, all),
            State::Done(..) | State::Broken(..) => (all, all),
        }
    }

    pub fn is_done(&self) -> bool {
        matches!(self.state, State::Done(..))
    }

    /// Why the output has no value for some set.
    pub fn problem(&self) -> Option<Problem> {
        match self.state {
            State::Broken(_, problem) => Some(problem),
            State::Under(_) | State::Done(..) => None,
        }
    }

    /// Computes the output for the next sets, as many as are `left`, and takes them off.
    pub fn advance(&mut self, ends: &Ends<'m>, left: &mut u64) {
        while *left > 0
            && let State::Under(results) = &mut self.state
            && results.len() < 1 << self.players.len()
        {
            let set = results.len();
            // From the set before, counting flips the lowest bits up to the first that becomes 1.
            for (bit, player) in self.players.iter().enumerate().take(set.trailing_zeros() as usize + 1) {
                let values = if set >> bit & 1 == 1 { &ends.to } else { &ends.from };
                for id in player {
                    self.sheet.put(*id, values[usize::from(id.0)]);
                }
            }
            self.sheet.compute();
            *left -= 1;
            match self.sheet.output(self.line) {
                Ok(value) => results.push(*value),
                Err(problem) => self.state = State::Broken(set, problem),
            }
        }
        self.share();
    }

    /// Shares the difference where all results are there.
    fn share(&mut self) {
        if let State::Under(results) = &self.state
            && results.len() == 1 << self.players.len()
        {
            let (units, decimals) = units(results);
            let value =
                |units: i128| Decimal::try_from_i128_with_scale(units, decimals).unwrap_or_default().normalize();
            let total = units.first().zip(units.last()).map(|(first, last)| value(last - first));
            let shares = shapley(&units, self.players.len()).unwrap_or_default();
            self.state = State::Done(total, shares.into_iter().map(value).collect());
        }
    }

    /// The bridge, broken or not; `instead` stands in for a broken one.
    pub fn bridge(&self, ends: &Ends<'m>, instead: Option<Bridge>) -> Bridge {
        let model = ends.model;
        let figure = |result| Figure::new(model, self.line, result);
        let ids = |inputs: &[InputId]| inputs.iter().map(|id| model.input(*id).id.clone()).collect();
        let mut bridge = Bridge {
            output: model.line(self.line).id.clone(),
            from: figure(self.from),
            to: figure(self.to),
            total: None,
            grain: self.grain,
            contributions: Vec::new(),
            without_effect: ids(&self.without_effect),
            breaks: None,
        };
        match &self.state {
            State::Under(_) => {}
            State::Broken(set, problem) => {
                let moved = self.players.iter().enumerate().filter(|(bit, _)| set >> bit & 1 == 1);
                let moved: Vec<InputId> = moved.flat_map(|(_, player)| player.clone()).collect();
                let problem = NoValue::new(model, self.line, *problem);
                bridge.breaks = Some(Break { moved: ids(&moved), problem, instead: instead.map(Box::new) });
            }
            State::Done(total, shares) => {
                bridge.total = *total;
                let contributions = self.players.iter().zip(shares).map(|(player, share)| Contribution {
                    changes: player.iter().map(|id| ends.change(*id)).collect(),
                    value: *share,
                });
                bridge.contributions = contributions.collect();
                bridge.contributions.sort_by_key(|contribution| std::cmp::Reverse(contribution.value.abs()));
            }
        }
        bridge
    }
}

impl Ends<'_> {
    fn change(&self, id: InputId) -> Change {
        let value = |values: &[Option<Decimal>]| values[usize::from(id.0)].map(|value| value.normalize());
        Change { input: self.model.input(id).id.clone(), from: value(&self.from), to: value(&self.to) }
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
