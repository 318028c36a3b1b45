//! From parsed files to the model: declare every id, then read what refers to ids.

mod feeds;
mod inputs;
mod lead;
mod lines;
mod misplaced;
mod own;
mod presets;
mod ready_made;
mod report;
mod sectors;
mod spreads;
mod statements;
mod story;
mod terms;
mod values;
mod worth;

use std::collections::{BTreeMap, BTreeSet};

use takerate_core::Language;
use takerate_core::model::{Expected, LineId, Model, PresetId, Source};
use takerate_core::unit::{Kind, Unit};
use takerate_core::{Reference, Scenario, Text};
use takerate_words::ModelFilesWords;
use toml::Spanned;

use crate::checks;
use crate::decimal::exact;
use crate::dimension::{self, Dimension};
use crate::file::{Parsed, RawKind, SourceFile, SpannedText};
use crate::mistake::{Found, Place};
use crate::names::{Names, did_you_mean};
use crate::order;

pub(crate) use self::own::check as check_own;

/// The model of all files; `own` are those of them that are no part of the report.
pub(crate) fn assemble<'a>(parsed: &'a [Parsed<'a>], own: &'a [SourceFile], mistakes: &mut Found) -> Model {
    let is = |wanted: fn(&RawKind) -> bool| parsed.iter().filter(move |file| wanted(file.raw.kind.get_ref()));
    let words = mistakes.words;
    let mut missing = |what: &str| {
        mistakes.add(Place { file: "models", line: 1 }, words.no_file(what));
        Model::default()
    };
    let mut reports = is(|kind| matches!(kind, RawKind::Report));
    let Some(report) = reports.next() else { return missing("report") };
    let mut statements: Vec<&Parsed<'_>> = is(|kind| matches!(kind, RawKind::Statement)).collect();
    let protocols = is(|kind| matches!(kind, RawKind::Protocol)).count();
    if statements.is_empty() && protocols > 0 {
        return missing("statement");
    }
    if let Some(second) = reports.next() {
        mistakes.add(second.file.at(&second.raw.kind), words.second_report(&report.file.name));
    }
    statements.sort_by_key(|file| file.raw.order);
    let mut sections: Vec<&Parsed<'_>> = is(|kind| matches!(kind, RawKind::Shared | RawKind::Protocol)).collect();
    let sector = |id: &str| report.raw.sectors.iter().position(|sector| sector.id.get_ref() == id);
    sections.sort_by_key(|file| {
        let protocol = matches!(file.raw.kind.get_ref(), RawKind::Protocol);
        (protocol, file.raw.sector.as_ref().and_then(|id| sector(id.get_ref())), file.raw.order)
    });
    let mut assembly = Assembly {
        own,
        report,
        statements,
        sections,
        scenarios: is(|kind| matches!(kind, RawKind::Scenarios)).collect(),
        stories: is(|kind| matches!(kind, RawKind::Story)).collect(),
        glossaries: is(|kind| matches!(kind, RawKind::Terms)).collect(),
        units: ["USD", "day", "year"].into_iter().map(str::to_owned).collect(),
        names: Names::default(),
        sources: BTreeMap::new(),
        model: Model::default(),
        otherwise: Vec::new(),
        dimensions: BTreeMap::new(),
        languages: Vec::new(),
        places: Vec::new(),
        words,
        mistakes,
    };
    assembly.run();
    assembly.model
}

struct Assembly<'a, 'm> {
    /// Files that a reader has added.
    own: &'a [SourceFile],
    /// What is declared once for the whole model.
    report: &'a Parsed<'a>,
    /// In the order of [`Model::statements`]; at least one where there is a protocol.
    statements: Vec<&'a Parsed<'a>>,
    sections: Vec<&'a Parsed<'a>>,
    /// Files of ready-made scenarios, in the order of the files.
    scenarios: Vec<&'a Parsed<'a>>,
    /// Files that tell the report in steps, of which there may be one.
    stories: Vec<&'a Parsed<'a>>,
    /// Files that explain words, in the order of the files.
    glossaries: Vec<&'a Parsed<'a>>,
    units: BTreeSet<String>,
    names: Names<'a>,
    /// (file, id) of a source to its index.
    sources: BTreeMap<(String, String), u16>,
    model: Model,
    /// Where each of [`Model::expected`] is written.
    places: Vec<Place<'a>>,
    /// Those that every text is in.
    languages: Vec<Language>,
    /// For each preset the earlier one from which a value that is left out is taken; it must not be left out where there
    /// is none.
    otherwise: Vec<Option<PresetId>>,
    dimensions: BTreeMap<Reference, Dimension>,
    words: ModelFilesWords,
    mistakes: &'m mut Found,
}

fn index(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

impl<'a> Assembly<'a, '_> {
    fn run(&mut self) {
        self.misplaced(self.report);
        self.languages();
        self.report();
        self.read_sources(self.report);
        self.presets();
        // Without presets every value would be a mistake, which would bury this one.
        if self.model.presets.is_empty() {
            return;
        }
        self.sectors();
        self.statements();
        for file in &self.sections {
            self.units.extend(file.raw.units.iter().map(|unit| unit.get_ref().clone()));
        }
        for (number, file) in self.sections.clone().into_iter().enumerate() {
            self.section(number, file);
        }
        let plans = self.plans();
        for plan in &plans {
            self.declare_line(plan);
        }
        for (number, plan) in plans.iter().enumerate() {
            self.line(LineId(index(number)), plan);
        }
        match order::order(&self.model.lines) {
            Ok(order) => self.model.order = order,
            Err(cycle) => self.cycle(&plans, &cycle),
        }
        self.unfollowed();
        self.worth();
        self.driver();
        self.unasked();
        for (number, file) in self.sections.clone().into_iter().enumerate() {
            self.figures(number, file);
            self.expected(file);
        }
        for file in self.scenarios.clone() {
            self.ready_made(file);
        }
        self.returned();
        self.lead();
        self.story();
        self.terms();
    }

    /// An example of a text in each of the report's languages.
    fn example(&self) -> String {
        checks::example(&self.languages)
    }

    fn text(&mut self, (file, raw): (&SourceFile, &SpannedText), what: &str) -> Text {
        if self.is_own(file) {
            return checks::own_text(file, raw, what, &self.languages, self.mistakes);
        }
        checks::text(file, raw, what, &self.languages, self.mistakes)
    }

    fn text_if_any(&mut self, (file, raw): (&SourceFile, Option<&SpannedText>), what: &str) -> Text {
        raw.map(|raw| self.text((file, raw), what)).unwrap_or_default()
    }

    fn read_sources(&mut self, parsed: &Parsed<'_>) {
        let file = parsed.file;
        for raw in &parsed.raw.sources {
            let id = raw.id.get_ref().clone();
            let title = self.text((file, &raw.title), &self.words.title_of(&self.words.source(&id)));
            if let Some(date) = &raw.date {
                checks::date(file.at(date), date.get_ref(), self.mistakes);
            }
            let source = Source {
                title,
                url: raw.url.as_ref().map(|url| url.get_ref().clone()),
                date: raw.date.as_ref().map(|date| date.get_ref().clone()),
            };
            let number = index(self.model.sources.len());
            if self.sources.insert((file.name.clone(), id.clone()), number).is_some() {
                self.mistakes.add(file.at(&raw.id), self.words.declared_twice(&self.words.source(&id)));
            }
            self.model.sources.push(source);
        }
    }

    fn find_sources(&mut self, file: &SourceFile, ids: &[Spanned<String>]) -> Vec<u16> {
        let mut found = Vec::new();
        for id in ids {
            let look_up = |name: &str| self.sources.get(&(name.to_owned(), id.get_ref().clone()));
            match look_up(&file.name).or_else(|| look_up(&self.report.file.name)) {
                Some(number) => found.push(*number),
                None => {
                    let known = self.sources.keys().map(|(_, id)| id.as_str());
                    let near = did_you_mean(id.get_ref(), known, self.words);
                    self.mistakes.add(file.at(id), self.words.unknown_source(id.get_ref(), &near));
                }
            }
        }
        found
    }

    fn unit(&mut self, (file, raw): (&SourceFile, &Spanned<String>), reference: Reference) -> Unit {
        match dimension::parse(raw.get_ref(), &self.units, self.words) {
            Ok((unit, dimension)) => {
                self.dimensions.insert(reference, dimension);
                unit
            }
            Err(message) => {
                self.mistakes.add(file.at(raw), message);
                Unit { text: raw.get_ref().clone(), kind: Kind::Amount }
            }
        }
    }

    fn declare(&mut self, file: &'a SourceFile, written: &'a Spanned<String>, id: &str, reference: Reference) {
        checks::id(file.at(written), written.get_ref(), self.mistakes);
        self.names.declare(id, reference, file.at(written), self.mistakes);
    }

    fn find_line(&mut self, file: &SourceFile, section: &str, id: &Spanned<String>) -> Option<LineId> {
        match self.names.resolve(section, id.get_ref(), self.words) {
            Ok(Reference::Line(line)) => return Some(line),
            Ok(_) => self.mistakes.add(file.at(id), self.words.no_line(id.get_ref())),
            Err(message) => self.mistakes.add(file.at(id), message),
        }
        None
    }

    fn figures(&mut self, number: usize, parsed: &Parsed<'_>) {
        let section = self.model.sections[number].id.clone();
        let figures = parsed.raw.figures.iter().filter_map(|id| self.find_line(parsed.file, &section, id)).collect();
        self.model.sections[number].figures = figures;
    }

    fn expected(&mut self, parsed: &Parsed<'a>) {
        let file = parsed.file;
        let section = parsed.raw.id.as_ref().map(|id| id.get_ref().clone()).unwrap_or_default();
        for raw in &parsed.raw.expected {
            let preset = self.find_preset(file, &raw.preset);
            let line = self.find_line(file, &section, &raw.line);
            let (value, within) = (exact(file, &raw.value, self.mistakes), exact(file, &raw.within, self.mistakes));
            let sources = self.find_sources(file, &raw.sources);
            let note =
                raw.note.as_ref().map(|note| self.text((file, note), &self.words.note_of(self.words.expected_value())));
            if let (Some(preset), Some(line)) = (preset, line) {
                self.model.expected.push(Expected { preset, line, value, within, basis: raw.basis, note, sources });
                self.places.push(file.at(&raw.value));
            }
        }
    }

    /// Every figure that a file expects is one that the model returns. Asked of a model without mistakes only: any other
    /// would return others.
    fn returned(&mut self) {
        if !self.mistakes.is_empty() {
            return;
        }
        let (model, words) = (&self.model, self.words);
        let outcomes: Vec<_> = model.preset_ids().map(|preset| Scenario::preset(preset).evaluate(model)).collect();
        for (expected, place) in model.expected.iter().zip(&self.places) {
            let Expected { value, within, .. } = expected;
            let id = &model.line(expected.line).id;
            let preset = &model.preset(expected.preset).id;
            match outcomes[usize::from(expected.preset.0)][usize::from(expected.line.0)] {
                Ok(returned) if (returned - value).abs() <= *within => {}
                Ok(returned) => {
                    let [returned, value, within] = [returned.normalize(), *value, *within].map(|n| n.to_string());
                    self.mistakes.add(*place, words.other_value(id, preset, &returned, &value, &within));
                }
                Err(_) => self.mistakes.add(*place, words.no_value_returned(id, preset, &value.to_string())),
            }
        }
    }
}
