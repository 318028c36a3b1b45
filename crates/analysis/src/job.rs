//! Every analysis behind one door: the request that a page, the command and a script all send.

use serde::{Deserialize, Serialize};
use takerate_core::Model;

use crate::bridge::{Bridge, BridgeRequest};
use crate::job_run::JobRun;
use crate::request_error::RequestError;
use crate::seek::{Seek, SeekRequest};
use crate::simulate::{SimulateRequest, Simulated};
use crate::table::{Table, TableRequest};
use crate::tornado::{Tornado, TornadoRequest};

/// An analysis to carry out. In JSON, `{"job": "tornado", …}` with the request's own fields beside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "kebab-case")]
pub enum Job {
    /// Which inputs move which outputs.
    Tornado(TornadoRequest),
    /// An output over two inputs.
    Table(TableRequest),
    /// Which value of an input brings an output to a target.
    Seek(SeekRequest),
    /// What explains the difference between two scenarios.
    Bridge(BridgeRequest),
    /// How sure one can be of an output.
    Simulate(SimulateRequest),
}

/// What came out. In JSON the answer alone: the asker knows what it asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// One for each output.
    Tornado(Vec<Tornado>),
    /// The table.
    Table(Box<Table>),
    /// One for each input.
    Seek(Vec<Seek>),
    /// One for each output.
    Bridge(Vec<Bridge>),
    /// The samples' summary.
    Simulate(Box<Simulated>),
}

/// Carries out `job`.
///
/// # Errors
/// What is wrong with the request.
pub fn run(model: &Model, job: &Job) -> Result<Answer, RequestError> {
    let mut job_run = JobRun::new(model, job)?;
    loop {
        if !job_run.advance(1 << 16)
            && let Some(answer) = job_run.answer()
        {
            return Ok(answer);
        }
    }
}
