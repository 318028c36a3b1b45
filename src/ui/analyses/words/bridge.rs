//! What the bridge says.

use takerate_core::chinese;

/// The words of the bridge.
pub struct BridgeWords {
    pub title: &'static str,
    pub standfirst: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub yours: &'static str,
    pub now: &'static str,
    pub kept: fn(&str, &str) -> String,
    pub saved: fn(&str) -> String,
    pub kept_option: fn(&str) -> String,
    pub changed: fn(&str, usize) -> String,
    pub keep_as_from: &'static str,
    pub keep_as_to: &'static str,
    pub keep_why: &'static str,
    pub swap: &'static str,
    pub sections: &'static str,
    pub chapters: &'static str,
    pub same: &'static str,
    pub nothing: &'static str,
}

pub const ENGLISH: BridgeWords = BridgeWords {
    title: "What explains the difference?",
    standfirst: "From one scenario to another, the difference in a result is shared out among the assumptions that changed. No order is preferred: the part of each is its average over every order in which they could change.",
    from: "From (A)",
    to: "To (B)",
    yours: "Your scenario",
    now: "your scenario",
    kept: |side, what| format!("kept scenario {side} ({what})"),
    saved: |name| format!("“{name}”"),
    kept_option: |what| format!("Kept: {what}"),
    changed: |preset, changes| match changes {
        1 => format!("{preset}, 1 change"),
        changes => format!("{preset}, {changes} changes"),
    },
    keep_as_from: "Keep your scenario as A",
    keep_as_to: "Keep your scenario as B",
    keep_why: "Keeps your scenario as it is now; you can go on changing it and compare.",
    swap: "Swap A and B",
    sections: "More than 16 assumptions changed, so those under one heading count together; the table lists each of them.",
    chapters: "More than 16 sections changed, so the assumptions of one protocol count together; the table lists each of them.",
    same: "A and B are the same scenario, so there is no difference to explain. Change your scenario, or choose another A or B.",
    nothing: "None of the assumptions that changed moves this result.",
};

pub const CHINESE: BridgeWords = BridgeWords {
    title: "差额从何而来？",
    standfirst: "从一个情景到另一个情景，结果的差额分摊到各项有变动的假设。不偏重任何先后次序：每项假设的贡献是它在所有可能的变动次序下的平均值。",
    from: "起点（A）",
    to: "终点（B）",
    yours: "你的情景",
    now: "你的情景",
    kept: |side, what| chinese!("固定的情景 {side}（{what}）"),
    saved: |name| format!("“{name}”"),
    kept_option: |what| chinese!("已固定：{what}"),
    changed: |preset, changes| chinese!("{preset}，已改动 {changes} 项"),
    keep_as_from: "把当前情景固定为 A",
    keep_as_to: "把当前情景固定为 B",
    keep_why: "固定情景目前的样子；之后你可以继续更改，并与之比较。",
    swap: "对调 A 与 B",
    sections: "变动的假设超过 16 项，同一标题下的合并计算；表格逐项列出。",
    chapters: "变动的部分超过 16 项，同一协议的假设合并计算；表格逐项列出。",
    same: "A 与 B 是同一情景，没有差额可以解释。请更改你的情景，或另选 A 或 B。",
    nothing: "有变动的假设都不影响该结果。",
};
