//! The native command: the same core, for scripts, tests and the curious.

use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use takerate_core::{Language, Model, PresetId, Scenario};
use takerate_exchange::assign::assign;
use takerate_exchange::describe::{inputs, lines};
use takerate_exchange::evaluation::evaluation;
use takerate_present::format;

use crate::bundled;

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
    /// List the inputs: id, unit, range, presets, basis
    Inputs {
        /// Print as JSON
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

#[derive(Args)]
struct ScenarioArguments {
    /// The preset to start from, such as 2024e or 2025p
    #[arg(long, value_name = "ID")]
    preset: Option<String>,
    /// Change an input to a plain decimal, such as aave.gho_share=0.1 (repeatable)
    #[arg(long = "set", value_name = "ID=VALUE")]
    set: Vec<String>,
}

/// Runs the command with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let command = Command::parse();
    let result = bundled::model().map_err(|error| error.to_string()).and_then(|model| execute(model, &command.action));
    match result {
        Ok(output) => {
            // A reader that closes the pipe early (head) is no error.
            let _ = std::io::Write::write_all(&mut std::io::stdout(), output.as_bytes());
            ExitCode::SUCCESS
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
            let scenario = read_scenario(model, scenario)?;
            for notice in outside_range(model, &scenario) {
                eprintln!("takerate: {notice}");
            }
            if *json { to_json(&evaluation(model, &scenario, Language::English)) } else { Ok(table(model, &scenario)) }
        }
        Action::Inputs { json: true } => to_json(&inputs(model)),
        Action::Inputs { json: false } => Ok(list(inputs(model).iter().map(|input| {
            let presets: Vec<String> =
                input.presets.iter().map(|(preset, value)| format!("{preset} {value}")).collect();
            format!("{:<42} {:<12} {}", input.id, input.unit, presets.join(", "))
        }))),
        Action::Lines { json: true } => to_json(&lines(model)),
        Action::Lines { json: false } => {
            Ok(list(lines(model).iter().map(|line| format!("{:<42} {:<12} {}", line.id, line.unit, line.formula))))
        }
    }
}

fn read_scenario(model: &Model, arguments: &ScenarioArguments) -> Result<Scenario, String> {
    let preset = match &arguments.preset {
        None => PresetId::default(),
        Some(id) => model.find_preset(id).ok_or_else(|| {
            let known: Vec<&str> = model.presets.iter().map(|preset| preset.id.as_str()).collect();
            format!("no preset is called \"{id}\"; there are {}", known.join(", "))
        })?,
    };
    let mut scenario = Scenario::preset(preset);
    for pair in &arguments.set {
        let (id, value) = pair
            .split_once('=')
            .ok_or_else(|| format!("--set {pair}: write it as id=value, such as aave.gho_share=0.1"))?;
        assign(model, &mut scenario, id.trim(), value.trim())
            .map_err(|error| format!("--set {pair}: {}", error.message(model, Language::English)))?;
    }
    Ok(scenario)
}

fn outside_range(model: &Model, scenario: &Scenario) -> Vec<String> {
    let outside = scenario.changed(model).filter_map(|(id, value)| {
        let input = model.input(id);
        (value < input.low || value > input.high).then(|| {
            format!(
                "{} = {value} lies outside its sensible range {} to {}; taken as it is",
                input.id, input.low, input.high
            )
        })
    });
    outside.collect()
}

fn table(model: &Model, scenario: &Scenario) -> String {
    let outcome = scenario.evaluate(model);
    list(model.lines.iter().zip(&outcome).map(|(line, value)| {
        let shown = match value {
            Ok(value) => format::short(*value, &line.unit, Language::English),
            Err(_) => "n.m.".to_owned(),
        };
        format!("{:<42} {shown:>16}", line.id)
    }))
}

fn list(rows: impl Iterator<Item = String>) -> String {
    rows.map(|row| row.trim_end().to_owned() + "\n").collect()
}

fn to_json(value: &impl serde::Serialize) -> Result<String, String> {
    serde_json::to_string_pretty(value).map(|text| text + "\n").map_err(|error| error.to_string())
}
