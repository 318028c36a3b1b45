//! A number that opens: how every value stands on the page.

use leptos::prelude::*;
use takerate_core::unit::Unit;
use takerate_core::{Decimal, Reference};
use takerate_display::format;
use takerate_words::short_name;
use web_sys::HtmlButtonElement;

use crate::boxed::{memo, on};
use crate::browser::document::{set_attribute, set_text};
use crate::state::Page;

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

/// What a figure shows.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Look {
    text: String,
    exact: String,
    status: Option<&'static str>,
}

/// The figure of a reference, shown as `text` writes a value: the value itself, or the last good one where a problem
/// keeps it from being computed.
///
/// Read aloud it is what is seen, with `suffix` (the scale that a table states once), its unit and, where the page holds
/// several protocols, whose it is.
pub fn figure(
    page: Page,
    reference: Reference,
    text: impl Fn(Option<Decimal>) -> String + Send + Sync + 'static,
    suffix: impl Fn() -> &'static str + Send + Sync + 'static,
) -> AnyView {
    let (id, name, unit) = identity(page, reference);
    let amount = unit.kind == takerate_core::unit::Kind::Amount;
    let spoken_unit = if amount { format::unit(unit, page.language) } else { String::new() };
    let owner = match reference {
        Reference::Line(line) if page.view.get_untracked().is_none() => {
            let section = &page.model.sections[usize::from(page.model.line(line).section)];
            format!("{} – ", short_name(section.name.get(page.language)))
        }
        _ => String::new(),
    };
    let look = memo(move || {
        page.result(reference, |now, last| Look {
            text: match last {
                Some(Ok(value)) => text(Some(value)),
                Some(Err(problem)) => page.no_value(problem).to_owned(),
                None => text(None),
            },
            exact: now.map(format::exact).unwrap_or_default(),
            status: now.err().map(|problem| page.status(problem)),
        })
    });
    let node = NodeRef::new();
    let first = look.get_untracked();
    let label = move |look: &Look| {
        let unit = if look.status.is_none() { format!("{} {spoken_unit}", suffix()) } else { String::new() };
        let shown = page.words.pair(name, format!("{}{unit}", look.text).trim_end());
        let stale = look.status == Some("problem") && look.text != page.words.unavailable();
        owner.clone() + &if stale { page.words.aside(&shown, page.words.last_good()) } else { shown }
    };
    let view = view! {
        <button
            node_ref=node
            type="button"
            class="figure"
            data-value-of=id
            data-exact=first.exact.clone()
            data-status=first.status
            aria-label=label(&first)
            on:click=on(move |_| page.explained.set(vec![reference]))
        >
            {first.text.clone()}
        </button>
    };
    // One effect for all of a figure, which touches what differs: a slider moves dozens of them in a frame.
    Effect::new(move |shown: Option<Look>| {
        let look = look.get();
        let shown = shown.unwrap_or_else(|| first.clone());
        let Some(button): Option<HtmlButtonElement> = node.get() else { return shown };
        if shown.status != look.status {
            set_attribute(&button, "data-status", look.status);
        }
        if shown.exact != look.exact {
            set_attribute(&button, "data-exact", Some(&look.exact));
        }
        if shown.text != look.text || shown.status != look.status {
            set_text(&button, &look.text);
            set_attribute(&button, "aria-label", Some(&label(&look)));
        }
        look
    });
    view.into_any()
}

/// The figure in the reader's manner, with its own scale.
pub fn short_figure(page: Page, reference: Reference) -> AnyView {
    let (_, _, unit) = identity(page, reference);
    figure(page, reference, move |value| short(page, value, unit), || "")
}

/// A value in the reader's manner, or the mark for none.
pub fn short(page: Page, value: Option<Decimal>, unit: &Unit) -> String {
    value.map_or_else(|| page.words.unavailable().to_owned(), |value| format::short(value, unit, page.language))
}

/// A preset's name with the value that it has there: `2024E 26.4M`, `2024 报告 2,639万`.
pub fn named_preset_figure(page: Page, preset: takerate_core::PresetId, reference: Reference) -> String {
    format!("{} {}", page.preset_name(preset), preset_figure(page, preset, reference))
}

/// A line's value in a preset, or the mark for a value that means nothing.
pub fn preset_figure(page: Page, preset: takerate_core::PresetId, reference: Reference) -> String {
    let (_, _, unit) = identity(page, reference);
    match page.preset_result(preset, reference) {
        Ok(value) => format::short(value, unit, page.language),
        Err(problem) => page.no_value(problem).to_owned(),
    }
}
