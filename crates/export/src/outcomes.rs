//! What a reference comes to, in the scenario and in every preset.

use takerate_core::explain::{is_fault, reason};
use takerate_core::{Decimal, LineId, Model, PresetId, Problem, Reference, Scenario};

use crate::context::ExportContext;

/// A value, or why there is none.
pub(crate) type Value = Result<Decimal, Problem>;

/// Every value of the scenario and of the presets.
pub(crate) struct Outcomes<'a> {
    model: &'a Model,
    scenario: &'a Scenario,
    own: Vec<Value>,
    presets: Vec<Vec<Value>>,
}

impl<'a> Outcomes<'a> {
    /// Evaluates the scenario and every preset.
    pub(crate) fn of(context: &ExportContext<'a>) -> Self {
        let (model, scenario) = (context.model, context.scenario);
        let presets = model.preset_ids().map(|preset| Scenario::preset(preset).evaluate(model)).collect();
        Self { model, scenario, own: scenario.evaluate(model), presets }
    }

    /// In the scenario.
    pub(crate) fn own(&self, reference: Reference) -> Value {
        match reference {
            Reference::Input(id) => self.scenario.value(self.model, id).ok_or(Problem::unpublished(id)),
            Reference::Constant(id) => Ok(self.model.constant(id).value),
            Reference::Line(id) => self.own[usize::from(id.0)],
        }
    }

    /// Why lines of the exported protocols cannot be computed, each reason once; what is not meaningful or unpublished is not a fault.
    pub(crate) fn faults(&self, context: &ExportContext<'_>) -> Vec<String> {
        let model = self.model;
        let exported = |id: &LineId| {
            let section = &model.sections[usize::from(model.line(*id).section)];
            context.protocols().any(|exported| exported.id == section.id)
        };
        let mut known: Vec<Problem> = Vec::new();
        for id in model.line_ids().filter(exported) {
            match self.own(Reference::Line(id)) {
                Err(problem) if is_fault(model, problem) && !known.contains(&problem) => known.push(problem),
                _ => {}
            }
        }
        known.into_iter().map(|problem| reason(model, problem.line, problem, context.language)).collect()
    }

    /// In a preset.
    pub(crate) fn preset(&self, preset: PresetId, reference: Reference) -> Value {
        let index = usize::from(preset.0);
        match reference {
            Reference::Input(id) => self.model.input(id).value(preset).ok_or(Problem::unpublished(id)),
            Reference::Constant(id) => Ok(self.model.constant(id).value),
            Reference::Line(id) => self.presets[index][usize::from(id.0)],
        }
    }

    /// In every preset, in the model's order.
    pub(crate) fn presets(&self, reference: Reference) -> impl Iterator<Item = Value> {
        self.model.preset_ids().map(move |preset| self.preset(preset, reference))
    }
}
