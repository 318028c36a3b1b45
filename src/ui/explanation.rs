//! Why this number: formula, the same with the scenario's values, what goes in, down to sources and dates.

use leptos::prelude::*;
use takerate_core::explain::{Token, names, reason, rests_on, tokens};
use takerate_core::model::Line;
use takerate_core::{InputId, LineId, PresetId, Reference};
use takerate_present::format;

use super::address::cover;
use super::figure::{identity, preset_figure, short};
use super::live::{on, view};
use super::origin::{entries, sources};
use super::overview::basis_badge;
use super::page::Page;

/// The panel; open while there is something to explain.
pub fn panel(page: Page) -> impl IntoView {
    let dialog: NodeRef<leptos::html::Dialog> = NodeRef::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match page.explained.with(Vec::is_empty) {
            true => {
                // Escape has closed it already.
                if dialog.open() {
                    dialog.close();
                }
                cover(page, false);
            }
            false if !dialog.open() => {
                let _refused = dialog.show_modal();
                cover(page, true);
            }
            _ => {}
        }
    });
    // A click on what lies around the panel reaches the dialog itself.
    let outside = move |event: leptos::ev::MouseEvent| {
        let target = event.target().map(wasm_bindgen::JsValue::from);
        if target == dialog.get_untracked().map(wasm_bindgen::JsValue::from) {
            page.explained.set(Vec::new());
        }
    };
    view! {
        <dialog
            class="explain"
            node_ref=dialog
            aria-labelledby="explain-title"
            on:close=on(move |_| page.explained.set(Vec::new()))
            on:click=on(outside)
        >
            {view(move || {
                let path = page.explained.get();
                path.last().map(|&last| view! { {trail(page, &path)} {content(page, last)} }).into_any()
            })}
        </dialog>
    }
}

fn trail(page: Page, path: &[Reference]) -> impl IntoView + use<> {
    let steps = path.iter().enumerate().map(|(index, &reference)| {
        let name = identity(page, reference).1;
        if index + 1 == path.len() {
            view! { <li aria-current="true">{name}</li> }.into_any()
        } else {
            view! { <li><button type="button" class="action" on:click=on(move |_| page.explain(reference))>{name}</button></li> }.into_any()
        }
    });
    let steps = steps.collect_view();
    view! {
        <div class="path">
            <nav class="trail" aria-label=page.words.explanation_path><ul>{steps}</ul></nav>
            <button type="button" class="close" on:click=on(move |_| page.explained.set(Vec::new()))>{page.words.close}</button>
        </div>
    }
}

fn content(page: Page, reference: Reference) -> impl IntoView {
    let (id, name, unit) = identity(page, reference);
    let value = untrack(|| page.value(reference));
    let shown = match value {
        Ok(value) => short(page, Some(value), unit),
        Err(problem) if page.is_wrong(problem) => page.words.unavailable.to_owned(),
        Err(_) => page.words.not_meaningful.to_owned(),
    };
    let amount = unit.kind == takerate_core::unit::Kind::Amount;
    let rest = match reference {
        Reference::Line(line) => line_content(page, line),
        Reference::Input(input) => {
            view! { <section><dl class="origin">{entries(page, input)}</dl></section> }.into_any()
        }
        Reference::Constant(constant) => {
            let constant = page.model.constant(constant);
            view! {
                <section><dl class="origin">
                    <div><dt>{page.words.basis_label}</dt><dd>{page.words.fixed}</dd></div>
                    <div><dt>{page.words.source}</dt><dd>{sources(page, &constant.sources)}</dd></div>
                    {constant.note.as_ref().map(|note| view! { <div><dt>{page.words.note}</dt><dd>{note.get(page.language)}</dd></div> })}
                    <div><dt>{page.words.id}</dt><dd><code>{id}</code></dd></div>
                </dl></section>
            }
            .into_any()
        }
    };
    view! {
        <h2 id="explain-title" tabindex="-1" autofocus>{name}</h2>
        <p class="worth">{shown} " " {amount.then(|| view! { <small>{format::unit(unit, page.language)}</small> })}</p>
        {value.ok().map(|value| view! { <p class="exact">{page.words.exactly} " " {format::plain(value.normalize())}</p> })}
        {rest}
    }
}

fn line_content(page: Page, id: LineId) -> AnyView {
    let line: &'static Line = page.model.line(id);
    let words = page.words;
    let why =
        untrack(|| page.value(Reference::Line(id))).err().map(|problem| reason(page.model, id, problem, page.language));
    let conditions = line
        .guards
        .iter()
        .map(|guard| view! { <p class="formula">{formula(page, &tokens(&guard.condition), false)}</p> })
        .collect_view();
    let result = untrack(|| short(page, page.value(Reference::Line(id)).ok(), &line.unit));
    let formula_tokens = tokens(&line.formula);
    let behind = rests_on(page.model, id);
    view! {
        {why.map(|why| view! { <p class="why notice">{why}</p> })}
        {line.note.as_ref().map(|note| view! { <p class="note">{note.get(page.language)}</p> })}
        <section><h3>{words.formula}</h3><p class="formula">{formula(page, &formula_tokens, false)}</p></section>
        <section>
            <h3>{words.with_values}</h3>
            <p class="formula">
                {formula(page, &formula_tokens, true)} <span class="operator">"="</span> <span class="result">{result}</span>
            </p>
        </section>
        {(!line.guards.is_empty()).then(|| view! { <section><h3>{words.guards}</h3>{conditions}</section> })}
        {terms(page, words.goes_in.to_owned(), names(line))}
        {published(page, id)}
        {(!behind.is_empty()).then(|| {
            let title = (words.rests_on)(behind.len());
            view! { <details class="behind"><summary>{title.clone()}</summary>{inputs(page, title, behind)}</details> }
        })}
        <section><dl class="origin">
            <div><dt>{words.unit}</dt><dd>{format::unit(&line.unit, page.language)}</dd></div>
            <div><dt>{words.id}</dt><dd><code>{line.id.as_str()}</code></dd></div>
        </dl></section>
    }
    .into_any()
}

/// A formula whose names open their own explanations, as names or as the scenario's values.
fn formula(page: Page, tokens: &[Token], values: bool) -> impl IntoView + use<> {
    let mark = |text: &'static str| view! { <span class="operator">{text}</span> }.into_any();
    let pieces = tokens.iter().map(|token| match *token {
        Token::Name(reference) => {
            let (_, name, unit) = identity(page, reference);
            let text = if values { short(page, untrack(|| page.value(reference)).ok(), unit) } else { name.to_owned() };
            let label = values.then(|| format!("{name}: {text}"));
            view! { <button type="button" class="name" aria-label=label on:click=on(move |_| page.explain(reference))>{text}</button> }.into_any()
        }
        Token::Number(number) => format::plain(number).into_any(),
        Token::Operator(text) => view! { " " {mark(text)} " " }.into_any(),
        Token::Mark(text) => mark(text),
        Token::If => view! { {mark(page.words.if_)} " " }.into_any(),
        Token::Then => view! { " " {mark(page.words.then)} " " }.into_any(),
        Token::Otherwise => view! { " " {mark(page.words.otherwise)} " " }.into_any(),
    });
    pieces.collect::<Vec<_>>()
}

fn terms(page: Page, title: String, references: Vec<Reference>) -> impl IntoView {
    (!references.is_empty())
        .then(|| view! { <section><h3>{title.clone()}</h3>{table(page, title, references)}</section> })
}

fn inputs(page: Page, title: String, ids: Vec<InputId>) -> impl IntoView {
    table(page, title, ids.into_iter().map(Reference::Input).collect())
}

fn table(page: Page, title: String, references: Vec<Reference>) -> impl IntoView {
    let words = page.words;
    let preset = untrack(|| page.preset());
    let rows = references.into_iter().map(|reference| term(page, preset, reference)).collect_view();
    view! {
        <table class="accounts terms" aria-label=title>
            <thead>
                <tr>
                    <th scope="col">{words.name}</th>
                    <th scope="col">{words.here}</th>
                    <th scope="col">{page.preset_name(preset)}</th>
                    <th scope="col">{words.basis_label}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn term(page: Page, preset: PresetId, reference: Reference) -> impl IntoView {
    let (_, name, unit) = identity(page, reference);
    let here = short(page, untrack(|| page.value(reference)).ok(), unit);
    let basis = match reference {
        Reference::Input(id) => basis_badge(page, untrack(|| page.basis(id))).into_any(),
        Reference::Line(_) => page.words.computed.into_any(),
        Reference::Constant(_) => page.words.fixed.into_any(),
    };
    view! {
        <tr>
            <th scope="row"><button type="button" class="name" on:click=on(move |_| page.explain(reference))>{name}</button></th>
            <td>{here}</td>
            <td>{preset_figure(page, preset, reference)}</td>
            <td>{basis}</td>
        </tr>
    }
}

/// What the report, or its rewrites, print for a line.
fn published(page: Page, id: LineId) -> impl IntoView {
    let words = page.words;
    let unit = &page.model.line(id).unit;
    let entries = page.model.expected.iter().filter(|expected| expected.line == id).filter_map(|expected| {
        let basis = expected.basis?;
        let value = format::short(expected.value, unit, page.language);
        let text = (words.published_in)(&value, page.preset_name(expected.preset), (words.basis)(basis));
        Some(view! { <div><dt>{text}</dt><dd>{sources(page, &expected.sources)}</dd></div> })
    });
    let entries: Vec<_> = entries.collect();
    (!entries.is_empty())
        .then(|| view! { <section><h3>{words.published}</h3><dl class="origin">{entries}</dl></section> })
}
