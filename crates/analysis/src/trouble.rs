//! What is wrong with a request, in words.

use takerate_core::chinese;
use takerate_core::nearest::nearest;
use takerate_core::{Decimal, Language, Model};
use takerate_exchange::assign::{AssignError, clipped};
use takerate_present::format;

/// Why a request was not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No preset has this id.
    UnknownPreset(String),
    /// No line has this id; the ids that were probably meant.
    UnknownOutput(String, Vec<String>),
    /// An input that does not exist or cannot have a value.
    Assign(AssignError),
    /// A range whose low end is not below its high end, or the same.
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
    /// A most likely value outside the lowest and the highest.
    ModeOutside(String, Decimal, Decimal, Decimal),
    /// A 10th percentile that is not below the 90th, or the same.
    P10AboveP90(String, Decimal, Decimal),
    /// A lognormal distribution with a percentile that is not above 0.
    NotPositive(String, Decimal),
    /// A level of a line (its id) that is none of the outputs (theirs).
    LevelElsewhere(String, Vec<String>),
    /// A correlation outside -1 to 1.
    Correlation(String, Decimal),
    /// A correlation with a driver (its id, where there is one) that is not uncertain, or of the driver with itself.
    NoDriver(String, Option<String>),
    /// An uncertain input named twice.
    Twice(String),
    /// An uncertain input for which the rule finds no distribution.
    NoRule(String),
    /// A simulation in which nothing is uncertain.
    NothingUncertain,
    /// A simulation of no samples.
    NoSamples,
    /// Sobol indices from so few samples that nothing can be said of their error.
    TooFewForSobol(u64, u64),
    /// A simulation of more samples than memory holds.
    TooManySamples(u64),
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

    pub(crate) fn many_samples(samples: u64, outputs: usize, language: Language) -> String {
        let megabytes = samples.saturating_mul(8 * outputs as u64) / 1_000_000;
        match language {
            Language::English => {
                format!("{samples} samples take some seconds and {megabytes} MB; 100000 are enough for two sure digits")
            }
            Language::Chinese => {
                chinese!("{samples} 个样本需要数秒和 {megabytes} MB 内存；100000 个已足以确定两位有效数字")
            }
        }
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
        let named = |id: &str| named(model, id, Language::English);
        let value = |id: &str, value: Decimal| value_of(model, id, value, Language::English);
        match self {
            Self::UnknownPreset(id) => {
                format!("no preset is called “{}”; there are {}", clipped(id), presets(model, ", "))
            }
            Self::UnknownOutput(id, near) if near.is_empty() => format!("no line is called “{id}”"),
            Self::UnknownOutput(id, near) => {
                format!("no line is called “{id}”; did you mean {}?", near.join(" or "))
            }
            Self::Assign(error) => error.message(model, Language::English),
            Self::LowAboveHigh(id, low, high) if low == high => {
                format!("both ends of {} are the same, {}; write two different ones", named(id), value(id, *low))
            }
            Self::P10AboveP90(id, p10, p90) if p10 == p90 => {
                let (name, value) = (named(id), value(id, *p10));
                format!("the 10th and the 90th percentile of {name} are the same, {value}; write two different ones")
            }
            Self::LowAboveHigh(id, low, high) => {
                let (name, low, high) = (named(id), value(id, *low), value(id, *high));
                format!("the low end of {name}, {low}, is not below its high end, {high}; exchange them")
            }
            Self::Percent(percent) => format!("{percent} per cent is no swing; write a number above 0, such as 10"),
            Self::Steps(steps) => format!("an axis has from 2 to 101 values, not {steps}"),
            Self::SameAxis(id) => format!("{} is on both axes; choose two different assumptions", named(id)),
            Self::ModeOutside(id, mode, low, high) => {
                let (name, [mode, low, high]) = (named(id), [mode, low, high].map(|end| value(id, *end)));
                format!("the most likely value of {name}, {mode}, lies outside {low} to {high}")
            }
            Self::P10AboveP90(id, p10, p90) => {
                let (name, p10, p90) = (named(id), value(id, *p10), value(id, *p90));
                format!("the 10th percentile of {name}, {p10}, is not below its 90th, {p90}; exchange them")
            }
            Self::NotPositive(id, p10) => {
                let (name, p10) = (named(id), value(id, *p10));
                format!("{name} cannot be lognormal with a 10th percentile of {p10}: it must be above 0")
            }
            Self::LevelElsewhere(id, outputs) => {
                format!(
                    "a level is asked of {id}, which is not among the outputs: {}; add it to them",
                    outputs.join(", ")
                )
            }
            Self::Correlation(id, how) => {
                format!("the correlation of {}, {how}, is not between -1 and 1", named(id))
            }
            Self::NoDriver(id, Some(driver)) => {
                let (name, driver) = (named(id), named(driver));
                format!("{name} cannot follow {driver}: make that uncertain too, without a correlation of its own")
            }
            Self::NoDriver(id, None) => format!("{} has nothing to follow: name a driver", named(id)),
            Self::Twice(id) => format!("{} is named twice; leave one out", named(id)),
            Self::NoRule(id) => format!(
                "{} has no distribution of its own here (it is a switch, 0 or at the end of its range); give one",
                named(id)
            ),
            Self::NothingUncertain => "nothing that the outputs rest on is uncertain; name an input".to_owned(),
            Self::TooFewForSobol(samples, least) => {
                format!(
                    "{samples} samples are too few for Sobol indices; at least {least} are needed, 10000 are better"
                )
            }
            Self::NoSamples => "a simulation needs at least one sample".to_owned(),
            Self::TooManySamples(samples) => format!("{samples} samples are too many; at most 100000000 fit"),
            Self::TooManyChanges(chapters) => {
                format!("the scenarios differ in {chapters} chapters; a bridge can tell at most 16 apart")
            }
            Self::NoOutput => "name at least one output, such as aave.adjusted_earnings".to_owned(),
        }
    }

    fn chinese(&self, model: &Model) -> String {
        let named = |id: &str| named(model, id, Language::Chinese);
        let value = |id: &str, value: Decimal| value_of(model, id, value, Language::Chinese);
        match self {
            Self::UnknownPreset(id) => chinese!("没有名为“{}”的预设（可用：{}）", clipped(id), presets(model, "、")),
            Self::UnknownOutput(id, near) if near.is_empty() => chinese!("没有名为“{id}”的科目"),
            Self::UnknownOutput(id, near) => chinese!("没有名为“{id}”的科目；是否指 {}？", near.join(" 或 ")),
            Self::Assign(error) => error.message(model, Language::Chinese),
            Self::LowAboveHigh(id, low, high) if low == high => {
                chinese!("{}的上下限相同，都是 {}；请填写两个不同的值", named(id), value(id, *low))
            }
            Self::P10AboveP90(id, p10, p90) if p10 == p90 => {
                chinese!("{}的 10% 与 90% 分位数相同，都是 {}；请填写两个不同的值", named(id), value(id, *p10))
            }
            Self::LowAboveHigh(id, low, high) => {
                let (name, low, high) = (named(id), value(id, *low), value(id, *high));
                chinese!("{name}的下限 {low} 不低于上限 {high}；请对调")
            }
            Self::Percent(percent) => chinese!("变动幅度不能为 {percent}%；请填写大于 0 的数字，例如 10"),
            Self::Steps(steps) => chinese!("每个坐标轴可取 2 至 101 个值，不能为 {steps}"),
            Self::SameAxis(id) => chinese!("两个坐标轴都是{}；请选择两项不同的假设", named(id)),
            Self::ModeOutside(id, mode, low, high) => {
                let (name, [mode, low, high]) = (named(id), [mode, low, high].map(|end| value(id, *end)));
                chinese!("{name}的最可能值 {mode} 不在 {low} 至 {high} 之间")
            }
            Self::P10AboveP90(id, p10, p90) => {
                let (name, p10, p90) = (named(id), value(id, *p10), value(id, *p90));
                chinese!("{name}的 10% 分位数 {p10} 不低于 90% 分位数 {p90}；请对调")
            }
            Self::NotPositive(id, p10) => {
                let (name, p10) = (named(id), value(id, *p10));
                chinese!("{name}的 10% 分位数为 {p10}，不能取对数正态分布：必须大于 0")
            }
            Self::LevelElsewhere(id, outputs) => {
                chinese!("为 {id} 指定了界限，但它不在结果之中（{}）；请将它加入结果", outputs.join("、"))
            }
            Self::Correlation(id, how) => chinese!("{}的相关系数 {how} 不在 −1 至 1 之间", named(id)),
            Self::NoDriver(id, Some(driver)) => {
                let (name, driver) = (named(id), named(driver));
                chinese!("{name}无法与{driver}相关：请将后者也设为不确定，且不给它相关系数")
            }
            Self::NoDriver(id, None) => chinese!("{}没有可跟随的驱动因素：请指定一个", named(id)),
            Self::Twice(id) => chinese!("{}出现了两次；请去掉一个", named(id)),
            Self::NoRule(id) => chinese!("{}没有默认分布（开关、为 0 或在范围端点）；请指定一个", named(id)),
            Self::NothingUncertain => "结果所依赖的假设都是确定的；请指定不确定的假设".to_owned(),
            Self::TooFewForSobol(samples, least) => {
                chinese!("{samples} 个样本不足以计算 Sobol 指数；至少需要 {least} 个，最好 10000 个")
            }
            Self::NoSamples => "模拟至少需要一个样本".to_owned(),
            Self::TooManySamples(samples) => chinese!("{samples} 个样本过多；最多 1 亿个"),
            Self::TooManyChanges(chapters) => chinese!("两个情景在 {chapters} 项有差异；最多只能分解 16 项"),
            Self::NoOutput => "请至少指定一项结果，例如 aave.adjusted_earnings".to_owned(),
        }
    }
}

/// An input's name with its id, since a page shows the one and a command takes the other; the id alone where the model does
/// not know it.
fn named(model: &Model, id: &str, language: Language) -> String {
    match (model.find_input(id).map(|input| model.input(input).name.get(language)), language) {
        (Some(name), Language::English) => format!("“{name}” ({id})"),
        (Some(name), Language::Chinese) => format!("“{name}”（{id}）"),
        (None, _) => id.to_owned(),
    }
}

/// An input's value with its unit.
fn value_of(model: &Model, id: &str, value: Decimal, language: Language) -> String {
    match model.find_input(id).map(|input| model.input(input)) {
        Some(input) => format::precise(value, &input.unit, language),
        None => format::plain(value.normalize()),
    }
}

fn presets(model: &Model, comma: &str) -> String {
    model.presets.iter().map(|preset| preset.id.as_str()).collect::<Vec<_>>().join(comma)
}
