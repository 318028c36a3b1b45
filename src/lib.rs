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
