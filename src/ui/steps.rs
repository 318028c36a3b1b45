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

/// How a scenario came to be the current one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The reader changed something.
    New,
    /// The change goes on.
    On,
    /// An address was opened.
    Opened,
}

impl Steps {
    /// Takes away a step that led back to where it began.
    fn settle(&mut self) {
        if self.at > 0 && self.links[self.at] == self.links[self.at - 1] {
            self.links.remove(self.at);
            self.at -= 1;
        }
    }

    fn add(&mut self, link: String, way: Way) {
        if self.links.get(self.at) == Some(&link) {
            return;
        }
        if way == Way::On && self.at > 0 {
            self.links[self.at] = link;
            return;
        }
        self.settle();
        // Whoever goes back or forward in the browser, in the list or by hand, stands at that step again.
        let same = (0..self.links.len()).filter(|at| way == Way::Opened && self.links[*at] == link);
        if let Some(at) = same.min_by_key(|at| at.abs_diff(self.at)) {
            self.at = at;
            return;
        }
        if !self.links.is_empty() {
            self.at += 1;
        }
        self.links.truncate(self.at);
        self.links.push(link);
    }

    /// Moves one step back (`usize::MAX`, so that one sum serves both) or forward (1).
    fn go(&mut self, way: usize) -> Option<String> {
        self.settle();
        self.at = self.target(way)?;
        Some(self.links[self.at].clone())
    }

    fn target(&self, way: usize) -> Option<usize> {
        Some(self.at.wrapping_add(way)).filter(|to| *to < self.links.len())
    }
}

/// Whether the reader has been through a scenario.
pub fn known(page: Page, scenario: &takerate_core::Scenario) -> bool {
    let link = link::write(page.model, scenario, None, "");
    page.steps.with_untracked(|steps| steps.links.contains(&link))
}

/// Records the scenario as it is.
pub fn record(page: Page, way: Way) {
    let link = page.scenario.with_untracked(|scenario| link::write(page.model, scenario, None, ""));
    page.steps.update(|steps| steps.add(link, way));
}

/// What the list of steps is made from: the number of the current one, and a link for each.
pub fn text(page: Page) -> String {
    page.steps.with(|steps| format!("{}\n{}", steps.at, steps.links.join("\n")))
}

/// Undo, redo, and the way to the list.
pub fn steps(page: Page) -> impl IntoView {
    let words = page.words;
    let button = |id: &'static str, name: &'static str, way: usize| {
        let idle = attribute(move || page.steps.with(|steps| steps.target(way).is_none()).then(|| "true".to_owned()));
        let go = move |_| {
            // What waits to be written is a step already.
            flush(page);
            if let Some(link) = page.steps.try_update(|steps| steps.go(way)).flatten() {
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
