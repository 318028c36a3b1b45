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
mod prices;
mod printed;
mod progress;
mod rested;
mod scenario_names;
mod scenarios;
mod score;
mod seek;
mod session;
mod share;
mod simulate;
mod since;
mod story;
mod table;
mod tornado;
mod worth;

pub use app::{app, start};
pub use prices::prices;
