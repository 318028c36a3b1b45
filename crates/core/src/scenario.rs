//! A preset with changed inputs: the whole state of a reader's question.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::evaluate::{Outcome, evaluate};
use crate::model::{InputId, Model, PresetId};
use crate::unit::InvalidValue;

/// A preset and what the reader changed in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scenario {
    /// The preset that everything unchanged comes from.
    pub preset: PresetId,
    changes: BTreeMap<InputId, Decimal>,
}

impl Scenario {
    /// A preset as it is.
    #[must_use]
    pub fn preset(preset: PresetId) -> Self {
        Self { preset, changes: BTreeMap::new() }
    }

    /// The value of an input; `None` where nobody has published one and the reader gave none.
    #[must_use]
    pub fn value(&self, model: &Model, id: InputId) -> Option<Decimal> {
        self.changes.get(&id).copied().or_else(|| self.base(model, id))
    }

    /// The value of an input in the scenario's preset; `None` where nobody has published one.
    #[must_use]
    pub fn base(&self, model: &Model, id: InputId) -> Option<Decimal> {
        model.input(id).value(self.preset)
    }

    /// Whether an input differs from the preset.
    #[must_use]
    pub fn is_changed(&self, model: &Model, id: InputId) -> bool {
        self.value(model, id) != self.base(model, id)
    }

    /// Whether an input was changed to a value.
    #[must_use]
    pub fn sets(&self, id: InputId, value: Decimal) -> bool {
        self.changes.get(&id) == Some(&value)
    }

    /// The inputs that differ from the preset, with their values, in the model's order.
    pub fn changed<'a>(&'a self, model: &'a Model) -> impl Iterator<Item = (InputId, Decimal)> + 'a {
        self.changes.iter().map(|(id, value)| (*id, *value)).filter(|(id, value)| Some(*value) != self.base(model, *id))
    }

    /// Changes an input. A value outside the sensible range is taken.
    ///
    /// # Errors
    /// What the input's unit forbids is refused, and the scenario stays as it was.
    pub fn set(&mut self, model: &Model, id: InputId, value: Decimal) -> Result<(), InvalidValue> {
        model.input(id).unit.kind.accept(value)?;
        if Some(value) == self.base(model, id) {
            self.changes.remove(&id);
        } else {
            self.changes.insert(id, value.normalize());
        }
        Ok(())
    }

    /// Puts an input back to the preset.
    pub fn reset(&mut self, id: InputId) {
        self.changes.remove(&id);
    }

    /// Whether a reader is offered an input here: it applies to the preset, or was changed in it.
    #[must_use]
    pub fn offers(&self, model: &Model, id: InputId) -> bool {
        model.input(id).applies_to(self.preset) || self.is_changed(model, id)
    }

    /// The value of every input, in the model's order.
    #[must_use]
    pub fn values(&self, model: &Model) -> Vec<Option<Decimal>> {
        model.input_ids().map(|id| self.value(model, id)).collect()
    }

    /// Every line of the model, exactly.
    #[must_use]
    pub fn evaluate(&self, model: &Model) -> Outcome<Decimal> {
        evaluate(model, &self.values(model))
    }
}
