//! Takerate: the page (compiled to WebAssembly) and the command (native), over one bundled model.

#[cfg(target_arch = "wasm32")]
mod boxed;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod command;
#[cfg(target_arch = "wasm32")]
mod engine;
#[cfg(target_arch = "wasm32")]
pub mod javascript;
#[cfg(not(target_arch = "wasm32"))]
pub mod paint;
#[cfg(target_arch = "wasm32")]
mod state;
#[cfg(target_arch = "wasm32")]
pub mod ui;
// Natively only what is painted before the program is there.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "little of the page is painted"))]
mod words;
