//! `takerate table`

use clap::Args;
use takerate_analysis::axis::AxisRequest;
use takerate_analysis::table::{Table, TableRequest};
use takerate_analysis::{Answer, Job};
use takerate_core::{Decimal, Language, Model};
use takerate_view_model::phrase;

use super::request::{answer_json, carry_out};
use super::scenario::{ScenarioArguments, read_request};
use super::text::{input, line_unit, list, number, short, whole};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    scenario: ScenarioArguments,
    /// The line to look at, such as aave.fdv_to_earnings
    #[arg(long, value_name = "ID")]
    output: String,
    /// The input of the columns, over its range or as ID=LOW..HIGH
    #[arg(long, value_name = "AXIS")]
    x: String,
    /// The input of the rows, over its range or as ID=LOW..HIGH
    #[arg(long, value_name = "AXIS")]
    y: String,
    /// How many values each axis has, 2 to 101
    #[arg(long, value_name = "NUMBER", allow_hyphen_values = true, value_parser = whole)]
    steps: Option<u64>,
    /// Print the whole answer as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn execute(model: &Model, arguments: &Arguments) -> Result<String, String> {
    let steps = arguments.steps.map(|steps| usize::try_from(steps).unwrap_or(usize::MAX));
    let request = TableRequest {
        scenario: read_request(model, &arguments.scenario)?,
        output: arguments.output.clone(),
        x: axis("--x", &arguments.x, steps)?,
        y: axis("--y", &arguments.y, steps)?,
    };
    let job = Job::Table(request);
    match carry_out(model, &job)? {
        Answer::Table(table) if !arguments.json => Ok(text(model, &table)),
        answer => answer_json(model, &job, &answer),
    }
}

fn axis(option: &str, text: &str, steps: Option<usize>) -> Result<AxisRequest, String> {
    let Some((id, range)) = text.split_once('=') else {
        return Ok(AxisRequest { input: text.to_owned(), low: None, high: None, steps });
    };
    let (low, high) = range
        .split_once("..")
        .ok_or_else(|| format!("{option} {text}: write the range as ID=LOW..HIGH, such as aave.gho_share=0..0.2"))?;
    let end = |text: &str| if text.is_empty() { Ok(None) } else { number(option, text).map(Some) };
    Ok(AxisRequest { input: id.to_owned(), low: end(low)?, high: end(high)?, steps })
}

fn text(model: &Model, table: &Table) -> String {
    let Some(unit) = line_unit(model, &table.output) else { return String::new() };
    let cell = |value: &Option<f64>| short(value.and_then(|value| Decimal::try_from(value).ok()), unit);
    let row = |first: String, cells: Vec<String>| {
        cells.iter().fold(format!("{first:>12}"), |row, cell| format!("{row} {cell:>10}"))
    };
    let columns = table.x.values.iter().map(|value| input(model, &table.x.input, *value)).collect();
    let head = [
        format!("{} over {} (columns) and {} (rows)", table.output, table.x.input, table.y.input),
        row(String::new(), columns),
    ];
    let rows = table
        .y
        .values
        .iter()
        .zip(&table.values)
        .map(|(value, cells)| row(input(model, &table.y.input, *value), cells.iter().map(cell).collect()));
    list(head.into_iter().chain(rows).chain(
        table.gaps.iter().map(|gap| format!("n.m.: {}", phrase::no_value(&gap.problem, model, Language::ENGLISH))),
    ))
}
