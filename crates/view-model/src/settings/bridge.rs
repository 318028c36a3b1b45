//! The settings of a bridge.

use takerate_analysis::bridge::BridgeRequest;
use takerate_analysis::request::ScenarioRequest;
use takerate_core::{LineId, Model, Scenario};

use super::{Context, ParamWriter, Params, ScenarioRef};

/// Which output, from where to where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BridgeSettings {
    /// The output.
    pub output: Option<LineId>,
    /// Where the bridge begins.
    pub from: Option<ScenarioRef>,
    /// Where it ends.
    pub to: Option<ScenarioRef>,
}

impl BridgeSettings {
    pub(super) fn read(params: &mut Params<'_>) -> Self {
        Self {
            output: params.output("output"),
            from: params.read("from", ScenarioRef::read),
            to: params.read("to", ScenarioRef::read),
        }
    }

    pub(super) fn write(&self, written: &mut ParamWriter<'_>) {
        written.output(self.output);
        for (name, end) in [("from", &self.from), ("to", &self.to)] {
            if let Some(end) = end {
                written.add(name, end.text(written.model));
            }
        }
    }

    /// The output that is looked at.
    #[must_use]
    pub fn output(&self, model: &Model, context: &Context) -> LineId {
        self.output.unwrap_or_else(|| context.output(model))
    }

    /// Where the bridge begins: by default in the preset of the reader's scenario or, where it is said to end there, in the
    /// first preset that is another.
    #[must_use]
    pub fn from(&self, model: &Model, context: &Context) -> ScenarioRef {
        self.from.clone().unwrap_or_else(|| {
            let base = Scenario::preset(context.scenario.preset);
            let ends_there = self.to.as_ref().is_some_and(|to| *to.scenario(context) == base);
            let other = || model.preset_ids().map(Scenario::preset).find(|preset| *preset != base);
            ScenarioRef::Kept(if ends_there { other().unwrap_or(base) } else { base })
        })
    }

    /// Where it ends: by default in the reader's scenario or, where it begins there, in the last preset that is another.
    #[must_use]
    pub fn to(&self, model: &Model, context: &Context) -> ScenarioRef {
        self.to.clone().unwrap_or_else(|| {
            let from = self.from(model, context);
            let begin = from.scenario(context);
            let other = || model.preset_ids().map(Scenario::preset).filter(|preset| preset != begin).last();
            if *begin == context.scenario {
                other().map_or(ScenarioRef::Now, ScenarioRef::Kept)
            } else {
                ScenarioRef::Now
            }
        })
    }

    /// The bridge.
    #[must_use]
    pub fn request(&self, model: &Model, context: &Context) -> BridgeRequest {
        let request = |end: &ScenarioRef| Some(ScenarioRequest::of(model, end.scenario(context)));
        BridgeRequest {
            from: request(&self.from(model, context)),
            to: request(&self.to(model, context)),
            outputs: vec![model.line(self.output(model, context)).id.clone()],
        }
    }
}
