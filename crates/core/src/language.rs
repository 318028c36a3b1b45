//! The languages of the page, and text written in each of them.

use serde::{Deserialize, Serialize};
pub use takerate_words::{Language, spaced};

/// One text in every language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// English.
    pub en: String,
    /// Simplified Chinese.
    pub zh: String,
}

impl Text {
    /// The text in `language`.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Chinese => &self.zh,
        }
    }
}

/// `format!` for a Chinese sentence that is put together from parts; see [`spaced`].
#[macro_export]
macro_rules! chinese {
    ($($part:tt)*) => { $crate::language::spaced(&format!($($part)*)) };
}
