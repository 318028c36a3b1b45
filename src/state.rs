//! The state of the page. It knows no view: views read it and ask it to change.

pub mod link_status;
mod page;
mod rested;
mod shown;
pub mod undo;
pub mod url;

pub use page::{Fault, LineResult, Page};
pub use shown::{Cause, Shown};
