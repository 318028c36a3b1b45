//! The native command: the same core, for scripts, tests and the curious.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

mod bridge;
mod bundle;
mod card;
mod docs;
mod export;
mod request;
mod scenario;
mod seek;
mod simulate;
mod table;
mod text;
mod tornado;

use clap::{Parser, Subcommand};
use takerate_core::{Language, Model, Scenario};
use takerate_display::format;
use takerate_scenario_io::describe::{inputs, lines};
use takerate_scenario_io::edition::Edition;
use takerate_scenario_io::evaluation::evaluation;
use takerate_scenario_io::ready_made::scenarios;

use scenario::{ScenarioArguments, outside_range, read_link, read_scenario};
use takerate_bundled as bundled;
use text::{list, to_json};

/// Projected earnings and valuation multiples of DeFi protocols, from assumptions that you can change.
#[derive(Parser)]
#[command(name = "takerate", version)]
struct Command {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Evaluate a scenario: every line of every protocol
    Eval {
        #[command(flatten)]
        scenario: ScenarioArguments,
        /// Print exact decimal strings as JSON: {"values": {id: string or null}, "problems": {id: reason}}
        #[arg(long)]
        json: bool,
    },
    /// Move each input low and high: which of them carry a result
    Tornado(tornado::Arguments),
    /// Compute an output over two inputs
    Table(table::Arguments),
    /// Find the value of an input that brings an output to a target; without an input, ask all of them
    Seek(seek::Arguments),
    /// Explain the difference of an output between two scenarios, input by input
    Bridge(bridge::Arguments),
    /// Draw uncertain inputs many times: how sure can anyone be of a result
    Simulate(simulate::Arguments),
    /// Carry out an analysis written as JSON on standard input: {"job": "tornado", ...}
    Job {
        /// Print what the page and its engine send each other about it, for tests
        #[arg(long, hide = true)]
        messages: bool,
    },
    /// Write a scenario to files: a workbook with live formulas, CSV, JSON that can be opened again, Markdown
    Export(export::Arguments),
    /// Draw the picture of a scenario, 1200 by 630 pixels, as SVG
    Card(card::Arguments),
    /// Make a page of your own model files: checks them and puts them into a copy of a built page
    Bundle(bundle::Arguments),
    /// Write a Markdown page for each protocol: its accounts, formulas, assumptions, sources, and how sure each value is
    Docs(docs::Arguments),
    /// Print all that this edition of the model computes with as JSON, as models/editions keeps it; --digest: only its name
    Edition {
        /// Print only the eight digits by which links name the edition
        #[arg(long)]
        digest: bool,
    },
    /// List the inputs: id, unit, range, presets, basis
    Inputs {
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// List the scenarios that the report offers: id, name, link
    Scenarios {
        /// Print as JSON, with what each changes and what is claimed of it beside what comes out
        #[arg(long)]
        json: bool,
    },
    /// List the lines: id, unit, formula
    Lines {
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
}

/// Runs the command with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let command = Command::parse();
    let result = bundled::model().map_err(|error| error.to_string()).and_then(|model| execute(model, &command.action));
    match result {
        Ok(output) => {
            let mut stdout = std::io::stdout().lock();
            match stdout.write_all(output.as_bytes()).and_then(|()| stdout.flush()) {
                // A reader that closes the pipe early (head) is no error.
                Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                    eprintln!("takerate: the result cannot be written: {error}");
                    ExitCode::FAILURE
                }
                _ => ExitCode::SUCCESS,
            }
        }
        Err(message) => {
            eprintln!("takerate: {message}");
            ExitCode::from(2)
        }
    }
}

fn execute(model: &Model, action: &Action) -> Result<String, String> {
    match action {
        Action::Eval { scenario, json } => {
            let linked = read_link(model, scenario)?;
            let scenario = read_scenario(model, scenario)?;
            for notice in outside_range(model, &scenario) {
                eprintln!("takerate: {notice}");
            }
            if *json {
                to_json(&evaluation(model, &scenario, Language::ENGLISH))
            } else {
                let caption = linked.filter(|opened| opened.scenario == scenario).and_then(|opened| opened.caption);
                let said = caption.map(|caption| {
                    let parts: Vec<&str> = [caption.name(), caption.note()].into_iter().flatten().collect();
                    format!("# {}\n\n", parts.join(" — "))
                });
                Ok(said.unwrap_or_default() + &lines_table(model, &scenario))
            }
        }
        Action::Tornado(arguments) => tornado::execute(model, arguments),
        Action::Table(arguments) => table::execute(model, arguments),
        Action::Seek(arguments) => seek::execute(model, arguments),
        Action::Bridge(arguments) => bridge::execute(model, arguments),
        Action::Simulate(arguments) => simulate::execute(model, arguments),
        Action::Job { messages: false } => request::from_standard_input(model),
        Action::Job { messages: true } => request::messages(model),
        Action::Export(arguments) => export::execute(model, arguments),
        Action::Card(arguments) => card::execute(model, arguments),
        Action::Bundle(arguments) => bundle::execute(arguments),
        Action::Docs(arguments) => docs::execute(model, arguments),
        Action::Edition { digest: true } => Ok(format!("{}\n", bundled::edition())),
        Action::Edition { digest: false } => to_json(&Edition::of(model)),
        Action::Inputs { json: true } => to_json(&inputs(model)),
        Action::Inputs { json: false } => Ok(list(inputs(model).iter().map(|input| {
            let presets: Vec<String> = input
                .presets
                .iter()
                .map(|(preset, value)| format!("{preset} {}", value.as_deref().unwrap_or("unpublished")))
                .collect();
            format!("{:<42} {:<12} {}", input.id, input.unit, presets.join(", "))
        }))),
        Action::Scenarios { json: true } => to_json(&scenarios(model)),
        Action::Scenarios { json: false } => Ok(list(
            scenarios(model)
                .iter()
                .map(|ready| format!("{:<26} {:<34} {}", ready.id, ready.name.get(Language::ENGLISH), ready.link)),
        )),
        Action::Lines { json: true } => to_json(&lines(model)),
        Action::Lines { json: false } => {
            Ok(list(lines(model).iter().map(|line| format!("{:<42} {:<12} {}", line.id, line.unit, line.formula))))
        }
    }
}

fn lines_table(model: &Model, scenario: &Scenario) -> String {
    let outcome = scenario.evaluate(model);
    list(model.lines.iter().zip(&outcome).map(|(line, value)| {
        let shown = match value {
            Ok(value) => format::short(*value, &line.unit, Language::ENGLISH),
            Err(problem) => text::no_value(model, *problem).to_owned(),
        };
        format!("{:<42} {shown:>16}", line.id)
    }))
}
