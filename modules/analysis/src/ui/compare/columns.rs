//! Up to four scenarios side by side.

use leptos::prelude::*;
use takerate_core::Scenario;
use takerate_inquiry::compare::{Column, Sheet, assumptions, results};
use takerate_inquiry::look::{CompareLook, End, Look, MOST_COLUMNS};

use super::store::Store;
use crate::desk::Desk;
use crate::ui::controls::{Group, choice, focus_soon};
use crate::ui::copied::taken;
use crate::ui::ends::{NOW, alone, changed, described, told, value};

/// Before the number of a kept scenario, and before a scenario that a link brought; no preset is called like them.
const KEPT: &str = "kept:";
const BROUGHT: &str = "brought";

pub fn columns(desk: Desk, store: Store) -> impl IntoView {
    let model = desk.model;
    let words = &desk.words.compare;
    let look = Memo::new(move |_| match desk.look.get() {
        Look::Compare(look) => look,
        _ => CompareLook::default(),
    });
    let ends = Memo::new(move |_| look.with(|look| desk.place.with(|place| look.columns(model, place))));
    let settle = move |columns: Vec<End>| desk.settle(&Look::Compare(CompareLook { columns: Some(columns) }));
    let shown = Memo::new(move |_| {
        ends.with(|ends| {
            desk.place.with(|place| {
                let column = |end: &End| Column { name: name(desk, store, end), scenario: end.scenario(place).clone() };
                ends.iter().map(column).collect::<Vec<_>>()
            })
        })
    });
    let chapter = Memo::new(move |_| desk.place.with(|place| place.chapter));
    let results = Memo::new(move |_| shown.with(|shown| results(model, shown, chapter.get(), desk.language)));
    let differ = Memo::new(move |_| shown.with(|shown| assumptions(model, shown, desk.language)));
    let count = Memo::new(move |_| ends.with(Vec::len));
    // The choices are made anew where there are others to choose from; what is chosen changes without that.
    let choosers = move || {
        let groups = groups(desk, store, &ends.get());
        let each = |column| chooser(desk, store, ends, column, groups.clone(), settle);
        (0..count.get()).map(each).collect_view()
    };
    let (adds, removes): (NodeRef<leptos::html::Button>, NodeRef<leptos::html::Button>) =
        (NodeRef::new(), NodeRef::new());
    // A button that goes away hands the focus to the other.
    let add = move |_| {
        let mut ends = ends.get_untracked();
        // One that is not there yet, where there is one.
        let presets = model.preset_ids().map(|preset| End::Kept(Scenario::preset(preset)));
        let kept = store.shelf.with_untracked(|shelf| {
            shelf.saved.iter().map(|saved| End::Kept(store.scenario(saved))).collect::<Vec<_>>()
        });
        let new = [End::Now].into_iter().chain(kept).chain(presets).find(|end| !ends.contains(end));
        ends.push(new.unwrap_or(End::Now));
        if ends.len() >= MOST_COLUMNS {
            focus_soon(removes);
        }
        settle(ends);
    };
    let remove = move |_| {
        let mut ends = ends.get_untracked();
        ends.pop();
        if ends.len() <= 1 {
            focus_soon(adds);
        }
        settle(ends);
    };
    view! {
        <div class="controls sides">{choosers}</div>
        <p class="actions">
            <button node_ref=adds type="button" class="action" hidden=move || { count.get() >= MOST_COLUMNS } on:click=add>{words.add}</button>
            <button node_ref=removes type="button" class="action" hidden=move || { count.get() <= 1 } on:click=remove>{words.remove}</button>
        </p>
        {sheet(desk, results)}
        <h3>{move || match differ.with(|sheet| sheet.table.rows.len()) {
            0 => words.same.to_owned(),
            count => (words.differ)(count),
        }}</h3>
        <div hidden=move || differ.with(|sheet| sheet.table.rows.is_empty())>{sheet(desk, differ)}</div>
    }
}

/// A table with a button that copies it.
fn sheet(desk: Desk, sheet: Memo<Sheet>) -> impl IntoView {
    let label = move || sheet.with(|sheet| sheet.table.caption.clone());
    view! {
        <div class="scroll-wide compared" tabindex="0" role="group" aria-label=label inner_html=move || sheet.with(Sheet::html)></div>
        <p class="saves">{taken(desk, move || Some(sheet.with(Sheet::copied)))}</p>
    }
}

/// What a column is called, as in the choice above it: a preset by its name, what is kept as the reader calls it; otherwise
/// after what is changed in it.
fn name(desk: Desk, store: Store, end: &End) -> String {
    match end {
        End::Now => alone(desk.words.bridge.now),
        End::Kept(scenario) if changed(desk, scenario).is_none() => described(desk, scenario),
        End::Kept(scenario) => kept_as(store, scenario).map_or_else(|| told(desk, scenario), |(_, name)| name),
    }
}

/// The number and name under which a scenario is kept; presets are no one's.
fn kept_as(store: Store, scenario: &Scenario) -> Option<(usize, String)> {
    store.shelf.with(|shelf| {
        let found = shelf.saved.iter().position(|saved| store.scenario(saved) == *scenario)?;
        Some((found, shelf.saved[found].name.clone()))
    })
}

/// The option that an end is.
fn option(desk: Desk, store: Store, end: &End, column: usize) -> String {
    let preset = value(desk, end);
    match end {
        End::Kept(scenario) if desk.model.find_preset(&preset).is_none() => {
            kept_as(store, scenario).map_or_else(|| format!("{BROUGHT}{column}"), |(index, _)| format!("{KEPT}{index}"))
        }
        _ => preset,
    }
}

/// Everything that a column can be.
fn groups(desk: Desk, store: Store, ends: &[End]) -> Vec<Group<String>> {
    let (model, words) = (desk.model, &desk.words.compare);
    let presets = model.preset_ids().map(|id| {
        let preset = model.preset(id);
        (preset.id.clone(), preset.name.get(desk.language).to_owned())
    });
    let mut groups =
        vec![("", vec![(NOW.to_owned(), desk.words.bridge.yours.to_owned())]), (words.presets, presets.collect())];
    let kept: Vec<(String, String)> = store.shelf.with(|shelf| {
        shelf.saved.iter().enumerate().map(|(index, saved)| (format!("{KEPT}{index}"), saved.name.clone())).collect()
    });
    let brought = ends.iter().enumerate().filter_map(|(column, end)| {
        let option = option(desk, store, end, column);
        option.starts_with(BROUGHT).then(|| (option, name(desk, store, end)))
    });
    let brought: Vec<(String, String)> = brought.collect();
    groups[0].1.extend(brought);
    if !kept.is_empty() {
        groups.push((words.kept, kept));
    }
    groups
}

fn chooser(
    desk: Desk,
    store: Store,
    ends: Memo<Vec<End>>,
    column: usize,
    groups: Vec<Group<String>>,
    settle: impl Fn(Vec<End>) + Copy + 'static,
) -> impl IntoView {
    let current =
        move || ends.with(|ends| ends.get(column).map(|end| option(desk, store, end, column)).unwrap_or_default());
    let choose = move |chosen: String| {
        let kept = chosen.strip_prefix(KEPT).and_then(|index| index.parse::<usize>().ok());
        let kept =
            kept.and_then(|index| store.shelf.with_untracked(|shelf| Some(store.scenario(shelf.saved.get(index)?))));
        let preset = || desk.model.find_preset(&chosen).map(Scenario::preset);
        let end = if chosen == NOW { Some(End::Now) } else { kept.or_else(preset).map(End::Kept) };
        let mut next = ends.get_untracked();
        if let (Some(end), Some(place)) = (end, next.get_mut(column)) {
            *place = end;
            settle(next);
        }
    };
    choice((desk.words.compare.column)(column), groups, current, choose)
}
