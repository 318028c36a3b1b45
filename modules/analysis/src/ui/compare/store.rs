//! What the browser keeps of scenarios, and what is to be said of it. Each change reads what is stored anew, since another
//! tab may have changed it.

use leptos::prelude::*;
use takerate_core::Scenario;
use takerate_exchange::link;
use takerate_inquiry::shelf::{Saved, Shelf, ShelfError};

use crate::browser;
use crate::desk::Desk;

const KEY: &str = "takerate.scenarios";

/// What can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    place: usize,
    saved: Saved,
}

/// Handles to what is kept; copied freely.
#[derive(Clone, Copy)]
pub struct Store {
    desk: Desk,
    /// What is kept, as far as it can be read.
    pub shelf: RwSignal<Shelf>,
    /// What was done last, in words.
    pub said: RwSignal<String>,
    /// What went wrong last, in words.
    pub wrong: RwSignal<String>,
    /// Whether what is stored cannot be read.
    pub unreadable: RwSignal<bool>,
    /// What the last change has taken away.
    pub before: RwSignal<Option<Before>>,
}

impl Store {
    pub fn open(desk: Desk) -> Self {
        let store = Self {
            desk,
            shelf: RwSignal::new(Shelf::default()),
            said: RwSignal::new(String::new()),
            wrong: RwSignal::new(String::new()),
            unreadable: RwSignal::new(false),
            before: RwSignal::new(None),
        };
        store.refresh();
        let other_tab = window_event_listener(leptos::ev::storage, move |_| store.refresh());
        on_cleanup(move || other_tab.remove());
        store
    }

    fn refresh(&self) {
        match self.read() {
            Ok(shelf) => self.shelf.set(shelf),
            Err(error) => self.fail(&error),
        }
    }

    fn read(&self) -> Result<Shelf, ShelfError> {
        let stored = browser::stored(KEY).unwrap_or_else(|| {
            self.wrong.set(self.desk.words.compare.blocked.to_owned());
            None
        });
        Shelf::read(stored.as_deref())
    }

    fn fail(&self, error: &ShelfError) {
        self.unreadable.set(*error == ShelfError::Unreadable);
        self.wrong.set(error.message(self.desk.language));
    }

    /// Changes what is kept; what is said afterwards comes with what can be taken back. Returns whether it was done.
    pub fn change(
        &self,
        change: impl FnOnce(&mut Shelf) -> Result<(String, Option<(usize, Saved)>), ShelfError>,
    ) -> bool {
        self.said.set(String::new());
        self.wrong.set(String::new());
        let mut shelf = match self.read() {
            Ok(shelf) => shelf,
            Err(error) => {
                self.fail(&error);
                return false;
            }
        };
        match change(&mut shelf) {
            Err(error) => {
                self.shelf.set(shelf);
                self.fail(&error);
                false
            }
            Ok((said, before)) => {
                let kept = browser::store(KEY, &shelf.write());
                if kept {
                    self.said.set(said);
                    self.before.set(before.map(|(place, saved)| Before { place, saved }));
                    self.shelf.set(shelf);
                } else {
                    let words = &self.desk.words.compare;
                    let why = if browser::stored(KEY).is_some() { words.full } else { words.blocked };
                    self.wrong.set(why.to_owned());
                }
                kept
            }
        }
    }

    /// Takes the last deletion or update back.
    pub fn undo(&self) {
        if let Some(Before { place, saved }) = self.before.get_untracked() {
            let said = (self.desk.words.compare.restored)(&saved.name);
            self.change(|shelf| {
                shelf.restore(place, saved);
                Ok((said, None))
            });
        }
    }

    /// Stores what cannot be read under another name, and begins with nothing.
    pub fn start_anew(&self) {
        let aside = format!("{KEY}.unreadable");
        let text = browser::stored(KEY).flatten().unwrap_or_default();
        if browser::store(&aside, &text) && browser::store(KEY, &Shelf::default().write()) {
            self.wrong.set(String::new());
            self.unreadable.set(false);
            self.said.set((self.desk.words.compare.set_aside)(&aside));
            self.refresh();
        } else {
            self.wrong.set(self.desk.words.compare.full.to_owned());
        }
    }

    /// The scenario of what is kept.
    pub fn scenario(&self, saved: &Saved) -> Scenario {
        link::read(self.desk.model, &saved.link).scenario
    }

    /// The link of a scenario alone.
    pub fn link(&self, scenario: &Scenario) -> String {
        link::write(self.desk.model, scenario, None, "")
    }
}
