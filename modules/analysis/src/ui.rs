//! What the reader sees.

pub mod app;
pub mod applied;
pub mod bridge;
pub mod chart;
pub mod compare;
pub mod controls;
pub mod copied;
pub mod ends;
pub mod heading;
pub mod history;
pub mod lists;
#[path = "../../../src/ui/live.rs"]
pub mod live;
pub mod newer;
pub mod parts;
pub mod progress;
pub mod rested;
pub mod scenarios;
pub mod seek;
pub mod share;
pub mod simulate;
pub mod since;
pub mod steady;
pub mod table;
pub mod tornado;
pub mod words;
