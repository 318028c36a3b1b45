//! The settings of a goal seek.

use takerate_analysis::request::ScenarioRequest;
use takerate_analysis::seek::SeekRequest;
use takerate_core::{Decimal, InputId, LineId, Model};

use super::{Pieces, Place, Written};

/// Which output shall reach what, by which input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeekLook {
    /// The output.
    pub output: Option<LineId>,
    /// What it shall be.
    pub target: Option<Decimal>,
    /// The input to move.
    pub input: Option<InputId>,
}

impl SeekLook {
    pub(super) fn read(pieces: &mut Pieces<'_>) -> Self {
        Self { output: pieces.output("output"), target: pieces.number("target"), input: pieces.input("input") }
    }

    pub(super) fn write(&self, written: &mut Written<'_>) {
        written.output(self.output);
        written.number("target", self.target);
        written.input("input", self.input);
    }

    /// The output that is looked at.
    #[must_use]
    pub fn output(&self, model: &Model, place: &Place) -> LineId {
        self.output.unwrap_or_else(|| place.multiple(model))
    }

    /// What it shall be.
    #[must_use]
    pub fn target(&self, model: &Model, place: &Place) -> Decimal {
        self.target.unwrap_or_else(|| Place::target(model, self.output(model, place)))
    }

    /// The input to move.
    #[must_use]
    pub fn input(&self, model: &Model, place: &Place) -> InputId {
        self.input.unwrap_or_else(|| place.inputs(model, self.output(model, place)).0)
    }

    /// One input.
    #[must_use]
    pub fn request(&self, model: &Model, place: &Place) -> SeekRequest {
        SeekRequest {
            scenario: ScenarioRequest::of(model, &place.scenario),
            output: model.line(self.output(model, place)).id.clone(),
            target: self.target(model, place),
            inputs: vec![model.input(self.input(model, place)).id.clone()],
        }
    }

    /// The output whose break-even is asked for: what stays in sight first of the output's protocol, and of the open one
    /// where the output is shared.
    #[must_use]
    pub fn earnings(&self, model: &Model, place: &Place) -> LineId {
        let own = usize::from(model.line(self.output(model, place)).chapter);
        let chapter = if model.chapters[own].is_protocol() { Some(own) } else { place.chapter };
        Place { scenario: place.scenario.clone(), chapter }.output(model)
    }

    /// Every input on its own, to where that protocol earns nothing.
    #[must_use]
    pub fn break_even(&self, model: &Model, place: &Place) -> SeekRequest {
        SeekRequest {
            scenario: ScenarioRequest::of(model, &place.scenario),
            output: model.line(self.earnings(model, place)).id.clone(),
            target: Decimal::ZERO,
            inputs: Vec::new(),
        }
    }
}
