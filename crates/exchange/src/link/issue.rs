//! What could not be read in a link, in words.

use takerate_core::{Decimal, Language, Model, chinese};

use super::VERSION;
use crate::assign::{AssignError, rounding};

/// Something in a link that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Issue {
    /// It is longer than [`LONGEST`]; nothing of it was read.
    TooLong,
    /// It does not begin with a version; nothing of it was read.
    NotALink(String),
    /// It is of a version that this page does not know; nothing of it was read.
    WrongVersion(String),
    /// The preset is not known and was left out.
    UnknownPreset(String),
    /// The view is not known and was left out.
    UnknownView(String),
    /// The language is not known and was left out.
    UnknownLanguage(String),
    /// What should name an edition of the model does not, and was left out.
    NotAnEdition(String),
    /// A part is missing where an ellipsis stands; the piece was left out.
    Cut(String),
    /// A piece is not of the form `id=value`.
    NotAnAssignment(String),
    /// An assignment was not taken.
    Assignment(AssignError),
    /// An assignment was taken with fewer digits than it was written with: the input's id and the value.
    Rounded(String, Decimal),
}

impl Issue {
    /// What could not be read and what was done instead, for a reader.
    #[must_use]
    pub fn message(&self, model: &Model, language: Language) -> String {
        let english = language == Language::ENGLISH;
        let instead = model.presets.first().map_or("", |preset| preset.name.get(language));
        match self {
            Self::TooLong if english => {
                format!("The link is too long to be one of this page; {instead} is shown instead.")
            }
            Self::TooLong => chinese!("链接过长，不是本页生成的链接；已改为显示 {instead}。"),
            Self::NotALink(text) if english => {
                format!("“#{text}” is no link of this page (they begin with #v{VERSION}); {instead} is shown instead.")
            }
            Self::NotALink(text) => {
                chinese!("“#{text}”不是本页的链接（应以 #v{VERSION} 开头）；已改为显示 {instead}。")
            }
            Self::WrongVersion(text) if english => {
                format!("The link is of version {text}; this page reads v{VERSION}. {instead} is shown instead.")
            }
            Self::WrongVersion(text) => {
                chinese!("链接的版本是 {text}，本页只能读取 v{VERSION}；已改为显示 {instead}。")
            }
            Self::UnknownPreset(text) => {
                let known: Vec<&str> = model.presets.iter().map(|preset| preset.id.as_str()).collect();
                let known = known.join(if english { ", " } else { "、" });
                if english {
                    format!("No preset is called “{text}” (there are {known}); it was left out.")
                } else {
                    format!("没有名为“{text}”的预设（可用：{known}）；已忽略。")
                }
            }
            Self::UnknownView(text) if english => {
                format!("There is no page for “{text}”; it was left out.")
            }
            Self::UnknownView(text) => format!("没有“{text}”的页面；已忽略。"),
            Self::UnknownLanguage(text) if english => format!("The page is not written in “{text}”."),
            Self::UnknownLanguage(text) => format!("本页没有“{text}”语言的版本。"),
            Self::NotAnEdition(text) if english => format!("“{text}” names no edition of the model; it was left out."),
            Self::NotAnEdition(text) => format!("“{text}”不是模型版本的名称；已忽略。"),
            Self::Cut(text) if english => {
                format!(
                    "The link was cut off at “{text}”; this piece was left out. The whole link shows what was meant."
                )
            }
            Self::Cut(text) => format!("链接在“{text}”处被截断，该项已忽略；请打开完整的链接。"),
            Self::NotAnAssignment(text) if english => format!("“{text}” was left out: it is not of the form id=value."),
            Self::NotAnAssignment(text) => format!("“{text}”已忽略：格式应为 id=数值。"),
            Self::Assignment(error) => {
                let left_out = if english { "Left out: " } else { "已忽略：" };
                format!("{left_out}{}", error.sentence(model, language))
            }
            Self::Rounded(id, value) => rounding(id, *value, language) + if english { "." } else { "。" },
        }
    }
}
