//! A scenario as a JSON file that can be read back: the preset, what was changed in it, and what came out that day.
//! `docs/files.md` describes the fields.

mod mistake;
mod read;
mod tree;

use rust_decimal::Decimal;
use serde::Serialize;
use serde::ser::SerializeMap;
use takerate_core::{LineId, Model, Scenario};
use takerate_display::format::exact;
use takerate_scenario_io::prices::Prices;

use crate::context::ExportContext;
use crate::date::Date;

pub use mistake::Mistake;
pub use read::read;

/// What the field `format` of every such file says.
pub const FORMAT: &str = "takerate.scenario";

/// The version that files are written in.
pub const VERSION: u32 = 1;

/// A longer text is not read, in bytes.
pub const LONGEST: usize = 1_000_000;

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioFile {
    /// The scenario.
    pub scenario: Scenario,
    /// The preset and every input of the file, as written: `2025p;aave.gho_share=0.1`.
    pub was: String,
    /// Which of its prices a service has told, and when.
    pub prices: Option<Prices>,
    /// The name that somebody gave it.
    pub name: Option<String>,
    /// What somebody says of it.
    pub note: Option<String>,
    /// The day of its export.
    pub date: Option<Date>,
    /// The edition of the model by which its results were computed.
    pub edition: Option<String>,
    /// What came out then: lines of the model with their value, or without one.
    pub results: Vec<(LineId, Option<Decimal>)>,
    /// Fields and results that this version does not know; they were passed over.
    pub unknown: Vec<String>,
}

impl ScenarioFile {
    /// The lines that return something else today: the model has moved on since the file was written.
    #[must_use]
    pub fn moved(&self, model: &Model) -> Vec<LineId> {
        let outcome = self.scenario.evaluate(model);
        let moved = |(line, then): &&(LineId, Option<Decimal>)| outcome[usize::from(line.0)].ok() != *then;
        self.results.iter().filter(moved).map(|(line, _)| *line).collect()
    }
}

/// The scenario as the text of a JSON file. Values are decimal strings, so that no digit is lost in any program.
#[must_use]
pub fn write(context: &ExportContext<'_>) -> String {
    let model = context.model;
    let inputs = context.scenario.changed(model);
    let outcome = context.scenario.evaluate(model);
    let headline =
        model.protocols().flat_map(|(_, section)| model.lines_of(section, &model.statement(section).headline));
    let file = File {
        format: FORMAT,
        version: VERSION,
        name: context.name,
        note: context.note,
        date: context.date.to_string(),
        model: context.edition,
        preset: &model.preset(context.scenario.preset).id,
        inputs: Fields(inputs.map(|(id, value)| (model.input(id).id.as_str(), Some(exact(value)))).collect()),
        prices: context.prices.map(|prices| prices.write(model, context.scenario)),
        link: context.link(),
        results: Fields(
            headline.map(|line| (model.line(line).id.as_str(), outcome[usize::from(line.0)].ok().map(exact))).collect(),
        ),
    };
    // Texts, numbers and lists of them only: there is nothing that could not be written.
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    model: Option<&'a str>,
    preset: &'a str,
    inputs: Fields<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prices: Option<String>,
    link: String,
    results: Fields<'a>,
}

/// An object whose fields stand in the model's order.
struct Fields<'a>(Vec<(&'a str, Option<String>)>);

impl Serialize for Fields<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (id, value) in &self.0 {
            map.serialize_entry(id, value)?;
        }
        map.end()
    }
}
