//! Simplified Chinese.

use takerate_core::chinese;

use super::{Words, bridge, compare, history, seek, share, simulate, since, table, tornado};

pub static WORDS: Words = Words {
    alone: "当前浏览器不允许网页在后台计算，因此改为在画面刷新的间隙计算：耗时的分析会更慢，期间页面可能略有卡顿。",
    worker_died: "计算中断，可能是内存不足。情景未受影响；请重试，若样本数很大，可减少样本。",
    no_engine: "计算程序未能载入。请检查网络后重试。",
    cancel: "停止",
    start_again: "重新开始",
    computing: |percent| chinese!("正在计算：{percent}%"),
    cancelled: |percent| chinese!("已在 {percent}% 处停止。"),
    no_answer: "尚无可显示的结果便已停止。",
    output: "结果",
    input: "假设",
    shared: "各协议共用",
    point: "将指针移到图上、点按，或用方向键移动，即可读取数值。",
    figures: "以表格查看数据",
    copy: "复制表格",
    csv: "存为 CSV",
    not_saved: "浏览器不允许本页保存文件。",
    save_chart: "将图表存为",
    copied: "已复制。",
    not_copied: "浏览器不允许复制，请手动选取并复制。",
    still_no_value: |count| chinese!("另有 {count} 项，单独变动仍无数值"),
    without_effect: |count| chinese!("另有 {count} 项没有影响"),
    all: |count| chinese!("显示全部 {count} 项"),
    fewer: "收起",
    is_now: |name, value| chinese!("{name}现为 {value}"),
    applied: |changes| chinese!("{}。", changes.join("，")),
    undone: "已撤销。",
    tornado: tornado::CHINESE,
    table: table::CHINESE,
    seek: seek::CHINESE,
    bridge: bridge::CHINESE,
    simulate: simulate::CHINESE,
    compare: compare::CHINESE,
    share: share::CHINESE,
    history: history::CHINESE,
    since: since::CHINESE,
};
