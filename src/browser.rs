//! What the page asks of the browser, one capability a file. Everything may be refused, and nothing here panics.

pub mod address;
pub mod ask;
pub mod caret;
pub mod clipboard;
pub mod clock;
pub mod document;
pub mod edition;
pub mod files;
pub mod protocols;
pub mod random;
pub mod share;
pub mod sight;
pub mod storage;
pub mod target;
