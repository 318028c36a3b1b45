//! The order in which a protocol's assumptions stand: first those that carry its result, then the others by group.

use takerate_core::explain::{rests_on, section_rests_on};
use takerate_core::{InputId, LineId, Model, PresetId, Scenario};

use crate::effect::{Effect, by_size};

/// How many stand first.
pub const FIRST: usize = 5;

/// What a group of assumptions is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// A group of the protocol, by its index in the section.
    Own(usize),
    /// What a section holds that all protocols share, by its index in the model.
    Shared(usize),
    /// What all protocols share and this one does not use.
    Idle,
}

/// Assumptions under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they are.
    pub heading: Heading,
    /// Those that move the result most first, behind them those that do not, in the model's order; never empty.
    pub inputs: Vec<InputId>,
}

/// Every assumption that a protocol's page holds, once: its own, and the shared ones but for those that stand together with none
/// that it uses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levers {
    /// What nobody has published and the result needs; otherwise those that move it most, by what a tenth of the preset's value
    /// does, at most [`FIRST`].
    pub first: Vec<InputId>,
    /// Whether the first are what nobody has published.
    pub missing: bool,
    /// The others: the protocol's own groups, then the shared ones. Groups of which nothing moves the result, such as those
    /// that only a valuation rests on, come behind those that do, and what the protocol does not use comes last.
    pub groups: Vec<Group>,
}

/// The assumptions of a section for a result of it. The order is that of the preset, whatever a reader changes in it, so
/// that nothing changes its place while it is moved. Without a result only the groups are there.
#[must_use]
pub fn levers(model: &Model, section: usize, line: Option<LineId>, preset: PresetId) -> Levers {
    let used = section_rests_on(model, section);
    let heading = |id: InputId| {
        let input = model.input(id);
        let home = usize::from(input.section);
        match (home == section, model.sections[home].is_protocol()) {
            (true, _) => Some(Heading::Own(usize::from(input.group))),
            (false, true) => None,
            (false, false) if used.contains(&id) => Some(Heading::Shared(home)),
            (false, false) => {
                let together = |other: &InputId| model.input(*other).section == input.section;
                used.iter().any(together).then_some(Heading::Idle)
            }
        }
    };
    let ranked: Vec<Effect> = line.map(|line| by_size(model, &Scenario::preset(preset), line)).unwrap_or_default();
    // A result may rest on an assumption of another protocol, which stands there.
    let here = |effect: &&Effect| effect.moves() && heading(effect.input).is_some();
    let moving: Vec<InputId> = ranked.iter().filter(here).map(|effect| effect.input).collect();
    let unpublished = |id: &InputId| model.input(*id).value(preset).is_none() && heading(*id).is_some();
    let missing: Vec<InputId> =
        line.map(|line| rests_on(model, line)).into_iter().flatten().filter(unpublished).collect();
    let lacking = !missing.is_empty();
    let first = if lacking { missing } else { moving.iter().copied().take(FIRST).collect() };
    let mut headings: Vec<Heading> = (0..model.sections[section].groups.len()).map(Heading::Own).collect();
    headings.extend((0..model.sections.len()).map(Heading::Shared));
    headings.push(Heading::Idle);
    let groups = headings.into_iter().map(|wanted| {
        let there = |id: &InputId| heading(*id) == Some(wanted) && !first.contains(id);
        let still = model.input_ids().filter(|id| !moving.contains(id));
        Group { heading: wanted, inputs: moving.iter().copied().chain(still).filter(there).collect() }
    });
    let moves = |group: &Group| group.inputs.first().is_some_and(|id| moving.contains(id));
    let (mut groups, still): (Vec<Group>, Vec<Group>) =
        groups.filter(|group| !group.inputs.is_empty()).partition(moves);
    groups.extend(still);
    Levers { first, missing: lacking, groups }
}
