//! The settings of a simulation.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use takerate_analysis::distribution::Distribution;
use takerate_analysis::request::{ScenarioRequest, outputs};
use takerate_analysis::simulate::{Level, SimulateRequest};
use takerate_analysis::uncertain::{Uncertain, by_rule, follows};
use takerate_core::explain::rests_on;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, InputId, LineId, Model};
use takerate_scenario_io::assign::exact;

use super::{Context, ParamWriter, Params};
use crate::spread;

/// How many samples are drawn, and with how many the variance is divided, where nothing is said.
const SAMPLES: u64 = 100_000;
const DRIVERS: u64 = 8192;

/// What is uncertain, and what is to be known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimulateSettings {
    /// The output's id, or one without a dot: that line of every protocol.
    pub output: Option<String>,
    /// How many samples are drawn.
    pub samples: u64,
    /// Where the random numbers begin.
    pub seed: u64,
    /// With how many samples the variance is divided among the inputs; 0 for not at all.
    pub drivers: u64,
    /// A level of the output, of each where there are several, below which the probability is wanted.
    pub below: Option<Decimal>,
    /// The inputs that are not treated as by default.
    pub inputs: BTreeMap<InputId, DistributionChoice>,
}

impl Default for SimulateSettings {
    fn default() -> Self {
        Self { output: None, samples: SAMPLES, seed: 1, drivers: DRIVERS, below: None, inputs: BTreeMap::new() }
    }
}

/// How an input is treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DistributionChoice {
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

impl DistributionChoice {
    /// `fixed`, `pert:0.05:0.1:0.2`, `lognormal:1500:4000@0.5`, `default@0.5`.
    fn read(text: &str) -> Option<Self> {
        if text == "fixed" {
            return Some(Self::Fixed);
        }
        let (distribution, correlation) = match text.split_once('@') {
            Some((distribution, correlation)) => (distribution, Some(exact(correlation)?)),
            None => (text, None),
        };
        let mut parts = distribution.split(':');
        let kind = parts.next()?;
        let numbers = parts.map(exact).collect::<Option<Vec<Decimal>>>()?;
        let distribution = match (kind, numbers.as_slice()) {
            ("default", []) => None,
            _ => Some(spread::of(kind, &numbers)?),
        };
        Some(Self::Drawn { distribution, correlation })
    }

    fn text(&self) -> String {
        let Self::Drawn { distribution, correlation } = self else { return "fixed".to_owned() };
        let mut text = "default".to_owned();
        if let Some(distribution) = distribution {
            let (kind, parameters) = spread::parts(distribution);
            text = parameters.iter().fold(kind.to_owned(), |text, value| format!("{text}:{}", value.normalize()));
        }
        if let Some(correlation) = correlation {
            let _ = write!(text, "@{}", correlation.normalize());
        }
        text
    }
}

/// An input that a simulation can draw, and how it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UncertainInput {
    /// The input.
    pub input: InputId,
    /// How it is distributed by default; `None` where there is no room, as at 0.
    pub usual: Option<Distribution>,
    /// How it is distributed; `None` where it stays at its value.
    pub distribution: Option<Distribution>,
    /// How closely it follows the driver, -1 to 1.
    pub correlation: Decimal,
}

impl UncertainInput {
    fn request(&self, model: &Model) -> Option<Uncertain> {
        Some(Uncertain {
            input: model.input(self.input).id.clone(),
            distribution: Some(self.distribution?),
            correlation: Some(self.correlation).filter(|correlation| !correlation.is_zero()),
        })
    }
}

impl SimulateSettings {
    pub(super) fn read(params: &mut Params<'_>) -> Self {
        let usual = Self::default();
        let output = |model: &Model, text: &str| outputs(model, &[text.to_owned()]).is_ok().then(|| text.to_owned());
        let mut settings = Self {
            output: params.read("output", output),
            samples: params.whole("samples").unwrap_or(usual.samples),
            seed: params.whole("seed").unwrap_or(usual.seed),
            drivers: params.whole("drivers").unwrap_or(usual.drivers),
            below: params.number("below"),
            inputs: BTreeMap::new(),
        };
        for (input, text) in params.inputs() {
            match DistributionChoice::read(&text) {
                Some(choice) => {
                    settings.inputs.insert(input, choice);
                }
                None => params.refuse(&params.model.input(input).id.clone(), &text),
            }
        }
        settings
    }

    pub(super) fn write(&self, written: &mut ParamWriter<'_>) {
        if let Some(output) = &self.output {
            written.add("output", output);
        }
        written.add("samples", self.samples);
        written.add("seed", self.seed);
        if self.drivers != DRIVERS {
            written.add("drivers", self.drivers);
        }
        written.number("below", self.below);
        for (input, choice) in &self.inputs {
            written.add(&written.model.input(*input).id.clone(), choice.text());
        }
    }

    /// The output's id, or one without a dot: on the overview what stays in sight first, of every protocol that has it.
    #[must_use]
    pub fn output(&self, model: &Model, context: &Context) -> String {
        self.output.clone().unwrap_or_else(|| {
            let one = &model.line(context.output(model)).id;
            match (context.section, Context::of_all(model).as_slice()) {
                (None, [name]) => name.clone(),
                // A simulation has one name for all; where they have none in common, that of the first protocol.
                (None, _) => one.split_once('.').map_or_else(|| one.clone(), |(_, name)| name.to_owned()),
                _ => one.clone(),
            }
        })
    }

    /// The lines that are looked at: one, or that of each protocol of the first statement that has it. Together the protocols of several
    /// statements would say little, since a loss of one kind of business hides what another does.
    #[must_use]
    pub fn lines(&self, model: &Model, context: &Context) -> Vec<LineId> {
        let mut lines = outputs(model, &[self.output(model, context)]).unwrap_or_default();
        let statement =
            |line: &LineId| model.sections[usize::from(model.line(*line).section)].protocol.map(|of| of.statement);
        let first = lines.first().and_then(statement);
        lines.retain(|line| statement(line) == first);
        lines
    }

    /// Every input that the outputs rest on and that can be uncertain, in the model's order; with them the driver, where
    /// one of them follows it.
    #[must_use]
    pub fn uncertain_inputs(&self, model: &Model, context: &Context) -> Vec<UncertainInput> {
        let mut inputs: BTreeSet<InputId> =
            self.lines(model, context).into_iter().flat_map(|line| rests_on(model, line)).collect();
        if inputs.iter().any(|id| !self.correlation(model, *id).is_zero()) {
            inputs.extend(model.driver);
        }
        let can = |id: &InputId| {
            let drawn = model.input(*id).unit.kind != Kind::Switch && context.scenario.offers(model, *id);
            drawn || self.inputs.contains_key(id)
        };
        let mut uncertain_inputs: Vec<UncertainInput> =
            inputs.into_iter().filter(can).map(|input| self.uncertain(model, context, input)).collect();
        let drives = uncertain_inputs
            .iter()
            .any(|uncertain| Some(uncertain.input) == model.driver && uncertain.distribution.is_some());
        for uncertain in &mut uncertain_inputs {
            // What a model file declares holds while there is something to follow; what a reader gave is refused then.
            if !drives
                && !matches!(
                    self.inputs.get(&uncertain.input),
                    Some(DistributionChoice::Drawn { correlation: Some(_), .. })
                )
            {
                uncertain.correlation = Decimal::ZERO;
            }
        }
        uncertain_inputs
    }

    fn uncertain(&self, model: &Model, context: &Context, input: InputId) -> UncertainInput {
        let usual = by_rule(model, &context.scenario, input);
        let distribution = match self.inputs.get(&input) {
            Some(DistributionChoice::Fixed) => None,
            Some(DistributionChoice::Drawn { distribution, .. }) => distribution.or(usual),
            None => usual,
        };
        UncertainInput { input, usual, distribution, correlation: self.correlation(model, input) }
    }

    fn correlation(&self, model: &Model, input: InputId) -> Decimal {
        match self.inputs.get(&input) {
            Some(DistributionChoice::Drawn { correlation: Some(given), .. }) => *given,
            Some(DistributionChoice::Fixed) => Decimal::ZERO,
            _ => follows(model, input),
        }
    }

    /// The simulation.
    #[must_use]
    pub fn request(&self, model: &Model, context: &Context) -> SimulateRequest {
        let level = |line: LineId| Some(Level { output: model.line(line).id.clone(), level: self.below? });
        SimulateRequest {
            scenario: ScenarioRequest::of(model, &context.scenario),
            outputs: self.lines(model, context).into_iter().map(|line| model.line(line).id.clone()).collect(),
            inputs: Some(
                self.uncertain_inputs(model, context)
                    .into_iter()
                    .filter_map(|uncertain| uncertain.request(model))
                    .collect(),
            ),
            driver: None,
            samples: self.samples,
            seed: self.seed,
            below: self.lines(model, context).into_iter().filter_map(level).collect(),
            sobol: self.drivers,
            against: None,
        }
    }
}
