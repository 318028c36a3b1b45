//! Scenarios in and out of the page: links, overrides by id, and the evaluation that scripts and host pages read.

pub mod assign;
pub mod describe;
pub mod evaluation;
pub mod link;
