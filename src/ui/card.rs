//! A card for other sites: the controls and results that they choose.

use leptos::prelude::*;
use takerate_core::explain::rests_on;
use takerate_core::{InputId, LineId, Reference};
use takerate_scenario_io::assign::find;
use takerate_scenario_io::link::Issue;

use super::assumption::assumption;
use super::figure::{identity, short_figure};
use super::{explanation, notices, own, terms};
use crate::boxed::{on, text as live};
use crate::state::Page;
use crate::state::url;

/// More inputs are not shown where the site chooses none.
const MOST: usize = 3;

/// The card with these ids, inputs and lines in any order.
pub fn card(page: Page, ids: &str) -> AnyView {
    let model = page.model;
    let (mut inputs, mut lines): (Vec<InputId>, Vec<LineId>) = Default::default();
    let mut unknown = Vec::new();
    for id in ids.split(',').filter(|id| !id.is_empty()) {
        match (model.find_line(id), find(model, id)) {
            (Some(line), _) if lines.contains(&line) => {}
            (None, Ok(input)) if inputs.contains(&input) => {}
            (Some(line), _) => lines.push(line),
            (None, Ok(input)) => inputs.push(input),
            (None, Err(error)) => unknown.push(Issue::Assignment(error)),
        }
    }
    if !unknown.is_empty() {
        page.issues.update(|issues| issues.append(&mut unknown));
    }
    let section = page.view.get_untracked().or_else(|| page.protocols().next().map(|(index, _)| index));
    if let Some(section) = section.map(|index| &model.sections[index]).filter(|_| lines.is_empty()) {
        lines.extend(model.lines_of(section, &model.statement(section).strip));
    }
    if let (Some(line), true) = (lines.first(), ids.is_empty()) {
        inputs = page.scenario.with_untracked(|scenario| scenario.changed(model).map(|(id, _)| id).collect());
        if inputs.is_empty() {
            inputs = rests_on(model, *line);
            inputs.truncate(MOST);
        }
    }
    let title =
        lines.first().map(|line| model.sections[usize::from(model.line(*line).section)].name.get(page.language));
    let figures = lines.into_iter().map(|line| {
        let reference = Reference::Line(line);
        view! { <div><dt>{identity(page, reference).1}</dt><dd>{short_figure(page, reference)}</dd></div> }
    });
    // What the site chose is what readers come back to.
    let start = page.scenario.get_untracked();
    let whole = move || {
        page.scenario.track();
        url::whole(page, "")
    };
    view! {
        <main id="content" class="card" aria-label=title>
            {notices::link_issues(page)}
            {notices::edition(page)}
            {own::told(page)}
            <h1>{title} " " <small prop:textContent=live(move || page.preset_name(page.preset()).to_owned())></small></h1>
            <dl class="headline">{figures.collect_view()}</dl>
            {notices::problems(page)}
            {inputs.into_iter().map(|id| assumption(page, id)).collect_view()}
            <p class="changes">
                <a href=live(whole) target="_blank" rel="noopener">{page.words.open_whole(page.model.report.name.get(page.language))}</a>
                <button type="button" class="action" on:click=on(move |_| page.replace(start.clone()))>{page.words.reset_all()}</button>
            </p>
        </main>
        {explanation::panel(page)}
        {terms::terms(page)}
    }
    .into_any()
}
