//! Carrying out a request, from arguments or as JSON from standard input.

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

/// Reads a request as the page's worker receives it, and prints its answer.
pub(super) fn from_standard_input(model: &Model) -> Result<String, String> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map_err(|error| format!("standard input: {error}"))?;
    let job = serde_json::from_str(&text).map_err(|error| format!("the request on standard input: {error}"))?;
    answer_json(model, &job, &carry_out(model, &job)?)
}
