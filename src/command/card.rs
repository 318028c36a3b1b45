//! `takerate card`

use clap::Args;
use takerate_core::Model;
use takerate_export::ExportContext;
use takerate_export::card::draw;
use takerate_scenario_io::link;

use super::export::{date, language, view};
use super::scenario::{ScenarioArguments, read_link, read_scenario};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    scenario: ScenarioArguments,
    /// The protocol that it is about, such as aave; that of the link, or all, where it is left out
    #[arg(long, value_name = "ID")]
    view: Option<String>,
    /// The language of the picture, by its two letters
    #[arg(long, value_name = "TAG", default_value = "en")]
    lang: String,
    /// What stands at its foot beside the title of the report, such as a date or an address
    #[arg(long, value_name = "TEXT", default_value = "")]
    foot: String,
}

/// The picture, as the text of a file. Without any scenario it is what an empty address opens.
pub(super) fn execute(model: &Model, arguments: &Arguments) -> Result<String, String> {
    let linked = read_link(model, &arguments.scenario)?;
    let scenario = match arguments.scenario.is_none() {
        true => link::read(model, "").scenario,
        false => read_scenario(model, &arguments.scenario)?,
    };
    let (shown, caption) = match linked {
        Some(opened) => (opened.view, opened.caption.filter(|_| opened.scenario == scenario)),
        None => (None, None),
    };
    let caption = caption.unwrap_or_default();
    let context = ExportContext {
        model,
        scenario: &scenario,
        language: language(&arguments.lang)?,
        name: caption.name(),
        note: caption.note(),
        prices: None,
        date: date(None)?,
        page: None,
        edition: Some(takerate_bundled::edition()),
        view: view(model, arguments.view.as_deref().or(shown.as_deref()))?,
    };
    Ok(draw(&context, &arguments.foot) + "\n")
}
