//! The Chinese of the models: the statement's names are the article's terms, and every text reads as Chinese does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/chinese.rs"]
mod chinese;
mod support;

use support::{bundled, folder, model_files};
use takerate_core::Language;

/// Lines and inputs by the end of their ids, and the article's terms for them.
const TERMS: [(&str, &str); 14] = [
    ("gross_revenue", "总收入"),
    ("cost_of_revenue", "收入成本"),
    ("net_revenue", "净收入"),
    ("net_margin", "净收入利润率"),
    ("operating_expenses", "运营支出"),
    ("token_incentives", "代币激励"),
    ("net_operating_income", "净营业收入"),
    ("adjusted_earnings", "调整后收益"),
    ("fdv", "完全稀释估值（FDV）"),
    ("fdv_to_earnings", "FDV / 收益"),
    ("earnings_yield", "收益率（按 FDV）"),
    ("market_cap_to_earnings", "流通市值 / 收益"),
    ("one_off_costs", "加回的一次性费用"),
    ("known_future_costs", "已知未来成本"),
];

/// Everything that a reader of the models can see, by its id.
fn all() -> Vec<(String, String)> {
    let model = bundled();
    let mut texts: Vec<(String, &takerate_core::Text)> = Vec::new();
    let report = &model.report;
    let said = [&report.name, &report.title, &report.standfirst, &report.description].into_iter();
    texts.extend(said.chain(&report.accounts).map(|text| ("the report".to_owned(), text)));
    for section in &model.sections {
        texts.extend([(section.id.clone(), &section.name), (section.id.clone(), &section.note)]);
        texts.extend(section.groups.iter().map(|group| (section.id.clone(), &group.name)));
    }
    for preset in &model.presets {
        texts.extend([&preset.name, &preset.title, &preset.note].map(|text| (preset.id.clone(), text)));
    }
    texts.extend(model.sources.iter().map(|source| ("a source".to_owned(), &source.title)));
    for constant in &model.constants {
        texts.extend(
            [Some(&constant.name), constant.note.as_ref()]
                .into_iter()
                .flatten()
                .map(|text| (constant.id.clone(), text)),
        );
    }
    for input in &model.inputs {
        let given = [Some(&input.name), input.note.as_ref()];
        let origins = input.origins.iter().flat_map(|origin| [origin.note.as_ref(), origin.why.as_ref()]);
        texts.extend(given.into_iter().chain(origins).flatten().map(|text| (input.id.clone(), text)));
    }
    for line in &model.lines {
        let given = [Some(&line.name), line.note.as_ref()].into_iter().flatten();
        texts.extend(given.chain(line.guards.iter().map(|guard| &guard.message)).map(|text| (line.id.clone(), text)));
    }
    texts.extend(
        model
            .expected
            .iter()
            .filter_map(|expected| Some((model.line(expected.line).id.clone(), expected.note.as_ref()?))),
    );
    texts.into_iter().map(|(id, text)| (id, text.get(Language::CHINESE).to_owned())).collect()
}

#[test]
fn the_statement_has_the_articles_terms() {
    let model = bundled();
    let lines = model.lines.iter().map(|line| (&line.id, &line.name));
    let named: Vec<_> = lines.chain(model.inputs.iter().map(|input| (&input.id, &input.name))).collect();
    for (term, wanted) in TERMS {
        let found: Vec<_> = named.iter().filter(|(id, _)| id.split('.').nth(1) == Some(term)).collect();
        assert!(found.len() >= 2, "{term}");
        // Businesses that the report is not about have words of their own.
        let first = |id: &str| {
            let section = model.sections.iter().find(|section| id.starts_with(&format!("{}.", section.id)));
            section.and_then(|section| section.protocol).is_none_or(|of| of.statement == 0)
        };
        for (id, name) in found.into_iter().filter(|(id, _)| first(id)) {
            assert_eq!(name.get(Language::CHINESE), wanted, "{id}");
        }
    }
    for (id, name) in named.iter().filter(|(id, _)| id.ends_with("take_rate")) {
        assert!(name.get(Language::CHINESE).ends_with("抽成比例"), "{id}");
    }
}

#[test]
fn what_readers_know_under_another_name_is_said_once() {
    let texts = all();
    for said in ["“费用”", "原文作“供应商”", "原文：约 103 倍（27 亿 ÷ 2,640 万 ＝ 102.3）", "2024E", "2025P", "2025A"]
    {
        let count = texts.iter().filter(|(_, text)| text.contains(said)).count();
        assert!(count >= 1, "{said} is nowhere");
    }
}

#[test]
fn presets_are_named_by_what_they_are() {
    let names: Vec<_> = bundled().presets.iter().map(|preset| preset.name.get(Language::CHINESE)).collect();
    assert_eq!(names, ["2024 报告", "2025 预测", "2025 实际"]);
    for (id, text) in all() {
        let named = ["2024E", "2025P", "2025A"].iter().any(|name| text.contains(name));
        assert!(!named || text.contains('（'), "{id}: {text}");
    }
}

#[test]
fn every_text_reads_as_chinese_does() {
    let texts = all();
    assert!(texts.len() > 300, "only {} texts", texts.len());
    chinese::check(texts);
    let raw = model_files("models").into_iter().flat_map(|file| {
        let line = |line: &str| Some(line.split_once("zh = \"")?.1.split('"').next()?.to_owned());
        file.text.lines().filter_map(line).map(|text| (file.name.clone(), text)).collect::<Vec<_>>()
    });
    chinese::check(raw.collect::<Vec<_>>());
}

#[test]
fn the_guide_to_a_protocol_of_ones_own_uses_the_same_terms() {
    let text = std::fs::read_to_string(folder("CONTRIBUTING.md")).unwrap();
    let texts = text.lines().filter_map(|line| Some(line.split_once("zh = \"")?.1.split('"').next()?.to_owned()));
    chinese::check(texts.map(|text| ("CONTRIBUTING.md".to_owned(), text)).collect::<Vec<_>>());
}

#[test]
fn the_checker_finds_what_it_looks_for() {
    for wrong in [
        "目前FDV 为",
        "FDV为",
        "低于−1,924万",
        "80%的样本",
        "来源: 原文",
        "2025P: 预测",
        "假设 (2024E)",
        "可用：2024e, 2025p",
        "2024 报告 （固定值）",
        "定币贷款。 请检查",
        "变化 +2.57 pp",
        "调整后盈利",
        "12 个假设",
    ] {
        assert!(!chinese::faults(wrong).is_empty(), "{wrong}");
    }
    for right in [
        "2,639万，12.5亿，102.3倍",
        "已改动 1 项",
        "27 亿美元",
        "Sky（MakerDAO）",
        "MKR 按 1:24,000 兑换 SKY",
        "pp, in English: yes",
    ] {
        assert_eq!(chinese::faults(right), Vec::<String>::new(), "{right}");
    }
}
