//! What is said of links of other editions.

use takerate_core::chinese;

/// The words of what has changed since a link was made.
pub struct SinceWords {
    pub title: &'static str,
    pub none: &'static str,
    pub standfirst: fn(&str, &str) -> String,
    pub loading: &'static str,
    pub never: fn(&str) -> String,
    pub not_now: &'static str,
    pub nothing: &'static str,
    pub changed: &'static str,
    pub explain: &'static str,
    pub explained: &'static str,
    pub sender: &'static str,
}

pub const ENGLISH: SinceWords = SinceWords {
    title: "What has changed since this link was made",
    none: "No link of another edition of the model is open, so there is nothing to explain.",
    standfirst: |then, now| {
        format!(
            "The link names the edition of the model that it was made with, {then}; today's is {now}. It opens with today's."
        )
    },
    loading: "Loading that edition…",
    never: |digest| format!("No edition {digest} is kept here, so the difference cannot be divided among assumptions."),
    not_now: "That edition could not be loaded. Check the connection.",
    nothing: "Nothing that the model computes with has changed.",
    changed: "In the model",
    explain: "Explain this difference",
    explained: "Assumption by assumption",
    sender: "the sender's assumptions",
};

pub const CHINESE: SinceWords = SinceWords {
    title: "此链接生成之后的变化",
    none: "没有打开由模型其他版本生成的链接，因此没有需要说明的变化。",
    standfirst: |then, now| {
        chinese!("链接注明了生成时所用的模型版本 {then}；今天的版本是 {now}，页面按今天的版本打开。")
    },
    loading: "正在载入该版本……",
    never: |digest| chinese!("此处没有保存版本 {digest}，因此无法将差额分摊到各项假设。"),
    not_now: "未能载入该版本。请检查网络。",
    nothing: "模型计算所用的内容没有变化。",
    changed: "模型的变化",
    explain: "说明这一差额",
    explained: "逐项假设说明",
    sender: "发送者的假设",
};
