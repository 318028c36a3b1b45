//! The state of the page. It knows no view: views read it and ask it to change.

mod begun;
mod change;
mod faults;
pub mod link_status;
mod page;
mod reasons;
mod rested;
mod results;
mod shared;
mod shown;
mod sight;
pub mod undo;
pub mod url;

pub use faults::Fault;
pub use page::Page;
pub use reasons::Reasons;
pub use results::LineResult;
pub use shared::analysis;
pub use shown::{Cause, Named, Shown};
pub use sight::Sight;
