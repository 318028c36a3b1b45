//! Reading a file, strictly: a scenario is opened whole or not at all.

use std::collections::BTreeSet;

use takerate_core::nearest::nearest;
use takerate_core::{Decimal, LineId, Model, Scenario};
use takerate_scenario_io::assign::{AssignError, assign_exact, clipped, decimal, find};

use super::mistake::{Kind, Mistake};
use super::tree::Tree;
use super::{FORMAT, LONGEST, ScenarioFile, VERSION};
use crate::date::Date;
use takerate_scenario_io::caption::LONGEST_NOTE;
use takerate_scenario_io::name::{self, clean, clip};
use takerate_scenario_io::prices::Prices;

/// The fields of version 1.
const FIELDS: [&str; 11] =
    ["format", "version", "name", "note", "date", "model", "preset", "inputs", "prices", "link", "results"];

/// No id is longer, in bytes.
const LONGEST_ID: usize = 100;

/// At most so many mistakes, and so many unknown fields, are named.
const MOST: usize = 20;

/// Reads a file as it was chosen or dropped. Fields that are not known, and results of lines that are not known, are
/// passed over and named in [`ScenarioFile::unknown`].
///
/// # Errors
/// Everything that is wrong with it, where it can be read that far.
pub fn read(model: &Model, bytes: &[u8]) -> Result<ScenarioFile, Vec<Mistake>> {
    let fields = fields(bytes).map_err(|mistake| vec![mistake])?;
    let mut reader = Reader { model, fields, was: String::new(), mistakes: Vec::new() };
    let file = reader.file();
    reader.mistakes.truncate(MOST);
    if reader.mistakes.is_empty() { Ok(file) } else { Err(reader.mistakes) }
}

/// The fields of the file, where it is of this format and version.
fn fields(bytes: &[u8]) -> Result<Vec<(String, Tree)>, Mistake> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Mistake::Workbook);
    }
    if bytes.len() > LONGEST {
        return Err(Mistake::TooLong);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Mistake::NotText)?;
    // Editors on Windows write a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let tree = serde_json::from_str(text)
        .map_err(|error| Mistake::NotJson { line: error.line().max(1), column: error.column().max(1) })?;
    let Tree::Object(fields) = tree else { return Err(Mistake::NotAScenario(None)) };
    let get = |name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, value)| value);
    match get("format") {
        Some(Tree::Text(format)) if format == FORMAT => {}
        Some(Tree::Text(format)) => return Err(Mistake::NotAScenario(Some(shown(format)))),
        _ => return Err(Mistake::NotAScenario(None)),
    }
    match get("version") {
        None => Err(Mistake::Missing("version")),
        Some(Tree::Number(version)) if *version == VERSION.to_string() => Ok(fields),
        Some(Tree::Number(version)) => Err(Mistake::WrongVersion(clipped(version))),
        Some(_) => Err(Mistake::WrongKind { field: "version".to_owned(), wanted: Kind::Whole }),
    }
}

struct Reader<'a> {
    model: &'a Model,
    fields: Vec<(String, Tree)>,
    was: String,
    mistakes: Vec<Mistake>,
}

impl Reader<'_> {
    fn file(&mut self) -> ScenarioFile {
        let mut unknown = Vec::new();
        let mut seen = BTreeSet::new();
        for (field, _) in &self.fields {
            if !seen.insert(field) {
                self.mistakes.push(Mistake::Twice(shown(field)));
            } else if !FIELDS.contains(&field.as_str()) {
                unknown.push(shown(field));
            }
        }
        let scenario = self.scenario();
        let name =
            self.text("name").and_then(|name| clean(&name).map_err(|error| self.wrong(Mistake::Name(error))).ok());
        // Clipped, as in a link: a long note is no reason to refuse a scenario.
        let note = self.text("note").map(|note| clip(&note, LONGEST_NOTE)).filter(|note| !note.is_empty());
        let date = self.text("date").and_then(|text| {
            Date::read(&text).or_else(|| {
                self.wrong(Mistake::WrongKind { field: "date".to_owned(), wanted: Kind::Date });
                None
            })
        });
        let edition =
            self.text("model").and_then(|text| clean(&text.chars().take(name::LONGEST).collect::<String>()).ok());
        let prices = self.text("prices").and_then(|text| {
            Prices::read(self.model, &scenario, &text).unwrap_or_else(|_| {
                unknown.push("prices".to_owned());
                None
            })
        });
        unknown.truncate(MOST);
        // Only its kind is looked at: what it opens follows from preset and inputs.
        self.text("link");
        let results = self.results(&mut unknown);
        ScenarioFile {
            scenario,
            was: std::mem::take(&mut self.was),
            prices,
            name,
            note,
            date,
            edition,
            results,
            unknown,
        }
    }

    fn wrong(&mut self, mistake: Mistake) {
        self.mistakes.push(mistake);
    }

    fn take(&mut self, name: &str) -> Option<Tree> {
        let index = self.fields.iter().position(|(field, _)| field == name)?;
        Some(std::mem::replace(&mut self.fields[index].1, Tree::Null))
    }

    /// An optional text; `null` is as good as nothing.
    fn text(&mut self, name: &str) -> Option<String> {
        match self.take(name)? {
            Tree::Text(text) => Some(text),
            Tree::Null => None,
            _ => {
                self.wrong(Mistake::WrongKind { field: name.to_owned(), wanted: Kind::Text });
                None
            }
        }
    }

    fn object(&mut self, name: &str) -> Vec<(String, Tree)> {
        match self.take(name) {
            Some(Tree::Object(fields)) => fields,
            None => Vec::new(),
            Some(_) => {
                self.wrong(Mistake::WrongKind { field: name.to_owned(), wanted: Kind::Object });
                Vec::new()
            }
        }
    }

    fn scenario(&mut self) -> Scenario {
        let model = self.model;
        let mut scenario = Scenario::default();
        match self.take("preset") {
            None => self.wrong(Mistake::Missing("preset")),
            Some(Tree::Text(id)) => match model.find_preset(&id) {
                Some(preset) => scenario = Scenario::preset(preset),
                None => {
                    let known = model.presets.iter().map(|preset| preset.id.as_str());
                    let near = nearest(&clipped(&id).to_lowercase(), known).into_iter().map(str::to_owned).collect();
                    self.wrong(Mistake::UnknownPreset { id: shown(&id), near });
                }
            },
            Some(_) => self.wrong(Mistake::WrongKind { field: "preset".to_owned(), wanted: Kind::Text }),
        }
        self.was.clone_from(&model.preset(scenario.preset).id);
        let inputs = self.object("inputs");
        let mut seen = BTreeSet::new();
        for (id, value) in &inputs {
            // A list of mistakes that nobody reads to its end need not be longer.
            if self.mistakes.len() >= MOST {
                break;
            }
            // Near ids are sought by comparing letter by letter: not for a text that no id can be.
            let short = if id.len() <= LONGEST_ID { id.clone() } else { clipped(id) };
            let wrong = match value {
                _ if !seen.insert(id) => Some(Mistake::Twice(shown(id))),
                Tree::Text(text) => {
                    self.was.push_str(&format!(";{short}={text}"));
                    assign_exact(model, &mut scenario, &short, text).err().map(input)
                }
                _ => Some(find(model, &short).err().map_or_else(
                    || Mistake::WrongKind { field: format!("inputs.{short}"), wanted: Kind::Decimal },
                    input,
                )),
            };
            self.mistakes.extend(wrong);
        }
        scenario
    }

    fn results(&mut self, unknown: &mut Vec<String>) -> Vec<(LineId, Option<Decimal>)> {
        let mut results: Vec<(LineId, Option<Decimal>)> = Vec::new();
        for (id, value) in self.object("results") {
            let Some(line) = self.model.find_line(&id) else {
                if unknown.len() < MOST {
                    unknown.push(shown(&id));
                }
                continue;
            };
            let value = match value {
                Tree::Null => Some(None),
                Tree::Text(text) => decimal(&text).map(Some),
                _ => None,
            };
            match value {
                _ if results.iter().any(|(other, _)| *other == line) => self.wrong(Mistake::Twice(id)),
                Some(value) => results.push((line, value)),
                None => self.wrong(Mistake::WrongKind { field: format!("results.{id}"), wanted: Kind::Result }),
            }
        }
        results
    }
}

/// A mistake in an input, which shows somebody else's text only as [`shown`] does.
fn input(error: AssignError) -> Mistake {
    Mistake::Input(match error {
        AssignError::UnknownId { id, near } => AssignError::UnknownId { id: shown(&id), near },
        AssignError::NotANumber { id, text } => AssignError::NotANumber { id, text: shown(&text) },
        AssignError::TooManyDigits { .. } | AssignError::Refused { .. } => error,
    })
}

/// Somebody else's text as a message shows it: short, and without what cannot be seen.
fn shown(text: &str) -> String {
    clean(&clipped(text)).unwrap_or_default()
}
