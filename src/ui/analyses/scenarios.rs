//! Choosing a scenario: the reader's own, a preset, one that is saved here, or one that a link brought.

use std::sync::Arc;
use takerate_words::{BridgeWords, CompareWords};

use leptos::prelude::*;
use takerate_core::Scenario;
use takerate_inquiry::look::End;

use super::compare::Store;
use super::controls::{Group, choice};
use super::ends::{alone, changed};
use crate::boxed::memo;
use crate::ui::analyses::desk::Desk;
use crate::ui::steady::steady;

/// The option of the reader's own scenario, and what stands before the number of one that is saved and of one that a link
/// brought. No preset is called like them.
const NOW: &str = "now";
const SAVED: &str = "saved:";
const BROUGHT: &str = "brought:";

/// The number and name under which a scenario is saved; presets have names of their own.
pub fn saved_as(desk: Desk, store: Store, scenario: &Scenario) -> Option<(usize, String)> {
    changed(desk, scenario)?;
    store.shelf.with(|shelf| {
        let found = shelf.saved.iter().position(|saved| store.scenario(saved) == *scenario)?;
        Some((found, shelf.saved[found].name.clone()))
    })
}

/// A scenario that neither a preset nor anything saved here is.
fn is_brought(desk: Desk, store: Store, end: &End) -> bool {
    match end {
        End::Now => false,
        End::Kept(scenario) => changed(desk, scenario).is_some() && saved_as(desk, store, scenario).is_none(),
    }
}

/// The option that an end is.
fn option(desk: Desk, store: Store, end: &End, ends: &[End]) -> String {
    match end {
        End::Now => NOW.to_owned(),
        End::Kept(scenario) if changed(desk, scenario).is_none() => desk.model.preset(scenario.preset).id.clone(),
        End::Kept(scenario) => saved_as(desk, store, scenario).map_or_else(
            || format!("{BROUGHT}{}", ends.iter().position(|other| other == end).unwrap_or_default()),
            |(index, _)| format!("{SAVED}{index}"),
        ),
    }
}

/// Everything that an end can be.
fn groups(desk: Desk, store: Store, ends: &[End], named: &dyn Fn(&Scenario) -> String) -> Vec<Group> {
    let (model, words) = (desk.model, CompareWords::of(desk.language));
    let presets = model.preset_ids().map(|id| {
        let preset = model.preset(id);
        (preset.id.clone(), preset.name.get(desk.language).to_owned())
    });
    let presets: Vec<(String, String)> = presets.collect();
    let brought = ends.iter().enumerate().filter_map(|(index, end)| match end {
        End::Kept(scenario) if is_brought(desk, store, end) && !ends[..index].contains(end) => {
            Some((format!("{BROUGHT}{index}"), named(scenario)))
        }
        _ => None,
    });
    let own =
        std::iter::once((NOW.to_owned(), BridgeWords::of(desk.language).yours().to_owned())).chain(brought).collect();
    let saved: Vec<(String, String)> = store.shelf.with(|shelf| {
        shelf.saved.iter().enumerate().map(|(index, saved)| (format!("{SAVED}{index}"), saved.name.clone())).collect()
    });
    let mut groups = vec![("", own), (words.presets(), presets)];
    if !saved.is_empty() {
        groups.push((words.kept(), saved));
    }
    groups
}

/// The end that an option is.
fn chosen(desk: Desk, store: Store, option: &str, ends: &[End]) -> Option<End> {
    let number = |before: &str| option.strip_prefix(before)?.parse::<usize>().ok();
    if option == NOW {
        return Some(End::Now);
    }
    if let Some(index) = number(SAVED) {
        return store.shelf.with_untracked(|shelf| Some(End::Kept(store.scenario(shelf.saved.get(index)?))));
    }
    if let Some(index) = number(BROUGHT) {
        return ends.get(index).cloned();
    }
    desk.model.find_preset(option).map(Scenario::preset).map(End::Kept)
}

/// A list with all scenarios, among them `ends`, of which the one at `index` is chosen. `named` names those that a link
/// brought.
pub fn scenario_choice(
    desk: Desk,
    store: Store,
    label: &'static str,
    (ends, index): (Memo<Vec<End>>, usize),
    named: impl Fn(&Scenario) -> String + Send + Sync + 'static,
    choose: impl Fn(End) + Send + Sync + 'static,
) -> AnyView {
    boxed_choice(desk, store, label, (ends, index), Box::new(named), Arc::new(choose))
}

/// [`scenario_choice`] with one type for all of them.
fn boxed_choice(
    desk: Desk,
    store: Store,
    label: &'static str,
    (ends, index): (Memo<Vec<End>>, usize),
    named: Box<dyn Fn(&Scenario) -> String + Send + Sync>,
    choose: Arc<dyn Fn(End) + Send + Sync>,
) -> AnyView {
    let offered = memo(move || ends.with(|ends| groups(desk, store, ends, &named)));
    let current =
        move || ends.with(|ends| ends.get(index).map(|end| option(desk, store, end, ends)).unwrap_or_default());
    // The list is made anew only where there are others to choose from.
    let list = steady(move || {
        let choose = Arc::clone(&choose);
        let choose = move |option: String| {
            if let Some(end) = ends.with_untracked(|ends| chosen(desk, store, &option, ends)) {
                choose(end);
            }
        };
        choice(label, offered.get(), current, choose)
    });
    list.into_any()
}

/// What an end is called where it stands alone: a preset by its name, what is saved as the reader calls it; otherwise as
/// `named` says.
pub fn name(desk: Desk, store: Store, end: &End, named: impl Fn(&Scenario) -> String) -> String {
    match end {
        End::Now => alone(BridgeWords::of(desk.language).now()),
        End::Kept(scenario) if changed(desk, scenario).is_none() => {
            desk.model.preset(scenario.preset).name.get(desk.language).to_owned()
        }
        End::Kept(scenario) => saved_as(desk, store, scenario).map_or_else(|| named(scenario), |(_, name)| name),
    }
}
