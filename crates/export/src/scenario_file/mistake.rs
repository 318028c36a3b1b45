//! What can be wrong with a file that somebody offers as a scenario.

use takerate_core::chinese;
use takerate_core::{Language, Model};
use takerate_exchange::assign::AssignError;

use super::{FORMAT, LONGEST, VERSION};
use takerate_exchange::name::NameError;

/// Something in a file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// It is longer than [`LONGEST`]; nothing of it was read.
    TooLong,
    /// It is an archive: a workbook, which holds results but no scenario that can be read back.
    Workbook,
    /// It is some other file, of no text.
    NotText,
    /// It is no JSON from this line and column on.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It is JSON, but no scenario: `format` is missing or says something else.
    NotAScenario(Option<String>),
    /// It is of a version that is not known here.
    WrongVersion(String),
    /// A field that must be there is not.
    Missing(&'static str),
    /// A field, or an input, is there twice.
    Twice(String),
    /// A field does not hold what it should.
    WrongKind {
        /// The field.
        field: String,
        /// What it should hold.
        wanted: Kind,
    },
    /// No preset has this id.
    UnknownPreset {
        /// As it was written.
        id: String,
        /// Ids that were probably meant.
        near: Vec<String>,
    },
    /// An input cannot be set.
    Input(AssignError),
    /// The name is no name.
    Name(NameError),
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An object.
    Object,
    /// A text.
    Text,
    /// A decimal number as a text.
    Decimal,
    /// A decimal number as a text, or `null`.
    Result,
    /// A whole number.
    Whole,
    /// A day.
    Date,
}

impl Mistake {
    /// What is wrong, where, and what to do, as a sentence.
    #[must_use]
    pub fn message(&self, model: &Model, language: Language) -> String {
        match language {
            Language::ENGLISH => self.english(model),
            Language::CHINESE => self.chinese(model),
        }
    }

    fn english(&self, model: &Model) -> String {
        match self {
            Self::TooLong => {
                format!("The file is longer than {LONGEST} bytes, which no scenario is; choose the file that was exported.")
            }
            Self::Workbook => {
                "This is a workbook (or another archive), which cannot be read back; export the scenario as JSON and choose that file.".to_owned()
            }
            Self::NotText => "This is no text file; choose the JSON file that was exported.".to_owned(),
            Self::NotJson { line, column } => format!(
                "The file is no JSON: it cannot be read from line {line}, column {column} on. Choose the file that was exported, or mend that place."
            ),
            Self::NotAScenario(None) => {
                format!("The file is no scenario: the field “format” is missing; it should be \"{FORMAT}\".")
            }
            Self::NotAScenario(Some(format)) => {
                format!("The file is no scenario: the field “format” says “{format}”; it should be \"{FORMAT}\".")
            }
            Self::WrongVersion(version) => format!(
                "The field “version” says {version}; version {VERSION} can be read here. Load the page anew to get its newest edition, or export the scenario again."
            ),
            Self::Missing(field) => format!("The field “{field}” is missing; add it, or export the scenario again."),
            Self::Twice(field) => format!("“{field}” is there twice; leave one of them out."),
            Self::WrongKind { field, wanted } => {
                let wanted = match wanted {
                    Kind::Object => "an object, such as {\"aave.gho_share\": \"0.1\"}",
                    Kind::Text => "a text in quotes",
                    Kind::Decimal => "a decimal number in quotes, such as \"0.1\"",
                    Kind::Result => "a decimal number in quotes, such as \"0.1\", or null",
                    Kind::Whole => "a whole number, such as 1",
                    Kind::Date => "a day in quotes, such as \"2025-01-31\"",
                };
                format!("The field “{field}” should hold {wanted}.")
            }
            Self::UnknownPreset { id, near } => {
                let hint = if near.is_empty() { String::new() } else { format!(" Did you mean {}?", near.join(" or ")) };
                format!("The field “preset”: no preset is called “{id}”; there are {}.{hint}", presets(model, ", "))
            }
            Self::Input(error) => format!("The field “inputs”: {}", error.sentence(model, Language::ENGLISH)),
            Self::Name(error) => format!("The field “name”: {}", error.message(Language::ENGLISH)),
        }
    }

    fn chinese(&self, model: &Model) -> String {
        match self {
            Self::TooLong => chinese!("文件超过 {LONGEST} 字节，不可能是情景文件；请选择导出的文件。"),
            Self::Workbook => "这是工作簿（或其他压缩文件），无法读回；请将情景导出为 JSON，再选择该文件。".to_owned(),
            Self::NotText => "这不是文本文件；请选择导出的 JSON 文件。".to_owned(),
            Self::NotJson { line, column } => {
                chinese!("文件不是 JSON：从第 {line} 行第 {column} 列起无法读取。请选择导出的文件，或修正该处。")
            }
            Self::NotAScenario(None) => chinese!("文件不是情景：缺少字段“format”，应为 \"{FORMAT}\"。"),
            Self::NotAScenario(Some(format)) => chinese!("文件不是情景：字段“format”为“{format}”，应为 \"{FORMAT}\"。"),
            Self::WrongVersion(version) => {
                chinese!(
                    "字段“version”为 {version}，此处只能读取版本 {VERSION}。请重新加载页面以获得最新版本，或重新导出情景。"
                )
            }
            Self::Missing(field) => chinese!("缺少字段“{field}”；请补上，或重新导出情景。"),
            Self::Twice(field) => chinese!("“{field}”出现两次；请删去其中一个。"),
            Self::WrongKind { field, wanted } => {
                let wanted = match wanted {
                    Kind::Object => "对象，例如 {\"aave.gho_share\": \"0.1\"}",
                    Kind::Text => "带引号的文本",
                    Kind::Decimal => "带引号的小数，例如 \"0.1\"",
                    Kind::Result => "带引号的小数，例如 \"0.1\"，或 null",
                    Kind::Whole => "整数，例如 1",
                    Kind::Date => "带引号的日期，例如 \"2025-01-31\"",
                };
                chinese!("字段“{field}”应为{wanted}。")
            }
            Self::UnknownPreset { id, near } => {
                let hint =
                    if near.is_empty() { String::new() } else { chinese!("是否指 {}？", near.join(" 或 ")) };
                chinese!("字段“preset”：没有名为“{id}”的预设（可用：{}）。{hint}", presets(model, "、"))
            }
            Self::Input(error) => chinese!("字段“inputs”：{}", error.sentence(model, Language::CHINESE)),
            Self::Name(error) => chinese!("字段“name”：{}", error.message(Language::CHINESE)),
        }
    }
}

fn presets(model: &Model, comma: &str) -> String {
    model.presets.iter().map(|preset| preset.id.as_str()).collect::<Vec<_>>().join(comma)
}
