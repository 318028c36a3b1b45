//! The analyses on the page, as a module that is loaded once a reader asks for them, and what its worker runs.
//!
//! It knows the page only by the address of what is shown: that is what it gets, and what it sends the reader to where
//! a setting changes or an answer is applied. So the page's history has every step, and back takes it back.

#![cfg(target_arch = "wasm32")]

mod browser;
mod desk;
mod open;
mod runner;
mod ui;

pub use open::{Shown, open};
pub use runner::Runner;
pub use ui::share::report;
