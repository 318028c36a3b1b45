//! Every analysis, cut into slices of any size, gives the answer of the whole; and every answer reads back from its bytes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{MODEL, small};
use proptest::prelude::*;
use takerate_analysis::{Answer, Job, JobRun, run};
use takerate_core::Model;

/// A request of each kind on the bundled model. `share` of 1000 moves a few inputs between the ends of their ranges.
fn jobs(share: u32, seed: u64) -> Vec<Job> {
    let at = |id: &str| {
        let input = MODEL.input(MODEL.find_input(id).unwrap());
        input.low + (input.high - input.low) * takerate_core::Decimal::new(i64::from(share), 3)
    };
    let set = format!(
        r#"{{"set": {{"macro.eth_price": "{}", "aave.service_providers": "{}", "lido.token_price": "{}"}}}}"#,
        at("macro.eth_price"),
        at("aave.service_providers"),
        at("lido.token_price")
    );
    let json = [
        format!(r#"{{"job": "tornado", "outputs": ["fdv_to_earnings"], "scenario": {set}}}"#),
        format!(
            r#"{{"job": "table", "output": "lido.fdv_to_earnings", "x": {{"input": "macro.eth_price", "steps": 19}},
            "y": {{"input": "lido.protocol_fee", "steps": 23}}, "scenario": {set}}}"#
        ),
        format!(
            r#"{{"job": "seek", "output": "aave.adjusted_earnings", "target": "0", "inputs":
            ["macro.eth_price", "aave.gho_share", "aave.without_august_liquidations", "lido.protocol_fee"], "scenario": {set}}}"#
        ),
        format!(r#"{{"job": "bridge", "outputs": ["lido.fdv_to_earnings", "aave.net_margin"], "to": {set}}}"#),
        format!(
            r#"{{"job": "simulate", "outputs": ["lido.fdv_to_earnings", "aave.net_margin"], "samples": 700,
            "sobol": 400, "seed": {seed}, "scenario": {set}}}"#
        ),
        format!(
            r#"{{"job": "simulate", "outputs": ["lido.fdv_to_earnings"], "samples": 700, "scenario": {set},
            "against": {{"scenario": {{"set": {{"lido.protocol_fee": "0.09"}}}}, "differing": "drawn"}}}}"#
        ),
    ];
    json.iter().map(|json| serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))).collect()
}

fn in_slices(model: &Model, job: &Job, slice: u64) -> Answer {
    let mut job_run = JobRun::new(model, job).unwrap();
    let mut before = job_run.progress();
    while job_run.advance(slice) {
        let (done, all) = job_run.progress();
        assert!(done <= all && done >= before.0, "{done} of {all}, before {before:?}");
        let partial = job_run.answer();
        assert_eq!(partial.is_some(), matches!(job, Job::Simulate(_)));
        if let Some(partial) = partial {
            assert_eq!(job.read_answer(&partial.to_bytes().unwrap()).unwrap(), partial);
        }
        before = (done, all);
    }
    let (done, all) = job_run.progress();
    assert_eq!(done, all);
    job_run.answer().unwrap()
}

#[test]
fn a_bridge_of_sixteen_changes_can_be_left_at_any_time() {
    let names: Vec<String> = (0..16).map(|index| format!("x{index}")).collect();
    let inputs: Vec<_> = names.iter().map(|name| (name.as_str(), "0", "9", "1", "2")).collect();
    let model = small(&inputs, &[("y", &names.join(" * "), "")]);
    let job: Job = serde_json::from_str(r#"{"job": "bridge", "outputs": ["t.y"]}"#).unwrap();
    let mut job_run = JobRun::new(&model, &job).unwrap();
    assert_eq!(job_run.progress(), (1, 65536));
    assert!(job_run.advance(1000));
    assert_eq!(job_run.progress(), (1001, 65536));
    assert!(job_run.answer().is_none());
    while job_run.advance(10_000) {}
    assert_eq!(job_run.answer().unwrap(), run(&model, &job).unwrap());
}

#[test]
fn what_stands_in_for_a_broken_bridge_is_cut_too() {
    let job: Job = serde_json::from_str(r#"{"job": "bridge", "outputs": ["lido.fdv_to_earnings"]}"#).unwrap();
    let whole = run(&MODEL, &job).unwrap();
    let Answer::Bridge(bridges) = &whole else { panic!() };
    assert!(bridges[0].breaks.as_ref().unwrap().instead.is_some());
    assert_eq!(in_slices(&MODEL, &job, 1), whole);
}

#[test]
fn an_answer_to_another_job_is_refused() {
    let jobs = jobs(300, 1);
    let answers: Vec<Vec<u8>> = jobs.iter().map(|job| run(&MODEL, job).unwrap().to_bytes().unwrap()).collect();
    for (asked, job) in jobs.iter().enumerate() {
        for (given, bytes) in answers.iter().enumerate() {
            let same = std::mem::discriminant(job) == std::mem::discriminant(&jobs[given]);
            assert_eq!(job.read_answer(bytes).is_ok(), same, "{asked} {given}");
        }
    }
}

#[test]
fn bytes_that_are_no_message_are_refused() {
    for job in jobs(300, 1) {
        let (asked, answer) = (job.to_bytes().unwrap(), run(&MODEL, &job).unwrap().to_bytes().unwrap());
        for end in 0..asked.len() {
            assert!(Job::from_bytes(&asked[..end]).is_err(), "{end}");
        }
        for end in (0..answer.len()).step_by(97) {
            assert!(job.read_answer(&answer[..end]).is_err(), "{end}");
        }
        assert!(Job::from_bytes(&[&asked[..], &[0]].concat()).is_err());
        assert!(job.read_answer(&[&answer[..], &[0]].concat()).is_err());
        for text in ["{", "]", "\u{ff}\u{ff}\u{ff}\u{ff}"] {
            assert!(Job::from_bytes(text.as_bytes()).is_err() && job.read_answer(text.as_bytes()).is_err(), "{text}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn every_answer_reads_back_equal_however_it_was_cut(share in 0u32..=1000, seed in any::<u64>(), slice in 1u64..900) {
        for job in jobs(share, seed) {
            let whole = run(&MODEL, &job).unwrap();
            prop_assert_eq!(&Job::from_bytes(&job.to_bytes().unwrap()).unwrap(), &job);
            prop_assert_eq!(&job.read_answer(&whole.to_bytes().unwrap()).unwrap(), &whole);
            prop_assert_eq!(&in_slices(&MODEL, &job, slice), &whole);
        }
    }
}
