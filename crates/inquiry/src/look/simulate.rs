//! The settings of a simulation.

use std::collections::BTreeMap;
use std::fmt::Write;

use takerate_analysis::distribution::Distribution;
use takerate_analysis::request::{ScenarioRequest, outputs};
use takerate_analysis::simulate::{Level, SimulateRequest};
use takerate_analysis::uncertain::{Uncertain, by_rule};
use takerate_core::explain::rests_on;
use takerate_core::{Decimal, InputId, LineId, Model};
use takerate_exchange::assign::decimal;

use super::{Pieces, Place, Written};

/// How many samples are drawn, and with how many the variance is divided, where nothing is said.
const SAMPLES: u64 = 100_000;
const DRIVERS: u64 = 8192;

/// What is uncertain, and what is to be known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimulateLook {
    /// The output's id, or one without a dot: that line of every protocol.
    pub output: Option<String>,
    /// How many samples are drawn.
    pub samples: u64,
    /// Where the random numbers begin.
    pub seed: u64,
    /// With how many samples the variance is divided among the inputs; 0 for not at all.
    pub drivers: u64,
    /// A level of the output (the first of several) below which the probability is wanted.
    pub below: Option<Decimal>,
    /// The inputs that are not treated as by default.
    pub inputs: BTreeMap<InputId, Treatment>,
}

impl Default for SimulateLook {
    fn default() -> Self {
        Self { output: None, samples: SAMPLES, seed: 1, drivers: DRIVERS, below: None, inputs: BTreeMap::new() }
    }
}

/// How an input is treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// It stays at its value.
    Fixed,
    /// It is drawn.
    Drawn {
        /// How it is distributed, where not as by default.
        distribution: Option<Distribution>,
        /// How closely it follows the driver, where not as by default.
        correlation: Option<Decimal>,
    },
}

impl Treatment {
    /// `fixed`, `pert:0.05:0.1:0.2`, `lognormal:1500:4000@0.5`, `default@0.5`.
    fn read(text: &str) -> Option<Self> {
        if text == "fixed" {
            return Some(Self::Fixed);
        }
        let (distribution, correlation) = match text.split_once('@') {
            Some((distribution, correlation)) => (distribution, Some(decimal(correlation)?)),
            None => (text, None),
        };
        let mut parts = distribution.split(':');
        let kind = parts.next()?;
        let numbers = parts.map(decimal).collect::<Option<Vec<Decimal>>>()?;
        let distribution = match (kind, numbers.as_slice()) {
            ("default", []) => None,
            ("uniform", &[low, high]) => Some(Distribution::Uniform { low, high }),
            ("triangular", &[low, mode, high]) => Some(Distribution::Triangular { low, mode, high }),
            ("pert", &[low, mode, high]) => Some(Distribution::Pert { low, mode, high }),
            ("normal", &[p10, p90]) => Some(Distribution::Normal { p10, p90 }),
            ("lognormal", &[p10, p90]) => Some(Distribution::Lognormal { p10, p90 }),
            _ => return None,
        };
        Some(Self::Drawn { distribution, correlation })
    }

    fn text(&self) -> String {
        let Self::Drawn { distribution, correlation } = self else { return "fixed".to_owned() };
        let mut text = match distribution {
            None => "default".to_owned(),
            Some(Distribution::Uniform { low, high }) => format!("uniform:{low}:{high}"),
            Some(Distribution::Triangular { low, mode, high }) => format!("triangular:{low}:{mode}:{high}"),
            Some(Distribution::Pert { low, mode, high }) => format!("pert:{low}:{mode}:{high}"),
            Some(Distribution::Normal { p10, p90 }) => format!("normal:{p10}:{p90}"),
            Some(Distribution::Lognormal { p10, p90 }) => format!("lognormal:{p10}:{p90}"),
        };
        if let Some(correlation) = correlation {
            let _ = write!(text, "@{correlation}");
        }
        text
    }
}

impl SimulateLook {
    pub(super) fn read(pieces: &mut Pieces<'_>) -> Self {
        let usual = Self::default();
        let output = |model: &Model, text: &str| outputs(model, &[text.to_owned()]).is_ok().then(|| text.to_owned());
        let mut look = Self {
            output: pieces.read("output", output),
            samples: pieces.whole("samples").unwrap_or(usual.samples),
            seed: pieces.whole("seed").unwrap_or(usual.seed),
            drivers: pieces.whole("drivers").unwrap_or(usual.drivers),
            below: pieces.number("below"),
            inputs: BTreeMap::new(),
        };
        for (input, text) in pieces.inputs() {
            match Treatment::read(&text) {
                Some(treatment) => {
                    look.inputs.insert(input, treatment);
                }
                None => pieces.refuse(&pieces.model.input(input).id.clone(), &text),
            }
        }
        look
    }

    pub(super) fn write(&self, written: &mut Written<'_>) {
        if let Some(output) = &self.output {
            written.add("output", output);
        }
        written.add("samples", self.samples);
        written.add("seed", self.seed);
        if self.drivers != DRIVERS {
            written.add("drivers", self.drivers);
        }
        written.number("below", self.below);
        for (input, treatment) in &self.inputs {
            written.add(&written.model.input(*input).id.clone(), treatment.text());
        }
    }

    /// The output's id, or one without a dot: on the overview what stays in sight first, of every protocol.
    #[must_use]
    pub fn output(&self, model: &Model, place: &Place) -> String {
        self.output.clone().unwrap_or_else(|| match (place.chapter, model.layout.strip.first()) {
            (None, Some(id)) => id.clone(),
            _ => model.line(place.output(model)).id.clone(),
        })
    }

    /// The lines that are looked at.
    #[must_use]
    pub fn lines(&self, model: &Model, place: &Place) -> Vec<LineId> {
        outputs(model, &[self.output(model, place)]).unwrap_or_default()
    }

    /// Every input that the outputs rest on and that can be uncertain, in the model's order, with how it is drawn;
    /// `None` where it is fixed.
    #[must_use]
    pub fn uncertain(&self, model: &Model, place: &Place) -> Vec<(InputId, Option<Uncertain>)> {
        let lines = self.lines(model, place);
        let behind = |id: &InputId| lines.iter().any(|line| rests_on(model, *line).contains(id));
        let mut list = Vec::new();
        for id in model.input_ids().filter(behind) {
            let usual = by_rule(model, &place.scenario, id);
            let name = model.input(id).id.clone();
            let drawn = |distribution, correlation| Uncertain { input: name, distribution, correlation };
            match self.inputs.get(&id) {
                Some(Treatment::Fixed) => list.push((id, None)),
                Some(Treatment::Drawn { distribution, correlation }) => {
                    list.push((id, Some(drawn(distribution.or(usual), *correlation))));
                }
                None => {
                    if let Some(usual) = usual {
                        list.push((id, Some(drawn(Some(usual), None))));
                    }
                }
            }
        }
        list
    }

    /// The simulation.
    #[must_use]
    pub fn request(&self, model: &Model, place: &Place) -> SimulateRequest {
        let lines = self.lines(model, place);
        let level = lines.first().zip(self.below);
        SimulateRequest {
            scenario: ScenarioRequest::of(model, &place.scenario),
            outputs: vec![self.output(model, place)],
            inputs: self.uncertain(model, place).into_iter().filter_map(|(_, drawn)| drawn).collect(),
            driver: None,
            samples: self.samples,
            seed: self.seed,
            below: level
                .map(|(line, level)| Level { output: model.line(*line).id.clone(), level })
                .into_iter()
                .collect(),
            sobol: self.drivers,
        }
    }
}
