//! The analyses on the page, as a module that is loaded once a reader asks for them, and the client of the engine.
//!
//! It knows the page only by the address of what is shown: that is what it gets, and what it sends the reader to where
//! a setting changes or an answer is applied. So the page's history has every step, and back takes it back.

#![cfg(target_arch = "wasm32")]

mod browser;
mod desk;
mod engine;
mod open;
mod ui;

pub use engine::prepare;
pub use open::{Shown, open, read};
pub use ui::share::report;
