//! What is said of the steps that a reader has made.

use takerate_core::chinese;

/// The words of the history.
pub struct HistoryWords {
    pub title: &'static str,
    pub standfirst: &'static str,
    pub list: &'static str,
    pub start: fn(&str) -> String,
    pub preset: fn(&str) -> String,
    pub change: fn(&str, &str, &str) -> String,
    pub more: fn(usize) -> String,
    pub current: &'static str,
}

pub const ENGLISH: HistoryWords = HistoryWords {
    title: "What you have changed",
    standfirst: "Every step since the page was opened, the latest first. Select one to return to it; nothing is lost until you change something there. Ctrl-Z or ⌘-Z undoes, with Shift redoes.",
    list: "Steps",
    start: |what| format!("Opened: {what}"),
    preset: |name| format!("Preset {name}"),
    change: |name, from, to| format!("{name}: {from} → {to}"),
    more: |count| format!("and {count} more"),
    current: "now",
};

pub const CHINESE: HistoryWords = HistoryWords {
    title: "你改动过的内容",
    standfirst: "页面打开以来的每一步，最近的在前。选择任意一步即可回到那里；在那里再作改动之前，什么都不会丢失。Ctrl-Z 或 ⌘-Z 撤销，加 Shift 重做。",
    list: "步骤",
    start: |what| chinese!("打开：{what}"),
    preset: |name| chinese!("预设 {name}"),
    change: |name, from, to| chinese!("{name}：{from} → {to}"),
    more: |count| chinese!("另有 {count} 项"),
    current: "当前",
};
