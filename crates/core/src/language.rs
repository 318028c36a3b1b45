//! The languages of the page, and text written in each of them.

use serde::{Deserialize, Serialize, Serializer};
pub use takerate_words::Language;

/// One text in every language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Text(Vec<(Language, String)>);

impl Text {
    /// No text in any language.
    pub const NONE: Self = Self(Vec::new());

    /// A text in English and in Chinese.
    #[must_use]
    pub fn new(english: &str, chinese: &str) -> Self {
        [(Language::ENGLISH, english), (Language::CHINESE, chinese)].into_iter().collect()
    }

    /// The text in `language`; where it has none, in the first that it has.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        self.own(language).or(self.0.first().map(|(_, text)| text.as_str())).unwrap_or_default()
    }

    /// The text in `language`, where it has one.
    #[must_use]
    pub fn own(&self, language: Language) -> Option<&str> {
        self.0.iter().find(|(own, _)| *own == language).map(|(_, text)| text.as_str())
    }

    /// The languages that it is written in, and the text in each.
    pub fn all(&self) -> impl Iterator<Item = (Language, &str)> {
        self.0.iter().map(|(language, text)| (*language, text.as_str()))
    }

    /// Leaves the text in one language only: in the first that it has where it is not in this one ([`Text::get`]).
    pub fn keep(&mut self, language: Language) {
        let kept = if self.own(language).is_some() { Some(language) } else { self.0.first().map(|(first, _)| *first) };
        self.0.retain(|(own, _)| Some(*own) == kept);
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, text)| text.is_empty())
    }
}

/// For people a text by the codes of its languages (`{"en": "…", "zh": "…"}`); in compact form as it is held, which alone is read.
impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return self.0.serialize(serializer);
        }
        serializer.collect_map(self.0.iter().map(|(language, text)| (language.code(), text)))
    }
}

impl<S: Into<String>> FromIterator<(Language, S)> for Text {
    fn from_iter<T: IntoIterator<Item = (Language, S)>>(texts: T) -> Self {
        Self(texts.into_iter().map(|(language, text)| (language, text.into())).collect())
    }
}
