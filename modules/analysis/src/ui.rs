//! What the reader sees.

pub mod app;
pub mod bridge;
pub mod chart;
pub mod controls;
pub mod progress;
pub mod seek;
pub mod simulate;
pub mod table;
pub mod tornado;
pub mod words;
