//! What the page asks of the browser, one capability a file. Everything may be refused, and nothing here panics.

pub mod address;
pub mod clock;
pub mod document;
pub mod storage;
