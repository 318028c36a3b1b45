//! The settings of a bridge.

use std::fmt::Write;

use takerate_analysis::bridge::BridgeRequest;
use takerate_analysis::request::ScenarioRequest;
use takerate_core::{LineId, Model, PresetId, Scenario};
use takerate_exchange::assign::assign;

use super::{Pieces, Place, Written};

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

/// One end of a bridge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The reader's scenario, wherever it moves.
    Now,
    /// A scenario that stays: a preset, or one that was kept.
    Kept(Scenario),
}

impl End {
    fn read(model: &Model, text: &str) -> Option<Self> {
        if text == "now" {
            return Some(Self::Now);
        }
        let mut parts = text.split(';');
        let mut scenario = Scenario::preset(model.find_preset(parts.next()?)?);
        for part in parts {
            let (id, value) = part.split_once('=')?;
            assign(model, &mut scenario, id, value).ok()?;
        }
        Some(Self::Kept(scenario))
    }

    fn text(&self, model: &Model) -> String {
        match self {
            Self::Now => "now".to_owned(),
            Self::Kept(scenario) => {
                let mut text = model.preset(scenario.preset).id.clone();
                for (id, value) in scenario.changed(model) {
                    let _ = write!(text, ";{}={}", model.input(id).id, value.normalize());
                }
                text
            }
        }
    }

    /// The scenario that is meant.
    #[must_use]
    pub fn scenario<'a>(&'a self, place: &'a Place) -> &'a Scenario {
        match self {
            Self::Now => &place.scenario,
            Self::Kept(scenario) => scenario,
        }
    }
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

    /// Where the bridge begins: by default in the first preset.
    #[must_use]
    pub fn from(&self) -> End {
        self.from.clone().unwrap_or_else(|| End::Kept(Scenario::preset(PresetId::default())))
    }

    /// Where it ends: by default in the reader's scenario or, where it begins there, in the last preset that is another.
    #[must_use]
    pub fn to(&self, model: &Model, place: &Place) -> End {
        self.to.clone().unwrap_or_else(|| {
            let from = self.from();
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
            from: request(&self.from()),
            to: request(&self.to(model, place)),
            outputs: vec![model.line(self.output(model, place)).id.clone()],
        }
    }
}
