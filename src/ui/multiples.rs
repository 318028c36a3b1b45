//! Valuation and other key figures, against the preset.

use leptos::prelude::*;
use takerate_core::explain::reason;
use takerate_core::{LineId, Reference};

use super::figure::{identity, preset_figure, short_figure};
use super::terms::marked;
use crate::boxed::{memo, text as live, view};
use crate::state::Page;

pub fn multiples(page: Page, section: usize) -> impl IntoView {
    let section = &page.model.sections[section];
    let lines = page.model.lines_of(section, &page.model.statement(section).multiples).collect();
    ledger(page, page.words.multiples(), Some(page.words.multiples_caption()), lines)
}

pub fn figures(page: Page, section: usize) -> impl IntoView {
    let lines = page.model.sections[section].figures.clone();
    ledger(page, page.words.figures(), None, lines)
}

fn ledger(page: Page, title: &'static str, note: Option<&'static str>, lines: Vec<LineId>) -> impl IntoView {
    (!lines.is_empty()).then(|| {
        view! {
            <table class="accounts ledger">
                <caption><h2>{title}</h2>{note.map(|note| view! { <p inner_html=marked(page, note)></p> })}</caption>
                <thead>
                    <tr>
                        <th scope="col"><span class="hidden">{page.words.figure()}</span></th>
                        <th scope="col" class="now">{page.words.this_scenario()}</th>
                        <th scope="col" prop:textContent=live(move || page.preset_name(page.compared()).to_owned())></th>
                    </tr>
                </thead>
                <tbody>{lines.into_iter().map(|line| row(page, line)).collect_view()}</tbody>
            </table>
        }
    })
}

fn row(page: Page, line: LineId) -> impl IntoView {
    let reference = Reference::Line(line);
    let (_, name, _) = identity(page, reference);
    let base = memo(move || preset_figure(page, page.compared(), reference));
    let why = memo(move || page.value(reference).err().map(|problem| reason(page.model, line, problem, page.language)));
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="now">{short_figure(page, reference)}</td>
            <td prop:textContent=live(move || base.get())></td>
        </tr>
        {view(move || why.get().map(|why| view! { <tr class="reason"><td colspan="3">{why}</td></tr> }).into_any())}
    }
}
