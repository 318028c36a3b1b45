//! What the browser keeps of scenarios, and what is to be said of it. Each change reads what is stored anew, since another
//! tab may have changed it.

use leptos::prelude::*;
use takerate_core::{Model, Scenario};
use takerate_scenario_io::link;
use takerate_view_model::saved_scenarios::{SaveError, Saved, SavedScenarios};
use takerate_words::{CompareWords, without_stop};

use crate::browser;
use crate::ui::analyses::session::Session;

const KEY: &str = "takerate.scenarios";

/// What can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Before {
    /// A scenario was deleted, at this place.
    Deleted(usize, Saved),
    /// A scenario was another one.
    Updated(Saved),
}

/// Handles to what is kept; copied freely.
#[derive(Clone, Copy)]
pub struct Store {
    session: Session,
    /// What is kept, as far as it can be read.
    pub saved_scenarios: RwSignal<SavedScenarios>,
    /// What was done last, in words.
    pub said: RwSignal<String>,
    /// What went wrong last, in words.
    pub wrong: RwSignal<String>,
    /// Whether what is stored cannot be read.
    pub unreadable: RwSignal<bool>,
    /// What changes have taken away, with what was said of each; the last is taken back first.
    pub before: RwSignal<Vec<(Before, String)>>,
}

/// The name under which the reader's scenario is kept, where it is.
pub fn kept_name(model: &Model, now: &Scenario) -> Option<String> {
    let saved_scenarios = SavedScenarios::read(browser::storage::stored(KEY).flatten().as_deref()).ok()?;
    let same = |saved: &Saved| link::read(model, &saved.link).scenario == *now;
    saved_scenarios.saved.into_iter().find(same).map(|saved| saved.name)
}

impl Store {
    pub fn open(session: Session) -> Self {
        let store = Self {
            session,
            saved_scenarios: RwSignal::new(SavedScenarios::default()),
            said: RwSignal::new(String::new()),
            wrong: RwSignal::new(String::new()),
            unreadable: RwSignal::new(false),
            before: RwSignal::new(Vec::new()),
        };
        store.refresh();
        let other_tab = window_event_listener(leptos::ev::storage, move |_| store.refresh());
        on_cleanup(move || other_tab.remove());
        store
    }

    fn refresh(&self) {
        match self.read() {
            Ok(saved_scenarios) => {
                // Another tab may have mended it.
                if self.unreadable.get_untracked() {
                    self.unreadable.set(false);
                    self.wrong.set(String::new());
                }
                self.saved_scenarios.set(saved_scenarios);
            }
            Err(error) => self.fail(&error),
        }
    }

    fn read(&self) -> Result<SavedScenarios, SaveError> {
        let stored = browser::storage::stored(KEY).unwrap_or_else(|| {
            self.wrong.set(CompareWords::of(self.session.language).blocked().to_owned());
            None
        });
        SavedScenarios::read(stored.as_deref())
    }

    fn fail(&self, error: &SaveError) {
        self.unreadable.set(*error == SaveError::Unreadable);
        self.said.set(String::new());
        self.wrong.set(error.message(self.session.language));
    }

    /// Changes what is kept; what is said afterwards comes with what can be taken back. Returns whether it was done.
    pub fn change(
        &self,
        change: impl FnOnce(&mut SavedScenarios) -> Result<(String, Option<Before>), SaveError>,
    ) -> bool {
        self.wrong.set(String::new());
        let mut saved_scenarios = match self.read() {
            Ok(saved_scenarios) => saved_scenarios,
            Err(error) => {
                self.fail(&error);
                return false;
            }
        };
        match change(&mut saved_scenarios) {
            Err(error) => {
                self.saved_scenarios.set(saved_scenarios);
                self.fail(&error);
                false
            }
            Ok((said, before)) => {
                let kept = browser::storage::store(KEY, &saved_scenarios.write());
                if kept {
                    if let Some(before) = before {
                        self.before.update(|all| all.push((before, said.clone())));
                    }
                    self.said.set(said);
                    self.saved_scenarios.set(saved_scenarios);
                } else {
                    let words = CompareWords::of(self.session.language);
                    let why = if browser::storage::stored(KEY).is_some() { words.full() } else { words.blocked() };
                    self.said.set(String::new());
                    self.wrong.set(why.to_owned());
                }
                kept
            }
        }
    }

    /// Takes the last deletion or update back that was not yet.
    pub fn undo(&self) {
        let words = CompareWords::of(self.session.language);
        let Some((before, _)) = self.before.with_untracked(|all| all.last().cloned()) else { return };
        let done = self.change(|saved_scenarios| {
            let name = match before.clone() {
                Before::Deleted(place, saved) => saved_scenarios.restore(place, saved),
                Before::Updated(saved) => saved_scenarios.update(&saved.name, &saved.link)?.name,
            };
            Ok((words.restored(&name), None))
        });
        // Where the store is full, it can be taken back later; an update of what is gone cannot.
        let gone = match before {
            Before::Deleted(..) => false,
            Before::Updated(saved) => self
                .saved_scenarios
                .with_untracked(|saved_scenarios| saved_scenarios.saved.iter().all(|other| other.name != saved.name)),
        };
        if done || gone {
            self.before.update(|all| {
                all.pop();
            });
        }
    }

    /// Takes no update back any more: its name may be another scenario's now.
    pub fn forget_updates(&self) {
        self.before.update(|all| all.retain(|(before, _)| matches!(before, Before::Deleted(..))));
    }

    /// What the button that does so says: what it takes back, where that is not what was said last.
    pub fn undoes(&self) -> String {
        let words = self.session.page.words;
        let what = self.before.with(|all| all.last().map(|(_, said)| said.clone()));
        match what.filter(|what| self.said.with(|said| said != what)) {
            Some(what) => words.pair(words.undo(), without_stop(&what)),
            None => words.undo().to_owned(),
        }
    }

    /// Whether nothing is kept, as far as is known.
    pub fn is_empty(&self) -> bool {
        self.wrong.with(String::is_empty)
            && self.saved_scenarios.with(|saved_scenarios| saved_scenarios.saved.is_empty())
    }

    /// Takes back what was said of a mistake, once the reader goes on.
    pub fn hush(&self) {
        if !self.unreadable.get_untracked() {
            self.wrong.set(String::new());
        }
    }

    /// Stores what cannot be read under a name that is free, and begins with nothing.
    pub fn start_anew(&self) {
        // Another tab may have begun already.
        if self.read().is_ok() {
            return self.refresh();
        }
        let mut names = std::iter::once(format!("{KEY}.unreadable"))
            .chain((2..).map(|number| format!("{KEY}.unreadable.{number}")));
        let aside = names.find(|name| browser::storage::stored(name).flatten().is_none()).unwrap_or_default();
        let text = browser::storage::stored(KEY).flatten().unwrap_or_default();
        if browser::storage::store(&aside, &text) && browser::storage::store(KEY, &SavedScenarios::default().write()) {
            self.said.set(CompareWords::of(self.session.language).set_aside(&aside));
            self.refresh();
        } else {
            self.wrong.set(CompareWords::of(self.session.language).full().to_owned());
        }
    }

    /// The scenario of what is kept.
    pub fn scenario(&self, saved: &Saved) -> Scenario {
        link::read(self.session.model, &saved.link).scenario
    }

    /// The link of a scenario, as it is kept: with the edition of the model and what the reader saw.
    pub fn link(&self, scenario: &Scenario) -> String {
        self.session.statement(scenario, None)
    }
}
