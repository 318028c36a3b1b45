//! The Chinese of what analyses say: every mistake in a request, and every verdict of a goal seek.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/chinese.rs"]
mod chinese;
mod common;

use common::MODEL;
use takerate_analysis::seek::{SeekRequest, seek};
use takerate_analysis::simulate::{SimulateRequest, simulate};
use takerate_analysis::trouble::Trouble;
use takerate_core::unit::Refusal;
use takerate_core::{Decimal, Language};
use takerate_exchange::assign::AssignError;

#[test]
fn what_makes_no_sense_is_said_in_chinese() {
    let (eth, gho) = ("macro.eth_price".to_owned(), "aave.gho_share".to_owned());
    let [low, high, odd] = [Decimal::from(10_000), Decimal::from(500), Decimal::new(23_405, 1)];
    let input = MODEL.find_input(&gho).unwrap();
    let troubles = [
        Trouble::UnknownPreset("2030p".to_owned()),
        Trouble::UnknownOutput("aave.x".to_owned(), Vec::new()),
        Trouble::UnknownOutput("aave.x".to_owned(), vec!["aave.fdv".to_owned(), "sky.fdv".to_owned()]),
        Trouble::Assign(AssignError::UnknownId { id: "aave.x".to_owned(), near: Vec::new() }),
        Trouble::Assign(AssignError::UnknownId { id: "aave.x".to_owned(), near: vec![gho.clone(), eth.clone()] }),
        Trouble::Assign(AssignError::NotANumber { id: gho.clone(), text: "many".to_owned() }),
        Trouble::Assign(AssignError::Refused { input, text: "7".to_owned(), refusal: Refusal::AboveOne }),
        Trouble::Assign(AssignError::Refused { input, text: "-7".to_owned(), refusal: Refusal::Negative }),
        Trouble::Assign(AssignError::Refused { input, text: "2".to_owned(), refusal: Refusal::NotASwitch }),
        Trouble::LowAboveHigh(eth.clone(), low, high),
        Trouble::Percent(Decimal::ZERO),
        Trouble::Steps(1),
        Trouble::SameAxis(eth.clone()),
        Trouble::NoOutput,
        Trouble::TooManyChanges(17),
        Trouble::ModeOutside(eth.clone(), odd, low, high),
        Trouble::P10AboveP90(gho.clone(), Decimal::new(5, 1), Decimal::new(1, 1)),
        Trouble::NotPositive(eth.clone(), Decimal::ZERO),
        Trouble::LevelElsewhere("lido.fdv".to_owned(), vec!["aave.fdv".to_owned(), "sky.fdv".to_owned()]),
        Trouble::Correlation(gho.clone(), Decimal::TWO),
        Trouble::NoDriver(gho.clone(), Some(eth.clone())),
        Trouble::NoDriver(gho.clone(), None),
        Trouble::Twice(gho.clone()),
        Trouble::NoRule("aave.no_longer_known".to_owned()),
        Trouble::NothingUncertain,
        Trouble::NoSamples,
        Trouble::TooFewForSobol(4, 64),
        Trouble::TooManySamples(99_999_999_999),
    ];
    let texts: Vec<_> =
        troubles.iter().map(|trouble| (format!("{trouble:?}"), trouble.message(&MODEL, Language::Chinese))).collect();
    assert!(texts.iter().any(|(_, text)| text.contains("最多 1 亿个")));
    chinese::check(texts);
    let many = SimulateRequest {
        outputs: vec!["aave.fdv".to_owned()],
        samples: 1_000_001,
        inputs: Some(Vec::new()),
        ..SimulateRequest::default()
    };
    let said = simulate(&MODEL, &many, Language::Chinese)
        .map_or_else(|trouble| vec![trouble.message(&MODEL, Language::Chinese)], |answer| answer.warnings);
    chinese::check(said.into_iter().map(|text| ("many samples".to_owned(), text)));
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
                takerate_exchange::assign::decimal(target).unwrap()
            );
            let request: SeekRequest = serde_json::from_str(&json).unwrap();
            let answers = seek(&MODEL, &request, Language::Chinese).unwrap();
            let place = format!("{output} {target} {preset}");
            texts.extend(answers.into_iter().map(|answer| (place.clone(), answer.message)));
        }
    }
    for part in ["只调整", "不影响", "超出合理范围", "时，", "没有找到"] {
        assert!(texts.iter().any(|(_, text)| text.contains(part)), "{part}");
    }
    chinese::check(texts);
}
