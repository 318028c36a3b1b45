//! Where a reader stands, and what follows from it where a setting is as by default.

use takerate_core::explain::rests_on;
use takerate_core::model::Section;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, InputId, LineId, Model, Scenario};
use takerate_display::effect::by_size;
use takerate_scenario_io::link::headline;

use crate::worth::value_of;

/// The reader's scenario and the protocol that is open; on the overview, none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// The reader's scenario.
    pub scenario: Scenario,
    /// Index of the protocol's section.
    pub section: Option<usize>,
}

impl Context {
    /// The protocol that is open; on the overview, the first.
    fn protocol<'m>(&self, model: &'m Model) -> Option<&'m Section> {
        let first = || model.protocols().next().map(|(_, section)| section);
        self.section.and_then(|section| model.sections.get(section)).or_else(first)
    }

    /// The output that is looked at by default: what stays in sight first on the protocol's page.
    #[must_use]
    pub fn output(&self, model: &Model) -> LineId {
        self.protocol(model).and_then(|section| headline(model, section)).unwrap_or(LineId(0))
    }

    /// What is looked at of all protocols by default: the first of the lines that they have in common, by its name alone;
    /// where they follow statements that have none in common, what stays in sight first of each.
    #[must_use]
    pub fn of_all(model: &Model) -> Vec<String> {
        match model.common_lines().first() {
            Some(name) => vec![(*name).to_owned()],
            None => {
                let lines = model.protocols().filter_map(|(_, section)| headline(model, section));
                lines.map(|line| model.line(line).id.clone()).collect()
            }
        }
    }

    /// The multiple that is looked at by default: the first that stays in sight, if it has a value in a preset; otherwise the
    /// output, as for losses, of which a multiple means nothing.
    #[must_use]
    pub fn multiple(&self, model: &Model) -> LineId {
        let mut lines = self
            .protocol(model)
            .into_iter()
            .flat_map(|section| model.lines_of(section, &model.statement(section).strip));
        let of_preset = |preset, line: LineId| Scenario::preset(preset).evaluate(model)[usize::from(line.0)].is_ok();
        lines
            .find(|line| model.line(*line).unit.kind == Kind::Multiple)
            .filter(|line| model.preset_ids().any(|preset| of_preset(preset, *line)))
            .unwrap_or_else(|| self.output(model))
    }

    /// The two inputs that an output is asked about by default: of the output's own protocol the first that is not
    /// the same in all presets (a share before others), and of the shared ones the one that others follow, or the first.
    #[must_use]
    pub fn inputs(&self, model: &Model, output: LineId) -> (InputId, InputId) {
        let mut behind = rests_on(model, output);
        behind.retain(|id| self.scenario.offers(model, *id));
        let protocol = |id: &InputId| model.sections[usize::from(model.input(*id).section)].is_protocol();
        let amount = |id: &InputId| model.input(*id).unit.kind != Kind::Switch;
        let own: Vec<InputId> = behind.iter().copied().filter(|id| protocol(id) && amount(id)).collect();
        let changed = |id: &&InputId| model.input(**id).differs();
        let shares = |id: &&InputId| model.input(**id).unit.kind == Kind::Share && changed(id);
        // One that moves nothing in the preset, such as a part of nothing, would be an axis along which nothing happens.
        let effects = by_size(model, &Scenario::preset(self.scenario.preset), output);
        let moves = |id: &&InputId| effects.iter().any(|effect| effect.input == **id && effect.moves());
        let moving =
            own.iter().find(|id| shares(id) && moves(id)).or_else(|| own.iter().find(|id| changed(id) && moves(id)));
        let x = moving.or_else(|| own.iter().find(moves));
        let x = x.or_else(|| own.iter().find(shares)).or_else(|| own.iter().find(changed)).or(own.first()).copied();
        let driver = model.driver.filter(|driver| behind.contains(driver));
        let shared = driver.or_else(|| behind.iter().copied().find(|id| !protocol(id) && amount(id)));
        // A shared output has no own ones: two of the shared ones.
        let x = x.or_else(|| behind.iter().copied().find(|id| Some(*id) != shared)).or(shared).unwrap_or(InputId(0));
        let y = shared.or_else(|| own.iter().copied().find(|id| *id != x)).unwrap_or(x);
        (x, y)
    }

    /// The target that an output is asked to reach by default: today's price for a price of the token, 20 for a multiple,
    /// break-even for any other amount, none for a change, and otherwise what it is in the last preset.
    #[must_use]
    pub fn target(&self, model: &Model, output: LineId) -> Decimal {
        if let Some(price) = self.price(model, output) {
            return price;
        }
        match model.line(output).unit.kind {
            Kind::Multiple => Decimal::from(20),
            Kind::Amount | Kind::Change => Decimal::ZERO,
            _ => {
                let last = model.preset_ids().last().unwrap_or_default();
                let value = Scenario::preset(last).evaluate(model).get(usize::from(output.0)).copied();
                value.and_then(Result::ok).unwrap_or_default()
            }
        }
    }

    /// Today's price, where an output is in the unit of its protocol's price.
    fn price(&self, model: &Model, output: LineId) -> Option<Decimal> {
        let line = model.line(output);
        let section = model.sections.get(usize::from(line.section))?;
        let price = model.meant(section, &model.statement(section).worth.as_ref()?.price)?;
        (model.unit_of(price) == &line.unit).then(|| value_of(model, &self.scenario, price)).flatten()
    }
}
