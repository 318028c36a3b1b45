//! Up to four scenarios side by side.

use leptos::prelude::*;
use takerate_core::Scenario;
use takerate_view_model::compare::{Column, Sheet, assumptions, results};
use takerate_view_model::settings::{CompareSettings, Context, MOST_COLUMNS, ScenarioRef, Settings, before_and_after};
use takerate_words::{CompareWords, PairedWords, SheetWords};

use super::store::Store;
use super::{odds, paired};
use crate::boxed::{attribute, flag, memo, on, text};
use crate::ui::analyses::controls::focus_soon;
use crate::ui::analyses::copied::taken;
use crate::ui::analyses::scenario_names::told;
use crate::ui::analyses::scenarios::{name, scenario_choice};
use crate::ui::analyses::session::Session;
use crate::ui::parts::h3;
use crate::ui::steady::steady;

pub fn columns(session: Session, store: Store) -> AnyView {
    let model = session.model;
    let words = CompareWords::of(session.language);
    let paired_words = PairedWords::of(session.language);
    let settings = memo(move || match session.settings.get() {
        Settings::Compare(settings) => settings,
        _ => CompareSettings::default(),
    });
    let ends = memo(move || settings.with(|settings| session.context.with(|context| settings.columns(model, context))));
    let odds = memo(move || settings.with(|settings| settings.odds.clone()));
    let settle = move |columns: Vec<ScenarioRef>| {
        let next = ends.with_untracked(|before| settings.get_untracked().with_columns(before, columns));
        session.settle(&Settings::Compare(next));
    };
    let named = move |scenario: &Scenario| told(session, scenario);
    let shown = memo(move || {
        ends.with(|ends| {
            session
                .context
                .with(|context| ends.iter().map(|end| column(session, store, context, end)).collect::<Vec<_>>())
        })
    });
    let section = memo(move || session.context.with(|context| context.section));
    let results = memo(move || shown.with(|shown| results(model, shown, section.get(), session.language)));
    let both = memo(move || shown.with(|shown| assumptions(model, shown, section.get(), session.language)));
    let here = memo(move || both.with(|[here, _]| here.clone()));
    let elsewhere = memo(move || both.with(|[_, elsewhere]| elsewhere.clone()));
    let rows = |sheet: Memo<Sheet>| memo(move || sheet.with(|sheet| sheet.table.rows.len()));
    let (here_rows, other_rows) = (rows(here), rows(elsewhere));
    let count = memo(move || ends.with(Vec::len));
    let adds: NodeRef<leptos::html::Button> = NodeRef::new();
    let chooser = move |column: usize| {
        let choose = move |end: ScenarioRef| {
            let mut next = ends.get_untracked();
            if let Some(context) = next.get_mut(column) {
                *context = end;
                settle(next);
            }
        };
        let remove = move |_| {
            let mut next = ends.get_untracked();
            if column < next.len() {
                next.remove(column);
                // Its odds go with it.
                let odds = odds.get_untracked().map(|mut odds| {
                    if column < odds.each.len() {
                        odds.each.remove(column);
                    }
                    odds
                });
                let next = ends.with_untracked(|before| settings.get_untracked().with_columns(before, next));
                session.settle(&Settings::Compare(CompareSettings { odds, ..next }));
                // The button is gone, or another column's by now.
                focus_soon(adds);
            }
        };
        // The reader's own column is not to be lost; whoever wants another in its place chooses it.
        let stays = move || {
            ends.with(|ends| {
                let own = |end: &&ScenarioRef| **end == ScenarioRef::Now;
                ends.len() <= 1 || (ends.get(column) == Some(&ScenarioRef::Now) && ends.iter().filter(own).count() == 1)
            })
        };
        let label =
            move || shown.with(|shown| shown.get(column).map(|column| words.remove(&column.name)).unwrap_or_default());
        view! {
            <div class="column">
                {scenario_choice(session, store, words.column(column), (ends, column), named, choose)}
                <button type="button" class="action remove" hidden=flag(stays) title=text(label) aria-label=text(label) on:click=on(remove)>"×"</button>
            </div>
        }
        .into_any()
    };
    let add = move |_| {
        let mut ends = ends.get_untracked();
        // One that is not there yet, where there is one.
        let presets = model.preset_ids().map(|preset| ScenarioRef::Kept(Scenario::preset(preset)));
        let kept = store.saved_scenarios.with_untracked(|saved_scenarios| {
            saved_scenarios.saved.iter().map(|saved| ScenarioRef::Kept(store.scenario(saved))).collect::<Vec<_>>()
        });
        let new = [ScenarioRef::Now].into_iter().chain(kept).chain(presets).find(|end| !ends.contains(end));
        ends.push(new.unwrap_or(ScenarioRef::Now));
        settle(ends);
    };
    // What a change does to a preset is asked most often.
    let preset = memo(move || session.context.with(|context| context.scenario.preset));
    let before_after = move |_| settle(before_and_after(preset.get_untracked()));
    let of_preset = move || paired_words.before_after_what(model.preset(preset.get()).name.get(session.language));
    let full = move || count.get() >= MOST_COLUMNS;
    view! {
        <div class="controls sides">{steady(move || (0..count.get()).map(chooser).collect_view().into_any())}</div>
        // It stays where it is pressed for the last time, or the focus would be lost.
        <p class="actions">
            <button node_ref=adds type="button" class="action" aria-disabled=attribute(move || full().then(|| "true".to_owned())) on:click=on(move |event| if !untrack(full) { add(event) })>
                {words.add()}
            </button>
            " "
            <button type="button" class="action" title=text(of_preset) on:click=on(before_after)>{paired_words.before_after()}</button>
        </p>
        // What they come to first, then the figures.
        {paired::paired(session, settings, (ends, shown))}
        {h3(SheetWords::of(session.language).results())}
        {sheet(session, results)}
        {odds::odds(session, settings, shown, section)}
        <h3><span prop:textContent={text(move || match (here_rows.get(), other_rows.get()) {
            (0, 0) => words.same().to_owned(),
            (0, _) => words.same_here().to_owned(),
            (count, _) => words.differ(count),
        })}></span></h3>
        <div hidden=flag(move || here_rows.get() == 0)>{sheet(session, here)}</div>
        <details class="figures" hidden=flag(move || other_rows.get() == 0)>
            <summary prop:textContent=text(move || words.elsewhere(other_rows.get()))></summary>
            {sheet(session, elsewhere)}
        </details>
    }.into_any()
}

/// A scenario under its name.
pub fn column(session: Session, store: Store, context: &Context, end: &ScenarioRef) -> Column {
    let name = name(session, store, end, |scenario| told(session, scenario));
    Column { name, scenario: end.scenario(context).clone() }
}

/// A table with a button that copies it.
pub fn sheet(session: Session, sheet: Memo<Sheet>) -> AnyView {
    let label = text(move || sheet.with(|sheet| sheet.table.caption.clone()));
    view! {
        <div class="scroll-wide compared" tabindex="0" role="group" aria-label=label inner_html=text(move || sheet.with(Sheet::html))></div>
        <p class="saves">{taken(session, move || Some(sheet.with(Sheet::copied)))}</p>
    }.into_any()
}
