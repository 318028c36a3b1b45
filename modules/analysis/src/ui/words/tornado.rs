//! What the tornado says.

use takerate_core::chinese;

/// The words of the tornado.
pub struct TornadoWords {
    pub title: &'static str,
    pub standfirst: &'static str,
    pub valueless: fn(&str) -> String,
    pub swing: &'static str,
    pub plausible: &'static str,
    pub range: &'static str,
    pub percent: &'static str,
    pub percent_wrong: &'static str,
    pub still: fn(usize) -> String,
    pub across_title: &'static str,
    pub across_standfirst: &'static str,
}

pub const ENGLISH: TornadoWords = TornadoWords {
    title: "Which assumption matters?",
    standfirst: "Each assumption is moved low and high on its own, all others staying where you put them. The longer the bar, the more the result depends on it. The plausible range is what four of five samples of the simulation lie in; bars that lose the value at one end stand last. The simulation itself may order them otherwise: there, assumptions that follow another one move with it.",
    valueless: |reason| {
        format!(
            "In your scenario this result has no value: {reason} Only the assumptions drawn here give it one on their own."
        )
    },
    swing: "Move each",
    plausible: "over its plausible range: p10 to p90",
    range: "over its sensible range",
    percent: "by ± per cent",
    percent_wrong: "Type a number above 0, such as 10.",
    still: |count| match count {
        1 => "1 assumption without a plausible range, such as a switch: not moved".to_owned(),
        count => format!("{count} assumptions without a plausible range, such as switches: not moved"),
    },
    across_title: "One assumption, all protocols",
    across_standfirst: "The same move, and what becomes of the same result everywhere.",
};

pub const CHINESE: TornadoWords = TornadoWords {
    title: "哪项假设最重要？",
    standfirst: "逐一将每项假设调低、调高，其余保持你的设定。条形越长，结果越取决于它。可能范围是模拟中 80% 的样本所在的范围；一端没有数值的条形排在最后。模拟中的排序可能不同：那里，相关的假设会一同变动。",
    valueless: |reason| chinese!("在你的情景中该结果没有数值：{reason}只有下列假设单独变动能使其有数值。"),
    swing: "每项假设的变动",
    plausible: "覆盖其可能范围：P10 至 P90",
    range: "覆盖其合理范围",
    percent: "上下浮动（百分比）",
    percent_wrong: "请输入大于 0 的数字，例如 10。",
    still: |count| chinese!("{count} 项假设没有可能范围（例如开关），未作变动"),
    across_title: "一项假设，所有协议",
    across_standfirst: "同样的变动，看各协议的同一结果如何变化。",
};
