//! Takerate: the page (compiled to WebAssembly) and the command (native), over one bundled model.

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod command;
#[cfg(target_arch = "wasm32")]
pub mod javascript;
#[cfg(not(target_arch = "wasm32"))]
pub mod paint;
#[cfg(target_arch = "wasm32")]
pub mod ui;
/// What of the page is painted before the program is there: its words.
#[cfg(not(target_arch = "wasm32"))]
#[path = "ui"]
mod painted {
    #[allow(dead_code, reason = "little of the page is painted")]
    pub mod words;
}
