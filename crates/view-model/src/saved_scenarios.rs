//! The scenarios that a reader keeps, as text that a browser stores: a name and a link each.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use takerate_core::Language;
use takerate_scenario_io::name::{LONGEST, NameError, clean};
use takerate_words::SavedScenariosWords;

/// What the text says it is.
const KIND: &str = "takerate-scenarios";
const VERSION: u32 = 1;

/// A kept scenario.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Saved {
    /// What the reader calls it; no two have the same name.
    pub name: String,
    /// The scenario, as the fragment of a link.
    pub link: String,
}

/// All kept scenarios, in the reader's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedScenarios {
    /// From the first to the last.
    pub saved: Vec<Saved>,
    /// What is stored among them and is no scenario; kept as it is.
    pub unread: Vec<Value>,
}

/// As it is stored.
#[derive(Serialize, Deserialize)]
struct Stored {
    kind: String,
    version: u32,
    scenarios: Vec<Value>,
}

/// Why the saved scenarios are as they were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// What is stored is not a list of scenarios.
    Unreadable,
    /// A later version of the page has stored it.
    Newer,
    /// A text that is no name.
    Name(NameError),
    /// There is another of this name.
    Taken(String),
    /// There is none of this name any more: another tab may have taken it away.
    Gone(String),
}

impl SaveError {
    /// What is wrong and what to do, for a reader.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let words = SavedScenariosWords::of(language);
        match self {
            Self::Unreadable => words.unreadable().to_owned(),
            Self::Newer => words.newer().to_owned(),
            Self::Name(NameError::Empty) => words.no_name().to_owned(),
            Self::Name(error) => error.message(language),
            Self::Taken(name) => words.taken(name),
            Self::Gone(name) => words.gone(name),
        }
    }
}

impl From<NameError> for SaveError {
    fn from(error: NameError) -> Self {
        Self::Name(error)
    }
}

impl SavedScenarios {
    /// Reads what is stored; nothing stored is an empty list.
    ///
    /// # Errors
    /// Text that is not such a list, or one of a later version.
    pub fn read(text: Option<&str>) -> Result<Self, SaveError> {
        let Some(text) = text else { return Ok(Self::default()) };
        let stored: Stored = serde_json::from_str(text).map_err(|_| {
            let version = serde_json::from_str::<Value>(text).ok();
            let version = version.and_then(|value| value.get("version")?.as_u64());
            if version.is_some_and(|version| version > u64::from(VERSION)) {
                SaveError::Newer
            } else {
                SaveError::Unreadable
            }
        })?;
        match (stored.kind.as_str(), stored.version) {
            (KIND, VERSION) => {
                let mut saved_scenarios = Self::default();
                for entry in stored.scenarios {
                    match Saved::deserialize(&entry) {
                        Ok(Saved { name, link }) => {
                            let name = if saved_scenarios.place(&name).is_ok() {
                                saved_scenarios.free_like(&name)
                            } else {
                                name
                            };
                            saved_scenarios.saved.push(Saved { name, link });
                        }
                        Err(_) => saved_scenarios.unread.push(entry),
                    }
                }
                Ok(saved_scenarios)
            }
            (KIND, later) if later > VERSION => Err(SaveError::Newer),
            _ => Err(SaveError::Unreadable),
        }
    }

    /// The text to store.
    #[must_use]
    pub fn write(&self) -> String {
        let scenarios = self.saved.iter().filter_map(|saved| serde_json::to_value(saved).ok());
        let scenarios = scenarios.chain(self.unread.iter().cloned()).collect();
        let stored = Stored { kind: KIND.to_owned(), version: VERSION, scenarios };
        serde_json::to_string(&stored).unwrap_or_default()
    }

    fn place(&self, name: &str) -> Result<usize, SaveError> {
        let found = self.saved.iter().position(|saved| saved.name == name);
        found.ok_or_else(|| SaveError::Gone(name.to_owned()))
    }

    fn free(&self, name: &str) -> Result<String, SaveError> {
        let name = clean(name)?;
        if self.saved.iter().any(|saved| saved.name == name) { Err(SaveError::Taken(name)) } else { Ok(name) }
    }

    /// Keeps a scenario under a new name, as the last.
    ///
    /// # Errors
    /// A name that is none or is taken.
    pub fn add(&mut self, name: &str, link: &str) -> Result<(), SaveError> {
        let name = self.free(name)?;
        self.saved.push(Saved { name, link: link.to_owned() });
        Ok(())
    }

    /// Gives a scenario another link, and returns what it had.
    ///
    /// # Errors
    /// A name that is not there.
    pub fn update(&mut self, name: &str, link: &str) -> Result<Saved, SaveError> {
        let place = self.place(name)?;
        let before = self.saved[place].clone();
        link.clone_into(&mut self.saved[place].link);
        Ok(before)
    }

    /// Gives a scenario another name.
    ///
    /// # Errors
    /// A name that is not there, and one that is none or is taken.
    pub fn rename(&mut self, name: &str, new: &str) -> Result<(), SaveError> {
        let place = self.place(name)?;
        if clean(new)? != name {
            self.saved[place].name = self.free(new)?;
        }
        Ok(())
    }

    /// Keeps a copy of a scenario after it, under the first free one of `name 2`, `name 3` and so on; returns that name.
    ///
    /// # Errors
    /// A name that is not there.
    pub fn duplicate(&mut self, name: &str) -> Result<String, SaveError> {
        let place = self.place(name)?;
        let copy = self.free_like(name);
        self.saved.insert(place + 1, Saved { name: copy.clone(), link: self.saved[place].link.clone() });
        Ok(copy)
    }

    /// Takes a scenario away, and returns it with its place.
    ///
    /// # Errors
    /// A name that is not there.
    pub fn delete(&mut self, name: &str) -> Result<(usize, Saved), SaveError> {
        let place = self.place(name)?;
        Ok((place, self.saved.remove(place)))
    }

    /// Puts back what was deleted, at its place; where another has its name by now, under the first free one like it.
    /// Returns the name.
    pub fn restore(&mut self, place: usize, saved: Saved) -> String {
        let name = self.free(&saved.name).unwrap_or_else(|_| self.free_like(&saved.name));
        self.saved.insert(place.min(self.saved.len()), Saved { name: name.clone(), ..saved });
        name
    }

    /// The first free name of `name 2`, `name 3` and so on.
    fn free_like(&self, name: &str) -> String {
        let stem: String = name.chars().take(LONGEST - 5).collect();
        let mut names = (2..).map(|number| format!("{} {number}", stem.trim_end()));
        names.find(|name| self.free(name).is_ok()).unwrap_or_default()
    }
}
