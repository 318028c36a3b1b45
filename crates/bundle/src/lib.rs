//! A built page holds no model: it fetches it from files beside it. So a folder of model files and a built page make that
//! report's calculator, without a compiler. `docs/bundle.md` describes it.
//!
//! [`folder`] reads and checks the model files, [`Files`] is what the page fetches of them, [`Page`] a built page into which
//! they are put, and which then names itself as a build that browsers may keep.

#![cfg(not(target_arch = "wasm32"))]

pub mod container;
mod error;
mod files;
pub mod folder;
mod kept;
mod manifest;
mod offers;
mod page;
mod place;

pub use error::BundleError;
pub use files::Files;
pub use page::Page;
