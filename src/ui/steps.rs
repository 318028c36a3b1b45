//! The scenarios that the reader has been through, for undo and redo.

use leptos::prelude::*;
use takerate_exchange::link;

use super::address::flush;
use super::live::{attribute, on};
use super::masthead::anchor;
use super::page::Page;

/// Scenarios as links, and which of them is the current one.
#[derive(Default)]
pub struct Steps {
    links: Vec<String>,
    at: usize,
}

/// Records the scenario as it is; `same` where it goes on from the last step.
pub fn record(page: Page, same: bool) {
    let link = page.scenario.with_untracked(|scenario| link::write(page.model, scenario, None, ""));
    page.steps.update(|Steps { links, at }| {
        if links.get(*at) == Some(&link) {
            return;
        }
        // Whoever goes back or forward in the browser, or by hand, stands at that step again.
        if !same && *at > 0 && links[*at - 1] == link {
            *at -= 1;
        } else if !same && links.get(*at + 1) == Some(&link) {
            *at += 1;
        } else {
            let goes_on = same && *at > 0;
            if !(links.is_empty() || goes_on) {
                *at += 1;
            }
            links.truncate(*at);
            links.push(link);
        }
    });
}

/// What the list of steps is made from: the number of the current one, and a link for each.
pub fn text(page: Page) -> String {
    page.steps.with(|steps| format!("{}\n{}", steps.at, steps.links.join("\n")))
}

/// Undo, redo, and the way to the list.
pub fn steps(page: Page) -> impl IntoView {
    let words = page.words;
    let button = |id: &'static str, name: &'static str, way: usize| {
        // One back is as good as the greatest number forward, so that one sum serves both.
        let target = move |steps: &Steps| Some(steps.at.wrapping_add(way)).filter(|to| *to < steps.links.len());
        let idle = attribute(move || page.steps.with(|steps| target(steps).is_none()).then(|| "true".to_owned()));
        let go = move |_| {
            // What waits to be written is a step already.
            flush(page);
            let to = page.steps.try_update(|steps| {
                steps.at = target(steps)?;
                Some(steps.links[steps.at].clone())
            });
            if let Some(link) = to.flatten() {
                page.replace(link::read(page.model, &link).scenario);
            }
        };
        view! { <button type="button" id=id class="action" aria-disabled=idle on:click=on(go)>{name}</button> }
    };
    let current = move || page.show.with(|show| show == LIST);
    view! {
        {button("undo", words.undo, usize::MAX)}
        {button("redo", words.redo, 1)}
        {anchor(page, words.history, Some("action"), current, move || (page.view.get_untracked(), LIST.to_owned()))}
    }
}

const LIST: &str = "show=history";
