//! On what prices rest that all protocols share, and of when today's are.

use takerate_core::explain::rests_on;
use takerate_core::model::Section;
use takerate_core::worth::WorthPrice;
use takerate_core::{InputId, Language, Model, Reference, Scenario};

use crate::say;

/// The shared inputs by which `prices` of a section's statement are carried, and those that its claim names: a multiple, a
/// discount rate. Each with its value in a scenario: `Discount rate 20%`.
#[must_use]
pub fn resting(
    model: &Model,
    scenario: &Scenario,
    section: &Section,
    prices: &[&WorthPrice],
    language: Language,
) -> Vec<String> {
    let claim = model.statement(section).worth.as_ref().map_or("", |worth| worth.claim.get(language));
    let named = claim.split('{').skip(1).filter_map(|piece| Some(piece.split_once('}')?.0));
    let mut inputs: Vec<InputId> = Vec::new();
    for id in prices.iter().filter_map(|price| price.by.as_deref()).chain(named) {
        let shared = |id: &InputId| !model.sections[usize::from(model.input(*id).section)].is_protocol();
        match model.meant(section, id) {
            Some(Reference::Input(id)) if shared(&id) && !inputs.contains(&id) => inputs.push(id),
            _ => {}
        }
    }
    let said = |id: InputId| {
        let input = model.input(id);
        say::beside(input.name.get(language), &say::known(scenario.value(model, id), input, language))
    };
    inputs.into_iter().map(said).collect()
}

/// The input that a price is, or follows from.
#[must_use]
pub fn price_input(model: &Model, price: Reference) -> Option<InputId> {
    match price {
        Reference::Input(id) => Some(id),
        Reference::Line(line) => rests_on(model, line).into_iter().find(|id| model.input(*id).feed.is_some()),
        Reference::Constant(_) => None,
    }
}
