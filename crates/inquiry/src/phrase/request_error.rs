//! What is wrong with a request, as a clause for a reader.

use takerate_analysis::RequestError;
use takerate_core::{Decimal, Language, Model, chinese};
use takerate_exchange::assign::clipped;
use takerate_present::format;

/// What is wrong with a request and what to do, without a full stop.
#[must_use]
pub fn request_error(error: &RequestError, model: &Model, language: Language) -> String {
    match language {
        Language::ENGLISH => english(error, model),
        Language::CHINESE => chinese(error, model),
    }
}

fn english(error: &RequestError, model: &Model) -> String {
    let named = |id: &str| named(model, id, Language::ENGLISH);
    let value = |id: &str, value: Decimal| value_of(model, id, value, Language::ENGLISH);
    match error {
        RequestError::UnknownPreset(id) => {
            format!("no preset is called “{}”; there are {}", clipped(id), presets(model, ", "))
        }
        RequestError::UnknownOutput(id, near) if near.is_empty() => format!("no line is called “{id}”"),
        RequestError::UnknownOutput(id, near) => {
            format!("no line is called “{id}”; did you mean {}?", near.join(" or "))
        }
        RequestError::Assign(error) => error.message(model, Language::ENGLISH),
        RequestError::LowAboveHigh(id, low, high) if low == high => {
            format!("both ends of {} are the same, {}; write two different ones", named(id), value(id, *low))
        }
        RequestError::P10AboveP90(id, p10, p90) if p10 == p90 => {
            let (name, value) = (named(id), value(id, *p10));
            format!("the 10th and the 90th percentile of {name} are the same, {value}; write two different ones")
        }
        RequestError::LowAboveHigh(id, low, high) => {
            let (name, low, high) = (named(id), value(id, *low), value(id, *high));
            format!("the low end of {name}, {low}, is not below its high end, {high}; exchange them")
        }
        RequestError::Percent(percent) => format!("{percent} per cent is no swing; write a number above 0, such as 10"),
        RequestError::Steps(steps) => format!("an axis has from 2 to 101 values, not {steps}"),
        RequestError::SameAxis(id) => format!("{} is on both axes; choose two different assumptions", named(id)),
        RequestError::ModeOutside(id, mode, low, high) => {
            let (name, [mode, low, high]) = (named(id), [mode, low, high].map(|end| value(id, *end)));
            format!("the most likely value of {name}, {mode}, lies outside {low} to {high}")
        }
        RequestError::P10AboveP90(id, p10, p90) => {
            let (name, p10, p90) = (named(id), value(id, *p10), value(id, *p90));
            format!("the 10th percentile of {name}, {p10}, is not below its 90th, {p90}; exchange them")
        }
        RequestError::NotPositive(id, p10) => {
            let (name, p10) = (named(id), value(id, *p10));
            format!("{name} cannot be lognormal with a 10th percentile of {p10}: it must be above 0")
        }
        RequestError::LevelElsewhere(id, outputs) => {
            format!("a level is asked of {id}, which is not among the outputs: {}; add it to them", outputs.join(", "))
        }
        RequestError::Correlation(id, how) => {
            format!("the correlation of {}, {how}, is not between -1 and 1", named(id))
        }
        RequestError::NoDriver(id, Some(driver)) => {
            let (name, driver) = (named(id), named(driver));
            format!("{name} cannot follow {driver}: make that uncertain too, without a correlation of its own")
        }
        RequestError::NoDriver(id, None) => format!("{} has nothing to follow: name a driver", named(id)),
        RequestError::Twice(id) => format!("{} is named twice; leave one out", named(id)),
        RequestError::NoRule(id) => format!(
            "{} has no distribution of its own here (it is a switch, 0 or at the end of its range); give one",
            named(id)
        ),
        RequestError::NothingUncertain => "nothing that the outputs rest on is uncertain; name an input".to_owned(),
        RequestError::TooFewForSobol(samples, least) => {
            format!("{samples} samples are too few for Sobol indices; at least {least} are needed, 10000 are better")
        }
        RequestError::NoSamples => "a simulation needs at least one sample".to_owned(),
        RequestError::TooManySamples(samples) => format!("{samples} samples are too many; at most 100000000 fit"),
        RequestError::TooManyChanges(chapters) => {
            format!("the scenarios differ in {chapters} chapters; a bridge can tell at most 16 apart")
        }
        RequestError::NoOutput => "name at least one output, such as aave.adjusted_earnings".to_owned(),
    }
}

fn chinese(error: &RequestError, model: &Model) -> String {
    let named = |id: &str| named(model, id, Language::CHINESE);
    let value = |id: &str, value: Decimal| value_of(model, id, value, Language::CHINESE);
    match error {
        RequestError::UnknownPreset(id) => {
            chinese!("没有名为“{}”的预设（可用：{}）", clipped(id), presets(model, "、"))
        }
        RequestError::UnknownOutput(id, near) if near.is_empty() => chinese!("没有名为“{id}”的科目"),
        RequestError::UnknownOutput(id, near) => chinese!("没有名为“{id}”的科目；是否指 {}？", near.join(" 或 ")),
        RequestError::Assign(error) => error.message(model, Language::CHINESE),
        RequestError::LowAboveHigh(id, low, high) if low == high => {
            chinese!("{}的上下限相同，都是 {}；请填写两个不同的值", named(id), value(id, *low))
        }
        RequestError::P10AboveP90(id, p10, p90) if p10 == p90 => {
            chinese!("{}的 10% 与 90% 分位数相同，都是 {}；请填写两个不同的值", named(id), value(id, *p10))
        }
        RequestError::LowAboveHigh(id, low, high) => {
            let (name, low, high) = (named(id), value(id, *low), value(id, *high));
            chinese!("{name}的下限 {low} 不低于上限 {high}；请对调")
        }
        RequestError::Percent(percent) => chinese!("变动幅度不能为 {percent}%；请填写大于 0 的数字，例如 10"),
        RequestError::Steps(steps) => chinese!("每个坐标轴可取 2 至 101 个值，不能为 {steps}"),
        RequestError::SameAxis(id) => chinese!("两个坐标轴都是{}；请选择两项不同的假设", named(id)),
        RequestError::ModeOutside(id, mode, low, high) => {
            let (name, [mode, low, high]) = (named(id), [mode, low, high].map(|end| value(id, *end)));
            chinese!("{name}的最可能值 {mode} 不在 {low} 至 {high} 之间")
        }
        RequestError::P10AboveP90(id, p10, p90) => {
            let (name, p10, p90) = (named(id), value(id, *p10), value(id, *p90));
            chinese!("{name}的 10% 分位数 {p10} 不低于 90% 分位数 {p90}；请对调")
        }
        RequestError::NotPositive(id, p10) => {
            let (name, p10) = (named(id), value(id, *p10));
            chinese!("{name}的 10% 分位数为 {p10}，不能取对数正态分布：必须大于 0")
        }
        RequestError::LevelElsewhere(id, outputs) => {
            chinese!("为 {id} 指定了界限，但它不在结果之中（{}）；请将它加入结果", outputs.join("、"))
        }
        RequestError::Correlation(id, how) => chinese!("{}的相关系数 {how} 不在 −1 至 1 之间", named(id)),
        RequestError::NoDriver(id, Some(driver)) => {
            let (name, driver) = (named(id), named(driver));
            chinese!("{name}无法与{driver}相关：请将后者也设为不确定，且不给它相关系数")
        }
        RequestError::NoDriver(id, None) => chinese!("{}没有可跟随的驱动因素：请指定一个", named(id)),
        RequestError::Twice(id) => chinese!("{}出现了两次；请去掉一个", named(id)),
        RequestError::NoRule(id) => chinese!("{}没有默认分布（开关、为 0 或在范围端点）；请指定一个", named(id)),
        RequestError::NothingUncertain => "结果所依赖的假设都是确定的；请指定不确定的假设".to_owned(),
        RequestError::TooFewForSobol(samples, least) => {
            chinese!("{samples} 个样本不足以计算 Sobol 指数；至少需要 {least} 个，最好 10000 个")
        }
        RequestError::NoSamples => "模拟至少需要一个样本".to_owned(),
        RequestError::TooManySamples(samples) => chinese!("{samples} 个样本过多；最多 1 亿个"),
        RequestError::TooManyChanges(chapters) => chinese!("两个情景在 {chapters} 项有差异；最多只能分解 16 项"),
        RequestError::NoOutput => "请至少指定一项结果，例如 aave.adjusted_earnings".to_owned(),
    }
}

/// An input's name with its id, since a page shows the one and a command takes the other; the id alone where the model does
/// not know it.
fn named(model: &Model, id: &str, language: Language) -> String {
    match (model.find_input(id).map(|input| model.input(input).name.get(language)), language) {
        (Some(name), Language::ENGLISH) => format!("“{name}” ({id})"),
        (Some(name), Language::CHINESE) => format!("“{name}”（{id}）"),
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
