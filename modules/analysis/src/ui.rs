//! What the reader sees.

pub mod app;
pub mod chart;
pub mod controls;
pub mod progress;
pub mod tornado;
pub mod words;
