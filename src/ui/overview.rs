//! The protocols side by side, and the assumptions that they share.

use leptos::prelude::*;
use takerate_core::Reference;
use takerate_core::model::{Basis, Section, Statement};
use takerate_core::unit::Kind;
use takerate_display::format;
use takerate_display::html::Html;
use takerate_words::parts_of_name;

use super::against::against;
use super::anchor::link;
use super::assumption::assumption;
use super::figure::{identity, named_preset_figure, short_figure};
use super::later;
use super::notices;
use super::origin::{basis_badge, sources};
use super::prices::prices;
use super::{readings, ready_made};
use crate::boxed::{flag, memo, text as live, view};
use crate::state::Page;

pub fn overview(page: Page) -> AnyView {
    let (analysing, report) = (page.analysing(), &page.model.report);
    view! {
        <div class="opening"><h1>{report.title.get(page.language)}</h1><p>{report.standfirst.get(page.language)}</p></div>
        {view(move || later::soon().map(|soon| untrack(|| (soon.ready_made)(page))).into_any())}
        {notices::problems(page)}
        <div id="results">
            {view(move || if analysing.get() { untrack(|| readings::analysis(page)) } else { ().into_any() })}
            {comparison(page)}
        </div>
        {later::of_soon(page, "", move |soon| (soon.below)(page))}
    }
    .into_any()
}

/// What is out of sight to begin with.
pub fn below(page: Page) -> AnyView {
    let words = page.words;
    view! {
        {ready_made::offered(page, None)}
        <section class="section assumptions" id="assumptions">
            <h2>{words.shared_assumptions()}</h2>
            <p class="note">{words.shared_note()}</p>
            {prices(page)}
            <div class="spread">{page.shared_inputs().map(|id| assumption(page, id)).collect_view()}</div>
        </section>
        <section class="section prose" inner_html=live(move || prose(page))></section>
    }
    .into_any()
}

/// What the figures are, in HTML.
fn prose(page: Page) -> String {
    let (words, language) = (page.words, page.language);
    let mut html = Html::new();
    html.element("h2").text(words.what_figures_are());
    for preset in &page.texts().presets {
        let mut name = Html::new();
        name.element("strong").text(preset.name.get(language));
        let said = words.preset_said(Html::PLACE, preset.title.get(language), preset.note.get(language));
        html.element("p").filled(&said, &name);
        if !preset.sources.is_empty() {
            let mut note = html.element("p").with("class", "note");
            note.text(&words.pair(words.source(), "")).add(&sources(page, &preset.sources));
        }
    }
    for said in
        page.texts().report.accounts.as_ref().map(|text| text.get(language)).into_iter().chain([words.what_basis()])
    {
        html.element("p").text(said);
    }
    let mut list = html.element("dl").with("class", "origin");
    for basis in Basis::ALL {
        let mut entry = list.element("div");
        entry.element("dt").add(&basis_badge(page, basis));
        entry.element("dd").text(basis.meaning(language));
    }
    drop(list);
    html.element("p").text(words.no_advice());
    html.into_string()
}

/// A table for each statement: what it compares as columns, the protocols as rows, by sector.
fn comparison(page: Page) -> AnyView {
    let statements = page.model.statements.iter().enumerate();
    statements.map(|(number, statement)| table(page, number, statement)).collect_view().into_any()
}

fn table(page: Page, number: usize, statement: &'static Statement) -> AnyView {
    let (model, language, headline) = (page.model, page.language, &statement.headline);
    let follows =
        |section: &Section| section.protocol.is_some_and(|protocol| usize::from(protocol.statement) == number);
    let mut heads = Html::new();
    let mut row_of_heads = heads.element("tr");
    row_of_heads.element("td");
    for id in headline {
        let line =
            model.sections.iter().filter(|section| follows(section)).find_map(|section| page.shared_line(section, id));
        // Where no protocol has what such a line requires, the column is empty.
        let Some(line) = line else {
            row_of_heads.element("td");
            continue;
        };
        let (_, name, unit) = identity(page, Reference::Line(line));
        let unit = if unit.kind == Kind::Amount { format::unit(unit, language) } else { String::new() };
        let mut head = row_of_heads.element("th").with("scope", "col");
        head.text(name).text(" ").element("small").text(&unit);
    }
    drop(row_of_heads);
    let mut groups: Vec<AnyView> = Vec::new();
    for (sector, group) in model.sectors.iter().enumerate() {
        let mut rows: Vec<AnyView> = Vec::new();
        for (index, section) in page.protocols() {
            if follows(section) && section.protocol.is_some_and(|protocol| usize::from(protocol.sector) == sector) {
                rows.push(row(page, index, headline));
            }
        }
        if !rows.is_empty() {
            let mut head = Html::new();
            let span = headline.len() + 1;
            let mut name = head.element("th").with("scope", "rowgroup").value("colspan", &span);
            name.element("span").text(group.name.get(language));
            drop(name);
            groups
                .push(view! { <tbody><tr class="sector" inner_html=head.into_string()></tr>{rows}</tbody> }.into_any());
        }
    }
    // Of two presets, the other one stands there anyway.
    let chooses = number == 0 && model.presets.len() > 2;
    view! {
        <div class="comparison">
            <table>
                <caption><h2>{statement.name.get(language)}</h2>{chooses.then(|| compared(page))}</caption>
                <thead inner_html=heads.into_string()></thead>
                {groups}
            </table>
        </div>
    }
    .into_any()
}

/// The choice of the preset that stands beside the scenario's own.
fn compared(page: Page) -> AnyView {
    view! { <label class="against-preset">{page.words.compared_with()} " " {against(page, true, Page::other_preset)}</label> }
        .into_any()
}

fn row(page: Page, index: usize, headline: &'static [String]) -> AnyView {
    let section = &page.model.sections[index];
    let (name, rest) = parts_of_name(section.name.get(page.language));
    let cells = headline.iter().map(|id| {
        let line = page.shared_line(section, id).map(Reference::Line);
        view! { <td>{line.map(|line| cell(page, line))}</td> }.into_any()
    });
    view! {
        <tr>
            <th scope="row">{link(page, Some(index), name, Some("protocol"))} " " <small>{rest}</small></th>
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}

fn cell(page: Page, line: Reference) -> AnyView {
    let base = move || named_preset_figure(page, page.preset(), line);
    // It has its place before the first change, so that nothing moves under a thumb that makes it.
    let same = memo(move || page.is_preset(line));
    let other = move || page.other_preset().map(|preset| named_preset_figure(page, preset, line)).unwrap_or_default();
    view! {
        {short_figure(page, line)}
        " "
        <small class="other base" class:same=flag(move || same.get()) prop:textContent=live(base)></small>
        " "
        <small class="other" prop:textContent=live(other)></small>
    }
    .into_any()
}
