//! Choosing a scenario: the reader's own, a preset, one that is saved here, or one that a link brought.

use std::sync::Arc;
use takerate_words::{BridgeWords, CompareWords};

use leptos::prelude::*;
use takerate_core::Scenario;
use takerate_view_model::settings::ScenarioRef;

use super::compare::Store;
use super::controls::{Group, choice};
use super::scenario_names::{alone, changed};
use crate::boxed::memo;
use crate::ui::analyses::session::Session;
use crate::ui::steady::steady;

/// The option of the reader's own scenario, and what stands before the number of one that is saved and of one that a link
/// brought. No preset is called like them.
const NOW: &str = "now";
const SAVED: &str = "saved:";
const BROUGHT: &str = "brought:";

/// The number and name under which a scenario is saved; presets have names of their own.
pub fn saved_as(session: Session, store: Store, scenario: &Scenario) -> Option<(usize, String)> {
    changed(session, scenario)?;
    store.saved_scenarios.with(|saved_scenarios| {
        let found = saved_scenarios.saved.iter().position(|saved| store.scenario(saved) == *scenario)?;
        Some((found, saved_scenarios.saved[found].name.clone()))
    })
}

/// A scenario that neither a preset nor anything saved here is.
fn is_brought(session: Session, store: Store, end: &ScenarioRef) -> bool {
    match end {
        ScenarioRef::Now => false,
        ScenarioRef::Kept(scenario) => {
            changed(session, scenario).is_some() && saved_as(session, store, scenario).is_none()
        }
    }
}

/// The option that an end is.
fn option(session: Session, store: Store, end: &ScenarioRef, ends: &[ScenarioRef]) -> String {
    match end {
        ScenarioRef::Now => NOW.to_owned(),
        ScenarioRef::Kept(scenario) if changed(session, scenario).is_none() => {
            session.model.preset(scenario.preset).id.clone()
        }
        ScenarioRef::Kept(scenario) => saved_as(session, store, scenario).map_or_else(
            || format!("{BROUGHT}{}", ends.iter().position(|other| other == end).unwrap_or_default()),
            |(index, _)| format!("{SAVED}{index}"),
        ),
    }
}

/// Everything that an end can be.
fn groups(session: Session, store: Store, ends: &[ScenarioRef], named: &dyn Fn(&Scenario) -> String) -> Vec<Group> {
    let (model, words) = (session.model, CompareWords::of(session.language));
    let presets = model.preset_ids().map(|id| {
        let preset = model.preset(id);
        (preset.id.clone(), preset.name.get(session.language).to_owned())
    });
    let presets: Vec<(String, String)> = presets.collect();
    let brought = ends.iter().enumerate().filter_map(|(index, end)| match end {
        ScenarioRef::Kept(scenario) if is_brought(session, store, end) && !ends[..index].contains(end) => {
            Some((format!("{BROUGHT}{index}"), named(scenario)))
        }
        _ => None,
    });
    let own = std::iter::once((NOW.to_owned(), BridgeWords::of(session.language).yours().to_owned()))
        .chain(brought)
        .collect();
    let saved: Vec<(String, String)> = store.saved_scenarios.with(|saved_scenarios| {
        saved_scenarios
            .saved
            .iter()
            .enumerate()
            .map(|(index, saved)| (format!("{SAVED}{index}"), saved.name.clone()))
            .collect()
    });
    let mut groups = vec![("", own), (words.presets(), presets)];
    if !saved.is_empty() {
        groups.push((words.kept(), saved));
    }
    groups
}

/// The end that an option is.
fn chosen(session: Session, store: Store, option: &str, ends: &[ScenarioRef]) -> Option<ScenarioRef> {
    let number = |before: &str| option.strip_prefix(before)?.parse::<usize>().ok();
    if option == NOW {
        return Some(ScenarioRef::Now);
    }
    if let Some(index) = number(SAVED) {
        return store.saved_scenarios.with_untracked(|saved_scenarios| {
            Some(ScenarioRef::Kept(store.scenario(saved_scenarios.saved.get(index)?)))
        });
    }
    if let Some(index) = number(BROUGHT) {
        return ends.get(index).cloned();
    }
    session.model.find_preset(option).map(Scenario::preset).map(ScenarioRef::Kept)
}

/// A list with all scenarios, among them `ends`, of which the one at `index` is chosen. `named` names those that a link
/// brought.
pub fn scenario_choice(
    session: Session,
    store: Store,
    label: &'static str,
    (ends, index): (Memo<Vec<ScenarioRef>>, usize),
    named: impl Fn(&Scenario) -> String + Send + Sync + 'static,
    choose: impl Fn(ScenarioRef) + Send + Sync + 'static,
) -> AnyView {
    boxed_choice(session, store, label, (ends, index), Box::new(named), Arc::new(choose))
}

/// [`scenario_choice`] with one type for all of them.
fn boxed_choice(
    session: Session,
    store: Store,
    label: &'static str,
    (ends, index): (Memo<Vec<ScenarioRef>>, usize),
    named: Box<dyn Fn(&Scenario) -> String + Send + Sync>,
    choose: Arc<dyn Fn(ScenarioRef) + Send + Sync>,
) -> AnyView {
    let offered = memo(move || ends.with(|ends| groups(session, store, ends, &named)));
    let current =
        move || ends.with(|ends| ends.get(index).map(|end| option(session, store, end, ends)).unwrap_or_default());
    // The list is made anew only where there are others to choose from.
    let list = steady(move || {
        let choose = Arc::clone(&choose);
        let choose = move |option: String| {
            if let Some(end) = ends.with_untracked(|ends| chosen(session, store, &option, ends)) {
                choose(end);
            }
        };
        choice(label, offered.get(), current, choose)
    });
    list.into_any()
}

/// What an end is called where it stands alone: a preset by its name, the reader's scenario by the one that somebody gave it
/// or under which it is saved, what is saved as the reader calls it; otherwise as `named` says.
pub fn name(session: Session, store: Store, end: &ScenarioRef, named: impl Fn(&Scenario) -> String) -> String {
    match end {
        ScenarioRef::Now => {
            let given = session.page.shown.with(|shown| shown.caption.as_ref()?.name().map(str::to_owned));
            let saved = || session.context.with(|context| saved_as(session, store, &context.scenario));
            let known = given.or_else(|| saved().map(|(_, name)| name));
            known.unwrap_or_else(|| alone(BridgeWords::of(session.language).now()))
        }
        ScenarioRef::Kept(scenario) if changed(session, scenario).is_none() => {
            session.model.preset(scenario.preset).name.get(session.language).to_owned()
        }
        ScenarioRef::Kept(scenario) => {
            saved_as(session, store, scenario).map_or_else(|| named(scenario), |(_, name)| name)
        }
    }
}
