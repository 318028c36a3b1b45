//! The languages of the page.

use serde::{Deserialize, Serialize};

use crate::texts;

/// A language in which everything that a reader sees is written: the name of its folder, of two letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Language([u8; 2]);

impl Language {
    /// English: the reference, and what programs are answered in.
    pub const ENGLISH: Self = Self(*b"en");
    /// Simplified Chinese.
    pub const CHINESE: Self = Self(*b"zh");

    /// The language of a folder's name; `None` where that is not two small letters.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        let letters = <[u8; 2]>::try_from(code.as_bytes()).ok()?;
        letters.iter().all(u8::is_ascii_lowercase).then_some(Self(letters))
    }

    /// The name of its folder.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Every language, in the order in which the page offers them.
    #[must_use]
    pub fn all() -> Vec<Self> {
        texts::known().iter().map(|known| known.language).collect()
    }

    /// The BCP 47 tag, as in the page's `lang` attribute.
    #[must_use]
    pub fn tag(self) -> &'static str {
        texts::known().iter().find(|known| known.language == self).map_or("", |known| known.tag)
    }

    /// Its name in itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        texts::known().iter().find(|known| known.language == self).map_or("", |known| known.name)
    }

    /// The language that serves a reader who prefers `tag` (such as `zh-Hant-TW` or `en-GB`), if there is one.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = Self::of_code(&tag.split(['-', '_']).next()?.to_ascii_lowercase())?;
        texts::known().iter().any(|known| known.language == language).then_some(language)
    }
}

impl Default for Language {
    /// The first one that the page offers.
    fn default() -> Self {
        texts::known().first().map_or(Self::ENGLISH, |known| known.language)
    }
}
