//! The settings of a comparison.

use takerate_analysis::simulate::Differing;
use takerate_core::{LineId, Model, PresetId, Scenario};

use crate::compare::Odds;

use super::{Context, ParamWriter, Params, ScenarioRef};

/// More scenarios do not stand side by side.
pub const MOST_COLUMNS: usize = 4;

/// Which scenarios stand side by side, and how likely they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompareSettings {
    /// From left to right; by default the reader's preset and what they have made of it, where they have, otherwise the
    /// presets. Where there are more presets than columns, the reader's own and the first ones.
    pub columns: Option<Vec<ScenarioRef>>,
    /// How likely each of them is; `None` where nobody has said.
    pub odds: Option<Odds>,
    /// The line whose samples are held against each other.
    pub output: Option<LineId>,
    /// The column that is held against the first, counted from 0.
    pub second: Option<usize>,
    /// What is done with the inputs in which both differ.
    pub differing: Differing,
}

impl CompareSettings {
    pub(super) fn read(params: &mut Params<'_>) -> Self {
        let columns: Vec<ScenarioRef> =
            (1..=MOST_COLUMNS).filter_map(|column| params.read(&column.to_string(), ScenarioRef::read)).collect();
        let each = params.read("odds", |_, text| Odds::read(text).filter(|each| each.len() <= MOST_COLUMNS));
        let failure = params.read("failure", |_, text| Odds::read(text).filter(|each| each.len() == 1));
        let failure = failure.and_then(|shares| shares.first().copied());
        let odds = (each.is_some() || failure.is_some())
            .then(|| Odds { each: each.unwrap_or_default(), failure: failure.unwrap_or_default() });
        let second = params.read("second", |_, text| {
            text.parse().ok().filter(|column| (2..=MOST_COLUMNS).contains(column)).map(|column| column - 1)
        });
        let drawn = params.read("differing", |_, text| (text == "drawn").then_some(Differing::Drawn));
        Self {
            columns: (!columns.is_empty()).then_some(columns),
            odds,
            output: params.output("output"),
            second,
            differing: drawn.unwrap_or_default(),
        }
    }

    pub(super) fn write(&self, written: &mut ParamWriter<'_>) {
        for (index, end) in self.columns.iter().flatten().take(MOST_COLUMNS).enumerate() {
            written.add(&(index + 1).to_string(), end.text(written.model));
        }
        if let Some(odds) = &self.odds {
            let each: Vec<String> = odds.each.iter().map(|share| share.normalize().to_string()).collect();
            if !each.is_empty() {
                written.add("odds", each.join(","));
            }
            if each.is_empty() || !odds.failure.is_zero() {
                written.add("failure", odds.failure.normalize());
            }
        }
        written.output(self.output);
        if let Some(column) = self.second {
            written.add("second", column + 1);
        }
        if self.differing == Differing::Drawn {
            written.add("differing", "drawn");
        }
    }

    /// The scenarios from left to right.
    #[must_use]
    pub fn columns(&self, model: &Model, context: &Context) -> Vec<ScenarioRef> {
        self.columns.clone().unwrap_or_else(|| {
            let own = context.scenario.preset;
            let now = (context.scenario != Scenario::preset(own)).then_some(ScenarioRef::Now);
            // A link that counts columns without naming them was made when the presets stood there in any case.
            if now.is_some() && self.odds.is_none() && self.second.is_none() {
                return before_and_after(own);
            }
            // Of the reader's own preset there is one column in any case.
            let mut others = MOST_COLUMNS - 1 - now.iter().len();
            let mut shown: Vec<PresetId> = model.preset_ids().collect();
            shown.retain(|preset| {
                let taken = *preset == own || others > 0;
                others -= usize::from(taken && *preset != own);
                taken
            });
            shown.into_iter().map(|preset| ScenarioRef::Kept(Scenario::preset(preset))).chain(now).collect()
        })
    }

    /// The same settings with the scenarios named, as whatever counts them needs it: the default may be others later.
    #[must_use]
    pub fn named(&self, model: &Model, context: &Context) -> Self {
        Self { columns: Some(self.columns(model, context)), ..self.clone() }
    }

    /// The same settings with `columns` in the place of those that stood there (`before`). The scenario that is held against
    /// the first stays that, wherever it stands now; where it is gone, it is the one by default.
    #[must_use]
    pub fn with_columns(&self, before: &[ScenarioRef], columns: Vec<ScenarioRef>) -> Self {
        let held = self.second.and_then(|second| before.get(second));
        let place = held.and_then(|held| columns.iter().skip(1).position(|column| column == held));
        Self { second: place.map(|place| place + 1), columns: Some(columns), ..self.clone() }
    }

    /// The line whose samples are held against each other.
    #[must_use]
    pub fn output(&self, model: &Model, context: &Context) -> LineId {
        self.output.unwrap_or_else(|| context.output(model))
    }

    /// The column that is held against the first: by default the reader's own scenario, where it is another, otherwise
    /// the last. `None` where there is no second.
    #[must_use]
    pub fn second(&self, columns: &[ScenarioRef]) -> Option<usize> {
        let own = || columns.iter().skip(1).position(|column| *column == ScenarioRef::Now).map(|place| place + 1);
        let last = columns.len().checked_sub(1).filter(|last| *last > 0)?;
        self.second.filter(|second| *second <= last).or_else(own).or(Some(last))
    }
}

/// A preset, and what the reader has made of it.
#[must_use]
pub fn before_and_after(preset: PresetId) -> Vec<ScenarioRef> {
    vec![ScenarioRef::Kept(Scenario::preset(preset)), ScenarioRef::Now]
}
