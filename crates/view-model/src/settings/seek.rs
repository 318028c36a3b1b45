//! The settings of a goal seek.

use takerate_analysis::request::ScenarioRequest;
use takerate_analysis::seek::SeekRequest;
use takerate_core::{Decimal, InputId, LineId, Model, Scenario};

use super::{Context, ParamWriter, Params};

/// Which output shall reach what, by which input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeekSettings {
    /// The output.
    pub output: Option<LineId>,
    /// What it shall be.
    pub target: Option<Decimal>,
    /// By which part of its amount it shall be more than in the preset, where no target is given: 0.1 for a tenth.
    pub change: Option<Decimal>,
    /// The input to move.
    pub input: Option<InputId>,
}

impl SeekSettings {
    pub(super) fn read(params: &mut Params<'_>) -> Self {
        Self {
            output: params.output("output"),
            target: params.number("target"),
            change: params.number("change"),
            input: params.input("input"),
        }
    }

    pub(super) fn write(&self, written: &mut ParamWriter<'_>) {
        written.output(self.output);
        written.number("target", self.target);
        written.number("change", self.change);
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
        let output = self.output(model, context);
        self.target.or_else(|| self.changed(model, context, output)).unwrap_or_else(|| context.target(model, output))
    }

    /// What the output is in the scenario's preset, and so much of its amount more; `None` where that cannot be said.
    fn changed(&self, model: &Model, context: &Context, output: LineId) -> Option<Decimal> {
        let change = self.change?;
        let value = Scenario::preset(context.scenario.preset).evaluate(model)[usize::from(output.0)].ok()?;
        value.checked_add(value.abs().checked_mul(change)?)
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
