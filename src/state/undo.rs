//! The scenarios that the reader has been through, for undo and redo.

use leptos::prelude::*;
use takerate_scenario_io::caption::with_caption;
use takerate_scenario_io::link::{self, Opened};

use super::url::flush;
use super::{Cause, Page, Shown};

/// The way to the step before (so that one sum serves both ways).
pub const UNDO: usize = usize::MAX;
/// The way to the step after.
pub const REDO: usize = 1;

/// Scenarios as links, and which of them is the current one.
#[derive(Default)]
pub struct Steps {
    /// A link for each scenario, the oldest first.
    pub links: Vec<String>,
    /// Which of them is the current one.
    pub at: usize,
}

/// How a scenario came to be the current one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
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

    fn add(&mut self, link: String, way: ChangeKind) {
        if self.links.get(self.at) == Some(&link) {
            return;
        }
        if way == ChangeKind::On && self.at > 0 {
            self.links[self.at] = link;
            return;
        }
        self.settle();
        // Whoever goes back or forward in the browser, in the list or by hand, stands at that step again.
        let same = (0..self.links.len()).filter(|at| way == ChangeKind::Opened && self.links[*at] == link);
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

    /// Moves one step back ([`UNDO`]) or forward ([`REDO`]) and returns the link of the scenario there.
    fn go(&mut self, way: usize) -> Option<String> {
        self.settle();
        self.at = self.target(way)?;
        Some(self.links[self.at].clone())
    }

    /// The step to which a move leads; nothing at either end.
    pub fn target(&self, way: usize) -> Option<usize> {
        Some(self.at.wrapping_add(way)).filter(|to| *to < self.links.len())
    }
}

/// A step as a link: the scenario, the mark of its prices and what somebody calls it.
fn step(page: Page, shown: &Shown) -> String {
    let (model, scenario) = (page.model, &shown.scenario);
    let link = link::with_prices(link::write(model, scenario, None, ""), model, scenario, shown.prices.as_ref());
    with_caption(link, shown.caption.as_ref())
}

/// Whether the reader has been through a scenario, with such prices and such a name.
pub fn known(page: Page, opened: &Opened) -> bool {
    let Opened { scenario, prices, caption, .. } = opened.clone();
    let link = step(page, &Shown { scenario, prices, caption, ..Shown::default() });
    page.steps.with_untracked(|steps| steps.links.contains(&link))
}

/// Records the scenario as it is.
pub fn record(page: Page, way: ChangeKind) {
    let (link, cause) = page.shown.with_untracked(|shown| (step(page, shown), shown.cause));
    page.steps.update(|steps| match steps.links.get_mut(steps.at) {
        // A name is no step: it is given to the step at which the reader stands.
        Some(here) if cause == Cause::Setting => *here = link,
        _ => steps.add(link, way),
    });
}

/// Goes one step back ([`UNDO`]) or forward ([`REDO`]), as far as there is one.
pub fn go(page: Page, way: usize) {
    // What waits to be written is a step already.
    flush(page);
    if let Some(link) = page.steps.try_update(|steps| steps.go(way)).flatten() {
        let opened = link::read(page.model, &link);
        page.replace_with(opened.scenario, opened.prices, opened.caption);
    }
}
