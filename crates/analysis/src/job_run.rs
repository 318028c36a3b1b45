//! Any analysis under way, behind one door: what the command, a worker and a page that computes between two frames run.

use takerate_core::Model;

use crate::bridge::BridgeRun;
use crate::job::{Answer, Job};
use crate::request_error::RequestError;
use crate::seek::SeekRun;
use crate::simulate::Simulation;
use crate::table::TableRun;
use crate::tornado::TornadoRun;

/// An analysis under way. How it is cut into steps changes no digit of its answer.
pub enum JobRun<'m> {
    /// A tornado.
    Tornado(TornadoRun<'m>),
    /// A table.
    Table(Box<TableRun<'m>>),
    /// A goal seek.
    Seek(SeekRun<'m>),
    /// A bridge.
    Bridge(BridgeRun<'m>),
    /// A simulation.
    Simulate(Box<Simulation<'m>>),
}

impl<'m> JobRun<'m> {
    /// Prepares `job`; almost nothing is computed yet.
    ///
    /// # Errors
    /// What is wrong with the request.
    pub fn new(model: &'m Model, job: &Job) -> Result<Self, RequestError> {
        Ok(match job {
            Job::Tornado(request) => Self::Tornado(TornadoRun::new(model, request)?),
            Job::Table(request) => Self::Table(Box::new(TableRun::new(model, request)?)),
            Job::Seek(request) => Self::Seek(SeekRun::new(model, request)?),
            Job::Bridge(request) => Self::Bridge(BridgeRun::new(model, request)?),
            Job::Simulate(request) => Self::Simulate(Box::new(Simulation::new(model, request)?)),
        })
    }

    /// Goes on for about `budget` evaluations of the model and returns whether there is still something left to do. In
    /// tables and simulations an evaluation is a cell or a sample, and costs a small part of an exact one.
    pub fn advance(&mut self, budget: u64) -> bool {
        match self {
            Self::Tornado(sweep) => sweep.advance(budget),
            Self::Table(filling) => filling.advance(budget),
            Self::Seek(search) => search.advance(budget),
            Self::Bridge(run) => run.advance(budget),
            Self::Simulate(simulation) => simulation.advance(budget),
        }
    }

    /// How much is done and how much there is in all, in whatever the analysis counts.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        match self {
            Self::Tornado(sweep) => sweep.progress(),
            Self::Table(filling) => filling.progress(),
            Self::Seek(search) => search.progress(),
            Self::Bridge(run) => run.progress(),
            Self::Simulate(simulation) => simulation.progress(),
        }
    }

    /// The answer. Of a simulation, what the samples drawn so far say; of all
    /// others `None` until they are done.
    #[must_use]
    pub fn answer(&self) -> Option<Answer> {
        match self {
            Self::Tornado(sweep) => sweep.finish().map(Answer::Tornado),
            Self::Table(filling) => filling.finish().map(|table| Answer::Table(Box::new(table))),
            Self::Seek(search) => search.finish().map(Answer::Seek),
            Self::Bridge(run) => run.finish().map(Answer::Bridge),
            Self::Simulate(simulation) => Some(Answer::Simulate(Box::new(simulation.snapshot()))),
        }
    }
}
