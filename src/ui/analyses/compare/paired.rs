//! One of the scenarios side by side held against the first, on the same samples.

use std::sync::Arc;

use leptos::prelude::*;
use takerate_analysis::simulate::Differing;
use takerate_analysis::{Answer, Job};
use takerate_core::Scenario;
use takerate_view_model::compare::Column;
use takerate_view_model::paired::{Pair, question};
use takerate_view_model::settings::{CompareSettings, ScenarioRef, Settings};
use takerate_words::PairedWords;

use super::columns::{column, sheet};
use super::store::Store;
use crate::boxed::{effect, flag, memo, on, text, view};
use crate::ui::analyses::chart::chart;
use crate::ui::analyses::controls::{choice, output};
use crate::ui::analyses::progress::progress;
use crate::ui::analyses::rested::announced;
use crate::ui::analyses::session::{Session, answer_to};
use crate::ui::parts::{h3, live_paragraph, note};
use crate::ui::steady::{derived, steady};

const SLOT: &str = "paired";

pub fn paired(
    session: Session,
    settings: Memo<CompareSettings>,
    (ends, shown): (Memo<Vec<ScenarioRef>>, Memo<Vec<Column>>),
) -> AnyView {
    let words = PairedWords::of(session.language);
    let second = memo(move || settings.with(|settings| ends.with(|ends| settings.second(ends))));
    // The first and the one that is held against it.
    let pair = memo(move || {
        let second = second.get();
        shown.with(|shown| Some([shown.first()?.clone(), shown.get(second?)?.clone()]))
    });
    let apart = memo(move || pair.with(|pair| pair.as_ref().map(|[first, second]| first.scenario != second.scenario)));
    view! {
        {h3(words.title())}
        {note(words.standfirst())}
        {view(move || match apart.get() {
            None => note(words.alone()),
            Some(apart) => untrack(|| view! {
                {controls(session, settings, shown, second)}
                {if apart { result(session, settings, pair) } else { note(words.same()) }}
            }.into_any()),
        })}
    }
    .into_any()
}

fn settle(session: Session, settings: Memo<CompareSettings>, change: impl FnOnce(&mut CompareSettings)) {
    let mut next = settings.get_untracked();
    change(&mut next);
    session.settle(&Settings::Compare(next));
}

/// Which line, which scenario where there are several, and what is done with what differs.
fn controls(
    session: Session,
    settings: Memo<CompareSettings>,
    shown: Memo<Vec<Column>>,
    second: Memo<Option<usize>>,
) -> AnyView {
    let words = PairedWords::of(session.language);
    let line =
        move || settings.with(|settings| session.context.with(|context| settings.output(session.model, context)));
    let choose = move |line| settle(session, settings, |settings| settings.output = Some(line));
    let drawn = memo(move || settings.with(|settings| settings.differing == Differing::Drawn));
    let draw = move |event| {
        let differing = if event_target_checked(&event) { Differing::Drawn } else { Differing::Held };
        settle(session, settings, |settings| settings.differing = differing);
    };
    let names = memo(move || shown.with(|shown| shown.iter().map(|column| column.name.clone()).collect::<Vec<_>>()));
    let others = steady(move || {
        let names = names.get();
        let options =
            names.iter().enumerate().skip(1).map(|(column, name)| (column.to_string(), name.clone())).collect();
        let choose = move |column: String| {
            let named = settings.get_untracked().named(session.model, &session.context.get_untracked());
            let second = column.parse().ok();
            session.settle(&Settings::Compare(CompareSettings { second, ..named }));
        };
        let current = move || second.get().unwrap_or_default().to_string();
        (names.len() > 2).then(|| choice(words.second(), vec![("", options)], current, choose)).into_any()
    });
    view! {
        <div class="controls sides">
            {output(session, line, choose)}
            {others}
            <label class="radio">
                <input type="checkbox" prop:checked=flag(move || drawn.get()) on:change=on(draw) />
                <span>{words.drawn_too()} " " <small>{words.drawn_too_what()}</small></span>
            </label>
        </div>
    }
    .into_any()
}

/// The verdict alone, as it is shared; nothing until all samples are there, and where both scenarios are the same.
pub fn verdict(session: Session, settings: Memo<CompareSettings>) -> Memo<Option<String>> {
    let store = Store::open(session);
    let pair = memo(move || {
        let both = settings.with(|settings| {
            session.context.with(|context| {
                let ends = settings.columns(session.model, context);
                let pair = [ends.first()?, ends.get(settings.second(&ends)?)?];
                Some(pair.map(|end| column(session, store, context, end)))
            })
        });
        both.filter(|[first, second]| first.scenario != second.scenario)
    });
    if pair.with_untracked(Option::is_none) {
        return memo(|| None);
    }
    let job = asked(session, settings, pair);
    let news = session.query(SLOT, job);
    memo(move || {
        let answer = job.with(|job| answer_to(news, job)).filter(|_| news.with(|news| !news.running))?;
        let names = pair.with(|pair| Some(pair.as_ref()?.each_ref().map(|column| column.name.clone())))?;
        read(session, &answer, &names, |pair| pair.verdict())
    })
}

/// What is asked of both.
fn asked(session: Session, settings: Memo<CompareSettings>, pair: Memo<Option<[Column; 2]>>) -> Memo<Job> {
    let model = session.model;
    memo(move || {
        let nothing = Scenario::default();
        pair.with(|pair| {
            let scenarios = match pair {
                Some([first, second]) => [&first.scenario, &second.scenario],
                None => [&nothing, &nothing],
            };
            settings.with(|settings| {
                let line = session.context.with(|context| settings.output(model, context));
                question(model, scenarios, line, settings.differing)
            })
        })
    })
}

/// What the samples say.
fn result(session: Session, settings: Memo<CompareSettings>, pair: Memo<Option<[Column; 2]>>) -> AnyView {
    let words = PairedWords::of(session.language);
    let job = asked(session, settings, pair);
    let news = session.query(SLOT, job);
    // The last answer, with the names that its scenarios had: it stays while another is on its way.
    let known: RwSignal<Option<(Arc<Answer>, [String; 2])>> = RwSignal::new(None);
    effect(move || {
        let names = pair.with(|pair| pair.as_ref().map(|pair| pair.each_ref().map(|column| column.name.clone())));
        if let Some(next) = job.with(|job| answer_to(news, job)).zip(names) {
            known.set(Some(next));
        }
    });
    let older = memo(move || news.with(|news| news.running));
    let verdict = derived(move || with(session, known, |pair| pair.verdict()).unwrap_or_default());
    let drawn = move || with(session, known, |pair| pair.drawn()).unwrap_or_default();
    let table = memo(move || with(session, known, |pair| pair.sheet()).unwrap_or_default());
    let drawing = derived(move || with(session, known, |pair| pair.chart()));
    let none = memo(move || known.with(Option::is_none));
    view! {
        {progress(session, SLOT, news, true)}
        {announced(session, verdict)}
        <div class="samples" class:older=flag(move || older.get()) hidden=flag(move || none.get())>
            {live_paragraph("verdict", text(move || verdict.get()))}
            {live_paragraph("note", text(drawn))}
            // Folded, so that the statements stand beneath the answer.
            <details class="figures">
                <summary>{words.samples()}</summary>
                {sheet(session, table)}
                {h3(words.histogram())}
                {chart(session, drawing)}
            </details>
        </div>
    }
    .into_any()
}

/// Reads what is known of both; nothing where nothing is.
fn with<T>(
    session: Session,
    known: RwSignal<Option<(Arc<Answer>, [String; 2])>>,
    look: fn(&Pair<'_>) -> T,
) -> Option<T> {
    known.with(|known| known.as_ref().and_then(|(answer, names)| read(session, answer, names, look)))
}

fn read<T>(session: Session, answer: &Answer, [first, second]: &[String; 2], look: fn(&Pair<'_>) -> T) -> Option<T> {
    let Answer::Simulate(simulated) = answer else { return None };
    Pair::of(session.model, simulated, [first, second], session.language).map(|pair| look(&pair))
}
