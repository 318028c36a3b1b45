//! Which of a scenario's prices a service has told, and when: the mark that links, files and the page carry.
//!
//! The mark is of inputs, not of the scenario: a price that a reader changes afterwards loses it, and it goes with the last
//! one. So what bears it has the service's value of that moment.

use takerate_core::{InputId, Model, Scenario};

use crate::moment::Moment;

/// The prices that were told, and the moment of the oldest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prices {
    moment: Moment,
    /// Changed inputs that have a feed, in the model's order; at least one.
    inputs: Vec<InputId>,
}

impl Prices {
    /// The mark of these inputs of a scenario; those that do not differ from the preset bear none.
    #[must_use]
    pub fn new(model: &Model, scenario: &Scenario, moment: Moment, inputs: &[InputId]) -> Option<Self> {
        let inputs: Vec<InputId> = changed(model, scenario).filter(|id| inputs.contains(id)).collect();
        (!inputs.is_empty()).then_some(Self { moment, inputs })
    }

    /// Reads what a link says: a moment (`2026-11-27T21:05Z`) and behind it, where not all changed prices are of it, the ids of
    /// those that are (`;macro.eth_price`). `Ok(None)` where the scenario has none of them.
    ///
    /// # Errors
    /// A text that is not such a mark, and any where the model names no service.
    pub fn read(model: &Model, scenario: &Scenario, text: &str) -> Result<Option<Self>, NoMark> {
        let (moment, ids) = text.split_once(';').map_or((text, None), |(moment, ids)| (moment, Some(ids)));
        let moment = Moment::read(moment).filter(|_| model.report.prices.is_some()).ok_or(NoMark)?;
        let mut inputs: Vec<InputId> = changed(model, scenario).collect();
        if let Some(ids) = ids {
            let mut named = Vec::new();
            for id in ids.split(';') {
                named.push(model.find_input(id).filter(|id| model.input(*id).feed.is_some()).ok_or(NoMark)?);
            }
            inputs.retain(|id| named.contains(id));
        }
        Ok((!inputs.is_empty()).then_some(Self { moment, inputs }))
    }

    /// As [`Self::read`] reads it.
    #[must_use]
    pub fn write(&self, model: &Model, scenario: &Scenario) -> String {
        let mut text = self.moment.as_str().to_owned();
        if !changed(model, scenario).eq(self.inputs.iter().copied()) {
            for id in &self.inputs {
                text.push(';');
                text.push_str(&model.input(*id).id);
            }
        }
        text
    }

    /// What is left of the mark once a scenario has become another one: of prices that still have their values.
    #[must_use]
    pub fn kept(&self, model: &Model, before: &Scenario, after: &Scenario) -> Option<Self> {
        let same: Vec<InputId> =
            self.inputs.iter().copied().filter(|id| before.value(model, *id) == after.value(model, *id)).collect();
        Self::new(model, after, self.moment.clone(), &same)
    }

    /// The moment of the oldest of the prices.
    #[must_use]
    pub fn moment(&self) -> &Moment {
        &self.moment
    }

    /// The inputs that have them, in the model's order.
    #[must_use]
    pub fn inputs(&self) -> &[InputId] {
        &self.inputs
    }
}

/// That a text is not a mark of prices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoMark;

/// The inputs whose price a service tells and which differ from the preset.
fn changed<'a>(model: &'a Model, scenario: &'a Scenario) -> impl Iterator<Item = InputId> + 'a {
    scenario.changed(model).map(|(id, _)| id).filter(|id| model.input(*id).feed.is_some())
}
