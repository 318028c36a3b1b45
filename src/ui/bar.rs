//! The bar that stays in sight: preset, steps, what is changed, and the figures that a move is about, with why they changed.

pub mod changed;
mod figures;
mod why;

use leptos::prelude::*;
use takerate_core::Reference;
use takerate_core::unit::Kind;
use takerate_display::format;
use takerate_display::icon::{SHARE, icon};
use takerate_display::pages::in_sight;
use takerate_scenario_io::link::headline;
use takerate_words::short_name;

use self::figures::{Item, figures};
use super::anchor::{address, opening};
use super::figure::identity;
use super::opening::painted_strip;
use super::{later, notices, readings};
use crate::boxed::{attribute, flag, on, text as live, view};
use crate::state::Page;

/// The link to the reading that shares the scenario.
const SHARED: &str = "show=share";

pub fn bar(page: Page) -> impl IntoView {
    view! {
        <section class="in-sight" aria-label=page.words.in_sight()>
            <div class="scenario">{presets(page)}{changed::changes(page)}{share(page)}</div>
            // Untracked: a view is not built anew when something changes that it read while it was built.
            {view(move || match page.view.get() {
                None => untrack(|| overview(page)),
                Some(section) => {
                    let soon = later::soon();
                    untrack(|| match soon {
                        Some(soon) => (soon.strip)(page, section),
                        None => painted_strip(&page.model.sections[section].id)
                            .map(|strip| view! { <div class="strip" inner_html=strip></div> })
                            .into_any(),
                    })
                }
            })}
        </section>
    }
}

fn presets(page: Page) -> impl IntoView {
    let choices = page.model.preset_ids().map(move |id| {
        let preset = page.model.preset(id);
        let title = preset.title.get(page.language);
        view! {
            <label title=title>
                <input
                    type="radio"
                    name="preset"
                    value=preset.id.as_str()
                    prop:checked=flag(move || page.preset() == id)
                    on:change=on(move |_| page.choose_preset(id))
                />
                <span>{preset.name.get(page.language)}</span>
            </label>
        }
    });
    view! {
        <fieldset class="presets">
            <legend class="hidden">{page.words.preset()}</legend>
            {choices.collect_view()}
        </fieldset>
    }
}

fn share(page: Page) -> impl IntoView {
    let name = readings::title(page, SHARED);
    let to = move || (page.view.get_untracked(), SHARED.to_owned());
    let (address, open) = (address(page, to), opening(page, to));
    let current = attribute(move || page.show.with(|show| readings::name(show) == SHARED).then(|| "page".to_owned()));
    view! {
        <a class="action share" title=name href=live(move || address.get()) aria-current=current on:click=on(open)>
            <span inner_html=icon(SHARE).into_string()></span>
            <span class="wide">{name}</span>
        </a>
    }
}

/// The strip of a protocol.
pub fn strip(page: Page, index: usize) -> AnyView {
    let section = &page.model.sections[index];
    let whole = section.name.get(page.language);
    let name = short_name(whole);
    let lines: Vec<Reference> =
        page.model.lines_of(section, &page.model.statement(section).strip).map(Reference::Line).collect();
    let items = lines.iter().map(|line| Item { name: identity(page, *line).1, unit: unit(page, *line), line: *line });
    view! {
        <h1 class="whose">{name}<small>{whole.strip_prefix(name)}</small></h1>
        {figures(page, items.collect(), false)}
        {why::why(page, index, lines.first().copied())}
        {notices::last_good(page, index)}
    }
    .into_any()
}

/// What stays in sight first of each protocol.
fn overview(page: Page) -> AnyView {
    let items: Vec<Item> = page
        .protocols()
        .take(in_sight(page.model))
        .filter_map(|(_, section)| {
            let line = Reference::Line(headline(page.model, section)?);
            Some(Item { name: short_name(section.name.get(page.language)), unit: String::new(), line })
        })
        .collect();
    // What they all are is said once; protocols of several statements have no name in common.
    let named = |item: &Item| (identity(page, item.line).1, unit(page, item.line));
    let first = items.first().map(named).filter(|first| items.iter().all(|item| named(item) == *first));
    let (name, unit) = first.unwrap_or_default();
    view! {
        <p class="whose">{page.words.overview()}</p>
        {figures(page, items, true)}
        <p class="why"><span>{name} " " <small>{unit}</small></span> " " {why::versus(page)}</p>
    }
    .into_any()
}

/// What stands behind the name of an amount.
fn unit(page: Page, line: Reference) -> String {
    let (_, _, unit) = identity(page, line);
    if unit.kind == Kind::Amount { format::unit(unit, page.language) } else { String::new() }
}
