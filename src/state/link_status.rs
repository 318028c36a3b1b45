//! What is known of the link that was opened, where it was made with another edition of the model.

use takerate_core::{Decimal, LineId, Model, Scenario};
use takerate_scenario_io::link::Pin;

/// What is known of a link that was made with another edition of the model.
#[derive(Clone, Debug)]
pub struct OtherEdition {
    /// The view that explains it.
    pub show: String,
    /// Headline results: what the sender saw, and what the link returned when it was opened.
    pub results: Vec<(LineId, [Option<Decimal>; 2])>,
}

impl OtherEdition {
    /// Keeps what the sender saw beside what the link returned.
    pub fn of(model: &Model, opened: &Scenario, pin: Pin) -> Self {
        let outcome = opened.evaluate(model);
        let results = pin.results(model).map(|(line, saw)| (line, [Some(saw), outcome[usize::from(line.0)].ok()]));
        let results = results.collect();
        let Pin { edition, saw, was } = pin;
        Self {
            show: format!("show=since&show.model={edition}{}&show.was={was}", saw.replace("&saw", "&show.saw")),
            results,
        }
    }
}
