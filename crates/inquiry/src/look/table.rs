//! The settings of a two-way table.

use takerate_analysis::axis::{AxisRequest, MOST_STEPS};
use takerate_analysis::request::ScenarioRequest;
use takerate_analysis::table::TableRequest;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, InputId, LineId, Model};

use super::{Pieces, Place, Written};

/// How many values an axis has where nothing is said.
const STEPS: usize = 21;

/// Which output over which two inputs, and the value whose contour is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableLook {
    /// The output.
    pub output: Option<LineId>,
    /// What changes from column to column.
    pub x: AxisLook,
    /// What changes from row to row.
    pub y: AxisLook,
    /// The value whose contour is drawn.
    pub target: Option<Decimal>,
    /// How many values each axis has.
    pub steps: Option<usize>,
}

/// One axis; its ends are those of the input's range where they are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AxisLook {
    /// The input.
    pub input: Option<InputId>,
    /// Its first value.
    pub low: Option<Decimal>,
    /// Its last value.
    pub high: Option<Decimal>,
}

impl AxisLook {
    fn read(pieces: &mut Pieces<'_>, name: &str) -> Self {
        Self {
            input: pieces.input(name),
            low: pieces.number(&format!("{name}.from")),
            high: pieces.number(&format!("{name}.to")),
        }
    }

    fn write(&self, written: &mut Written<'_>, name: &str) {
        written.input(name, self.input);
        written.number(&format!("{name}.from"), self.low);
        written.number(&format!("{name}.to"), self.high);
    }

    fn request(&self, model: &Model, input: InputId, steps: usize) -> AxisRequest {
        let input = model.input(input);
        let steps = if input.unit.kind == Kind::Switch { 2 } else { steps };
        AxisRequest { input: input.id.clone(), low: self.low, high: self.high, steps: Some(steps) }
    }
}

impl TableLook {
    pub(super) fn read(pieces: &mut Pieces<'_>) -> Self {
        Self {
            output: pieces.output("output"),
            x: AxisLook::read(pieces, "x"),
            y: AxisLook::read(pieces, "y"),
            target: pieces.number("target"),
            steps: pieces.whole("steps"),
        }
    }

    pub(super) fn write(&self, written: &mut Written<'_>) {
        written.output(self.output);
        self.x.write(written, "x");
        self.y.write(written, "y");
        written.number("target", self.target);
        if let Some(steps) = self.steps {
            written.add("steps", steps);
        }
    }

    /// The output that is looked at.
    #[must_use]
    pub fn output(&self, model: &Model, place: &Place) -> LineId {
        self.output.unwrap_or_else(|| place.multiple(model))
    }

    /// The inputs of both axes.
    #[must_use]
    pub fn inputs(&self, model: &Model, place: &Place) -> (InputId, InputId) {
        let (x, y) = place.inputs(model, self.output(model, place));
        // An output that rests on one input alone has a second axis all the same, along which nothing changes.
        let y = if x == y { model.input_ids().find(|id| *id != x).unwrap_or(y) } else { y };
        match (self.x.input, self.y.input) {
            (Some(x), Some(y)) => (x, y),
            // A default gives way to what is chosen on the other axis.
            (Some(chosen), None) => (chosen, if chosen == y { x } else { y }),
            (None, Some(chosen)) => (if chosen == x { y } else { x }, chosen),
            (None, None) => (x, y),
        }
    }

    /// The value whose contour is drawn.
    #[must_use]
    pub fn target(&self, model: &Model, place: &Place) -> Decimal {
        self.target.unwrap_or_else(|| Place::target(model, self.output(model, place)))
    }

    /// How many values each axis has.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.steps.unwrap_or(STEPS)
    }

    /// The most values that an axis can have.
    #[must_use]
    pub fn most_steps() -> usize {
        MOST_STEPS
    }

    /// The table.
    #[must_use]
    pub fn request(&self, model: &Model, place: &Place) -> TableRequest {
        let (x, y) = self.inputs(model, place);
        TableRequest {
            scenario: ScenarioRequest::of(model, &place.scenario),
            output: model.line(self.output(model, place)).id.clone(),
            x: self.x.request(model, x, self.steps()),
            y: self.y.request(model, y, self.steps()),
        }
    }
}
