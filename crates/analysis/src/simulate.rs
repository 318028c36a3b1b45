//! Uncertainty: many samples of the uncertain inputs, and what becomes of the outputs.
//!
//! A [`Simulation`] advances by as many samples as its runner likes and shows what it has at any time, so that progress,
//! cancellation and partial results are the runner's. How it is cut into steps changes no digit.

mod gap;
mod paired;
mod side;
mod sobol;
mod summary;

use serde::{Deserialize, Serialize};
use takerate_core::{Decimal, LineId, Model, Number};
use takerate_scenario_io::assign::find;

use crate::block::LANES;
use crate::distribution::Distribution;
use crate::draw::{Lanes, Streams};
use crate::request::{ScenarioRequest, output, outputs};
use crate::request_error::RequestError;
use crate::uncertain::{self, Uncertain};
use paired::Other;
pub use paired::{Against, Differing, Paired};
use side::Side;
use sobol::Sobol;
pub use sobol::{Drivers, Index, Share};
pub use summary::{Distributed, Histogram, Joint, Probability};

/// More samples than this are not taken: they would not fit into memory.
pub const MOST_SAMPLES: u64 = 100_000_000;

/// The fewest samples for Sobol indices: from a single block of samples no error can be told.
pub const LEAST_FOR_SOBOL: u64 = 300;

/// From this many samples on, the answer warns of the time and memory that they take.
pub const MANY_SAMPLES: u64 = 10_000_000;

/// What is uncertain, and what is to be known about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SimulateRequest {
    /// Where all inputs stand that are not uncertain.
    pub scenario: ScenarioRequest,
    /// Ids of lines; an id without a dot (`adjusted_earnings`) is that line of every protocol.
    pub outputs: Vec<String>,
    /// The uncertain inputs; where it is left out, all that the outputs rest on, each by [`uncertain::by_rule`].
    pub inputs: Option<Vec<Uncertain>>,
    /// The id of the input that correlated inputs follow; the model's driver where it is left out.
    pub driver: Option<String>,
    /// How many samples are drawn.
    pub samples: u64,
    /// Where the random numbers begin: the same seed gives the same digits.
    pub seed: u64,
    /// Levels below which the probability of an output is wanted.
    pub below: Vec<Level>,
    /// How many samples the variance is divided among the inputs with (each costs as many evaluations as there are
    /// uncertain inputs, and two more); 0 for not at all.
    pub sobol: u64,
    /// Another scenario on the same samples, and how the outputs differ from those in it.
    pub against: Option<Against>,
}

impl Default for SimulateRequest {
    fn default() -> Self {
        Self {
            scenario: ScenarioRequest::default(),
            outputs: Vec::new(),
            inputs: None,
            driver: None,
            samples: 100_000,
            seed: 1,
            below: Vec::new(),
            sobol: 0,
            against: None,
        }
    }
}

/// A level of an output.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// The output's id.
    pub output: String,
    /// The level.
    pub level: Decimal,
}

/// An uncertain input as it was drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// The input's id.
    pub input: String,
    /// How it was distributed.
    pub distribution: Distribution,
    /// How closely it followed the driver.
    pub correlation: Decimal,
    /// The share of samples in which the distribution gave a value that the unit forbids, so that the nearest allowed
    /// one stood in.
    pub clamped: f64,
}

/// What the samples drawn so far say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Simulated {
    /// Where the random numbers began.
    pub seed: u64,
    /// How many samples were drawn so far.
    pub samples: u64,
    /// How many were asked for.
    pub requested: u64,
    /// The uncertain inputs.
    pub inputs: Vec<Drawn>,
    /// Every output's distribution.
    pub outputs: Vec<Distributed>,
    /// The outputs together.
    pub joint: Joint,
    /// What drives the variance of each output; empty where it was not asked for or not begun.
    pub drivers: Vec<Drivers>,
    /// What to beware of.
    pub warnings: Vec<Warning>,
    /// The other scenario on the same samples; `None` where there is none.
    pub paired: Option<Paired>,
}

/// What to beware of in a simulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Warning {
    /// More samples were asked for than two sure digits need.
    ManySamples {
        /// How many.
        samples: u64,
        /// The memory that they take.
        megabytes: u64,
    },
}

/// A simulation under way.
pub struct Simulation<'m> {
    model: &'m Model,
    request: SimulateRequest,
    lines: Vec<LineId>,
    levels: Vec<(LineId, f64, Decimal)>,
    known: Vec<uncertain::Known>,
    streams: Streams,
    uniform: Vec<Lanes>,
    side: Side<'m>,
    done: u64,
    sobol: Sobol,
    other: Option<Other<'m>>,
}

impl<'m> Simulation<'m> {
    /// Prepares a simulation; nothing is drawn yet.
    ///
    /// # Errors
    /// Unknown ids, distributions and correlations that are none, no sample and more than [`MOST_SAMPLES`].
    pub fn new(model: &'m Model, request: &SimulateRequest) -> Result<Self, RequestError> {
        let scenario = request.scenario.read(model)?;
        let lines = outputs(model, &request.outputs)?;
        if request.samples == 0 {
            return Err(RequestError::NoSamples);
        }
        if (1..LEAST_FOR_SOBOL).contains(&request.sobol) {
            return Err(RequestError::TooFewForSobol(request.sobol, LEAST_FOR_SOBOL));
        }
        if request.samples > MOST_SAMPLES || request.sobol > MOST_SAMPLES {
            return Err(RequestError::TooManySamples(request.samples.max(request.sobol)));
        }
        let mut levels = Vec::new();
        for level in &request.below {
            let line = output(model, &level.output)?;
            if !lines.contains(&line) {
                let asked = lines.iter().map(|line| model.line(*line).id.clone()).collect();
                return Err(RequestError::LevelElsewhere(level.output.clone(), asked));
            }
            levels.push((line, f64::from_decimal(level.level), level.level));
        }
        let driver = match &request.driver {
            Some(id) => Some(find(model, id)?),
            None => model.driver,
        };
        let asked = request.inputs.as_deref();
        let mut known = uncertain::read(model, &scenario, asked, &lines, driver)?;
        let other = match &request.against {
            Some(against) => Some(Other::new(model, against, (&scenario, asked, &lines), &mut known, driver)?),
            None => None,
        };
        let side = Side::new(model, &scenario, (&known, driver), &lines)?;
        Ok(Self {
            streams: Streams::new(model, &side.draws, request.seed, ""),
            uniform: vec![[0.5; LANES]; side.draws.len()],
            sobol: Sobol::new(model, &side.draws, request.seed, &lines),
            model,
            request: request.clone(),
            lines,
            levels,
            known,
            side,
            other,
            done: 0,
        })
    }

    /// How many samples are done and how many there are in all, those for the division of the variance included.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        (self.done + self.sobol.done(), self.request.samples + self.request.sobol)
    }

    /// Draws `samples` more, rounded up to whole blocks of [`LANES`], and returns whether there are still some left.
    pub fn advance(&mut self, samples: u64) -> bool {
        for _ in 0..samples.div_ceil(LANES as u64) {
            if self.done < self.request.samples {
                self.block();
            } else if self.sobol.done() < self.request.sobol {
                self.sobol.block(self.model, &mut self.side.draws, &mut self.side.sheet, self.request.sobol);
            }
        }
        let (done, all) = self.progress();
        done < all
    }

    fn block(&mut self) {
        let left = self.request.samples - self.done;
        let count = usize::try_from(left).unwrap_or(usize::MAX).min(LANES);
        self.streams.fill(&mut self.uniform);
        self.side.block(&self.lines, &self.uniform, count);
        for (index, values) in self.side.values.iter().enumerate() {
            self.sobol.watch(self.model, &self.side.sheet, index, &values[values.len() - count..]);
        }
        if let Some(other) = &mut self.other {
            other.side.block(&self.lines, &self.uniform, count);
        }
        self.done += count as u64;
    }

    /// Each output's levels as limits on its index, where several outputs have some; none otherwise.
    fn joint_levels(&self) -> Vec<(usize, f64)> {
        let place = |line: LineId| self.lines.iter().position(|known| *known == line).unwrap_or_default();
        let levels: Vec<(usize, f64)> = self.levels.iter().map(|level| (place(level.0), level.1)).collect();
        let several = levels.iter().any(|level| level.0 != levels[0].0);
        if several { levels } else { Vec::new() }
    }

    /// What is known so far.
    #[must_use]
    pub fn snapshot(&self) -> Simulated {
        let model = self.model;
        let outputs = self.lines.iter().zip(&self.side.values).map(|(line, values)| {
            let levels: Vec<(f64, Decimal)> =
                self.levels.iter().filter(|level| level.0 == *line).map(|level| (level.1, level.2)).collect();
            summary::distributed(model.line(*line).id.clone(), self.side.base(model, *line), values, &levels)
        });
        let inputs = self.known.iter().enumerate().map(|(index, known)| Drawn {
            input: model.input(known.input).id.clone(),
            distribution: known.distribution,
            correlation: known.correlation.normalize(),
            clamped: summary::share(self.side.draws.clamped(index), self.done),
        });
        let mut warnings = Vec::new();
        if self.request.samples >= MANY_SAMPLES {
            let bytes = self.request.samples.saturating_mul(8 * self.lines.len() as u64);
            warnings.push(Warning::ManySamples { samples: self.request.samples, megabytes: bytes / 1_000_000 });
        }
        Simulated {
            seed: self.request.seed,
            samples: self.done,
            requested: self.request.samples,
            inputs: inputs.collect(),
            outputs: outputs.collect(),
            joint: summary::joint(&self.side.values, &self.joint_levels()),
            drivers: self.sobol.drivers(model, &self.side.draws),
            warnings,
            paired: self.other.as_ref().map(|other| other.snapshot(model, &self.lines, &self.side)),
        }
    }
}

/// Carries out a whole simulation.
///
/// # Errors
/// As [`Simulation::new`].
pub fn simulate(model: &Model, request: &SimulateRequest) -> Result<Simulated, RequestError> {
    let mut simulation = Simulation::new(model, request)?;
    while simulation.advance(1 << 16) {}
    Ok(simulation.snapshot())
}
