//! What the reader sees.

pub mod app;
pub mod applied;
pub mod bridge;
pub mod chart;
pub mod controls;
pub mod lists;
pub mod progress;
pub mod seek;
pub mod simulate;
pub mod table;
pub mod tornado;
pub mod words;
