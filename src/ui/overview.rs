//! The protocols side by side, and the assumptions that they share.

use std::ops::Range;

use leptos::prelude::*;
use takerate_core::model::{Basis, Section, Statement};
use takerate_core::unit::Kind;
use takerate_core::{LineId, Reference};
use takerate_display::arrow::Scale;
use takerate_display::format;
use takerate_display::html::Html;
use takerate_words::parts_of_name;

use super::against::against;
use super::anchor::{anchor, link};
use super::assumption::assumption;
use super::figure::{identity, named_preset_figure, short_figure};
use super::later;
use super::opening::{opening, painted_tables};
use super::origin::{basis_badge, sources};
use super::prices::prices;
use super::sight::Row;
use super::terms::finder;
use super::turn::{Turn, in_turn};
use super::{readings, ready_made};
use crate::boxed::{effect, flag, memo, text as live, view};
use crate::state::{Page, Sight};

/// A table of more protocols costs a move only what is seen of it.
const MANY: usize = 40;

pub fn overview(page: Page) -> AnyView {
    let analysing = page.analysing();
    view! {
        {opening(page)}
        {view(move || later::soon().map(|soon| untrack(|| (soon.ready_made)(page))).into_any())}
        {view(move || later::soon().map(|soon| untrack(|| (soon.problems)(page))).into_any())}
        <div id="results">
            {view(move || if analysing.get() { untrack(|| readings::analysis(page)) } else { ().into_any() })}
            {in_turn(Turn::Below, painted_tables(), Box::new(move || comparison(page, 0..1)))}
            {in_turn(Turn::Below, String::new(), Box::new(move || others(page)))}
        </div>
        {later::of_soon(page, "", move |soon| (soon.below)(page))}
    }
    .into_any()
}

/// What is out of sight to begin with.
pub fn below(page: Page) -> AnyView {
    let part = |build: fn(Page) -> AnyView| in_turn(Turn::Below, String::new(), Box::new(move || build(page)));
    view! {
        {part(|page| ready_made::offered(page, None))}
        {part(shared)}
        {part(|page| view! { <section class="section prose" inner_html=live(move || prose(page))></section> }.into_any())}
    }
    .into_any()
}

/// The assumptions that all protocols share.
fn shared(page: Page) -> AnyView {
    let words = page.words;
    view! {
        <section class="section assumptions" id="assumptions">
            <h2>{words.shared_assumptions()}</h2>
            <p class="note">{words.shared_note()}</p>
            {prices(page)}
            <div class="spread">{page.shared_inputs().map(|id| assumption(page, id)).collect_view()}</div>
        </section>
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
    if let Some(accounts) = &page.texts().report.accounts {
        finder(page).write(accounts.get(language), &mut html.element("p"));
    }
    html.element("p").text(words.what_basis());
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

/// A table for each of some statements: what it compares as columns, the protocols as rows, by sector.
fn comparison(page: Page, statements: Range<usize>) -> AnyView {
    let all = page.model.statements.iter().enumerate();
    let some = all.filter(|(number, _)| statements.contains(number));
    some.map(|(number, statement)| table(page, number, statement)).collect_view().into_any()
}

/// The tables below the first one, and the ways on.
fn others(page: Page) -> AnyView {
    let add = anchor(page, page.words.add_own(), Some("add-own"), || false, || (None, "show=own".to_owned()));
    let across = anchor(page, page.words.sectors(), Some("across"), || false, || (None, "show=sectors".to_owned()));
    let tables = comparison(page, 1..page.model.statements.len());
    view! { {tables}<p class="note across">{across}" "{add}</p> }.into_any()
}

fn table(page: Page, number: usize, statement: &'static Statement) -> AnyView {
    let (model, language, headline) = (page.model, page.language, &statement.headline);
    let follows =
        |section: &Section| section.protocol.is_some_and(|protocol| usize::from(protocol.statement) == number);
    let arrows = arrows(page, number);
    let many = page.protocols().filter(|(_, section)| follows(section)).count() > MANY;
    let mut followed: Vec<Row> = Vec::new();
    let mut groups: Vec<AnyView> = Vec::new();
    for (sector, group) in model.sectors.iter().enumerate() {
        let mut rows: Vec<AnyView> = Vec::new();
        for (index, section) in page.protocols() {
            if follows(section) && section.protocol.is_some_and(|protocol| usize::from(protocol.sector) == sector) {
                let seen = many.then(|| (NodeRef::new(), Sight::new()));
                followed.extend(seen);
                rows.push(row(page, index, headline, arrows, seen));
            }
        }
        if !rows.is_empty() {
            let mut head = Html::new();
            let span = headline.len() + 2;
            let mut name = head.element("th").with("scope", "rowgroup").value("colspan", &span);
            name.element("span").text(group.name.get(language));
            drop(name);
            groups
                .push(view! { <tbody><tr class="sector" inner_html=head.into_string()></tr>{rows}</tbody> }.into_any());
        }
    }
    if many {
        effect(move || {
            if let Some(soon) = later::soon() {
                untrack(|| (soon.follow)(page, followed.clone()));
            }
        });
    }
    // Of two presets, the other one stands there anyway.
    let chooses = number == 0 && model.presets.len() > 2;
    view! {
        <div class="comparison">
            <table>
                <caption><h2>{statement.name.get(language)}</h2>{chooses.then(|| compared(page))}</caption>
                <thead inner_html=live(move || heads(page, number))></thead>
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

/// The names of the columns, in HTML; the first one has a picture beside it.
fn heads(page: Page, number: usize) -> String {
    let (model, language) = (page.model, page.language);
    let mut html = Html::new();
    let mut row = html.element("tr");
    row.element("td");
    for (place, id) in model.statements[number].headline.iter().enumerate() {
        let follows =
            |section: &&Section| section.protocol.is_some_and(|protocol| usize::from(protocol.statement) == number);
        let line = model.sections.iter().filter(follows).find_map(|section| page.shared_line(section, id));
        // Where no protocol has what such a line requires, the column is empty.
        let Some(line) = line else {
            row.element("td");
            continue;
        };
        let (_, name, unit) = identity(page, Reference::Line(line));
        let unit = if unit.kind == Kind::Amount { format::unit(unit, language) } else { String::new() };
        let mut head = row.element("th").with("scope", "col");
        finder(page).write(name, &mut head);
        head.text(" ").element("small").text(&unit);
        drop(head);
        if place == 0 {
            let other = page.other_preset().map(|preset| page.words.to_now(page.preset_name(preset)));
            row.element("td").with("class", "arrows").element("small").text(&other.unwrap_or_default());
        }
    }
    drop(row);
    html.into_string()
}

/// The scale of the arrows of a table: it holds its first column in every preset and now.
fn arrows(page: Page, number: usize) -> Memo<Scale> {
    let first = page.model.statements[number].headline.first();
    let lines: Vec<LineId> = page
        .protocols()
        .filter(|(_, section)| section.protocol.is_some_and(|protocol| usize::from(protocol.statement) == number))
        .filter_map(|(_, section)| page.shared_line(section, first?))
        .collect();
    memo(move || {
        Scale::of(lines.iter().flat_map(|line| {
            let line = Reference::Line(*line);
            let presets = page.model.preset_ids().filter_map(move |preset| page.preset_value(preset, line));
            presets.chain(page.last_value(line))
        }))
    })
}

/// From the preset that stands beside it to now, as an arrow; the figures say the same in words.
fn arrow(page: Page, line: LineId, scale: Memo<Scale>) -> AnyView {
    let line = Reference::Line(line);
    let arrow = memo(move || {
        let ends = page.other_preset().and_then(|preset| page.preset_value(preset, line)).zip(page.last_value(line));
        ends.map(|(from, to)| scale.get().arrow(from, to)).unwrap_or_default()
    });
    view! {
        <td class="arrows">
            <span class="arrow" aria-hidden="true" style=live(move || scale.get().style())><i style=live(move || arrow.get())></i></span>
        </td>
    }
    .into_any()
}

/// A protocol's row; `seen` where it follows a move only while it is in sight.
fn row(page: Page, index: usize, headline: &'static [String], scale: Memo<Scale>, seen: Option<Row>) -> AnyView {
    let (node, page, scale) = match seen {
        Some((node, sight)) => (node, page.seen(sight), sight.of(scale)),
        None => (NodeRef::new(), page, scale),
    };
    let section = &page.model.sections[index];
    let (name, rest) = parts_of_name(section.name.get(page.language));
    let cells = headline.iter().enumerate().map(|(number, id)| {
        let line = page.shared_line(section, id);
        let arrow = line.filter(|_| number == 0).map(|line| arrow(page, line, scale));
        view! { <td>{line.map(|line| cell(page, Reference::Line(line)))}</td>{arrow} }.into_any()
    });
    view! {
        <tr node_ref=node class:own=section.own>
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
