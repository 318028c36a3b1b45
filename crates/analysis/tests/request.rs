//! Requests that make no sense get a message in both languages, and those that do read back from JSON.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::MODEL;
use takerate_analysis::{Job, run};
use takerate_core::Language;

fn job(json: &str) -> Job {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// A simulation with one uncertain input, the rest of which is `what`.
fn simulate(what: &str) -> String {
    format!(r#"{{"job": "simulate", "outputs": ["aave.fdv"], "inputs": [{{"input": "aave.token_price", {what}}}]}}"#)
}

#[test]
fn what_makes_no_sense_is_answered_in_words() {
    for (json, english, chinese) in [
        (
            r#"{"job": "tornado", "outputs": ["aave.adjusted_earning"]}"#,
            "aave.adjusted_earnings",
            "aave.adjusted_earnings",
        ),
        (r#"{"job": "tornado", "outputs": []}"#, "at least one output", "至少"),
        (r#"{"job": "tornado", "outputs": ["aave.fdv"], "swing": {"percent": "0"}}"#, "no swing", "变动幅度"),
        (r#"{"job": "tornado", "outputs": ["aave.fdv"], "inputs": ["aave.x"]}"#, "no assumption", "没有名为"),
        (r#"{"job": "bridge", "outputs": ["fdv"], "to": {"preset": "2030p"}}"#, "2024e, 2025p", "2024e、2025p"),
        (
            r#"{"job": "seek", "output": "aave.fdv", "target": "1", "scenario": {"set": {"aave.gho_share": "2"}}}"#,
            "cannot exceed 100%",
            "不能超过 100%",
        ),
        (
            r#"{"job": "table", "output": "aave.fdv", "x": {"input": "aave.gho_share"}, "y": {"input": "aave.gho_share"}}"#,
            "both axes",
            "两个坐标轴",
        ),
        (
            r#"{"job": "table", "output": "aave.fdv", "x": {"input": "aave.gho_share", "steps": 102}, "y": {"input": "macro.eth_price"}}"#,
            "not 102",
            "102",
        ),
        (
            r#"{"job": "table", "output": "aave.fdv", "x": {"input": "macro.eth_price", "low": "9", "high": "3"}, "y": {"input": "aave.gho_share"}}"#,
            "exchange them",
            "对调",
        ),
        (
            r#"{"job": "table", "output": "aave.fdv", "x": {"input": "aave.gho_share", "high": "3"}, "y": {"input": "macro.eth_price"}}"#,
            "cannot exceed 100%",
            "不能超过 100%",
        ),
        (r#"{"job": "simulate", "outputs": ["aave.fdv"], "samples": 0}"#, "at least one sample", "至少需要一个样本"),
        (r#"{"job": "simulate", "outputs": ["aave.fdv"], "samples": 1000000000}"#, "too many", "过多"),
        (&simulate(r#""distribution": {"uniform": {"low": "9", "high": "3"}}"#), "exchange them", "对调"),
        (&simulate(r#""distribution": {"normal": {"p10": "9", "p90": "3"}}"#), "exchange them", "对调"),
        (
            r#"{"job": "table", "output": "aave.fdv", "x": {"input": "aave.gho_share", "low": "0.1", "high": "0.1"}, "y": {"input": "macro.eth_price"}}"#,
            "are the same, 10%; write two different ones",
            "上下限相同，都是 10%",
        ),
        (&simulate(r#""distribution": {"uniform": {"low": "3000", "high": "3000"}}"#), "both ends of", "上下限相同"),
        (
            &simulate(r#""distribution": {"triangular": {"low": "3", "mode": "3", "high": "3"}}"#),
            "are the same",
            "相同",
        ),
        (&simulate(r#""distribution": {"pert": {"low": "3", "mode": "4", "high": "3"}}"#), "are the same", "相同"),
        (&simulate(r#""distribution": {"normal": {"p10": "3", "p90": "3"}}"#), "90th percentile of", "分位数相同"),
        (&simulate(r#""distribution": {"lognormal": {"p10": "3", "p90": "3"}}"#), "are the same, 3 USD", "都是 3 美元"),
        (&simulate(r#""distribution": {"lognormal": {"p10": "0", "p90": "3"}}"#), "above 0", "大于 0"),
        (&simulate(r#""distribution": {"pert": {"low": "1", "mode": "4", "high": "3"}}"#), "lies outside", "不在"),
        (
            r#"{"job": "simulate", "outputs": ["aave.fdv", "sky.fdv"], "below": [{"output": "lido.fdv", "level": "1"}]}"#,
            "not among the outputs: aave.fdv, sky.fdv",
            "aave.fdv、sky.fdv",
        ),
        (&simulate(r#""correlation": "1.5""#), "between -1 and 1", "−1 至 1"),
        (
            &simulate(r#""correlation": "0.5""#),
            "cannot follow “ETH price” (macro.eth_price)",
            "“ETH 价格”（macro.eth_price）",
        ),
    ] {
        let trouble = run(&MODEL, &job(json), Language::English).unwrap_err();
        let (in_english, in_chinese) =
            (trouble.message(&MODEL, Language::English), trouble.message(&MODEL, Language::Chinese));
        assert!(in_english.contains(english), "{in_english}");
        assert!(in_chinese.contains(chinese), "{in_chinese}");
    }
}

#[test]
fn answers_are_written_with_exact_decimal_strings() {
    let request = r#"{"job": "bridge", "outputs": ["aave.fdv"], "to": {"set": {"aave.token_price": "200.25"}}}"#;
    let answer = run(&MODEL, &job(request), Language::English).unwrap();
    let json = serde_json::to_value(&answer).unwrap();
    assert_eq!(json[0]["total"], "504000000");
    assert_eq!(json[0]["contributions"][0]["changes"][0]["to"], "200.25");
}

#[test]
fn a_job_reads_back_as_it_was_written() {
    let request = job(r#"{"job": "seek", "output": "aave.fdv", "target": "1.50", "inputs": ["aave.token_price"]}"#);
    assert_eq!(job(&serde_json::to_string(&request).unwrap()), request);
}

#[test]
fn ten_million_samples_are_allowed_with_a_warning() {
    let request = r#"{"outputs": ["aave.fdv"], "samples": 10000000, "inputs": [{"input": "aave.token_price"}]}"#;
    let request = serde_json::from_str(request).unwrap();
    let mut simulation = takerate_analysis::simulate::Simulation::new(&MODEL, &request).unwrap();
    simulation.advance(1000);
    assert!(simulation.snapshot(Language::English).warnings[0].contains("10000000 samples"));
    assert!(simulation.snapshot(Language::Chinese).warnings[0].contains("样本"));
}

#[test]
fn extreme_numbers_are_answered_and_nothing_panics() {
    let huge = "79228162514264337593543950335";
    for input in ["macro.eth_price", "aave.stablecoin_loans", "aave.token_price", "macro.eth_staked_share"] {
        for value in ["0", "0.0000000000000000000000000001", huge, "1"] {
            let scenario = format!(r#""scenario": {{"set": {{"{input}": "{value}"}}}}"#);
            for request in [
                format!(
                    r#"{{"job": "tornado", "outputs": ["fdv_to_earnings"], "swing": {{"percent": "{huge}"}}, {scenario}}}"#
                ),
                format!(r#"{{"job": "seek", "output": "aave.fdv_to_earnings", "target": "{huge}", {scenario}}}"#),
                format!(r#"{{"job": "seek", "output": "lido.adjusted_earnings", "target": "-{huge}", {scenario}}}"#),
                format!(
                    r#"{{"job": "bridge", "outputs": ["aave.fdv_to_earnings", "lido.net_margin"], "to": {{"set": {{"{input}": "{value}"}}}}}}"#
                ),
                format!(
                    r#"{{"job": "table", "output": "sky.net_margin", "x": {{"input": "sky.spark_balance", "high": "{huge}"}}, "y": {{"input": "macro.eth_price"}}, {scenario}}}"#
                ),
                format!(
                    r#"{{"job": "simulate", "outputs": ["fdv_to_earnings"], "samples": 300, "sobol": 300, {scenario}}}"#
                ),
            ] {
                if let Err(trouble) = run(&MODEL, &job(&request), Language::English) {
                    assert!(!trouble.message(&MODEL, Language::Chinese).is_empty());
                }
            }
        }
    }
}

#[test]
fn too_few_samples_for_sobol_indices_are_refused_and_the_least_have_an_error() {
    let request = |sobol: u64| {
        job(&format!(
            r#"{{"job": "simulate", "outputs": ["aave.adjusted_earnings"], "samples": 100, "sobol": {sobol}}}"#
        ))
    };
    let trouble = run(&MODEL, &request(299), Language::English).unwrap_err();
    assert!(trouble.message(&MODEL, Language::English).contains("299 samples are too few"));
    let answer = serde_json::to_string(&run(&MODEL, &request(300), Language::English).unwrap()).unwrap();
    assert!(!answer.contains(r#""standard_error":null"#), "{answer}");
}
