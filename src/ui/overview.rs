//! The four side by side, and the assumptions that they share.

use leptos::prelude::*;
use takerate_core::Reference;
use takerate_core::model::{Basis, Chapter};

use super::assumption::assumption;
use super::figure::{named_preset_figure, short_figure};
use super::live::{flag, text as live};
use super::masthead::{link, short_name};
use super::notices;
use super::origin::sources;
use super::page::Page;

pub fn overview(page: Page) -> AnyView {
    let words = page.words;
    view! {
        <div class="opening"><h1>{words.headline}</h1><p>{words.standfirst}</p></div>
        {notices::problems(page)}
        <div>{comparison(page)}</div>
        <section class="section assumptions" id="assumptions">
            <h2>{words.shared_assumptions}</h2>
            <p class="note">{words.shared_note}</p>
            <div class="spread">{page.shared_inputs().map(|id| assumption(page, id)).collect_view()}</div>
        </section>
        <section class="section prose">
            <h2>{words.what_figures_are}</h2>
            {page.model.presets.iter().map(|preset| view! {
                <p><strong>{preset.name.get(page.language)}</strong>" · "{preset.title.get(page.language)}" · "{preset.note.get(page.language)}</p>
                {(!preset.sources.is_empty()).then(|| view! { <p class="note">{words.source} ": " {sources(page, &preset.sources)}</p> })}
            }).collect_view()}
            <p>{words.what_accounts}</p>
            <p>{words.what_basis}</p>
            <dl class="origin">
                {[Basis::Stated, Basis::SecondHand, Basis::Derived, Basis::Estimated, Basis::Assumption].map(|basis| view! {
                    <div><dt>{basis_badge(page, basis)}</dt><dd>{(words.basis_meaning)(basis)}</dd></div>
                }).collect_view()}
            </dl>
            <p>{words.no_advice}</p>
        </section>
    }
    .into_any()
}

/// How sure a figure is, as a quiet badge.
pub fn basis_badge(page: Page, basis: Basis) -> impl IntoView {
    view! { <span class="basis" data-basis=basis.id()>{(page.words.basis)(basis)}</span> }
}

fn comparison(page: Page) -> impl IntoView {
    let heads = page.protocols().map(|(index, chapter)| {
        let name = chapter.name.get(page.language);
        let rest = name[short_name(name).len()..].trim().trim_matches(['(', ')', '（', '）']);
        view! {
            <th scope="col" role="columnheader">
                {link(page, Some(index), short_name(name), Some("protocol"))}
                {(!rest.is_empty()).then(|| view! { <small>{rest}</small> })}
            </th>
        }
    });
    let rows = page.model.layout.headline.iter().map(|id| row(page, id)).collect_view();
    view! {
        <table class="comparison" role="table">
            <caption class="hidden">{page.words.comparison}</caption>
            <thead role="rowgroup"><tr role="row"><td role="cell"></td>{heads.collect_view()}</tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

fn row(page: Page, id: &'static str) -> impl IntoView {
    let lines: Vec<(&'static Chapter, Option<Reference>)> =
        page.protocols().map(|(_, chapter)| (chapter, page.shared_line(chapter, id).map(Reference::Line))).collect();
    let name = lines.iter().find_map(|(_, line)| line.map(|line| super::figure::identity(page, line).1));
    let cells = lines.into_iter().map(|(chapter, line)| {
        let column = short_name(chapter.name.get(page.language));
        view! { <td role="cell" data-column=column>{line.map(|line| cell(page, line))}</td> }
    });
    view! { <tr role="row"><th scope="row" role="rowheader">{name}</th>{cells.collect_view()}</tr> }
}

fn cell(page: Page, line: Reference) -> impl IntoView {
    let base =
        Memo::new(
            move |_| {
                if page.is_preset(line) { String::new() } else { named_preset_figure(page, page.preset(), line) }
            },
        );
    view! {
        {short_figure(page, line)}
        " "
        <small class="other base" hidden=flag(move || base.with(String::is_empty))>{live(move || base.get())}</small>
        " "
        <small class="other">{live(move || named_preset_figure(page, page.other_preset(), line))}</small>
    }
}
