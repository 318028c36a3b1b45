//! How what the page shows is changed: everything goes through one place, which keeps what belongs together.

use leptos::prelude::*;
use takerate_core::unit::InvalidValue;
use takerate_core::{Decimal, InputId, PresetId, Scenario};
use takerate_scenario_io::caption::Caption;
use takerate_scenario_io::prices::Prices;

use super::page::Page;
use super::shared::shared;
use super::shown::{Cause, Shown};
use super::url::flush;

impl Page {
    /// Changes an input; what its unit forbids leaves everything as it was.
    pub fn set(&self, input: InputId, value: Decimal) -> Result<(), InvalidValue> {
        self.put(input, Some(value))
    }

    /// The same; `None` puts an input back that nobody has published a value of.
    pub fn put(&self, input: InputId, value: Option<Decimal>) -> Result<(), InvalidValue> {
        let mut next = self.scenario.get_untracked();
        match value {
            Some(value) => next.set(self.model, input, value)?,
            None => next.reset(input),
        }
        self.change(Cause::Input(input), |shown| shown.scenario = next);
        Ok(())
    }

    pub fn reset(&self, input: InputId) {
        let mut next = self.scenario.get_untracked();
        next.reset(input);
        self.replace(next);
    }

    pub fn reset_all(&self) {
        self.replace(Scenario::preset(self.scenario.with_untracked(|scenario| scenario.preset)));
    }

    pub fn choose_preset(&self, preset: PresetId) {
        let mut next = self.scenario.get_untracked();
        next.preset = preset;
        self.replace(next);
    }

    /// Another scenario, as one step.
    pub fn replace(&self, next: Scenario) {
        self.change(Cause::Step, |shown| {
            shown.scenario = next;
            shown.epoch += 1;
        });
    }

    /// The same with the mark of its prices and what somebody calls it.
    pub fn replace_with(&self, next: Scenario, prices: Option<Prices>, caption: Option<Caption>) {
        let edit = |shown: &mut Shown| {
            shown.scenario = next;
            shown.prices = prices;
            shown.caption = caption;
            shown.epoch += 1;
        };
        self.edit(Cause::Step, edit, |_, _| {});
    }

    /// What the reader calls the scenario and says of it, which is no step of the history.
    pub fn call(&self, caption: Option<Caption>) {
        self.edit(Cause::Setting, |shown| shown.caption = caption, |_, _| {});
    }

    /// Changes what is shown; where nothing changes there is no step. The mark of prices stays with those that stay, and the
    /// name with the scenario that has it.
    pub fn change(&self, cause: Cause, edit: impl FnOnce(&mut Shown)) {
        self.edit(cause, edit, |before, next| {
            let kept = |prices: Prices| prices.kept(self.model, &before.scenario, &next.scenario);
            next.prices = next.prices.clone().and_then(kept);
            if next.scenario != before.scenario {
                let named = self.named.get_untracked().filter(|named| named.scenario == next.scenario);
                next.caption = named.map(|named| named.caption);
            }
        });
    }

    /// Changes what is shown, and then what follows from what was shown before.
    fn edit(&self, cause: Cause, edit: impl FnOnce(&mut Shown), follow: impl FnOnce(&Shown, &mut Shown)) {
        let before = self.shown.get_untracked();
        let mut next = before.clone();
        edit(&mut next);
        follow(&before, &mut next);
        next.shared = shared(&before, &next);
        if next != before {
            // What another gesture left to be written is a step of its own.
            if before.cause != cause {
                flush(*self);
            }
            next.cause = cause;
            self.shown.set(next);
        }
    }
}
