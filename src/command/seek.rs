//! `takerate seek`

use clap::Args;
use takerate_analysis::seek::{Seek, SeekRequest, Verdict};
use takerate_analysis::{Answer, Job};
use takerate_core::{Language, Model};
use takerate_view_model::phrase;

use super::request::{answer_json, carry_out};
use super::scenario::{ScenarioArguments, read_request};
use super::text::{figure, list, number};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    scenario: ScenarioArguments,
    /// The line that shall reach the target, such as aave.adjusted_earnings
    #[arg(long, value_name = "ID")]
    output: String,
    /// What it shall be; 0 on earnings is the break-even
    #[arg(long, value_name = "NUMBER", default_value = "0", allow_hyphen_values = true)]
    target: String,
    /// An input to move, each on its own (repeatable); all where none is given
    #[arg(long, value_name = "ID")]
    input: Vec<String>,
    /// Print the whole answer as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn execute(model: &Model, arguments: &Arguments) -> Result<String, String> {
    let request = SeekRequest {
        scenario: read_request(model, &arguments.scenario)?,
        output: arguments.output.clone(),
        target: number("--target", &arguments.target)?,
        inputs: arguments.input.clone(),
    };
    let job = Job::Seek(request.clone());
    match carry_out(model, &job)? {
        Answer::Seek(answers) if !arguments.json => Ok(text(model, &request, &answers)),
        answer => answer_json(model, &job, &answer),
    }
}

fn text(model: &Model, request: &SeekRequest, answers: &[Seek]) -> String {
    let output = &request.output;
    let head = answers.first().map(|answer| format!("{output} = {}", figure(model, output, &answer.base)));
    let said = |answer: &Seek| phrase::seek(answer, request, model, Language::ENGLISH);
    let (idle, asked): (Vec<&Seek>, Vec<&Seek>) =
        answers.iter().partition(|answer| answers.len() > 1 && answer.verdict == Verdict::NoEffect);
    let rows = asked.iter().map(|answer| format!("  {:<42} {}", answer.input, said(answer)));
    let ids: Vec<&str> = idle.iter().map(|answer| answer.input.as_str()).collect();
    let tail = (!ids.is_empty()).then(|| format!("  without effect: {}", ids.join(", ")));
    list(head.into_iter().chain(rows).chain(tail))
}
