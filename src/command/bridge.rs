//! `takerate bridge`

use clap::Args;
use takerate_analysis::bridge::{Bridge, BridgeRequest, Grain};
use takerate_analysis::{Answer, Job, ScenarioRequest};
use takerate_core::{Language, Model};
use takerate_view_model::phrase;

use super::request::{answer_json, carry_out};
use super::scenario::{ScenarioArguments, read_request};
use super::text::{figure, input, line_unit, list, short};

#[derive(Args)]
pub(super) struct Arguments {
    /// The preset at which the bridge begins; the report's where it is left out
    #[arg(long, value_name = "ID")]
    from: Option<String>,
    /// The scenario at which it ends; the projection where neither preset nor change is given
    #[command(flatten)]
    scenario: ScenarioArguments,
    /// The line to explain, such as aave.adjusted_earnings; without a dot, that of every protocol (repeatable)
    #[arg(long, value_name = "ID", default_value = "adjusted_earnings")]
    output: Vec<String>,
    /// Print the whole answer as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn execute(model: &Model, arguments: &Arguments) -> Result<String, String> {
    let last = model.presets.last().map(|preset| preset.id.clone());
    let scenario = arguments.scenario.or_preset(last);
    let from = arguments.from.clone();
    let request = BridgeRequest {
        from: from.map(|preset| ScenarioRequest { preset: Some(preset), ..ScenarioRequest::default() }),
        to: Some(read_request(model, &scenario)?),
        outputs: arguments.output.clone(),
    };
    let job = Job::Bridge(request);
    match carry_out(model, &job)? {
        Answer::Bridge(bridges) if !arguments.json => {
            Ok(bridges.iter().map(|bridge| text(model, bridge)).collect::<Vec<_>>().join("\n"))
        }
        answer => answer_json(model, &job, &answer),
    }
}

fn text(model: &Model, bridge: &Bridge) -> String {
    let ends = [&bridge.from, &bridge.to].map(|end| figure(model, &bridge.output, end));
    let mut rows = vec![format!("{}: {} to {}", bridge.output, ends[0], ends[1])];
    if bridge.grain != Grain::Inputs {
        rows.push("  more than 16 inputs changed: sections of them share the difference".to_owned());
    }
    for contribution in &bridge.contributions {
        let moved = match contribution.changes.as_slice() {
            [one] => {
                let [from, to] = [one.from, one.to].map(|value| {
                    value.map_or_else(|| "unpublished".to_owned(), |value| input(model, &one.input, value))
                });
                format!("{:<42} {from:>12} to {to:<12}", one.input)
            }
            several => format!(
                "{:<42} {:>28}",
                phrase::contribution(contribution, bridge.grain, model, Language::ENGLISH),
                format!("{} inputs", several.len())
            ),
        };
        let value = line_unit(model, &bridge.output).map(|unit| short(Some(contribution.value), unit));
        rows.push(format!("  {moved} {:>12}", value.unwrap_or_default()));
    }
    if let (Some(total), Some(unit)) = (bridge.total, line_unit(model, &bridge.output)) {
        rows.push(format!("  {:<71} {:>12}", "total", short(Some(total), unit)));
    }
    let mut page = list(rows.into_iter());
    if let Some(breaks) = &bridge.breaks {
        let moved = if breaks.moved.is_empty() { "none".to_owned() } else { breaks.moved.join(", ") };
        page += &format!(
            "  no value where of the changes there are: {moved}. {}\n",
            phrase::no_value(&breaks.problem, model, Language::ENGLISH)
        );
        if let Some(instead) = &breaks.instead {
            page += &text(model, instead);
        }
    }
    page
}
