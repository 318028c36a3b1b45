//! What went wrong, where it concerns the whole page.

use leptos::prelude::*;
use takerate_core::explain::reason;
use takerate_core::{LineId, Reference};
use takerate_words::short_name;

use super::anchor::{anchor, open_view};
use super::figure::{identity, short};
use super::own;
use crate::boxed::{View, memo, on, text as live, view};
use crate::browser::document;
use crate::state::link_status::OtherEdition;
use crate::state::url::whole;
use crate::state::{Fault, Page};

/// More than these are counted, not listed.
const MOST: usize = 5;

/// The field that finds assumptions.
pub const FIND: &str = "find-assumption";

/// All that may stand above a view.
pub fn all(page: Page) -> AnyView {
    view! { {link_issues(page)}{edition(page)}{storage(page)}{own::told(page)} }.into_any()
}

/// What could not be read in the link.
pub fn link_issues(page: Page) -> View {
    view(move || {
        let issues = page.issues.get();
        (!issues.is_empty()).then(|| {
            let rest = issues.len().saturating_sub(MOST);
            let list = issues.iter().take(MOST).map(|issue| view! { <li>{issue.message(page.model, page.language)}</li> }).collect_view();
            view! {
                <div class="banner" role="alert" id="link-issues">
                    <strong>{page.words.link_problem()}</strong>
                    <ul>{list}{(rest > 0).then(|| view! { <li>{page.words.more_issues(rest)}</li> })}</ul>
                    <button type="button" class="action" on:click=on(move |_| page.issues.set(Vec::new()))>{page.words.dismiss()}</button>
                </div>
            }
        })
        .into_any()
    })
}

/// What the sender saw and what the link returns now, in a sentence; nothing where the sender's results are not known.
fn compared(page: Page, other: &OtherEdition) -> Option<String> {
    let (_, name, unit) = identity(page, Reference::Line(other.results.first()?.0));
    let each = other.results.iter().map(|(line, values)| {
        let section = &page.model.sections[usize::from(page.model.line(*line).section)];
        let [then, now] = values.map(|value| short(page, value, unit));
        format!("{} {then} → {now}", short_name(section.name.get(page.language)))
    });
    let words = page.words;
    Some(words.pair(&words.aside(name, words.then_now()), &each.collect::<Vec<_>>().join(words.apart())))
}
/// That the link was made with another edition of the model, what its sender saw, and the way to what has changed.
pub fn edition(page: Page) -> View {
    // What explains it need not be announced.
    let explained = memo(move || page.show.with(|show| show.starts_with("show=since")));
    let show = move || page.pin.with_untracked(|pin| pin.as_ref().map(|pin| pin.show.clone()).unwrap_or_default());
    view(move || {
        let pin = page.pin.get().filter(|_| !explained.get());
        pin.map(|pin| {
            let what = page.words.what_changed();
            // A card has no room for it: there the whole page opens beside it.
            let settings = if page.card {
                let whole = live(move || {
                    page.shown.track();
                    whole(page, &show())
                });
                view! { <a class="action" href=whole target="_blank">{what}</a> }.into_any()
            } else {
                anchor(page, what, Some("action"), || false, move || (page.view.get_untracked(), show()))
            };
            let dismiss = on(move |_| page.pin.set(None));
            view! {
                <div class="banner" role="status" id="other-edition">
                    <p>{page.words.other_edition()}</p>
                    <p>{compared(page, &pin)}</p>
                    {settings}
                    " · "
                    <button type="button" class="action" on:click=dismiss>{page.words.dismiss()}</button>
                </div>
            }
        })
        .into_any()
    })
}

/// That the browser does not remember the reader's choices.
fn storage(page: Page) -> View {
    view(move || {
        page.storage_blocked.get().then(|| {
            view! {
                <div class="banner" role="status" id="storage-refused">
                    <p>{page.words.storage_refused()}</p>
                    <button type="button" class="action" on:click=on(move |_| page.storage_blocked.set(false))>{page.words.dismiss()}</button>
                </div>
            }
        })
        .into_any()
    })
}

/// Beside the key figures of a protocol: that some are the last good ones, and why.
pub fn last_good(page: Page, section: usize) -> View {
    let section = &page.model.sections[section];
    let lines: Vec<LineId> = page.model.lines_of(section, &page.model.statement(section).strip).collect();
    view(move || {
        let why = page.faults.with(|faults| {
            let held = faults.iter().find(|fault| {
                lines.iter().any(|line| page.value(Reference::Line(*line)).err() == Some(fault.problem))
            })?;
            Some(reason(page.model, held.problem.line, held.problem, page.language))
        });
        why.map(|why| view! { <p class="last-good notice">{page.words.last_good_figures(&why)}</p> }).into_any()
    })
}

/// Which lines cannot be computed, why, and which inputs to look at.
pub fn problems(page: Page) -> View {
    view(move || {
        let faults = page.faults.get();
        let count = faults.iter().map(|fault| fault.lines).sum::<usize>();
        (count > 0).then(|| {
            let list = faults.into_iter().map(|Fault { problem, inputs, .. }| {
                let inputs = inputs.into_iter().enumerate().map(|(number, index)| {
                    let input = page.model.input(index);
                    let section = usize::from(input.section);
                    let go = move |_| {
                        if page.model.sections[section].is_protocol() && page.view.get_untracked() != Some(section) {
                            open_view(page, Some(section), super::readings::name(&page.show.get_untracked()));
                        }
                        // It may be out of sight because another one is looked for.
                        document::empty(FIND);
                        request_animation_frame(move || {
                            // A card need not hold its control.
                            if !document::focus_input(&input.id) {
                                page.explain(Reference::Input(index));
                            }
                        });
                    };
                    let before = if number == 0 { page.words.look_at() } else { page.words.listed() };
                    view! { {before} <button type="button" class="action" on:click=on(go)>{input.name.get(page.language)}</button> }
                });
                let inputs = inputs.collect::<Vec<_>>();
                view! { <li>{reason(page.model, problem.line, problem, page.language)} {page.words.between()} {inputs}</li> }
            });
            view! {
                <div class="banner" role="alert" id="problems">
                    <strong>{page.words.cannot_compute(count)}</strong>
                    <ul>{list.collect_view()}<li>{page.words.last_good_shown()}</li></ul>
                </div>
            }
        })
        .into_any()
    })
}
