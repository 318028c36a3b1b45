//! Scenarios in and out of the page: links, overrides by id, and the evaluation that scripts and host pages read; what
//! readers call scenarios, and rows of text that spreadsheets take without running them.

pub mod assign;
pub mod caption;
pub mod csv;
pub mod describe;
pub mod edition;
pub mod evaluation;
pub mod link;
pub mod moment;
pub mod name;
pub mod prices;
pub mod ready_made;
pub mod repair;
