//! A number that opens: how every value stands on the page.

use leptos::prelude::*;
use takerate_core::unit::Unit;
use takerate_core::{Decimal, Problem, Reference};
use takerate_present::format;

use super::live::{attribute, on, text as live};
use super::page::Page;

/// Id, name and unit of what a number belongs to.
pub fn identity(page: Page, reference: Reference) -> (&'static str, &'static str, &'static Unit) {
    let language = page.language;
    match reference {
        Reference::Input(id) => {
            let input = page.model.input(id);
            (&input.id, input.name.get(language), &input.unit)
        }
        Reference::Constant(id) => {
            let constant = page.model.constant(id);
            (&constant.id, constant.name.get(language), &constant.unit)
        }
        Reference::Line(id) => {
            let line = page.model.line(id);
            (&line.id, line.name.get(language), &line.unit)
        }
    }
}

/// A value as the public contract states it: the exact decimal, or nothing and the reason's kind.
fn status(page: Page, value: Result<Decimal, Problem>) -> Option<&'static str> {
    let problem = value.err()?;
    Some(if page.is_wrong(problem) { "problem" } else { "not-meaningful" })
}

/// The figure of a reference, shown as `text` writes a value: the value itself, or the last good one where a problem
/// keeps it from being computed.
pub fn figure(
    page: Page,
    reference: Reference,
    text: impl Fn(Option<Decimal>) -> String + Send + Sync + 'static,
) -> AnyView {
    let (id, name, _) = identity(page, reference);
    let value = Memo::new(move |_| page.value(reference));
    let shown = Memo::new(move |_| match page.last_result(reference) {
        Some(Ok(value)) => text(Some(value)),
        Some(Err(_)) => page.words.not_meaningful.to_owned(),
        None => text(None),
    });
    // Alternates at each change, so that the style sheet can mark it; nothing at first.
    let turn = Memo::new(move |before: Option<&(String, Option<bool>)>| {
        let text = shown.get();
        match before {
            None => (text, None),
            Some((old, turn)) if *old == text => (text, *turn),
            Some((_, turn)) => (text, Some(!turn.unwrap_or(true))),
        }
    });
    let label = move || match status(page, value.get()) {
        Some("problem") => format!("{name}: {} ({})", shown.get(), page.words.last_good),
        _ => format!("{name}: {}", shown.get()),
    };
    view! {
        <button
            type="button"
            class="figure"
            data-value-of=id
            data-exact=live(move || value.get().map(format::exact).unwrap_or_default())
            data-turn=attribute(move || turn.with(|(_, turn)| turn.map(|turn| u8::from(turn).to_string())))
            data-status=attribute(move || status(page, value.get()).map(str::to_owned))
            aria-label=live(label)
            on:click=on(move |_| page.explained.set(vec![reference]))
        >
            {live(move || shown.get())}
        </button>
    }
    .into_any()
}

/// The figure in the reader's manner, with its own scale.
pub fn short_figure(page: Page, reference: Reference) -> AnyView {
    let (_, _, unit) = identity(page, reference);
    figure(page, reference, move |value| short(page, value, unit))
}

/// A value in the reader's manner, or the mark for none.
pub fn short(page: Page, value: Option<Decimal>, unit: &Unit) -> String {
    value.map_or_else(|| page.words.unavailable.to_owned(), |value| format::short(value, unit, page.language))
}

/// A line's value in a preset, or the mark for a value that means nothing.
pub fn preset_figure(page: Page, preset: takerate_core::PresetId, reference: Reference) -> String {
    let (_, _, unit) = identity(page, reference);
    page.preset_value(preset, reference)
        .map_or_else(|| page.words.not_meaningful.to_owned(), |value| format::short(value, unit, page.language))
}
