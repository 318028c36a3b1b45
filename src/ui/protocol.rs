//! One protocol: what is assumed on one side, what follows on the other.

use leptos::prelude::*;
use takerate_core::InputId;
use takerate_words::short_name;

use super::assumption::assumption;
use super::prices::prices;
use super::{chart, lit, multiples, notices, readings, ready_made, statement};
use crate::boxed::{flag, on, view};
use crate::browser::document;
use crate::state::Page;

pub fn protocol(page: Page, index: usize) -> AnyView {
    let section = &page.model.sections[index];
    let words = page.words;
    let statement = statement::Statement::new(page, index);
    let analysing = page.analysing();
    view! {
        <div class="about-protocol"><p>{section.note.get(page.language)}</p>{jumps(page)}</div>
        {ready_made::open(page)}
        <div class="workbench">
            // In the document an analysis comes before the assumptions, so that the keyboard reaches what was asked for
            // first; the style sheet gives both their columns.
            {view(move || if analysing.get() { untrack(|| results(page, readings::analysis(page))) } else { ().into_any() })}
            <section class="assumptions" id="assumptions" aria-labelledby="assumptions-title">
                <h2 class="hidden" id="assumptions-title">{words.assumptions()}</h2>
                {notices::problems(page)}
                {shared(page, index)}
                {groups(page, index)}
            </section>
            {view(move || if analysing.get() { ().into_any() } else { untrack(|| results(page, view! {
                {statement::statement(page, statement)}
                {multiples::multiples(page, index)}
                {multiples::figures(page, index)}
                {chart::chart(page, statement)}
            }.into_any())) })}
        </div>
        {ready_made::offered(page, Some(index))}
    }
    .into_any()
}

fn results(page: Page, content: AnyView) -> AnyView {
    let [over, into] = [(); 2].map(|()| on(|event: leptos::ev::PointerEvent| lit::follow(&event)));
    view! {
        <section
            class="results"
            id="results"
            aria-label=page.words.results()
            on:pointerover=over
            on:pointerleave=into
            on:focusin=on(|event: leptos::ev::FocusEvent| lit::follow(&event))
        >
            {content}
        </section>
    }
    .into_any()
}

/// The shared assumptions: those that move this protocol, and behind them those that do not.
fn shared(page: Page, index: usize) -> impl IntoView {
    let words = page.words;
    let name = short_name(page.model.sections[index].name.get(page.language));
    let (used, idle): (Vec<InputId>, Vec<InputId>) = page.shared_inputs().partition(|id| page.uses(index, *id));
    let controls = |ids: Vec<InputId>| ids.into_iter().map(|id| assumption(page, id)).collect_view();
    view! {
        <details class="group" open>
            <summary><h3>{words.shared_assumptions()}</h3></summary>
            {controls(used)}
            {(!idle.is_empty()).then(|| view! {
                <details class="idle"><summary>{words.no_effect(idle.len(), name)}</summary>{controls(idle)}</details>
            })}
        </details>
    }
}

/// Where the parts of the page are, for windows in which they stand one below the other.
fn jumps(page: Page) -> impl IntoView {
    let words = page.words;
    let jump = |name: &'static str, selector: &'static str| {
        view! { <button type="button" class="action" on:click=on(move |_| document::go_to(selector))>{name}</button> }
    };
    view! {
        <nav class="jumps" aria-label=words.on_this_page()>
            {jump(words.assumptions(), ".assumptions")}
            {jump(words.statement(), ".statement")}
            {jump(words.multiples(), ".ledger")}
            {jump(words.chart_short(), ".waterfall")}
        </nav>
    }
}

fn groups(page: Page, index: usize) -> impl IntoView {
    let section = &page.model.sections[index];
    // Once on the page, beside the first price that it has of its own.
    let mut asked = false;
    let groups = section.groups.iter().enumerate().map(move |(number, group)| {
        let inputs: Vec<InputId> = page
            .model
            .input_ids()
            .filter(|id| {
                let input = page.model.input(*id);
                usize::from(input.section) == index && usize::from(input.group) == number
            })
            .collect();
        let offered = inputs.clone();
        let priced = !asked && inputs.iter().any(|id| page.model.input(*id).feed.is_some());
        asked |= priced;
        view! {
            <section class="group" hidden=flag(move || !offered.iter().any(|id| page.offers(*id)))>
                <h3>{group.name.get(page.language)}</h3>
                {priced.then(|| prices(page))}
                {inputs.into_iter().map(|id| assumption(page, id)).collect_view()}
            </section>
        }
    });
    groups.collect_view()
}
