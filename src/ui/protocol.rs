//! One protocol: what is assumed on one side, what follows on the other.

use leptos::prelude::*;
use takerate_core::{InputId, Reference};

use super::assumption::assumption;
use super::figure::{identity, preset_figure, short_figure};
use super::live::text as live;
use super::overview::shared_inputs;
use super::page::Page;
use super::{chart, multiples, notices, statement};

pub fn protocol(page: Page, index: usize) -> AnyView {
    let chapter = &page.model.chapters[index];
    let words = page.words;
    view! {
        <div class="opening"><h1>{chapter.name.get(page.language)}</h1><p>{chapter.note.get(page.language)}</p></div>
        {headline(page, index)}
        <div class="workbench">
            <section class="assumptions" id="assumptions" aria-labelledby="assumptions-title">
                <h2 class="hidden" id="assumptions-title">{words.assumptions}</h2>
                {notices::problems(page)}
                <details class="group" open>
                    <summary><h3>{words.shared_assumptions}</h3></summary>
                    {shared_inputs(page)}
                </details>
                {groups(page, index)}
            </section>
            <section class="results" aria-label=words.results>
                {statement::statement(page, index)}
                {multiples::multiples(page, index)}
                {multiples::figures(page, index)}
                {chart::chart(page, index)}
            </section>
        </div>
    }
    .into_any()
}

/// The figures that stay in sight while an assumption moves.
fn headline(page: Page, index: usize) -> impl IntoView {
    let chapter = &page.model.chapters[index];
    let items = page.model.layout.strip.iter().filter_map(|id| page.shared_line(chapter, id)).map(|line| {
        let reference = Reference::Line(line);
        let base = Memo::new(move |_| {
            let preset = page.preset();
            format!("{} {}", page.preset_name(preset), preset_figure(page, preset, reference))
        });
        view! {
            <div>
                <dt>{identity(page, reference).1}</dt>
                <dd>{short_figure(page, reference)} " " <small class="other">{live(move || base.get())}</small></dd>
            </div>
        }
    });
    view! { <dl class="headline">{items.collect_view()}</dl> }
}

fn groups(page: Page, index: usize) -> impl IntoView {
    let chapter = &page.model.chapters[index];
    let groups = chapter.groups.iter().enumerate().map(move |(number, group)| {
        let inputs: Vec<InputId> = page
            .model
            .input_ids()
            .filter(|id| {
                let input = page.model.input(*id);
                usize::from(input.chapter) == index && usize::from(input.group) == number
            })
            .collect();
        view! {
            <section class="group">
                <h3>{group.name.get(page.language)}</h3>
                {inputs.into_iter().map(|id| assumption(page, id)).collect_view()}
            </section>
        }
    });
    groups.collect_view()
}
