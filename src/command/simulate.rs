//! `takerate simulate`

use clap::Args;
use takerate_analysis::distribution::Distribution;
use takerate_analysis::simulate::{
    Against, Differing, Distributed, Drivers, Index, Level, Probability, SimulateRequest, Simulated,
};
use takerate_analysis::uncertain::Uncertain;
use takerate_analysis::{Answer, Job};
use takerate_core::{Decimal, Language, Model};
use takerate_view_model::phrase;

use super::request::{answer_json, carry_out};
use super::scenario::{ScenarioArguments, read_request};
use super::text::{figure, line_unit, list, number, short, whole};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    scenario: ScenarioArguments,
    /// The line to look at, such as aave.adjusted_earnings; without a dot, that of every protocol (repeatable)
    #[arg(long, value_name = "ID", default_value = "adjusted_earnings")]
    output: Vec<String>,
    /// An uncertain input (repeatable): ID, or ID=SHAPE:NUMBERS with uniform:LOW,HIGH, triangular:LOW,MODE,HIGH,
    /// pert:LOW,MODE,HIGH, normal:P10,P90 or lognormal:P10,P90; all inputs by rule where none is given
    #[arg(long, value_name = "INPUT")]
    input: Vec<String>,
    /// How closely an uncertain input follows the ETH price, as ID=NUMBER from -1 to 1 (repeatable)
    #[arg(long, value_name = "ID=NUMBER")]
    correlation: Vec<String>,
    /// Ask how likely an output is below a level, as ID=NUMBER (repeatable)
    #[arg(long, value_name = "ID=NUMBER")]
    below: Vec<String>,
    /// How many samples to draw
    #[arg(long, value_name = "NUMBER", default_value_t = 100_000, allow_hyphen_values = true, value_parser = whole)]
    samples: u64,
    /// Where the random numbers begin; the same seed gives the same digits
    #[arg(long, value_name = "NUMBER", default_value_t = 1, allow_hyphen_values = true, value_parser = whole)]
    seed: u64,
    /// Divide the variance among the inputs with this many samples
    #[arg(long, value_name = "NUMBER", default_value_t = 0, allow_hyphen_values = true, value_parser = whole)]
    sobol: u64,
    /// Hold the scenario against another on the same samples: a preset such as 2025p, or a link of the page
    #[arg(long, value_name = "PRESET OR LINK")]
    against: Option<String>,
    /// Draw what differs from that scenario too, each around its own value; otherwise it stays as each of both has it
    #[arg(long, requires = "against")]
    draw_differing: bool,
    /// Print the whole answer as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn execute(model: &Model, arguments: &Arguments) -> Result<String, String> {
    let mut inputs = arguments.input.iter().map(|text| uncertain(text)).collect::<Result<Vec<_>, _>>()?;
    for text in &arguments.correlation {
        let (id, value) = pair("--correlation", text)?;
        match inputs.iter_mut().find(|input| input.input == id) {
            Some(input) => input.correlation = Some(value),
            None => return Err(format!("--correlation {text}: name the input with --input {id} as well")),
        }
    }
    let mut below = Vec::new();
    for text in &arguments.below {
        let (output, level) = pair("--below", text)?;
        below.push(Level { output, level });
    }
    let request = SimulateRequest {
        scenario: read_request(model, &arguments.scenario)?,
        outputs: arguments.output.clone(),
        inputs: (!inputs.is_empty()).then_some(inputs),
        driver: None,
        samples: arguments.samples,
        seed: arguments.seed,
        below,
        sobol: arguments.sobol,
        against: against(model, arguments)?,
    };
    let job = Job::Simulate(request);
    match carry_out(model, &job)? {
        Answer::Simulate(answer) => {
            for warning in &answer.warnings {
                eprintln!("takerate: {}", phrase::warning(*warning, Language::ENGLISH));
            }
            if arguments.json {
                return answer_json(model, &job, &Answer::Simulate(answer));
            }
            Ok(text(model, &answer))
        }
        answer => answer_json(model, &job, &answer),
    }
}

fn against(model: &Model, arguments: &Arguments) -> Result<Option<Against>, String> {
    let Some(text) = &arguments.against else { return Ok(None) };
    let scenario = read_request(model, &ScenarioArguments::of_preset_or_link(model, text))
        .map_err(|error| error.replacen("--link", "--against", 1))?;
    let differing = if arguments.draw_differing { Differing::Drawn } else { Differing::Held };
    Ok(Some(Against { scenario, differing }))
}

fn pair(option: &str, text: &str) -> Result<(String, Decimal), String> {
    let (id, value) = text.split_once('=').ok_or_else(|| format!("{option} {text}: write it as ID=NUMBER"))?;
    Ok((id.to_owned(), number(option, value)?))
}

fn uncertain(text: &str) -> Result<Uncertain, String> {
    let Some((id, shape)) = text.split_once('=') else {
        return Ok(Uncertain { input: text.to_owned(), ..Uncertain::default() });
    };
    let (name, numbers) = shape.split_once(':').unwrap_or((shape, ""));
    let numbers = numbers.split(',').map(|part| number("--input", part)).collect::<Result<Vec<_>, _>>();
    let distribution = match (name, numbers.as_deref()) {
        ("uniform", Ok(&[low, high])) => Distribution::Uniform { low, high },
        ("triangular", Ok(&[low, mode, high])) => Distribution::Triangular { low, mode, high },
        ("pert", Ok(&[low, mode, high])) => Distribution::Pert { low, mode, high },
        ("normal", Ok(&[p10, p90])) => Distribution::Normal { p10, p90 },
        ("lognormal", Ok(&[p10, p90])) => Distribution::Lognormal { p10, p90 },
        _ => {
            return Err(format!(
                "--input {text}: write a distribution such as uniform:1,2 or triangular:1,2,4 or pert:1,2,4 or \
                 normal:1,2 or lognormal:1,2"
            ));
        }
    };
    Ok(Uncertain { input: id.to_owned(), distribution: Some(distribution), correlation: None })
}

fn text(model: &Model, answer: &Simulated) -> String {
    let head = format!("{} samples of {} uncertain inputs, seed {}", answer.samples, answer.inputs.len(), answer.seed);
    let mut rows = vec![head];
    for output in &answer.outputs {
        rows.extend(distributed(model, output));
        let drivers = answer.drivers.iter().find(|drivers| drivers.output == output.output);
        rows.extend(drivers.map(|drivers| shares(model, drivers)).unwrap_or_default());
    }
    if let Some(paired) = &answer.paired {
        rows.push(format!(
            "against the other scenario, on the same samples; inputs that differ and stay: {}",
            paired.held.len()
        ));
        rows.extend(
            paired.others.iter().zip(&paired.differences).flat_map(|pair| compared(model, pair, answer.samples)),
        );
    }
    if answer.outputs.len() > 1 {
        rows.push(format!("all above 0: {}", likely(&answer.joint.all_positive, answer.samples)));
    }
    if let Some(below) = &answer.joint.all_below {
        rows.push(format!("all below their levels: {}", likely(below, answer.samples)));
    }
    if answer.outputs.len() > 1 && answer.joint.without_value > 0 {
        rows.push(format!("one of them without a value: {} of {} samples", answer.joint.without_value, answer.samples));
    }
    list(rows.into_iter())
}

/// A probability, with the number of samples that it is a share of where some have no value.
fn likely(probability: &Probability, samples: u64) -> String {
    match probability.of {
        0 => "no sample has a value".to_owned(),
        of if of < samples => format!("{:.1}% of the {of} samples with a value", probability.value * 100.0),
        _ => format!("{:.1}%", probability.value * 100.0),
    }
}

/// How the variance of an output is divided, or that of the output that stands in for it.
fn shares(model: &Model, drivers: &Drivers) -> Vec<String> {
    let Some(indices) = &drivers.indices else {
        let reason = drivers.problem.as_ref().map(|problem| phrase::no_value(problem, model, Language::ENGLISH));
        let reason = reason.as_deref().unwrap_or("nothing moves it");
        let mut rows = vec![format!("    its variance cannot be divided: {reason}")];
        if let Some(instead) = &drivers.instead {
            rows.push(format!("    instead, that of {}:", instead.output));
            rows.extend(shares(model, instead));
        }
        return rows;
    };
    let row = |index: &Index| {
        let [first, total] = [index.first, index.total]
            .map(|share| format!("{:>5.1}% ± {:.1}", share.value * 100.0, share.standard_error * 100.0));
        format!("    {:<42} alone {first}  with interactions {total}", index.input)
    };
    // Of what the output does not rest on, the share is 0 to the last digit.
    indices.iter().filter(|index| index.total.value > 0.0).map(row).collect()
}

/// How an output differs from the other scenario.
fn compared(model: &Model, (other, difference): (&Distributed, &Distributed), samples: u64) -> Vec<String> {
    let Some(unit) = line_unit(model, &other.output) else { return Vec::new() };
    let value = |value: f64| short(Decimal::try_from(value).ok(), unit);
    let [apart, base] = [&difference.base, &other.base].map(|base| figure(model, &other.output, base));
    let percentiles = difference.percentiles.iter().map(|(per, at)| format!("p{per} {}", value(*at)));
    let mut rows = vec![
        format!("{}: {apart} more than {base}", other.output),
        format!("  {}", percentiles.collect::<Vec<_>>().join("  ")),
        format!("  higher: {}", likely(&difference.positive, samples)),
    ];
    rows.extend(difference.below.iter().map(|(_, lower)| format!("  lower: {}", likely(lower, samples))));
    rows
}

fn distributed(model: &Model, output: &Distributed) -> Vec<String> {
    let Some(unit) = line_unit(model, &output.output) else { return Vec::new() };
    let value = |value: f64| short(Decimal::try_from(value).ok(), unit);
    let mut rows = vec![format!("{} = {} in the scenario", output.output, figure(model, &output.output, &output.base))];
    if let (Some(mean), Some(error)) = (output.mean, output.standard_error) {
        rows.push(format!("  mean {} ± {}", value(mean), value(error)));
    }
    let percentiles = output.percentiles.iter().map(|(per, at)| format!("p{per} {}", value(*at)));
    rows.push(format!("  {}", percentiles.collect::<Vec<_>>().join("  ")));
    let samples = output.positive.of + output.without_value;
    rows.push(format!("  above 0: {}", likely(&output.positive, samples)));
    for (level, below) in &output.below {
        rows.push(format!("  below {}: {}", short(Some(*level), unit), likely(below, samples)));
    }
    if output.without_value > 0 {
        rows.push(format!("  without a value: {} of {samples} samples", output.without_value));
    }
    rows
}
