//! Up to four scenarios side by side.

use leptos::prelude::*;
use takerate_core::Scenario;
use takerate_inquiry::compare::{Column, Sheet, assumptions, results};
use takerate_inquiry::look::{CompareLook, End, Look, MOST_COLUMNS};
use takerate_words::CompareWords;

use super::store::Store;
use crate::boxed::{attribute, flag, memo, on, text};
use crate::ui::analyses::controls::focus_soon;
use crate::ui::analyses::copied::taken;
use crate::ui::analyses::desk::Desk;
use crate::ui::analyses::ends::told;
use crate::ui::analyses::scenarios::{name, scenario_choice};
use crate::ui::steady::steady;

pub fn columns(desk: Desk, store: Store) -> AnyView {
    let model = desk.model;
    let words = CompareWords::of(desk.language);
    let look = memo(move || match desk.look.get() {
        Look::Compare(look) => look,
        _ => CompareLook::default(),
    });
    let ends = memo(move || look.with(|look| desk.place.with(|place| look.columns(model, place))));
    let settle = move |columns: Vec<End>| desk.settle(&Look::Compare(CompareLook { columns: Some(columns) }));
    let named = move |scenario: &Scenario| told(desk, scenario);
    let shown = memo(move || {
        ends.with(|ends| {
            desk.place.with(|place| {
                let column =
                    |end: &End| Column { name: name(desk, store, end, named), scenario: end.scenario(place).clone() };
                ends.iter().map(column).collect::<Vec<_>>()
            })
        })
    });
    let chapter = memo(move || desk.place.with(|place| place.chapter));
    let results = memo(move || shown.with(|shown| results(model, shown, chapter.get(), desk.language)));
    let both = memo(move || shown.with(|shown| assumptions(model, shown, chapter.get(), desk.language)));
    let here = memo(move || both.with(|[here, _]| here.clone()));
    let elsewhere = memo(move || both.with(|[_, elsewhere]| elsewhere.clone()));
    let rows = |sheet: Memo<Sheet>| memo(move || sheet.with(|sheet| sheet.table.rows.len()));
    let (here_rows, other_rows) = (rows(here), rows(elsewhere));
    let count = memo(move || ends.with(Vec::len));
    let adds: NodeRef<leptos::html::Button> = NodeRef::new();
    let chooser = move |column: usize| {
        let choose = move |end: End| {
            let mut next = ends.get_untracked();
            if let Some(place) = next.get_mut(column) {
                *place = end;
                settle(next);
            }
        };
        let remove = move |_| {
            let mut next = ends.get_untracked();
            if column < next.len() {
                next.remove(column);
                settle(next);
                // The button is gone, or another column's by now.
                focus_soon(adds);
            }
        };
        // The reader's own column is not to be lost; whoever wants another in its place chooses it.
        let stays = move || {
            ends.with(|ends| {
                let own = |end: &&End| **end == End::Now;
                ends.len() <= 1 || (ends.get(column) == Some(&End::Now) && ends.iter().filter(own).count() == 1)
            })
        };
        let label =
            move || shown.with(|shown| shown.get(column).map(|column| words.remove(&column.name)).unwrap_or_default());
        view! {
            <div class="column">
                {scenario_choice(desk, store, words.column(column), (ends, column), named, choose)}
                <button type="button" class="action remove" hidden=flag(stays) title=text(label) aria-label=text(label) on:click=on(remove)>"×"</button>
            </div>
        }
        .into_any()
    };
    let add = move |_| {
        let mut ends = ends.get_untracked();
        // One that is not there yet, where there is one.
        let presets = model.preset_ids().map(|preset| End::Kept(Scenario::preset(preset)));
        let kept = store.shelf.with_untracked(|shelf| {
            shelf.saved.iter().map(|saved| End::Kept(store.scenario(saved))).collect::<Vec<_>>()
        });
        let new = [End::Now].into_iter().chain(kept).chain(presets).find(|end| !ends.contains(end));
        ends.push(new.unwrap_or(End::Now));
        settle(ends);
    };
    let full = move || count.get() >= MOST_COLUMNS;
    view! {
        <div class="controls sides">{steady(move || (0..count.get()).map(chooser).collect_view().into_any())}</div>
        // It stays where it is pressed for the last time, or the focus would be lost.
        <p class="actions">
            <button node_ref=adds type="button" class="action" aria-disabled=attribute(move || full().then(|| "true".to_owned())) on:click=on(move |event| if !untrack(full) { add(event) })>
                {words.add()}
            </button>
        </p>
        {sheet(desk, results)}
        <h3><span prop:textContent={text(move || match (here_rows.get(), other_rows.get()) {
            (0, 0) => words.same().to_owned(),
            (0, _) => words.same_here().to_owned(),
            (count, _) => words.differ(count),
        })}></span></h3>
        <div hidden=flag(move || here_rows.get() == 0)>{sheet(desk, here)}</div>
        <details class="figures" hidden=flag(move || other_rows.get() == 0)>
            <summary prop:textContent=text(move || words.elsewhere(other_rows.get()))></summary>
            {sheet(desk, elsewhere)}
        </details>
    }.into_any()
}

/// A table with a button that copies it.
fn sheet(desk: Desk, sheet: Memo<Sheet>) -> AnyView {
    let label = text(move || sheet.with(|sheet| sheet.table.caption.clone()));
    view! {
        <div class="scroll-wide compared" tabindex="0" role="group" aria-label=label inner_html=text(move || sheet.with(Sheet::html))></div>
        <p class="saves">{taken(desk, move || Some(sheet.with(Sheet::copied)))}</p>
    }.into_any()
}
