//! What stands in the editor. Each change is kept at once, and what another text takes the place of can be had back.

use leptos::prelude::*;

use crate::browser::protocols::{
    Former, before, brought, draft, keep_before, keep_draft, keep_draft_from, look_at_brought,
};

/// How many texts can be had back.
const MOST: usize = 8;

/// Handles to what is written; copied freely.
#[derive(Clone, Copy)]
pub struct Writing {
    /// The text.
    pub text: RwSignal<String>,
    /// The address from which it came; empty where it came from none.
    pub from: RwSignal<String>,
    /// What stood there before other texts were put in its place, the last one last.
    pub before: RwSignal<Vec<Former>>,
    /// Whether the browser keeps nothing.
    pub refused: RwSignal<bool>,
}

impl Writing {
    /// What was written last, or what a link has brought.
    pub fn open() -> Self {
        let Former { text, from } = draft();
        let writing = Self {
            text: RwSignal::new(text),
            from: RwSignal::new(from),
            before: RwSignal::new(before()),
            refused: RwSignal::new(false),
        };
        if let Some((one, fragment)) = brought().filter(|(one, _)| !one.text.is_empty()) {
            look_at_brought(&one, &fragment);
            writing.replace(one.text);
        }
        writing
    }

    /// Takes what was typed. What is written where nothing stood came from nowhere.
    pub fn type_text(&self, text: String) {
        if text.trim().is_empty() {
            self.comes_from(String::new());
        }
        self.refused.set(!keep_draft(&text));
        self.text.set(text);
    }

    fn comes_from(&self, address: String) {
        if self.from.with_untracked(|from| *from != address) {
            let _kept_with_the_text = keep_draft_from(&address);
            self.from.set(address);
        }
    }

    /// Puts another text in the place of what stands there.
    pub fn replace(&self, next: String) {
        self.replace_from(next, String::new());
    }

    /// The same with a text that came from an address.
    pub fn replace_from(&self, next: String, from: String) {
        let now = Former { text: self.text.get_untracked(), from: self.from.get_untracked() };
        if now.text != next && !now.text.trim().is_empty() {
            self.before.update(|before| {
                before.push(now);
                before.drain(..before.len().saturating_sub(MOST));
            });
            let _kept_with_the_text = self.before.with_untracked(|before| keep_before(before));
        }
        self.comes_from(from);
        self.type_text(next);
    }

    /// Puts back what stood there before.
    pub fn back(&self) {
        let last = self.before.try_update(Vec::pop).flatten();
        if let Some(last) = last {
            let _kept_with_the_text = self.before.with_untracked(|before| keep_before(before));
            self.comes_from(last.from);
            self.type_text(last.text);
        }
    }
}
