//! The state of the page. It knows no view: views read it and ask it to change.

mod faults;
pub mod link_status;
mod page;
mod reasons;
mod rested;
mod shown;
pub mod undo;
pub mod url;

pub use faults::Fault;
pub use page::{LineResult, Page};
pub use reasons::Reasons;
pub use shown::{Cause, Shown};
