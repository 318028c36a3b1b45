//! One protocol: what is assumed on one side, what follows on the other.

use super::levers::levers;
use super::terms::marked;
use super::turn::{Turn, in_turn};
use super::{chart, lit, multiples, notices, own, readings, ready_made, statement};
use crate::boxed::{View, on, text as live, view};
use crate::browser::document;
use crate::state::Page;
use leptos::prelude::*;

pub fn protocol(page: Page, index: usize) -> AnyView {
    let section = &page.model.sections[index];
    let words = page.words;
    let statement = statement::Statement::new(page, index);
    let analysing = page.analysing();
    view! {
        <div class="about-protocol"><p inner_html=live(move || marked(page, page.texts().sections[index].note.get(page.language)))></p>{jumps(page)}</div>
        {section.own.then(|| own::notice(page, index))}
        {ready_made::open(page)}
        <div class="workbench" class:own=section.own>
            // In the document an analysis comes before the assumptions, so that the keyboard reaches what was asked for
            // first; the style sheet gives both their columns.
            {view(move || if analysing.get() { untrack(|| results(page, readings::analysis(page))) } else { ().into_any() })}
            <section class="assumptions" id="assumptions" aria-labelledby="assumptions-title">
                <h2 class="hidden" id="assumptions-title">{words.assumptions()}</h2>
                {notices::problems(page)}
                {levers(page, index)}
            </section>
            {view(move || if analysing.get() { ().into_any() } else { untrack(|| results(page, view! {
                {below(move || statement::statement(page, statement).into_any())}
                {below(move || view! { {multiples::multiples(page, index)} {multiples::figures(page, index)} }.into_any())}
                {below(move || chart::chart(page, statement).into_any())}
            }.into_any())) })}
        </div>
        {in_turn(Turn::Folded, String::new(), Box::new(move || ready_made::offered(page, Some(index))))}
    }
    .into_any()
}

/// A result, which on a phone is out of sight to begin with.
fn below(build: impl Fn() -> AnyView + Send + 'static) -> View {
    in_turn(Turn::Below, String::new(), Box::new(build))
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
