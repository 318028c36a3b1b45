//! What the two-way table says.

use takerate_core::chinese;

/// The words of the two-way table.
pub struct TableWords {
    pub title: &'static str,
    pub standfirst: &'static str,
    pub across: &'static str,
    pub upwards: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub not_below: &'static str,
    pub not_above: &'static str,
    pub same_ends: &'static str,
    pub steps: &'static str,
    pub steps_wrong: &'static str,
    pub target: &'static str,
    pub swap: &'static str,
    pub now: fn(&str, &str, &str, &str) -> String,
    pub nowhere: fn(&str) -> String,
    pub outside: &'static str,
    pub point: &'static str,
    pub use_them: &'static str,
}

pub const ENGLISH: TableWords = TableWords {
    title: "What do two assumptions do together?",
    standfirst: "A result over two assumptions, all others staying where you put them. The line is where the result meets the target.",
    across: "Across",
    upwards: "Upwards",
    from: "From",
    to: "To",
    not_below: "This must be below where the axis ends.",
    not_above: "This must be above where the axis begins.",
    same_ends: "Both ends are the same; type two different values.",
    steps: "Values on each axis",
    steps_wrong: "Type a whole number from 2 to 101.",
    target: "Target",
    swap: "Swap the axes",
    now: |output, value, x, y| format!("In your scenario: {x}, {y}, {output} {}.", value.trim_end_matches('.')),
    nowhere: |target| format!("It meets {target} nowhere here; widen an axis or choose another target."),
    outside: "Your own values lie outside these axes.",
    point: "Point at a cell, or go there with the arrow keys, to read it. Click or tap to hold it, then use its values.",
    use_them: "Use these values",
};

pub const CHINESE: TableWords = TableWords {
    title: "两项假设同时变动会怎样？",
    standfirst: "结果随两项假设而变，其余保持你的设定。线条标出结果恰好等于目标值之处。",
    across: "横轴",
    upwards: "纵轴",
    from: "起点",
    to: "终点",
    not_below: "起点必须小于终点。",
    not_above: "终点必须大于起点。",
    same_ends: "上下限相同；请填写两个不同的值。",
    steps: "每轴取值个数",
    steps_wrong: "请输入 2 至 101 之间的整数。",
    target: "目标值",
    swap: "对调两轴",
    now: |output, value, x, y| chinese!("在你的情景中：{x}，{y}，{output} {value}。"),
    nowhere: |target| chinese!("此范围内不会等于 {target}；可放宽坐标轴或另选目标值。"),
    outside: "你的取值在坐标轴范围之外。",
    point: "将指针移到格子上，或用方向键移动，即可读取数值。单击或点按可固定该格，然后采用其取值。",
    use_them: "采用这组取值",
};
