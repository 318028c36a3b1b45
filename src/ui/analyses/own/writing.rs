//! What stands in the editor. Each change is kept at once, and what another text takes the place of can be had back.

use leptos::prelude::*;

use super::kept::{before, brought, draft, keep_before, keep_draft, look_at_brought};

/// How many texts can be had back.
const MOST: usize = 8;

/// Handles to what is written; copied freely.
#[derive(Clone, Copy)]
pub struct Writing {
    /// The text.
    pub text: RwSignal<String>,
    /// What stood there before other texts were put in its place, the last one last.
    pub before: RwSignal<Vec<String>>,
    /// Whether the browser keeps nothing.
    pub refused: RwSignal<bool>,
}

impl Writing {
    /// What was written last, or what a link has brought.
    pub fn open() -> Self {
        let writing =
            Self { text: RwSignal::new(draft()), before: RwSignal::new(before()), refused: RwSignal::new(false) };
        if let Some((one, fragment)) = brought().filter(|(one, _)| !one.text.is_empty()) {
            look_at_brought(&one, &fragment);
            writing.replace(one.text);
        }
        writing
    }

    /// Takes what was typed.
    pub fn type_text(&self, text: String) {
        self.refused.set(!keep_draft(&text));
        self.text.set(text);
    }

    /// Puts another text in the place of what stands there.
    pub fn replace(&self, next: String) {
        let now = self.text.get_untracked();
        if now != next && !now.trim().is_empty() {
            self.before.update(|before| {
                before.push(now);
                before.drain(..before.len().saturating_sub(MOST));
            });
            let _kept_with_the_text = self.before.with_untracked(|before| keep_before(before));
        }
        self.type_text(next);
    }

    /// Puts back what stood there before.
    pub fn back(&self) {
        let last = self.before.try_update(Vec::pop).flatten();
        if let Some(last) = last {
            let _kept_with_the_text = self.before.with_untracked(|before| keep_before(before));
            self.type_text(last);
        }
    }
}
