//! What the panel says, as HTML: nothing in it changes while it is open. Its buttons carry what they explain in
//! `data-explain`.

use leptos::prelude::*;
use takerate_core::explain::{Token, names, reason, rests_on, tokens};
use takerate_core::model::ConstantId;
use takerate_core::unit::Unit;
use takerate_core::{InputId, LineId, Reference};
use takerate_display::format;
use takerate_display::html::{Element, Html};
use takerate_display::terms::Finder;

use super::close;
use crate::state::{LineResult, Page};
use crate::ui::figure::{identity, preset_figure, short};
use crate::ui::origin::{basis_badge, entries, entry, id_entry, sources, text_entry};
use crate::ui::terms::finder;

/// A reference as a button carries it.
fn code(reference: Reference) -> String {
    match reference {
        Reference::Input(InputId(index)) => format!("i{index}"),
        Reference::Constant(ConstantId(index)) => format!("c{index}"),
        Reference::Line(LineId(index)) => format!("l{index}"),
    }
}

/// Adds a button that explains a reference; `label` is spoken instead of `text` where it is not empty.
fn button(html: &mut Html, class: &str, to: Reference, text: &str, label: &str) {
    let button = html.element("button").with("type", "button").with("class", class).with("data-explain", &code(to));
    let mut button = if label.is_empty() { button } else { button.with("aria-label", label) };
    button.text(text);
}

/// The panel in HTML: the way to what is explained, and what there is to say of it.
pub fn write(page: Page, path: &[Reference]) -> String {
    let mut html = Html::new();
    if let Some(&last) = path.last() {
        trail(page, path, &mut html);
        content(page, last, &mut html);
    }
    html.into_string()
}

fn trail(page: Page, path: &[Reference], html: &mut Html) {
    let mut way = html.element("div").with("class", "path");
    let mut steps = way.element("nav").with("class", "trail").with("aria-label", page.words.explanation_path());
    let mut list = steps.element("ul");
    for (index, &step) in path.iter().enumerate() {
        let name = identity(page, step).1;
        if index + 1 == path.len() {
            list.element("li").with("aria-current", "true").text(name);
        } else {
            button(&mut list.element("li"), "action", step, name, "");
        }
    }
    drop(list);
    drop(steps);
    close(page, &mut way);
}

fn content(page: Page, reference: Reference, html: &mut Html) {
    let (id, name, unit) = identity(page, reference);
    let value = untrack(|| page.value(reference));
    let shown = here(page, value, unit);
    if let Some(section) = section_name(page, reference) {
        html.element("p").with("class", "of").text(section);
    }
    let title = html.element("h2").with("id", "explain-title").with("tabindex", "-1");
    // Browsers refuse it, with a message, in a frame of another site.
    let mut title = if page.card { title } else { title.flag("autofocus") };
    title.text(name);
    drop(title);
    let mut worth = html.element("p").with("class", "worth");
    let mut finder = finder(page);
    match value {
        Ok(_) => drop(worth.text(&shown)),
        Err(_) => finder.write(&shown, &mut worth),
    }
    worth.text(" ");
    if unit.kind == takerate_core::unit::Kind::Amount {
        worth.element("small").text(&format::unit(unit, page.language));
    }
    drop(worth);
    if let Ok(value) = value {
        let mut exact = html.element("p").with("class", "exact");
        exact.text(page.words.exactly()).text(" ").text(&format::plain(value.normalize()));
    }
    if let Reference::Line(line) = reference {
        return line_content(page, &mut finder, line, html);
    }
    let mut section = html.element("section");
    let mut list = section.element("dl").with("class", "origin");
    match reference {
        Reference::Line(_) => {}
        Reference::Input(input) => entries(page, input, &mut list),
        Reference::Constant(constant) => {
            let constant = page.texts().constant(constant);
            text_entry(&mut list, page.words.basis_label(), page.words.fixed());
            entry(&mut list, page.words.source(), &sources(page, &constant.sources));
            if let Some(note) = &constant.note {
                let mut said = Html::new();
                finder.write(note.get(page.language), &mut said);
                entry(&mut list, page.words.note(), &said);
            }
            id_entry(page, &mut list, id);
        }
    }
}

/// What a value belongs to: a protocol, or the assumptions that all share. Constants belong to the whole model.
fn section_name(page: Page, reference: Reference) -> Option<&'static str> {
    let section = match reference {
        Reference::Input(id) => page.model.input(id).section,
        Reference::Line(id) => page.model.line(id).section,
        Reference::Constant(_) => return None,
    };
    Some(page.model.sections[usize::from(section)].name.get(page.language))
}

fn line_content(page: Page, finder: &mut Finder<'_>, id: LineId, html: &mut Html) {
    let (line, words, language) = (page.texts().line(id), page.words, page.language);
    let value = untrack(|| page.value(Reference::Line(id)));
    if let Err(problem) = value {
        let why = reason(page.model, id, problem, language);
        finder.write(&why, &mut html.element("p").with("class", "notice"));
    }
    if let Some(note) = &line.note {
        finder.write(note.get(language), &mut html.element("p").with("class", "note"));
    }
    let formula_tokens = tokens(&line.formula);
    let mut section = self::section(html, words.formula());
    formula(page, &formula_tokens, false, &mut section.element("p").with("class", "formula"));
    drop(section);
    let mut section = self::section(html, words.with_values());
    let mut values = section.element("p").with("class", "formula");
    formula(page, &formula_tokens, true, &mut values);
    values.text(" ");
    mark(&mut values, "=");
    let result = here(page, value, &line.unit);
    values.text(" ").element("span").with("class", "result").text(&result);
    drop(values);
    drop(section);
    if !line.guards.is_empty() {
        let mut section = self::section(html, words.guards());
        for guard in &line.guards {
            let condition = tokens(&guard.condition);
            formula(page, &condition, false, &mut section.element("p").with("class", "formula"));
        }
    }
    let terms = names(line);
    if !terms.is_empty() {
        table(page, words.goes_in(), &terms, &mut self::section(html, words.goes_in()));
    }
    published(page, id, html);
    let behind: Vec<Reference> = rests_on(page.model, id).into_iter().map(Reference::Input).collect();
    if !behind.is_empty() {
        let title = words.rests_on(behind.len());
        let mut details = html.element("details").with("class", "behind");
        details.element("summary").text(&title);
        table(page, &title, &behind, &mut details);
    }
    let mut section = html.element("section");
    let mut list = section.element("dl").with("class", "origin");
    text_entry(&mut list, words.unit(), &format::unit(&line.unit, language));
    id_entry(page, &mut list, &line.id);
}

/// Begins a section with its heading.
fn section<'a>(html: &'a mut Html, heading: &str) -> Element<'a> {
    let mut section = html.element("section");
    section.element("h3").text(heading);
    section
}

/// Adds an operator of a formula.
fn mark(html: &mut Html, operator: &str) {
    html.element("span").with("class", "operator").text(operator);
}

/// Adds a formula whose names open their own explanations, as names or as the scenario's values.
fn formula(page: Page, tokens: &[Token], values: bool, html: &mut Html) {
    let spaced = |html: &mut Html, operator: &str| {
        html.text(" ");
        mark(html, operator);
        html.text(" ");
    };
    for token in tokens {
        match *token {
            Token::Name(reference) => {
                let (_, name, unit) = identity(page, reference);
                if values {
                    let text = here(page, untrack(|| page.value(reference)), unit);
                    button(html, "name", reference, &text, &page.words.pair(name, &text));
                } else {
                    button(html, "name", reference, name, "");
                }
            }
            Token::Number(number) => {
                html.text(&format::plain(number));
            }
            Token::Operator(text) => spaced(html, text),
            Token::Mark(text) => mark(html, text),
            Token::If => {
                mark(html, page.words.if_());
                html.text(" ");
            }
            Token::Then => spaced(html, page.words.then()),
            Token::Otherwise => spaced(html, page.words.otherwise()),
        }
    }
}

fn table(page: Page, title: &str, references: &[Reference], html: &mut Html) {
    let words = page.words;
    let preset = untrack(|| page.preset());
    let mut table = html.element("table").with("class", "accounts terms").with("aria-label", title);
    let mut head = table.element("thead");
    let mut heads = head.element("tr");
    for head in [words.name(), words.here(), page.preset_name(preset), words.basis_label()] {
        heads.element("th").with("scope", "col").text(head);
    }
    drop(heads);
    drop(head);
    let mut body = table.element("tbody");
    for &reference in references {
        let (_, name, unit) = identity(page, reference);
        let mut row = body.element("tr");
        button(&mut row.element("th").with("scope", "row"), "name", reference, name, "");
        row.element("td").text(&here(page, untrack(|| page.value(reference)), unit));
        row.element("td").text(&preset_figure(page, preset, reference));
        let mut basis = row.element("td");
        match reference {
            Reference::Input(id) => basis.add(&basis_badge(page, untrack(|| page.basis(id)))),
            Reference::Line(_) => basis.text(words.computed()),
            Reference::Constant(_) => basis.text(words.fixed()),
        };
    }
}

/// What the report, or its rewrites, print for a line.
fn published(page: Page, id: LineId, html: &mut Html) {
    let (words, unit) = (page.words, &page.model.line(id).unit);
    let mut list = Html::new();
    for expected in page.texts().expected.iter().filter(|expected| expected.line == id) {
        let Some(basis) = expected.basis else { continue };
        let value = format::short(expected.value, unit, page.language);
        let text = words.published_in(&value, page.preset_name(expected.preset), basis.name(page.language));
        let mut said = Html::new();
        if let Some(note) = &expected.note {
            said.text(note.get(page.language));
        }
        entry(&mut list, &text, said.add(&sources(page, &expected.sources)));
    }
    if !list.is_empty() {
        section(html, words.published()).element("dl").with("class", "origin").add(&list);
    }
}

/// A value, or the word for why there is none.
fn here(page: Page, value: LineResult, unit: &Unit) -> String {
    match value {
        Ok(value) => short(page, Some(value), unit),
        Err(problem) => page.no_value(problem).to_owned(),
    }
}
