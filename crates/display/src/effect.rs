//! What a little less and a little more of an assumption does to a result.

use std::cmp::Reverse;

use takerate_core::around::around;
use takerate_core::explain::rests_on;
use takerate_core::unit::{Kind, Unit};
use takerate_core::{Calculation, Decimal, InputId, Language, LineId, Model, Problem, Scenario};

use crate::change::{beside, between};

/// How far an assumption is moved to either side: a tenth of its value.
pub const SHARE: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// A result with an assumption at one end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side {
    /// The result there, in the line's unit.
    pub result: Result<Decimal, Problem>,
    /// The end, in the input's unit, where the input's unit allows no more than this: it was moved by less than [`SHARE`].
    pub limit: Option<Decimal>,
}

/// What [`SHARE`] less and more of an input does to a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The input that is moved, all others staying where they are.
    pub input: InputId,
    /// The line's value when nothing is moved.
    pub base: Result<Decimal, Problem>,
    /// With less of the input, and with more.
    pub sides: [Side; 2],
}

impl Effect {
    /// By how much the larger side changes the line, without a sign; `None` where neither can be compared with the base.
    #[must_use]
    pub fn size(&self) -> Option<Decimal> {
        let base = self.base.ok()?;
        self.sides.iter().filter_map(|side| between(base, side.result.ok()?)).map(|change| change.abs()).max()
    }

    /// Whether it changes anything: a value, or whether there is one.
    #[must_use]
    pub fn moves(&self) -> bool {
        match self.size() {
            Some(size) => !size.is_zero() || self.sides.iter().any(|side| side.result.is_err()),
            None => self.sides.iter().any(|side| side.result != self.base),
        }
    }

    /// Each side as a reader sees it beside the line's value, in its scale: `−4.1M`; `None` where it changes nothing, the problem where it has no value.
    pub fn told(&self, unit: &Unit, language: Language) -> [Result<Option<String>, Problem>; 2] {
        self.sides.map(|side| Ok(beside(self.base?, side.result?, unit, language)))
    }
}

/// What moving each input that a line rests on does to it, in the model's order. Those that are not offered, that have no
/// value, and switches, which have no tenth, are left out.
#[must_use]
pub fn effects(model: &Model, scenario: &Scenario, line: LineId) -> Vec<Effect> {
    let (lines, mut calculation) = (model.needed(&[line]), Calculation::new(model, scenario.values(model)));
    calculation.compute(&lines);
    let base = calculation.line(line).copied();
    let mut effects = Vec::new();
    for id in rests_on(model, line) {
        let input = model.input(id);
        let offered = input.unit.kind != Kind::Switch && scenario.offers(model, id);
        let Some(value) = scenario.value(model, id).filter(|_| offered) else { continue };
        let moved = model.program().moved_by(&lines, &[id]);
        let mut at = |end: Decimal| {
            calculation.put(id, Some(end));
            calculation.compute(&moved);
            calculation.line(line).copied()
        };
        let step = value.abs().checked_mul(SHARE);
        let cut = |end: Decimal| Some(end).filter(|end| end.checked_sub(value).map(|gone| gone.abs()) != step);
        let sides = around(input, value, SHARE).map(|end| Side { result: at(end), limit: cut(end) });
        at(value).ok();
        effects.push(Effect { input: id, base, sides });
    }
    effects
}

/// The same, those that move the line most first, by the larger side; behind them those of which no size can be told,
/// and last those that move nothing. Equal ones stay in the model's order.
#[must_use]
pub fn by_size(model: &Model, scenario: &Scenario, line: LineId) -> Vec<Effect> {
    // Sorting would cost what loads with the page two kilobytes.
    let mut ranked: Vec<Effect> = Vec::new();
    let mut ranks = Vec::new();
    for effect in effects(model, scenario, line) {
        let rank = (!effect.moves(), Reverse(effect.size()));
        let place = ranks.iter().position(|known| *known > rank).unwrap_or(ranks.len());
        ranks.insert(place, rank);
        ranked.insert(place, effect);
    }
    ranked
}
