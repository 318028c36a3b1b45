//! The settings of a tornado.

use takerate_analysis::request::ScenarioRequest;
use takerate_analysis::swing::Swing;
use takerate_analysis::tornado::TornadoRequest;
use takerate_core::{Decimal, InputId, LineId, Model};

use super::{Pieces, Place, Written};

/// What `show.by` says where each input is moved over its sensible range.
const RANGE: &str = "range";

/// Which output, moved how far; and one input across all protocols.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TornadoLook {
    /// The output.
    pub output: Option<LineId>,
    /// How far each input is moved; over its plausible range where it is left out.
    pub by: Option<Swing>,
    /// The input that is followed through all protocols.
    pub input: Option<InputId>,
}

impl TornadoLook {
    pub(super) fn read(pieces: &mut Pieces<'_>) -> Self {
        Self {
            output: pieces.output("output"),
            by: pieces.read("by", |_, text| match text {
                RANGE => Some(Swing::Range),
                _ => takerate_exchange::assign::exact(text).filter(|by| *by > Decimal::ZERO).map(Swing::Percent),
            }),
            input: pieces.input("input"),
        }
    }

    pub(super) fn write(&self, written: &mut Written<'_>) {
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
    pub fn output(&self, model: &Model, place: &Place) -> LineId {
        self.output.unwrap_or_else(|| place.output(model))
    }

    /// The input that is followed through all protocols.
    #[must_use]
    pub fn input(&self, model: &Model, place: &Place) -> InputId {
        self.input.unwrap_or_else(|| place.inputs(model, self.output(model, place)).1)
    }

    /// How far each input is moved.
    #[must_use]
    pub fn swing(&self) -> Swing {
        self.by.unwrap_or(Swing::Plausible)
    }

    /// All inputs against the output.
    #[must_use]
    pub fn request(&self, model: &Model, place: &Place) -> TornadoRequest {
        TornadoRequest {
            scenario: ScenarioRequest::of(model, &place.scenario),
            outputs: vec![model.line(self.output(model, place)).id.clone()],
            inputs: Vec::new(),
            swing: self.swing(),
        }
    }

    /// One input against the output of every protocol; where not all of them have it, against what is looked at of all by
    /// default.
    #[must_use]
    pub fn across(&self, model: &Model, place: &Place) -> TornadoRequest {
        let own = &model.line(self.output(model, place)).id;
        let name = own.split_once('.').map_or(own.as_str(), |(_, name)| name);
        let shared = model.protocols().all(|(_, chapter)| model.shared_line(chapter, name).is_some());
        let outputs = if shared { vec![name.to_owned()] } else { Place::of_all(model) };
        TornadoRequest {
            scenario: ScenarioRequest::of(model, &place.scenario),
            outputs,
            inputs: vec![model.input(self.input(model, place)).id.clone()],
            swing: self.swing(),
        }
    }
}
