//! What is wrong with a request, in words.

use takerate_core::nearest::nearest;
use takerate_core::{Decimal, Language, Model};
use takerate_exchange::assign::{AssignError, clipped};

/// Why a request was not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No preset has this id.
    UnknownPreset(String),
    /// No line has this id; the ids that were probably meant.
    UnknownOutput(String, Vec<String>),
    /// An input that does not exist or cannot have a value.
    Assign(AssignError),
    /// A range whose low end is not below its high end.
    LowAboveHigh(String, Decimal, Decimal),
    /// A swing in per cent that is not above 0.
    Percent(Decimal),
    /// A table with fewer than 2 or more than 101 values on an axis.
    Steps(usize),
    /// A table with the same input on both axes.
    SameAxis(String),
    /// A request that names no output.
    NoOutput,
    /// A bridge over changes in more chapters than it can share the difference among.
    TooManyChanges(usize),
}

impl From<AssignError> for Trouble {
    fn from(error: AssignError) -> Self {
        Self::Assign(error)
    }
}

impl Trouble {
    pub(crate) fn unknown_output(model: &Model, id: &str) -> Self {
        let near = nearest(id, model.lines.iter().map(|line| line.id.as_str()));
        Self::UnknownOutput(clipped(id), near.into_iter().map(str::to_owned).collect())
    }

    /// What was wrong and what to do, for a reader.
    #[must_use]
    pub fn message(&self, model: &Model, language: Language) -> String {
        match language {
            Language::English => self.english(model),
            Language::Chinese => self.chinese(model),
        }
    }

    fn english(&self, model: &Model) -> String {
        match self {
            Self::UnknownPreset(id) => format!("no preset is called “{}”; there are {}", clipped(id), presets(model)),
            Self::UnknownOutput(id, near) if near.is_empty() => format!("no line is called “{id}”"),
            Self::UnknownOutput(id, near) => {
                format!("no line is called “{id}”; did you mean {}?", near.join(" or "))
            }
            Self::Assign(error) => error.message(model, Language::English),
            Self::LowAboveHigh(id, low, high) => {
                format!("the low end of {id}, {low}, is not below its high end, {high}; exchange them")
            }
            Self::Percent(percent) => format!("{percent} per cent is no swing; write a number above 0, such as 10"),
            Self::Steps(steps) => format!("an axis has from 2 to 101 values, not {steps}"),
            Self::SameAxis(id) => format!("{id} is on both axes; choose two different assumptions"),
            Self::TooManyChanges(chapters) => {
                format!("the scenarios differ in {chapters} chapters; a bridge can tell at most 16 apart")
            }
            Self::NoOutput => "name at least one output, such as aave.adjusted_earnings".to_owned(),
        }
    }

    fn chinese(&self, model: &Model) -> String {
        match self {
            Self::UnknownPreset(id) => format!("没有名为“{}”的预设（可用：{}）", clipped(id), presets(model)),
            Self::UnknownOutput(id, near) if near.is_empty() => format!("没有名为“{id}”的科目"),
            Self::UnknownOutput(id, near) => format!("没有名为“{id}”的科目；是否指 {}？", near.join(" 或 ")),
            Self::Assign(error) => error.message(model, Language::Chinese),
            Self::LowAboveHigh(id, low, high) => format!("{id} 的下限 {low} 不低于上限 {high}；请对调"),
            Self::Percent(percent) => format!("变动幅度不能为 {percent}%；请填写大于 0 的数字，例如 10"),
            Self::Steps(steps) => format!("每个坐标轴可取 2 至 101 个值，不能为 {steps}"),
            Self::SameAxis(id) => format!("两个坐标轴都是 {id}；请选择两个不同的假设"),
            Self::TooManyChanges(chapters) => format!("两个情景在 {chapters} 个部分有差异；最多只能分解 16 个"),
            Self::NoOutput => "请至少指定一个结果，例如 aave.adjusted_earnings".to_owned(),
        }
    }
}

fn presets(model: &Model) -> String {
    model.presets.iter().map(|preset| preset.id.as_str()).collect::<Vec<_>>().join(", ")
}
