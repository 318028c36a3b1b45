//! One protocol: what is assumed on one side, what follows on the other.

use leptos::prelude::*;
use takerate_core::Reference;
use takerate_core::unit::Kind;
use takerate_display::{change, format};

use super::figure::{identity, named_preset_figure, short_figure};
use super::levers::levers;
use super::{chart, multiples, notices, readings, ready_made, statement};
use crate::boxed::{memo, on, text as live, view};
use crate::browser::document;
use crate::state::Page;

pub fn protocol(page: Page, index: usize) -> AnyView {
    let section = &page.model.sections[index];
    let words = page.words;
    let statement = statement::Statement::new(page, index);
    let analysing = page.analysing();
    view! {
        <div class="opening"><h1>{section.name.get(page.language)}</h1><p>{section.note.get(page.language)}</p>{jumps(page)}</div>
        {readings::tabs(page)}
        {ready_made::open(page)}
        <div class="in-sight">{headline(page, index)} {notices::last_good(page, index)}</div>
        <div class="workbench">
            // In the document an analysis comes before the assumptions, so that the keyboard reaches what was asked for
            // first; the style sheet gives both their columns.
            {view(move || if analysing.get() { untrack(|| results(page, readings::analysis(page))) } else { ().into_any() })}
            <section class="assumptions" id="assumptions" aria-labelledby="assumptions-title">
                <h2 class="hidden" id="assumptions-title">{words.assumptions()}</h2>
                {notices::problems(page)}
                {levers(page, index)}
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
    view! { <section class="results" id="results" aria-label=page.words.results()>{content}</section> }.into_any()
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

/// The figures that stay in sight while an assumption moves.
fn headline(page: Page, index: usize) -> impl IntoView {
    let section = &page.model.sections[index];
    let items = page.model.lines_of(section, &page.model.statement(section).strip).map(|line| {
        let reference = Reference::Line(line);
        let (_, name, unit) = identity(page, reference);
        let base = live(move || named_preset_figure(page, page.compared(), reference));
        let change = memo(move || {
            let (from, to) = page.preset_value(page.compared(), reference).zip(page.last_value(reference))?;
            let mark = if from < to { '▲' } else { '▼' };
            change::told(from, to, unit, page.language).map(|change| format!("{mark} {change}"))
        });
        let unit = (unit.kind == Kind::Amount).then(|| format::unit(unit, page.language));
        view! {
            <div>
                <dt>{name} " " <small>{unit}</small></dt>
                <dd>{short_figure(page, reference)} " " <small class="other" prop:textContent=base></small> " " <small class="other" prop:textContent=live(move || change.get().unwrap_or_default())></small></dd>
            </div>
        }
    });
    view! { <dl class="headline">{items.collect_view()}</dl> }
}
