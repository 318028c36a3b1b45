//! The scenario that the arguments describe.

use clap::Args;
use takerate_analysis::ScenarioRequest;
use takerate_core::model::ReadyMade;
use takerate_core::{Language, Model, PresetId, Scenario};
use takerate_scenario_io::assign::{assign, clipped, rounding};
use takerate_scenario_io::link::{self, Issue, Opened};

/// Which scenario.
#[derive(Args)]
pub(super) struct ScenarioArguments {
    /// The preset to start from, such as 2024e or 2025p
    #[arg(long, value_name = "ID")]
    preset: Option<String>,
    /// Start from a scenario of the report instead, as `takerate scenarios` lists them
    #[arg(long, value_name = "ID", conflicts_with = "preset")]
    scenario: Option<String>,
    /// Start from what a link of the page opens, such as '#v1&base=2025p&aave.gho_share=0.1', or a whole address
    #[arg(long, value_name = "LINK", conflicts_with_all = ["preset", "scenario"])]
    link: Option<String>,
    /// Change an input to a plain decimal, such as aave.gho_share=0.1 (repeatable)
    #[arg(long = "set", value_name = "ID=VALUE")]
    set: Vec<String>,
}

impl ScenarioArguments {
    /// The scenario of a preset's id or, where `text` is none, of a link.
    pub(super) fn of_preset_or_link(model: &Model, text: &str) -> Self {
        let preset = model.find_preset(text).map(|_| text.to_owned());
        let link = preset.is_none().then(|| text.to_owned());
        Self { preset, scenario: None, link, set: Vec::new() }
    }

    /// Whether they describe none.
    pub(super) fn is_none(&self) -> bool {
        self.preset.is_none() && self.scenario.is_none() && self.link.is_none() && self.set.is_empty()
    }

    /// The same with a preset where neither preset nor change is given.
    pub(super) fn or_preset(&self, preset: Option<String>) -> Self {
        Self {
            preset: if self.is_none() { preset } else { self.preset.clone() },
            scenario: self.scenario.clone(),
            link: self.link.clone(),
            set: self.set.clone(),
        }
    }
}

/// What the link opens, where one is given.
///
/// # Errors
/// A text that is no link of the page, or none of this version.
pub(super) fn read_link(model: &Model, arguments: &ScenarioArguments) -> Result<Option<Opened>, String> {
    let Some(link) = &arguments.link else { return Ok(None) };
    let fragment = link.find('#').and_then(|at| link.get(at..)).unwrap_or(link);
    let opened = link::read(model, fragment);
    match opened.issues.first() {
        Some(issue @ (Issue::NotALink(_) | Issue::WrongVersion(_) | Issue::TooLong)) => {
            Err(format!("--link {}: {}", clipped(link), issue.message(model, Language::ENGLISH)))
        }
        _ => Ok(Some(opened)),
    }
}

pub(super) fn read_scenario(model: &Model, arguments: &ScenarioArguments) -> Result<Scenario, String> {
    let preset = match &arguments.preset {
        None => PresetId::default(),
        Some(id) => model.find_preset(id).ok_or_else(|| {
            let known: Vec<&str> = model.presets.iter().map(|preset| preset.id.as_str()).collect();
            format!("no preset is called \"{id}\"; there are {}", known.join(", "))
        })?,
    };
    let mut scenario = match (&arguments.scenario, read_link(model, arguments)?) {
        (_, Some(opened)) => {
            for issue in &opened.issues {
                eprintln!("takerate: --link: {}", issue.message(model, Language::ENGLISH));
            }
            opened.scenario
        }
        (None, None) => Scenario::preset(preset),
        (Some(id), None) => ready_made(model, id)?.scenario(model),
    };
    for pair in &arguments.set {
        let (id, value) = pair
            .split_once('=')
            .ok_or_else(|| format!("--set {pair}: write it as id=value, such as aave.gho_share=0.1"))?;
        let assigned = assign(model, &mut scenario, id.trim(), value.trim())
            .map_err(|error| format!("--set {pair}: {}", error.message(model, Language::ENGLISH)))?;
        if let Some(value) = assigned.rounded {
            eprintln!("takerate: --set {}", rounding(id.trim(), value, Language::ENGLISH));
        }
    }
    Ok(scenario)
}

fn ready_made<'m>(model: &'m Model, id: &str) -> Result<&'m ReadyMade, String> {
    model.ready_made.iter().find(|ready| ready.id == id).ok_or_else(|| {
        let known: Vec<&str> = model.ready_made.iter().map(|ready| ready.id.as_str()).collect();
        let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
        format!("no scenario is called \"{}\"; there are {known}", clipped(id))
    })
}

pub(super) fn outside_range(model: &Model, scenario: &Scenario) -> Vec<String> {
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

/// The scenario as a request writes it; says on standard error what lies outside its range.
pub(super) fn read_request(model: &Model, arguments: &ScenarioArguments) -> Result<ScenarioRequest, String> {
    let scenario = read_scenario(model, arguments)?;
    for notice in outside_range(model, &scenario) {
        eprintln!("takerate: {notice}");
    }
    Ok(ScenarioRequest::of(model, &scenario))
}
