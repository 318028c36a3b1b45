//! The native command, as a script calls it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::process::{Command, Output};

use serde_json::Value;

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_takerate")).args(arguments).output().unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// What a successful call prints.
fn json(arguments: &[&str]) -> Value {
    let output = run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What a refused call says; it prints nothing else.
fn refusal(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    errors(&output)
}

#[test]
fn eval_returns_every_line_as_a_decimal_string_or_null_with_its_problem() {
    for preset in ["2024e", "2025p"] {
        let result = json(&["eval", "--preset", preset, "--json"]);
        let keys: Vec<&String> = result.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["problems", "values"]);
        let values = result["values"].as_object().unwrap();
        assert_eq!(values.len(), json(&["lines", "--json"]).as_array().unwrap().len());
        for (id, value) in values {
            match value {
                Value::Null => assert!(result["problems"][id].is_string(), "{id} has no value and no problem"),
                value => assert!(value.as_str().unwrap().parse::<f64>().is_ok(), "{id}: {value}"),
            }
        }
    }
}

#[test]
fn eval_returns_the_reports_figures() {
    let result = json(&["eval", "--json"]);
    // The model's formulas over fractions give exactly this.
    assert_eq!(result["values"]["aave.net_revenue"], "89385246.333978");
    assert_eq!(result["values"]["lido.fdv_to_earnings"], Value::Null);
    assert!(result["problems"]["lido.fdv_to_earnings"].as_str().unwrap().contains("zero or negative"));
    assert!(json(&["eval", "--preset", "2025p", "--json"])["values"]["lido.fdv_to_earnings"].is_string());
}

#[test]
fn eval_takes_several_changes_and_the_last_of_one_input_wins() {
    let set = ["--set", "macro.eth_price=1000", "--set", "aave.eth_loans = 3e6", "--set", "macro.eth_price=2000"];
    let result = json(&[&["eval", "--json"], set.as_slice()].concat());
    assert_eq!(result["values"]["aave.eth_loans_usd"], "6000000000");
}

#[test]
fn eval_without_json_prints_a_table() {
    let output = run(&["eval"]);
    let table = String::from_utf8(output.stdout).unwrap();
    let line = |id: &str| table.lines().find(|line| line.starts_with(id)).unwrap().split_whitespace().last().unwrap();
    assert_eq!((line("aave.net_revenue"), line("lido.fdv_to_earnings ")), ("89.4M", "n.m."));
}

#[test]
fn an_unknown_id_is_refused_with_the_one_that_was_probably_meant() {
    let message = refusal(&["eval", "--set", "aave.gho_shre=0.1"]);
    assert!(message.contains("“aave.gho_shre”; did you mean aave.gho_share?"), "{message}");
    let message = refusal(&["eval", "--set", "gho_share=0.1"]);
    assert!(message.contains("did you mean aave.gho_share"), "{message}");
}

#[test]
fn a_value_that_the_unit_forbids_is_refused() {
    for (set, reason) in [
        ("aave.gho_share=1.5", "a share cannot exceed 100%"),
        ("aave.service_providers=-1", "it cannot be negative"),
        ("sky.savings_below_net_revenue=2", "a switch is 0 (off) or 1 (on)"),
    ] {
        let message = refusal(&["eval", "--set", set]);
        assert!(message.contains(reason), "{message}");
    }
}

#[test]
fn what_is_no_pair_or_no_number_is_refused() {
    for (set, reason) in [
        ("aave.gho_share", "write it as id=value"),
        ("aave.gho_share=", "write a plain decimal"),
        ("aave.gho_share=six", "write a plain decimal"),
        ("aave.gho_share=1e40", "write a plain decimal"),
        ("aave.gho_share=6%", "write a plain decimal"),
    ] {
        let message = refusal(&["eval", "--set", set]);
        assert!(message.contains(reason), "{message}");
    }
}

#[test]
fn an_unknown_preset_is_refused_with_the_known_ones() {
    assert_eq!(
        refusal(&["eval", "--preset", "2026p"]),
        "takerate: no preset is called \"2026p\"; there are 2024e, 2025p, 2025a\n"
    );
}

#[test]
fn a_value_outside_the_sensible_range_is_taken_with_a_notice() {
    let output = run(&["eval", "--json", "--set", "macro.eth_price=20000"]);
    assert!(output.status.success());
    assert_eq!(
        errors(&output),
        "takerate: macro.eth_price = 20000 lies outside its sensible range 500 to 10000; taken as it is\n"
    );
    let result: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(result["values"]["macro.eth_price_average"], "26154");
}

#[test]
fn inputs_lists_each_input_with_its_presets_and_range() {
    let inputs = json(&["inputs", "--json"]);
    let share = inputs.as_array().unwrap().iter().find(|input| input["id"] == "aave.gho_share").unwrap();
    assert_eq!(share["presets"], serde_json::json!({ "2024e": "0.0235", "2025p": "0.06", "2025a": "0.0163" }));
    assert_eq!((&share["low"], &share["high"], &share["basis"]), (&"0".into(), &"0.5".into(), &"stated".into()));
    assert!(share["name"]["zh"].is_string());
}

#[test]
fn more_digits_than_a_decimal_holds_are_rounded_and_that_is_said_beside_the_answer() {
    let digits = "0.123456789012345678901234567890123456";
    let set = format!("aave.gho_share={digits}");
    let long = run(&["eval", "--preset", "2025p", "--set", &set, "--json"]);
    let short = run(&["eval", "--preset", "2025p", "--set", "aave.gho_share=0.1234567890123456789012345679", "--json"]);
    assert_eq!(long.stdout, short.stdout);
    assert!(
        errors(&long).contains("aave.gho_share has more digits")
            && errors(&long).contains("0.1234567890123456789012345679")
    );
    assert_eq!(errors(&short), "");
    for arguments in [
        vec!["seek", "--output", "aave.fdv_to_earnings", "--target", digits, "--json"],
        vec!["tornado", "--percent", digits, "--json"],
        vec![
            "table",
            "--output",
            "aave.fdv",
            "--x",
            &format!("aave.gho_share=0..{digits}"),
            "--y",
            "macro.eth_price",
            "--json",
        ],
        vec!["simulate", "--samples", "300", "--below", &format!("aave.adjusted_earnings={digits}"), "--json"],
        vec!["simulate", "--samples", "300", "--input", &format!("aave.gho_share=uniform:0,{digits}"), "--json"],
    ] {
        let output = run(&arguments);
        assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
        assert!(errors(&output).contains("it was rounded to 0.1234567890123456789012345679"), "{}", errors(&output));
        serde_json::from_slice::<Value>(&output.stdout).unwrap();
    }
    assert!(refusal(&["seek", "--output", "aave.fdv", "--target", "1e40"]).contains("too large"));
    assert!(refusal(&["seek", "--output", "aave.fdv", "--target", "1e-40"]).contains("more than 28 decimals"));
}

#[test]
fn a_number_in_a_readers_manner_is_refused_with_one_that_fits_the_input() {
    let refused = refusal(&["eval", "--set", "aave.service_providers=3m"]);
    assert!(refused.contains("write a plain decimal such as 28100000"), "{refused}");
    let refused = refusal(&["eval", "--set", "aave.gho_share=6%"]);
    assert!(refused.contains("write a plain decimal such as 0.0235"), "{refused}");
}

#[test]
fn two_ends_that_are_the_same_are_told_as_such() {
    let simulate = |shape: &str| refusal(&["simulate", "--input", &format!("macro.eth_price={shape}")]);
    for shape in [
        "uniform:3000,3000",
        "triangular:3000,3000,3000",
        "pert:3000,3000,3000",
        "normal:3000,3000",
        "lognormal:3000,3000",
    ] {
        let refused = simulate(shape);
        assert!(refused.contains("are the same, 3,000 USD / ETH; write two different ones"), "{refused}");
    }
    let table = ["table", "--output", "aave.fdv", "--x", "aave.gho_share=0.1..0.1", "--y", "macro.eth_price"];
    assert!(refusal(&table).contains("are the same, 10%; write two different ones"));
    assert!(simulate("uniform:4000,3000").contains("exchange them"));
}

#[test]
fn a_probability_is_said_with_the_samples_that_it_is_a_share_of() {
    let arguments = [
        "simulate",
        "--preset",
        "2025p",
        "--output",
        "aave.gross_revenue",
        "--input",
        "aave.gho_share=uniform:0,1",
        "--samples",
        "20000",
    ];
    let output = run(&arguments);
    let text = String::from_utf8(output.stdout).unwrap();
    let answer = json(&[&arguments[..], &["--json"]].concat());
    let [with, without] =
        ["/outputs/0/positive/of", "/outputs/0/without_value"].map(|at| answer.pointer(at).unwrap().as_u64().unwrap());
    assert_eq!((with + without, answer.pointer("/outputs/0/positive/value").unwrap().as_f64()), (20_000, Some(1.0)));
    assert!(text.contains(&format!("above 0: 100.0% of the {with} samples with a value")), "{text}");
    assert!(text.contains(&format!("without a value: {without} of 20000 samples")), "{text}");
}

#[test]
fn scenarios_lists_those_of_the_report_and_eval_takes_one_by_its_id() {
    let list = json(&["scenarios", "--json"]);
    let list = list.as_array().unwrap();
    let table = String::from_utf8(run(&["scenarios"]).stdout).unwrap();
    assert_eq!(table.lines().count(), list.len());
    for ready in list {
        let id = ready["id"].as_str().unwrap();
        let link = ready["link"].as_str().unwrap();
        assert!(link.contains(&format!("&scenario={id}&")), "{link}");
        let row = table.lines().find(|row| row.starts_with(&format!("{id} "))).unwrap();
        assert!(row.contains(ready["name"]["en"].as_str().unwrap()) && row.ends_with(link), "{row}");
        let mut by_hand = vec!["eval".to_owned(), "--json".to_owned(), "--preset".to_owned()];
        by_hand.push(ready["preset"].as_str().unwrap().to_owned());
        for (input, value) in ready["changes"].as_object().unwrap() {
            by_hand.extend(["--set".to_owned(), format!("{input}={}", value.as_str().unwrap())]);
        }
        let by_hand: Vec<&str> = by_hand.iter().map(String::as_str).collect();
        assert_eq!(json(&["eval", "--scenario", id, "--json"]), json(&by_hand), "{id}");
    }
    let claim = &list[0]["claims"][0];
    assert_eq!((&claim["claimed"][0], &claim["basis"]), (&Value::from("12000000"), &Value::from("second-hand")));
    assert!(claim["result"].as_str().unwrap().starts_with("31545936.33"), "{claim}");
    // Further changes go on top, and other actions take one, too.
    let more = json(&["eval", "--scenario", "safety-module-390", "--set", "aave.safety_module_emission=720", "--json"]);
    assert_eq!(more, json(&["eval", "--json"]));
    let bridge = json(&["bridge", "--output", "aave.adjusted_earnings", "--scenario", "safety-module-390", "--json"]);
    assert!(bridge.to_string().contains("aave.safety_module_emission"), "{bridge}");
    let unknown = refusal(&["eval", "--scenario", "moon"]);
    assert!(unknown.contains("no scenario is called \"moon\"; there are gho-one-billion, "), "{unknown}");
    assert!(refusal(&["eval", "--scenario", "bear-market", "--preset", "2024e"]).contains("cannot be used with"));
}

#[test]
fn a_link_is_taken_with_its_name_and_what_it_changes() {
    let link = "https://example.org/#v1&base=2025p&aave.gho_share=0.1&name=My_bear_case&note=ETH_falls&x";
    let output = run(&["eval", "--link", link]);
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(text.starts_with("# My bear case — ETH falls\n\n"), "{text}");
    assert_eq!(errors(&output).matches("--link").count(), 1, "{}", errors(&output));
    let of = |arguments: &[&str]| json(&[&["eval", "--json"], arguments].concat());
    assert_eq!(of(&["--link", link]), of(&["--preset", "2025p", "--set", "aave.gho_share=0.1"]));
    // Another scenario is not the one that was named.
    let more = run(&["eval", "--link", link, "--set", "aave.gho_share=0.2"]);
    assert!(!String::from_utf8(more.stdout).unwrap().contains("bear"));
    let markdown = run(&["export", "--link", link, "--markdown", "-", "--date", "2025-01-31"]);
    let text = String::from_utf8(markdown.stdout).unwrap();
    for part in ["# My bear case\n\n> ETH falls\n", "&name=My_bear_case&note=ETH_falls&"] {
        assert!(text.contains(part), "{text}");
    }
    assert!(refusal(&["eval", "--link", "hello"]).contains("hello"));
    assert!(refusal(&["eval", "--link", link, "--preset", "2025p"]).contains("cannot be used with"));
}
