//! Requests and answers in JSON, and requests at the limits.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::MODEL;
use takerate_analysis::simulate::Warning;
use takerate_analysis::{Job, RequestError, run};

fn job(json: &str) -> Job {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

#[test]
fn answers_are_written_with_exact_decimal_strings() {
    let request = r#"{"job": "bridge", "outputs": ["aave.fdv"], "to": {"set": {"aave.token_price": "200.25"}}}"#;
    let answer = run(&MODEL, &job(request)).unwrap();
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
    let warning = Warning::ManySamples { samples: 10_000_000, megabytes: 80 };
    assert_eq!(simulation.snapshot().warnings, [warning]);
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
                if let Ok(answer) = run(&MODEL, &job(&request)) {
                    assert!(serde_json::to_string(&answer).is_ok(), "{request}");
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
    assert_eq!(run(&MODEL, &request(299)).unwrap_err(), RequestError::TooFewForSobol(299, 300));
    let answer = serde_json::to_string(&run(&MODEL, &request(300)).unwrap()).unwrap();
    assert!(!answer.contains(r#""standard_error":null"#), "{answer}");
}
