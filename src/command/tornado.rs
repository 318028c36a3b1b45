//! `takerate tornado`

use clap::{Args, ValueEnum};
use takerate_analysis::swing::Swing;
use takerate_analysis::tornado::{Tornado, TornadoRequest};
use takerate_analysis::{Answer, Job};
use takerate_core::Model;

use super::request::{answer_json, carry_out};
use super::scenario::{ScenarioArguments, read_request};
use super::text::{figure, input, list, number};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    scenario: ScenarioArguments,
    /// The line to look at, such as aave.adjusted_earnings; without a dot, that of every protocol (repeatable)
    #[arg(long, value_name = "ID", default_value = "adjusted_earnings")]
    output: Vec<String>,
    /// An input to move (repeatable); all where none is given
    #[arg(long, value_name = "ID")]
    input: Vec<String>,
    /// The range to whose ends each is moved: sensible, or plausible (p10 to p90 of the distribution that a simulation
    /// draws it from)
    #[arg(long, value_name = "RANGE", value_enum, default_value_t = Range::Sensible)]
    range: Range,
    /// Move by this many per cent instead of to the ends of the range
    #[arg(long, value_name = "NUMBER", allow_hyphen_values = true, conflicts_with = "range")]
    percent: Option<String>,
    /// Print the whole answer as JSON
    #[arg(long)]
    json: bool,
}

/// A range of an input.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Range {
    Sensible,
    Plausible,
}

impl Range {
    fn swing(self) -> Swing {
        match self {
            Self::Sensible => Swing::Range,
            Self::Plausible => Swing::Plausible,
        }
    }
}

pub(super) fn execute(model: &Model, arguments: &Arguments) -> Result<String, String> {
    let percent = arguments.percent.as_ref().map(|text| number("--percent", text)).transpose()?;
    let request = TornadoRequest {
        scenario: read_request(model, &arguments.scenario)?,
        outputs: arguments.output.clone(),
        inputs: arguments.input.clone(),
        swing: percent.map_or(arguments.range.swing(), Swing::Percent),
    };
    let job = Job::Tornado(request);
    match carry_out(model, &job)? {
        Answer::Tornado(tornados) if !arguments.json => {
            Ok(tornados.iter().map(|tornado| text(model, tornado)).collect::<Vec<_>>().join("\n"))
        }
        answer => answer_json(model, &job, &answer),
    }
}

fn text(model: &Model, tornado: &Tornado) -> String {
    let head = format!("{} = {}", tornado.output, figure(model, &tornado.output, &tornado.base));
    let bars = tornado.bars.iter().map(|bar| {
        format!(
            "  {:<42} {:>12} to {:<12} {:>12} to {}",
            bar.input,
            input(model, &bar.input, bar.low),
            input(model, &bar.input, bar.high),
            figure(model, &tornado.output, &bar.at_low),
            figure(model, &tornado.output, &bar.at_high)
        )
    });
    let without = format!("  without effect: {}", tornado.without_effect.join(", "));
    let tail = (!tornado.without_effect.is_empty()).then_some(without);
    let still = format!("  not moved, without a plausible range: {}", tornado.still.join(", "));
    let still = (!tornado.still.is_empty()).then_some(still);
    list(std::iter::once(head).chain(bars).chain(tail).chain(still))
}
