//! What the panel says, as HTML text: nothing in it changes while it is open. Its buttons carry what they explain in
//! `data-explain`.

use std::fmt::Write;

use leptos::prelude::*;
use takerate_core::explain::{Token, names, reason, rests_on, tokens};
use takerate_core::model::ConstantId;
use takerate_core::{InputId, LineId, Reference};
use takerate_present::format;
use takerate_present::html::escaped;

use crate::state::Page;
use crate::ui::figure::{identity, preset_figure, short};
use crate::ui::origin::{basis_badge, entries, entry, sources};

/// A reference as a button carries it.
fn code(reference: Reference) -> String {
    match reference {
        Reference::Input(InputId(index)) => format!("i{index}"),
        Reference::Constant(ConstantId(index)) => format!("c{index}"),
        Reference::Line(LineId(index)) => format!("l{index}"),
    }
}

/// A button that explains a reference; `label` is spoken instead of `text` where it is not empty.
fn button(class: &str, to: Reference, text: &str, label: &str) -> String {
    let label = if label.is_empty() { String::new() } else { format!(r#" aria-label="{}""#, escaped(label)) };
    format!(r#"<button type="button" class="{class}" data-explain="{}"{label}>{}</button>"#, code(to), escaped(text))
}

/// The panel in HTML: the way to what is explained, and what there is to say of it.
pub fn write(page: Page, path: &[Reference]) -> String {
    path.last().map(|&last| trail(page, path) + &content(page, last)).unwrap_or_default()
}

fn trail(page: Page, path: &[Reference]) -> String {
    let words = page.words;
    let mut html =
        format!(r#"<div class="path"><nav class="trail" aria-label="{}"><ul>"#, escaped(words.explanation_path()));
    for (index, &step) in path.iter().enumerate() {
        let name = identity(page, step).1;
        let _ = if index + 1 == path.len() {
            write!(html, r#"<li aria-current="true">{}</li>"#, escaped(name))
        } else {
            write!(html, "<li>{}</li>", button("action", step, name, ""))
        };
    }
    let _ = write!(
        html,
        r#"</ul></nav><button type="button" class="close" data-explain="">{}</button></div>"#,
        words.close()
    );
    html
}

fn content(page: Page, reference: Reference) -> String {
    let (id, name, unit) = identity(page, reference);
    let value = untrack(|| page.value(reference));
    let shown = match value {
        Ok(value) => short(page, Some(value), unit),
        Err(problem) if page.is_wrong(problem) => page.words.unavailable().to_owned(),
        Err(_) => page.words.not_meaningful().to_owned(),
    };
    let amount = unit.kind == takerate_core::unit::Kind::Amount;
    let small = if amount { format!("<small>{}</small>", format::unit(unit, page.language)) } else { String::new() };
    let mut html = format!(
        r#"{}<h2 id="explain-title" tabindex="-1"{}>{}</h2><p class="worth">{shown} {small}</p>"#,
        chapter_name(page, reference).map(|name| format!(r#"<p class="of">{}</p>"#, escaped(name))).unwrap_or_default(),
        // Browsers refuse it, with a message, in a frame of another site.
        if page.card { "" } else { " autofocus" },
        escaped(name)
    );
    if let Ok(value) = value {
        let _ = write!(html, r#"<p class="exact">{} {}</p>"#, page.words.exactly(), format::plain(value.normalize()));
    }
    match reference {
        Reference::Line(line) => line_content(page, line, &mut html),
        Reference::Input(input) => {
            let _ = write!(html, r#"<section><dl class="origin">{}</dl></section>"#, entries(page, input));
        }
        Reference::Constant(constant) => {
            let constant = page.texts().constant(constant);
            html.push_str(r#"<section><dl class="origin">"#);
            entry(&mut html, page.words.basis_label(), page.words.fixed());
            entry(&mut html, page.words.source(), &sources(page, &constant.sources));
            if let Some(note) = &constant.note {
                entry(&mut html, page.words.note(), &escaped(note.get(page.language)));
            }
            entry(&mut html, page.words.id(), &format!("<code>{id}</code>"));
            html.push_str("</dl></section>");
        }
    }
    html
}

/// What a value belongs to: a protocol, or the assumptions that all share. Constants belong to the whole model.
fn chapter_name(page: Page, reference: Reference) -> Option<&'static str> {
    let chapter = match reference {
        Reference::Input(id) => page.model.input(id).chapter,
        Reference::Line(id) => page.model.line(id).chapter,
        Reference::Constant(_) => return None,
    };
    Some(page.model.chapters[usize::from(chapter)].name.get(page.language))
}

fn line_content(page: Page, id: LineId, html: &mut String) {
    let (line, words, language) = (page.texts().line(id), page.words, page.language);
    let value = untrack(|| page.value(Reference::Line(id)));
    if let Err(problem) = value {
        let why = escaped(&reason(page.model, id, problem, language));
        let _ = write!(html, r#"<p class="why notice">{why}</p>"#);
    }
    if let Some(note) = &line.note {
        let _ = write!(html, r#"<p class="note">{}</p>"#, escaped(note.get(language)));
    }
    let formula_tokens = tokens(&line.formula);
    let _ = write!(
        html,
        r#"<section><h3>{}</h3><p class="formula">{}</p></section><section><h3>{}</h3><p class="formula">{} <span class="operator">=</span> <span class="result">{}</span></p></section>"#,
        words.formula(),
        formula(page, &formula_tokens, false),
        words.with_values(),
        formula(page, &formula_tokens, true),
        short(page, value.ok(), &line.unit)
    );
    if !line.guards.is_empty() {
        let _ = write!(html, "<section><h3>{}</h3>", words.guards());
        for guard in &line.guards {
            let condition = formula(page, &tokens(&guard.condition), false);
            let _ = write!(html, r#"<p class="formula">{condition}</p>"#);
        }
        html.push_str("</section>");
    }
    let terms = names(line);
    if !terms.is_empty() {
        let _ = write!(html, "<section><h3>{}</h3>{}</section>", words.goes_in(), table(page, words.goes_in(), &terms));
    }
    published(page, id, html);
    let behind: Vec<Reference> = rests_on(page.model, id).into_iter().map(Reference::Input).collect();
    if !behind.is_empty() {
        let title = words.rests_on(behind.len());
        let table = table(page, &title, &behind);
        let _ = write!(html, r#"<details class="behind"><summary>{title}</summary>{table}</details>"#);
    }
    html.push_str(r#"<section><dl class="origin">"#);
    entry(html, words.unit(), &format::unit(&line.unit, language));
    entry(html, words.id(), &format!("<code>{}</code>", line.id));
    html.push_str("</dl></section>");
}

/// A formula whose names open their own explanations, as names or as the scenario's values.
fn formula(page: Page, tokens: &[Token], values: bool) -> String {
    let mark = |text: &str| format!(r#"<span class="operator">{}</span>"#, escaped(text));
    let mut html = String::new();
    for token in tokens {
        html.push_str(&match *token {
            Token::Name(reference) => {
                let (_, name, unit) = identity(page, reference);
                if values {
                    let text = short(page, untrack(|| page.value(reference)).ok(), unit);
                    button("name", reference, &text, &page.words.pair(name, &text))
                } else {
                    button("name", reference, name, "")
                }
            }
            Token::Number(number) => format::plain(number),
            Token::Operator(text) => format!(" {} ", mark(text)),
            Token::Mark(text) => mark(text),
            Token::If => mark(page.words.if_()) + " ",
            Token::Then => format!(" {} ", mark(page.words.then())),
            Token::Otherwise => format!(" {} ", mark(page.words.otherwise())),
        });
    }
    html
}

fn table(page: Page, title: &str, references: &[Reference]) -> String {
    let words = page.words;
    let preset = untrack(|| page.preset());
    let mut html = format!(r#"<table class="accounts terms" aria-label="{}"><thead><tr>"#, escaped(title));
    for head in [words.name(), words.here(), page.preset_name(preset), words.basis_label()] {
        let _ = write!(html, r#"<th scope="col">{}</th>"#, escaped(head));
    }
    html.push_str("</tr></thead><tbody>");
    for &reference in references {
        let (_, name, unit) = identity(page, reference);
        let basis = match reference {
            Reference::Input(id) => basis_badge(page, untrack(|| page.basis(id))),
            Reference::Line(_) => page.words.computed().to_owned(),
            Reference::Constant(_) => page.words.fixed().to_owned(),
        };
        let _ = write!(
            html,
            r#"<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{basis}</td></tr>"#,
            button("name", reference, name, ""),
            short(page, untrack(|| page.value(reference)).ok(), unit),
            preset_figure(page, preset, reference)
        );
    }
    html.push_str("</tbody></table>");
    html
}

/// What the report, or its rewrites, print for a line.
fn published(page: Page, id: LineId, html: &mut String) {
    let (words, unit) = (page.words, &page.model.line(id).unit);
    let mut list = String::new();
    for expected in page.texts().expected.iter().filter(|expected| expected.line == id) {
        let Some(basis) = expected.basis else { continue };
        let value = format::short(expected.value, unit, page.language);
        let text = words.published_in(&value, page.preset_name(expected.preset), basis.name(page.language));
        let note = expected.note.as_ref().map(|note| escaped(note.get(page.language))).unwrap_or_default();
        entry(&mut list, &text, &(note + &sources(page, &expected.sources)));
    }
    if !list.is_empty() {
        let _ = write!(html, r#"<section><h3>{}</h3><dl class="origin">{list}</dl></section>"#, words.published());
    }
}
