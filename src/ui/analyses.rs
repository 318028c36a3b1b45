//! What comes later than the page: analyses, kept scenarios, sharing, the list of steps. `ui/later.rs` loads it.

mod app;
mod applied;
mod bridge;
mod chart;
mod compare;
mod controls;
mod copied;
mod heading;
mod history;
mod lists;
mod newer;
mod own;
mod prices;
mod printed;
mod progress;
mod reasons;
mod rested;
mod scenario_names;
mod scenarios;
mod score;
mod sectors;
mod seek;
mod session;
mod share;
mod simulate;
mod since;
mod story;
mod table;
mod tornado;
mod worth;

use takerate_analysis::swing::Swing;
use takerate_core::{Decimal, InputId, Model, Scenario};

pub use app::{app, start};
pub use prices::prices;

/// The ends of what an input plausibly is, as a tornado moves it by default; `None` where nothing makes it uncertain.
pub fn plausible(model: &Model, scenario: &Scenario, id: InputId) -> Option<(Decimal, Decimal)> {
    Swing::Plausible.ends(model, scenario, id)
}
