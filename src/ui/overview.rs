//! The protocols side by side, and the assumptions that they share.

use std::fmt::Write;

use leptos::prelude::*;
use takerate_core::Reference;
use takerate_core::model::{Basis, Chapter, Statement};
use takerate_core::unit::Kind;
use takerate_present::format;
use takerate_present::html::escaped;
use takerate_words::parts_of_name;

use super::anchor::link;
use super::assumption::assumption;
use super::figure::{identity, named_preset_figure, short_figure};
use super::notices;
use super::origin::{basis_badge, sources};
use super::readings;
use crate::boxed::{flag, memo, text as live, view};
use crate::state::Page;

pub fn overview(page: Page) -> AnyView {
    let words = page.words;
    let (analysing, report) = (page.analysing(), &page.model.report);
    view! {
        <div class="opening"><h1>{report.title.get(page.language)}</h1><p>{report.standfirst.get(page.language)}</p></div>
        {readings::tabs(page)}
        {notices::problems(page)}
        <div id="results">
            {view(move || if analysing.get() { untrack(|| readings::analysis(page)) } else { ().into_any() })}
            {comparison(page)}
        </div>
        <section class="section assumptions" id="assumptions">
            <h2>{words.shared_assumptions()}</h2>
            <p class="note">{words.shared_note()}</p>
            <div class="spread">{page.shared_inputs().map(|id| assumption(page, id)).collect_view()}</div>
        </section>
        <section class="section prose" inner_html=live(move || prose(page))></section>
    }
    .into_any()
}

/// What the figures are, in HTML.
fn prose(page: Page) -> String {
    let (words, language) = (page.words, page.language);
    let mut html = format!("<h2>{}</h2>", escaped(words.what_figures_are()));
    for preset in &page.texts().presets {
        let [name, title, note] = [&preset.name, &preset.title, &preset.note].map(|text| escaped(text.get(language)));
        let name = format!("<strong>{name}</strong>");
        let _ = write!(html, "<p>{}</p>", words.preset_said(&name, &title, &note));
        if !preset.sources.is_empty() {
            let _ = write!(
                html,
                r#"<p class="note">{}{}</p>"#,
                words.pair(words.source(), ""),
                sources(page, &preset.sources)
            );
        }
    }
    for said in
        page.texts().report.accounts.as_ref().map(|text| text.get(language)).into_iter().chain([words.what_basis()])
    {
        let _ = write!(html, "<p>{}</p>", escaped(said));
    }
    html.push_str(r#"<dl class="origin">"#);
    for basis in [Basis::Stated, Basis::SecondHand, Basis::Derived, Basis::Estimated, Basis::Assumption] {
        let (badge, meaning) = (basis_badge(page, basis), escaped(basis.meaning(page.language)));
        let _ = write!(html, "<div><dt>{badge}</dt><dd>{meaning}</dd></div>");
    }
    let _ = write!(html, "</dl><p>{}</p>", escaped(words.no_advice()));
    html
}

/// A table for each statement: what it compares as columns, the protocols as rows, by sector.
fn comparison(page: Page) -> AnyView {
    let statements = page.model.statements.iter().enumerate();
    statements.map(|(number, statement)| table(page, number, statement)).collect_view().into_any()
}

fn table(page: Page, number: usize, statement: &'static Statement) -> AnyView {
    let (model, language, headline) = (page.model, page.language, &statement.headline);
    let follows =
        |chapter: &Chapter| chapter.protocol.is_some_and(|protocol| usize::from(protocol.statement) == number);
    let mut heads = String::from("<tr><td></td>");
    for id in headline {
        let line =
            model.chapters.iter().filter(|chapter| follows(chapter)).find_map(|chapter| page.shared_line(chapter, id));
        // Where no protocol has what such a line requires, the column is empty.
        let _ = match line {
            Some(line) => {
                let (_, name, unit) = identity(page, Reference::Line(line));
                let unit = if unit.kind == Kind::Amount { format::unit(unit, language) } else { String::new() };
                write!(heads, r#"<th scope="col">{} <small>{}</small></th>"#, escaped(name), escaped(&unit))
            }
            None => write!(heads, "<td></td>"),
        };
    }
    heads.push_str("</tr>");
    let mut groups: Vec<AnyView> = Vec::new();
    for (sector, group) in model.sectors.iter().enumerate() {
        let mut rows: Vec<AnyView> = Vec::new();
        for (index, chapter) in page.protocols() {
            if follows(chapter) && chapter.protocol.is_some_and(|protocol| usize::from(protocol.sector) == sector) {
                rows.push(row(page, index, headline));
            }
        }
        if !rows.is_empty() {
            let (span, name) = (headline.len() + 1, escaped(group.name.get(language)));
            let head = format!(r#"<th scope="rowgroup" colspan="{span}"><span>{name}</span></th>"#);
            groups.push(view! { <tbody><tr class="sector" inner_html=head></tr>{rows}</tbody> }.into_any());
        }
    }
    let caption = format!("<h2>{}</h2>", escaped(statement.name.get(language)));
    view! {
        <div class="comparison">
            <table><caption inner_html=caption></caption><thead inner_html=heads></thead>{groups}</table>
        </div>
    }
    .into_any()
}

fn row(page: Page, index: usize, headline: &'static [String]) -> AnyView {
    let chapter = &page.model.chapters[index];
    let (name, rest) = parts_of_name(chapter.name.get(page.language));
    let cells = headline.iter().map(|id| {
        let line = page.shared_line(chapter, id).map(Reference::Line);
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
    let others = move || {
        let others = page.model.preset_ids().filter(|preset| *preset != page.preset());
        let figures: Vec<String> = others.map(|preset| named_preset_figure(page, preset, line)).collect();
        figures.join(page.words.apart())
    };
    view! {
        {short_figure(page, line)}
        " "
        <small class="other base" class:same=flag(move || same.get()) prop:textContent=live(base)></small>
        " "
        <small class="other" prop:textContent=live(others)></small>
    }
    .into_any()
}
