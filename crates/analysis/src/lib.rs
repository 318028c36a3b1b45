//! The analyses over a reader's scenario. Which assumption matters (tornado), how far must one move (goal seek), what
//! do two do together (table), what explains the difference between two scenarios (bridge),
//! how sure can anyone be (simulate).
//!
//! Every analysis is a request and an answer that serde reads and writes: as JSON for the command and scripts, as bytes
//! between a page and its engine. What is said to be exact is computed in decimals only. Every one can be carried out a little at a time
//! ([`JobRun`]), so that whoever runs it can show progress and stop.

pub mod axis;
pub mod beta;
pub mod block;
pub mod bridge;
mod bytes;
pub mod distribution;
pub mod draw;
pub mod figure;
pub mod fraction;
pub mod job;
pub mod job_run;
pub mod nearest;
pub mod no_value;
pub mod normal;
pub mod request;
pub mod request_error;
pub mod rng;
pub mod seek;
pub mod sheet;
pub mod simulate;
pub mod swing;
pub mod table;
pub mod tornado;
pub mod uncertain;

pub use figure::Figure;
pub use job::{Answer, Job, run};
pub use job_run::JobRun;
pub use no_value::NoValue;
pub use request::ScenarioRequest;
pub use request_error::RequestError;
