//! Light, dark, or what the system says.

use crate::browser::document::set_root_attribute;
use crate::browser::storage::{Key, recall};

/// The reader's choice of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    pub fn id(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme with an id; what is no theme is left to the system.
    pub fn from_id(id: &str) -> Self {
        match id {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }

    pub fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }
}

/// The choice of an earlier visit.
pub fn remembered() -> Theme {
    Theme::from_id(&recall(Key::Theme).unwrap_or_default())
}

/// Shows the page in a theme.
pub fn apply(theme: Theme) {
    set_root_attribute("data-theme", (theme != Theme::Auto).then(|| theme.id()));
}
