//! What a token is worth: what today's price assumes, and the prices that follow from the assumptions.

mod assumed;
mod prices;
mod resting;

use takerate_analysis::request::ScenarioRequest;
use takerate_analysis::seek::SeekRequest;
use takerate_core::model::Section;
use takerate_core::{Decimal, Model, Reference, Scenario};

use crate::settings::SeekSettings;

pub use assumed::{Assumed, across, assumed, short};
pub use prices::prices;
pub use resting::{price_input, resting};

/// Whether the protocols of a section's statement can be valued.
#[must_use]
pub fn is_valued(model: &Model, section: &Section) -> bool {
    model.statement(section).worth.is_some()
}

/// The value of what an id stands for in a scenario; `None` where it has none.
#[must_use]
pub fn value_of(model: &Model, scenario: &Scenario, reference: Reference) -> Option<Decimal> {
    match reference {
        Reference::Input(id) => scenario.value(model, id),
        Reference::Constant(id) => Some(model.constant(id).value),
        Reference::Line(id) => scenario.evaluate(model).get(usize::from(id.0)).copied()?.ok(),
    }
}

/// Which value of what a section's price assumes brings the token's value to today's price. A price that has no value is
/// asked about as none; `None` where the statement says nothing of worth, or the section lacks what it names.
#[must_use]
pub fn question(model: &Model, scenario: &Scenario, section: &Section) -> Option<SeekRequest> {
    let (line, price, input) = model.price_question(section)?;
    Some(SeekRequest {
        scenario: ScenarioRequest::of(model, scenario),
        output: model.line(line).id.clone(),
        target: value_of(model, scenario, price).unwrap_or_default(),
        inputs: vec![model.input(input).id.clone()],
    })
}

/// The same as the settings of a goal seek, whose target is today's price by default.
#[must_use]
pub fn as_seek(model: &Model, section: &Section) -> SeekSettings {
    model.price_question(section).map_or_else(SeekSettings::default, |(line, _, input)| SeekSettings {
        output: Some(line),
        input: Some(input),
        ..SeekSettings::default()
    })
}
