//! Carrying out a request, from arguments or as JSON from standard input.

use std::collections::BTreeMap;
use std::io::Read;

use takerate_analysis::{Answer, Job, run};
use takerate_core::{Language, Model};
use takerate_view_model::phrase;

use super::text::to_json;

/// Carries out a request; what is wrong with it becomes the command's error.
pub(super) fn carry_out(model: &Model, job: &Job) -> Result<Answer, String> {
    run(model, job).map_err(|error| phrase::request_error(&error, model, Language::ENGLISH))
}

/// An answer as JSON, with reasons and sentences in English.
pub(super) fn answer_json(model: &Model, job: &Job, answer: &Answer) -> Result<String, String> {
    to_json(&phrase::json(job, answer, model, Language::ENGLISH).map_err(|error| error.to_string())?)
}

/// Reads a request, and prints its answer.
pub(super) fn from_standard_input(model: &Model) -> Result<String, String> {
    let job = job()?;
    answer_json(model, &job, &carry_out(model, &job)?)
}

/// Reads a request, and prints what the page and its engine send each other about it, as arrays of bytes: the `job`, and
/// its `answer` or why it is `refused`.
pub(super) fn messages(model: &Model) -> Result<String, String> {
    let job = job()?;
    let (name, outcome) = match run(model, &job) {
        Ok(answer) => ("answer", answer.to_bytes()),
        Err(error) => ("refused", error.to_bytes()),
    };
    let asked = job.to_bytes().map_err(|error| error.to_string())?;
    let outcome = outcome.map_err(|error| error.to_string())?;
    serde_json::to_string(&BTreeMap::from([("job", asked), (name, outcome)])).map_err(|error| error.to_string())
}

fn job() -> Result<Job, String> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map_err(|error| format!("standard input: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("the request on standard input: {error}"))
}
