//! The settings of a tornado.

use takerate_analysis::request::ScenarioRequest;
use takerate_analysis::swing::Swing;
use takerate_analysis::tornado::TornadoRequest;
use takerate_core::{Decimal, InputId, LineId, Model};

use super::{Context, ParamWriter, Params};

/// What `show.by` says where each input is moved over its sensible range.
const RANGE: &str = "range";

/// Which output, moved how far; and one input across all protocols.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TornadoSettings {
    /// The output.
    pub output: Option<LineId>,
    /// How far each input is moved; over its plausible range where it is left out.
    pub by: Option<Swing>,
    /// The input that is followed through all protocols.
    pub input: Option<InputId>,
}

impl TornadoSettings {
    pub(super) fn read(params: &mut Params<'_>) -> Self {
        Self {
            output: params.output("output"),
            by: params.read("by", |_, text| match text {
                RANGE => Some(Swing::Range),
                _ => takerate_scenario_io::assign::exact(text).filter(|by| *by > Decimal::ZERO).map(Swing::Percent),
            }),
            input: params.input("input"),
        }
    }

    pub(super) fn write(&self, written: &mut ParamWriter<'_>) {
        written.output(self.output);
        match self.by {
            Some(Swing::Range) => written.add("by", RANGE),
            Some(Swing::Percent(percent)) => written.number("by", Some(percent)),
            Some(Swing::Plausible) | None => {}
        }
        written.input("input", self.input);
    }

    /// The output that is looked at.
    #[must_use]
    pub fn output(&self, model: &Model, context: &Context) -> LineId {
        self.output.unwrap_or_else(|| context.output(model))
    }

    /// The input that is followed through all protocols.
    #[must_use]
    pub fn input(&self, model: &Model, context: &Context) -> InputId {
        self.input.unwrap_or_else(|| context.inputs(model, self.output(model, context)).1)
    }

    /// How far each input is moved.
    #[must_use]
    pub fn swing(&self) -> Swing {
        self.by.unwrap_or(Swing::Plausible)
    }

    /// All inputs against the output.
    #[must_use]
    pub fn request(&self, model: &Model, context: &Context) -> TornadoRequest {
        TornadoRequest {
            scenario: ScenarioRequest::of(model, &context.scenario),
            outputs: vec![model.line(self.output(model, context)).id.clone()],
            inputs: Vec::new(),
            swing: self.swing(),
        }
    }

    /// One input against the output of every protocol; where not all of them have it, against what is looked at of all by
    /// default.
    #[must_use]
    pub fn across(&self, model: &Model, context: &Context) -> TornadoRequest {
        let own = &model.line(self.output(model, context)).id;
        let name = own.split_once('.').map_or(own.as_str(), |(_, name)| name);
        let shared = model.protocols().all(|(_, section)| model.shared_line(section, name).is_some());
        let outputs = if shared { vec![name.to_owned()] } else { Context::of_all(model) };
        TornadoRequest {
            scenario: ScenarioRequest::of(model, &context.scenario),
            outputs,
            inputs: vec![model.input(self.input(model, context)).id.clone()],
            swing: self.swing(),
        }
    }
}
