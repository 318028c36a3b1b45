//! Every analysis behind one door: the request that a page's worker, the command and a script all send.

use serde::{Deserialize, Serialize};
use takerate_core::{Language, Model};

use crate::bridge::{Bridge, BridgeRequest, bridge};
use crate::seek::{Seek, SeekRequest, seek};
use crate::simulate::{SimulateRequest, Simulated, simulate};
use crate::table::{Table, TableRequest, table};
use crate::tornado::{Tornado, TornadoRequest, tornado};
use crate::trouble::Trouble;

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

/// Carries out `job`; reasons and sentences in the answer are in `language`.
///
/// # Errors
/// What is wrong with the request.
pub fn run(model: &Model, job: &Job, language: Language) -> Result<Answer, Trouble> {
    Ok(match job {
        Job::Tornado(request) => Answer::Tornado(tornado(model, request, language)?),
        Job::Table(request) => Answer::Table(Box::new(table(model, request, language)?)),
        Job::Seek(request) => Answer::Seek(seek(model, request, language)?),
        Job::Bridge(request) => Answer::Bridge(bridge(model, request, language)?),
        Job::Simulate(request) => Answer::Simulate(Box::new(simulate(model, request, language)?)),
    })
}
