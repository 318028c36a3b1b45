//! What went wrong, where it concerns the whole page.

use leptos::prelude::*;
use takerate_core::explain::reason;

use super::address::of_view;
use super::live::{View, on, view};
use super::page::{Fault, Page};
use crate::browser::document;

/// More than these are counted, not listed.
const MOST: usize = 5;

/// What could not be read in the link.
pub fn link_issues(page: Page) -> View {
    view(move || {
        let issues = page.issues.get();
        (!issues.is_empty()).then(|| {
            let rest = issues.len().saturating_sub(MOST);
            let list = issues.iter().take(MOST).map(|issue| view! { <li>{issue.message(page.model, page.language)}</li> }).collect_view();
            view! {
                <div class="banner" role="alert" id="link-issues">
                    <strong>{page.words.link_problem}</strong>
                    <ul>{list}{(rest > 0).then(|| view! { <li>{(page.words.more_issues)(rest)}</li> })}</ul>
                    <button type="button" class="action" on:click=on(move |_| page.issues.set(Vec::new()))>{page.words.dismiss}</button>
                </div>
            }
        })
        .into_any()
    })
}

/// That the link was made with another edition of the model, and the way to what has changed.
pub fn edition(page: Page) -> View {
    view(move || {
        page.pin.get().map(|pin| {
            let saw = pin.saw.replace("&saw", "&show.saw");
            let show = format!("show=since&show.model={}{saw}&show.was={}", pin.edition, pin.was);
            let words = page.words;
            // A card has no room for it: the whole page says what has changed.
            let look = if page.card {
                let whole = of_view(page, page.view.get_untracked(), &show);
                view! { <a href=whole target="_blank" rel="noopener">{words.what_changed}</a> }.into_any()
            } else {
                let look = move |_| {
                    page.pin.set(None);
                    page.open_view(page.view.get_untracked(), show.clone());
                };
                view! { <button type="button" class="action" on:click=on(look)>{words.what_changed}</button> }.into_any()
            };
            view! {
                <div class="banner" role="status" id="other-edition">
                    <p>{words.other_edition}</p>
                    {look}
                    " · "
                    <button type="button" class="action" on:click=on(move |_| page.pin.set(None))>{words.dismiss}</button>
                </div>
            }
        })
        .into_any()
    })
}

/// That the browser does not remember the reader's choices.
pub fn storage(page: Page) -> View {
    view(move || {
        page.forgetful.get().then(|| {
            view! {
                <div class="banner" role="status" id="storage-refused">
                    <p>{page.words.storage_refused}</p>
                    <button type="button" class="action" on:click=on(move |_| page.forgetful.set(false))>{page.words.dismiss}</button>
                </div>
            }
        })
        .into_any()
    })
}

/// Which lines cannot be computed, why, and which inputs to look at.
pub fn problems(page: Page) -> View {
    view(move || {
        let faults = page.faults.get();
        let count = faults.iter().map(|fault| fault.lines).sum::<usize>();
        (count > 0).then(|| {
            let list = faults.into_iter().map(|Fault { problem, inputs, .. }| {
                let inputs = inputs.into_iter().map(|id| {
                    let input = page.model.input(id);
                    let chapter = usize::from(input.chapter);
                    let go = move |_| {
                        if page.model.chapters[chapter].protocol && page.view.get_untracked() != Some(chapter) {
                            page.open_view(Some(chapter), super::readings::name(&page.show.get_untracked()));
                        }
                        request_animation_frame(move || document::focus_input(&input.id));
                    };
                    view! { " · " <button type="button" class="action" on:click=on(go)>{input.name.get(page.language)}</button> }
                });
                let inputs = inputs.collect::<Vec<_>>();
                let look = (!inputs.is_empty()).then_some(page.words.look_at);
                view! { <li>{reason(page.model, problem.line, problem, page.language)} " " {look} {inputs}</li> }
            });
            view! {
                <div class="banner" role="alert" id="problems">
                    <strong>{(page.words.cannot_compute)(count)}</strong>
                    <ul>{list.collect_view()}<li>{page.words.last_good_shown}</li></ul>
                </div>
            }
        })
        .into_any()
    })
}
