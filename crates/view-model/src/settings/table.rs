//! The settings of a two-way table.

use takerate_analysis::axis::{AxisRequest, MOST_STEPS};
use takerate_analysis::request::ScenarioRequest;
use takerate_analysis::table::TableRequest;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, InputId, LineId, Model};

use super::{Context, ParamWriter, Params};

/// How many values an axis has where nothing is said.
const STEPS: usize = 21;

/// Which output over which two inputs, and the value whose contour is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableSettings {
    /// The output.
    pub output: Option<LineId>,
    /// What changes from column to column.
    pub x: AxisSettings,
    /// What changes from row to row.
    pub y: AxisSettings,
    /// The value whose contour is drawn.
    pub target: Option<Decimal>,
    /// How many values each axis has.
    pub steps: Option<usize>,
}

/// One axis; its ends are those of the input's range where they are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AxisSettings {
    /// The input.
    pub input: Option<InputId>,
    /// Its first value.
    pub low: Option<Decimal>,
    /// Its last value.
    pub high: Option<Decimal>,
}

impl AxisSettings {
    fn read(params: &mut Params<'_>, name: &str) -> Self {
        Self {
            input: params.input(name),
            low: params.number(&format!("{name}.from")),
            high: params.number(&format!("{name}.to")),
        }
    }

    fn write(&self, written: &mut ParamWriter<'_>, name: &str) {
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

impl TableSettings {
    pub(super) fn read(params: &mut Params<'_>) -> Self {
        Self {
            output: params.output("output"),
            x: AxisSettings::read(params, "x"),
            y: AxisSettings::read(params, "y"),
            target: params.number("target"),
            steps: params.whole("steps"),
        }
    }

    pub(super) fn write(&self, written: &mut ParamWriter<'_>) {
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
    pub fn output(&self, model: &Model, context: &Context) -> LineId {
        self.output.unwrap_or_else(|| context.multiple(model))
    }

    /// The inputs of both axes.
    #[must_use]
    pub fn inputs(&self, model: &Model, context: &Context) -> (InputId, InputId) {
        let (x, y) = context.inputs(model, self.output(model, context));
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
    pub fn target(&self, model: &Model, context: &Context) -> Decimal {
        self.target.unwrap_or_else(|| context.target(model, self.output(model, context)))
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
    pub fn request(&self, model: &Model, context: &Context) -> TableRequest {
        let (x, y) = self.inputs(model, context);
        TableRequest {
            scenario: ScenarioRequest::of(model, &context.scenario),
            output: model.line(self.output(model, context)).id.clone(),
            x: self.x.request(model, x, self.steps()),
            y: self.y.request(model, y, self.steps()),
        }
    }
}
