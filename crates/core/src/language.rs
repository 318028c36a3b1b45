//! The languages of the page, text written in each of them, and Chinese sentences that are put together from parts.

use serde::{Deserialize, Serialize};

/// A language in which everything that a reader sees is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

impl Language {
    /// Every language, in the order in which the page offers them.
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// The BCP 47 tag, as in the page's `lang` attribute.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-CN",
        }
    }

    /// The language that serves a reader who prefers `tag` (such as `zh-Hant-TW` or `en-GB`), if there is one.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "en" => Some(Self::English),
            "zh" => Some(Self::Chinese),
            _ => None,
        }
    }
}

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

/// A Chinese text with a space between Han and Latin letters or digits, and none beside full-width punctuation, wherever
/// its parts came from. A number keeps its scale (`2,639万`, `102.3倍`), which goes on without a space, and what stands in quotation marks (a reader's
/// name for a scenario, a piece of a link) stays as it is. What is spaced stays as it is.
#[must_use]
pub fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let (mut quoted, mut gap, mut scaled) = (false, false, false);
    let mut last = '，';
    for letter in text.chars() {
        if letter == ' ' && !quoted {
            gap = true;
            continue;
        }
        let scale = (last.is_ascii_digit() || scaled) && "万亿倍".contains(letter);
        let meet = is_han(last) && begins(letter) || ends(last) && is_han(letter) && !scale;
        let bare = is_full_width(last) || is_full_width(letter) || scaled && is_han(letter);
        // A space that leads the text is its author's.
        if gap && (!bare || out.is_empty()) || meet && !quoted {
            out.push(' ');
        }
        out.push(letter);
        (gap, scaled) = (false, scale && !quoted);
        quoted = letter == '“' || quoted && letter != '”';
        last = letter;
    }
    if gap && !is_full_width(last) {
        out.push(' ');
    }
    out
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}')
}

/// Whether a Latin word or a number begins so.
fn begins(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '−' | '+' | '±' | '<')
}

/// Whether a Latin word or a number ends so.
fn ends(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '%'
}

fn is_full_width(letter: char) -> bool {
    matches!(letter, '，' | '。' | '、' | '；' | '：' | '？' | '！' | '（' | '）' | '《' | '》')
}
