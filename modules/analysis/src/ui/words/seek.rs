//! What the goal seek says.

use takerate_core::chinese;

/// The words of the goal seek.
pub struct SeekWords {
    pub title: &'static str,
    pub standfirst: &'static str,
    pub shall_be: &'static str,
    pub by: &'static str,
    pub now: fn(&str, &str, &str) -> String,
    pub use_it: &'static str,
    pub use_what: fn(&str, &str) -> String,
    pub exactly: fn(&str, &str) -> String,
    pub closed: &'static str,
    pub bracketing: &'static str,
    pub break_even: fn(&str) -> String,
    pub break_even_standfirst: &'static str,
    pub assumption: &'static str,
    pub is_now: &'static str,
    pub must_be: &'static str,
    pub outside: &'static str,
    pub none: fn(usize) -> String,
    pub list: &'static str,
}

pub const ENGLISH: SeekWords = SeekWords {
    title: "How far must one assumption move?",
    standfirst: "Choose a result and a target. One assumption is moved until the result reaches it; all others stay where you put them.",
    shall_be: "Target",
    by: "By moving",
    now: |output, value, input| format!("Now {output} is {value}, and {input}."),
    use_it: "Use this value",
    use_what: |name, value| format!("Use {value} for {name}"),
    exactly: |value, output| format!("To 28 digits {value}; put back into the model it gives {output}."),
    closed: "Solved in one step: over this assumption the result is a straight line or a ratio of two.",
    bracketing: "Found by searching the range and narrowing down each crossing.",
    break_even: |name| format!("Where {name} breaks even"),
    break_even_standfirst: "What each assumption would have to be, on its own, for adjusted earnings of exactly zero.",
    assumption: "Assumption",
    is_now: "Now",
    must_be: "Would have to be",
    outside: "outside its sensible range",
    none: |count| match count {
        1 => "1 assumption cannot do it alone".to_owned(),
        count => format!("{count} assumptions cannot do it alone"),
    },
    list: "Break-even of every assumption",
};

pub const CHINESE: SeekWords = SeekWords {
    title: "一项假设要变动多少？",
    standfirst: "选定一项结果及其目标值：只调整一项假设，直至达到目标，其余保持你的设定。",
    shall_be: "目标值",
    by: "要调整的假设",
    now: |output, value, input| chinese!("目前{output}为 {value}，{input}。"),
    use_it: "采用该值",
    use_what: |name, value| chinese!("将{name}设为 {value}"),
    exactly: |value, output| chinese!("28 位数字为 {value}；代回模型得到 {output}。"),
    closed: "结果是该假设的一次函数或其比值，可直接解出。",
    bracketing: "在合理范围内搜索，并逐步缩小每个交点所在的区间求得。",
    break_even: |name| chinese!("{name}的盈亏平衡点"),
    break_even_standfirst: "只调整某一项假设，使调整后收益恰好为零所需的取值。",
    assumption: "假设",
    is_now: "目前",
    must_be: "需要取值",
    outside: "超出合理范围",
    none: |count| chinese!("另有 {count} 项，只调整它达不到目标"),
    list: "各项假设的盈亏平衡点",
};
