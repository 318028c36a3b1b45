//! The analyses as commands: text for people, the worker's own answers with `--json`, errors that say what to do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::Write;
use std::process::{Command, Stdio};

fn takerate(arguments: &[&str]) -> (String, String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_takerate")).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code())
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn each_analysis_prints_text_and_json() {
    for arguments in [
        &["tornado", "--output", "aave.adjusted_earnings", "--percent", "10"][..],
        &["table", "--output", "aave.fdv_to_earnings", "--x", "aave.gho_share=0..0.2", "--y", "macro.eth_price"],
        &["seek", "--output", "lido.adjusted_earnings"],
        &["bridge", "--output", "sky.adjusted_earnings"],
        &[
            "simulate",
            "--output",
            "aave.fdv_to_earnings",
            "--samples",
            "1000",
            "--sobol",
            "300",
            "--below",
            "aave.fdv_to_earnings=50",
        ],
    ] {
        let (text, _, code) = takerate(arguments);
        assert_eq!(code, Some(0), "{arguments:?}");
        assert!(text.lines().count() > 3, "{text}");
        let (text, _, _) = takerate(&[arguments, &["--json"]].concat());
        assert!(json(&text).is_array() || json(&text).is_object());
    }
}

#[test]
fn a_request_on_standard_input_gets_the_same_answer() {
    let request = br#"{"job": "seek", "output": "aave.fdv", "target": "3000000000", "inputs": ["aave.token_price"]}"#;
    let mut child = Command::new(env!("CARGO_BIN_EXE_takerate"))
        .arg("job")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(request).unwrap();
    let answer = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    let asked = ["seek", "--output", "aave.fdv", "--target", "3e9", "--input", "aave.token_price", "--json"];
    assert_eq!(json(&answer), json(&takerate(&asked).0));
}

#[test]
fn negative_numbers_are_numbers() {
    let target = ["seek", "--output", "lido.adjusted_earnings", "--target", "-5e6", "--input", "lido.operating_costs"];
    let (text, error, code) = takerate(&[&target[..], &["--json"]].concat());
    assert_eq!(code, Some(0), "{error}");
    assert_eq!(json(&text)[0]["verdict"], "found");
    let below = ["--below", "lido.adjusted_earnings=-5e6", "--samples", "500", "--json"];
    let (text, error, _) = takerate(&[&["simulate", "--output", "lido.adjusted_earnings"][..], &below].concat());
    assert_eq!(json(&text)["outputs"][0]["below"][0][0], "-5000000", "{error}");
}

#[test]
fn what_is_wrong_is_said_and_ends_with_code_2() {
    for (arguments, message) in [
        (&["tornado", "--output", "aave.adjusted_earning"][..], "did you mean aave.adjusted_earnings"),
        (&["tornado", "--percent=-5"], "no swing"),
        (&["seek", "--output", "aave.fdv", "--target", "much"], "plain decimal"),
        (&["table", "--output", "aave.fdv", "--x", "aave.gho_share=0", "--y", "macro.eth_price"], "ID=LOW..HIGH"),
        (&["simulate", "--samples", "0"], "at least one sample"),
        (&["simulate", "--samples", "-5"], "write a whole number"),
        (&["simulate", "--seed", "-1"], "write a whole number"),
        (&["simulate", "--output", "aave.fdv", "--below", "lido.fdv=-3"], "not among the outputs: aave.fdv"),
        (&["tornado", "--percent", "-5"], "-5 per cent is no swing"),
        (
            &["table", "--output", "aave.fdv", "--x", "macro.eth_price=-5..5", "--y", "aave.gho_share"],
            "cannot be negative",
        ),
        (
            &["table", "--output", "aave.fdv", "--x", "macro.eth_price", "--y", "aave.gho_share", "--steps", "-3"],
            "write a whole",
        ),
        (&["simulate", "--input", "macro.eth_price=normal:1"], "normal:1,2"),
        (&["simulate", "--correlation", "aave.gho_share=0.5"], "--input aave.gho_share"),
        (&["bridge", "--from", "2030p"], "2024e, 2025p"),
    ] {
        let (_, error, code) = takerate(arguments);
        assert_eq!(code, Some(2), "{arguments:?}");
        assert!(error.contains(message), "{error}");
    }
}
