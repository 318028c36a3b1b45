//! The settings of a goal seek.

use takerate_analysis::request::ScenarioRequest;
use takerate_analysis::seek::SeekRequest;
use takerate_core::{Decimal, InputId, LineId, Model};

use super::{Context, ParamWriter, Params};

/// Which output shall reach what, by which input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeekSettings {
    /// The output.
    pub output: Option<LineId>,
    /// What it shall be.
    pub target: Option<Decimal>,
    /// The input to move.
    pub input: Option<InputId>,
}

impl SeekSettings {
    pub(super) fn read(params: &mut Params<'_>) -> Self {
        Self { output: params.output("output"), target: params.number("target"), input: params.input("input") }
    }

    pub(super) fn write(&self, written: &mut ParamWriter<'_>) {
        written.output(self.output);
        written.number("target", self.target);
        written.input("input", self.input);
    }

    /// The output that is looked at.
    #[must_use]
    pub fn output(&self, model: &Model, context: &Context) -> LineId {
        self.output.unwrap_or_else(|| context.multiple(model))
    }

    /// What it shall be.
    #[must_use]
    pub fn target(&self, model: &Model, context: &Context) -> Decimal {
        self.target.unwrap_or_else(|| context.target(model, self.output(model, context)))
    }

    /// The input to move.
    #[must_use]
    pub fn input(&self, model: &Model, context: &Context) -> InputId {
        self.input.unwrap_or_else(|| context.inputs(model, self.output(model, context)).0)
    }

    /// One input.
    #[must_use]
    pub fn request(&self, model: &Model, context: &Context) -> SeekRequest {
        SeekRequest {
            scenario: ScenarioRequest::of(model, &context.scenario),
            output: model.line(self.output(model, context)).id.clone(),
            target: self.target(model, context),
            inputs: vec![model.input(self.input(model, context)).id.clone()],
        }
    }

    /// The output whose break-even is asked for: what stays in sight first of the output's protocol, and of the open one
    /// where the output is shared.
    #[must_use]
    pub fn earnings(&self, model: &Model, context: &Context) -> LineId {
        let own = usize::from(model.line(self.output(model, context)).section);
        let section = if model.sections[own].is_protocol() { Some(own) } else { context.section };
        Context { scenario: context.scenario.clone(), section }.output(model)
    }

    /// Every input on its own, to where that protocol earns nothing.
    #[must_use]
    pub fn break_even(&self, model: &Model, context: &Context) -> SeekRequest {
        SeekRequest {
            scenario: ScenarioRequest::of(model, &context.scenario),
            output: model.line(self.earnings(model, context)).id.clone(),
            target: Decimal::ZERO,
            inputs: Vec::new(),
        }
    }
}
