//! What is said of answers: every mistake in a request, and every verdict of a goal seek.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/chinese.rs"]
mod chinese;
mod drawn;

use drawn::MODEL;
use takerate_analysis::seek::{SeekRequest, seek};
use takerate_analysis::simulate::{self, SimulateRequest, Warning};
use takerate_analysis::{RequestError, run};
use takerate_core::unit::InvalidValue;
use takerate_core::{Decimal, Language};
use takerate_scenario_io::assign::AssignError;
use takerate_view_model::phrase::{self, request_error, warning};

#[test]
fn what_makes_no_sense_is_said_in_chinese() {
    let (eth, gho) = ("macro.eth_price".to_owned(), "aave.gho_share".to_owned());
    let [low, high, odd] = [Decimal::from(10_000), Decimal::from(500), Decimal::new(23_405, 1)];
    let input = MODEL.find_input(&gho).unwrap();
    let troubles = [
        RequestError::UnknownPreset("2030p".to_owned()),
        RequestError::UnknownOutput("aave.x".to_owned(), Vec::new()),
        RequestError::UnknownOutput("aave.x".to_owned(), vec!["aave.fdv".to_owned(), "sky.fdv".to_owned()]),
        RequestError::Assign(AssignError::UnknownId { id: "aave.x".to_owned(), near: Vec::new() }),
        RequestError::Assign(AssignError::UnknownId { id: "aave.x".to_owned(), near: vec![gho.clone(), eth.clone()] }),
        RequestError::Assign(AssignError::NotANumber { id: gho.clone(), text: "many".to_owned() }),
        RequestError::Assign(AssignError::Refused { input, text: "7".to_owned(), refusal: InvalidValue::AboveOne }),
        RequestError::Assign(AssignError::Refused { input, text: "-7".to_owned(), refusal: InvalidValue::Negative }),
        RequestError::Assign(AssignError::Refused { input, text: "2".to_owned(), refusal: InvalidValue::NotASwitch }),
        RequestError::LowAboveHigh(eth.clone(), low, high),
        RequestError::Percent(Decimal::ZERO),
        RequestError::Steps(1),
        RequestError::SameAxis(eth.clone()),
        RequestError::NoOutput,
        RequestError::TooManyChanges(17),
        RequestError::ModeOutside(eth.clone(), odd, low, high),
        RequestError::P10AboveP90(gho.clone(), Decimal::new(5, 1), Decimal::new(1, 1)),
        RequestError::NotPositive(eth.clone(), Decimal::ZERO),
        RequestError::LevelElsewhere("lido.fdv".to_owned(), vec!["aave.fdv".to_owned(), "sky.fdv".to_owned()]),
        RequestError::Correlation(gho.clone(), Decimal::TWO),
        RequestError::NoDriver(gho.clone(), Some(eth.clone())),
        RequestError::NoDriver(gho.clone(), None),
        RequestError::Twice(gho.clone()),
        RequestError::NoRule("aave.no_longer_known".to_owned()),
        RequestError::NothingUncertain,
        RequestError::AllHeld,
        RequestError::NoSamples,
        RequestError::TooFewForSobol(4, 64),
        RequestError::TooManySamples(99_999_999_999),
    ];
    let texts: Vec<_> = troubles
        .iter()
        .map(|trouble| (format!("{trouble:?}"), request_error(trouble, &MODEL, Language::CHINESE)))
        .collect();
    assert!(texts.iter().any(|(_, text)| text.contains("最多 1 亿个")));
    chinese::check(texts);
    let many = SimulateRequest {
        outputs: vec!["aave.fdv".to_owned()],
        samples: 1_000_001,
        inputs: Some(Vec::new()),
        ..SimulateRequest::default()
    };
    assert_eq!(simulate::simulate(&MODEL, &many), Err(RequestError::NothingUncertain));
    let many = warning(Warning::ManySamples { samples: 1_000_001, megabytes: 8 }, Language::CHINESE);
    chinese::check([("many samples".to_owned(), many)]);
}

#[test]
fn every_verdict_of_a_goal_seek_is_said_in_chinese() {
    let mut texts = Vec::new();
    for (output, target) in [
        ("aave.adjusted_earnings", "40e6"),
        ("aave.adjusted_earnings", "-1e12"),
        ("aave.fdv_to_earnings", "20"),
        ("sky.net_margin", "0.5"),
        ("lido.fdv_to_earnings", "25"),
        ("etherfi.fdv", "2e9"),
    ] {
        for preset in ["2024e", "2025p"] {
            let json = format!(
                r#"{{"scenario": {{"preset": "{preset}"}}, "output": "{output}", "target": "{}"}}"#,
                takerate_scenario_io::assign::decimal(target).unwrap()
            );
            let request: SeekRequest = serde_json::from_str(&json).unwrap();
            let answers = seek(&MODEL, &request).unwrap();
            let place = format!("{output} {target} {preset}");
            texts.extend(
                answers.iter().map(|found| (place.clone(), phrase::seek(found, &request, &MODEL, Language::CHINESE))),
            );
        }
    }
    for part in ["只调整", "不影响", "超出合理范围", "时，", "没有找到"] {
        assert!(texts.iter().any(|(_, text)| text.contains(part)), "{part}");
    }
    chinese::check(texts);
}

/// A simulation with one uncertain input, the rest of which is `what`.
fn simulation(what: &str) -> String {
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
        (&simulation(r#""distribution": {"uniform": {"low": "9", "high": "3"}}"#), "exchange them", "对调"),
        (&simulation(r#""distribution": {"normal": {"p10": "9", "p90": "3"}}"#), "exchange them", "对调"),
        (
            r#"{"job": "table", "output": "aave.fdv", "x": {"input": "aave.gho_share", "low": "0.1", "high": "0.1"}, "y": {"input": "macro.eth_price"}}"#,
            "are the same, 10%; write two different ones",
            "上下限相同，都是 10%",
        ),
        (&simulation(r#""distribution": {"uniform": {"low": "3000", "high": "3000"}}"#), "both ends of", "上下限相同"),
        (
            &simulation(r#""distribution": {"triangular": {"low": "3", "mode": "3", "high": "3"}}"#),
            "are the same",
            "相同",
        ),
        (&simulation(r#""distribution": {"pert": {"low": "3", "mode": "4", "high": "3"}}"#), "are the same", "相同"),
        (&simulation(r#""distribution": {"normal": {"p10": "3", "p90": "3"}}"#), "90th percentile of", "分位数相同"),
        (
            &simulation(r#""distribution": {"lognormal": {"p10": "3", "p90": "3"}}"#),
            "are the same, 3 USD",
            "都是 3 美元",
        ),
        (&simulation(r#""distribution": {"lognormal": {"p10": "0", "p90": "3"}}"#), "above 0", "大于 0"),
        (&simulation(r#""distribution": {"pert": {"low": "1", "mode": "4", "high": "3"}}"#), "lies outside", "不在"),
        (
            r#"{"job": "simulate", "outputs": ["aave.fdv", "sky.fdv"], "below": [{"output": "lido.fdv", "level": "1"}]}"#,
            "not among the outputs: aave.fdv, sky.fdv",
            "aave.fdv、sky.fdv",
        ),
        (&simulation(r#""correlation": "1.5""#), "between -1 and 1", "−1 至 1"),
        (
            &simulation(r#""correlation": "0.5""#),
            "cannot follow “ETH price” (macro.eth_price)",
            "“ETH 价格”（macro.eth_price）",
        ),
    ] {
        let error = run(&MODEL, &serde_json::from_str(json).unwrap()).unwrap_err();
        let [in_english, in_chinese] =
            [Language::ENGLISH, Language::CHINESE].map(|language| request_error(&error, &MODEL, language));
        assert!(in_english.contains(english), "{in_english}");
        assert!(in_chinese.contains(chinese), "{in_chinese}");
    }
}

#[test]
fn what_makes_no_sense_travels_as_data() {
    let wrong =
        RequestError::Assign(AssignError::UnknownId { id: "aave.x".to_owned(), near: vec!["aave.fdv".to_owned()] });
    for error in [wrong, RequestError::LowAboveHigh("macro.eth_price".to_owned(), Decimal::TEN, Decimal::ONE)] {
        assert_eq!(RequestError::from_bytes(&error.to_bytes().unwrap()), Ok(error));
    }
}
