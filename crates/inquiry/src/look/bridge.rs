//! The settings of a bridge.

use takerate_analysis::bridge::BridgeRequest;
use takerate_analysis::request::ScenarioRequest;
use takerate_core::{LineId, Model, Scenario};

use super::{End, Pieces, Place, Written};

/// Which output, from where to where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BridgeLook {
    /// The output.
    pub output: Option<LineId>,
    /// Where the bridge begins.
    pub from: Option<End>,
    /// Where it ends.
    pub to: Option<End>,
}

impl BridgeLook {
    pub(super) fn read(pieces: &mut Pieces<'_>) -> Self {
        Self { output: pieces.output("output"), from: pieces.read("from", End::read), to: pieces.read("to", End::read) }
    }

    pub(super) fn write(&self, written: &mut Written<'_>) {
        written.output(self.output);
        for (name, end) in [("from", &self.from), ("to", &self.to)] {
            if let Some(end) = end {
                written.add(name, end.text(written.model));
            }
        }
    }

    /// The output that is looked at.
    #[must_use]
    pub fn output(&self, model: &Model, place: &Place) -> LineId {
        self.output.unwrap_or_else(|| place.output(model))
    }

    /// Where the bridge begins: by default in the preset of the reader's scenario or, where it is said to end there, in the
    /// first preset that is another.
    #[must_use]
    pub fn from(&self, model: &Model, place: &Place) -> End {
        self.from.clone().unwrap_or_else(|| {
            let base = Scenario::preset(place.scenario.preset);
            let ends_there = self.to.as_ref().is_some_and(|to| *to.scenario(place) == base);
            let other = || model.preset_ids().map(Scenario::preset).find(|preset| *preset != base);
            End::Kept(if ends_there { other().unwrap_or(base) } else { base })
        })
    }

    /// Where it ends: by default in the reader's scenario or, where it begins there, in the last preset that is another.
    #[must_use]
    pub fn to(&self, model: &Model, place: &Place) -> End {
        self.to.clone().unwrap_or_else(|| {
            let from = self.from(model, place);
            let begin = from.scenario(place);
            let other = || model.preset_ids().map(Scenario::preset).filter(|preset| preset != begin).last();
            if *begin == place.scenario { other().map_or(End::Now, End::Kept) } else { End::Now }
        })
    }

    /// The bridge.
    #[must_use]
    pub fn request(&self, model: &Model, place: &Place) -> BridgeRequest {
        let request = |end: &End| Some(ScenarioRequest::of(model, end.scenario(place)));
        BridgeRequest {
            from: request(&self.from(model, place)),
            to: request(&self.to(model, place)),
            outputs: vec![model.line(self.output(model, place)).id.clone()],
        }
    }
}
