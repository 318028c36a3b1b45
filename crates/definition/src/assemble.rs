//! From parsed files to the model: declare every id, then read what refers to ids.

use std::collections::{BTreeMap, BTreeSet};

use takerate_core::model::{
    Chapter, Constant, ConstantId, Expected, Group, Guard, Input, InputId, Layout, Line, LineId,
};
use takerate_core::model::{Model, Preset, PresetId, Source};
use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, Expression, Reference};
use toml::Spanned;

use crate::checks;
use crate::decimal::exact;
use crate::dimension::{self, Dimension};
use crate::file::{Parsed, RawInput, RawKind, RawLine, SourceFile, SpannedText};
use crate::formula;
use crate::mistake::{Mistakes, Place};
use crate::names::{Names, did_you_mean};
use crate::order;
use crate::units;

/// A line that a chapter gets, from its own file or from the shared statement.
struct Plan<'a> {
    chapter: usize,
    file: &'a SourceFile,
    raw: &'a RawLine,
    unit: (&'a SourceFile, &'a Spanned<String>),
    name: (&'a SourceFile, &'a SpannedText),
    note: Option<(&'a SourceFile, &'a SpannedText)>,
}

pub(crate) fn assemble<'a>(parsed: &'a [Parsed<'a>], mistakes: &mut Mistakes) -> Model {
    let is = |wanted: fn(&RawKind) -> bool| parsed.iter().filter(move |file| wanted(file.raw.kind.get_ref()));
    let mut statements = is(|kind| matches!(kind, RawKind::Statement));
    let Some(statement) = statements.next() else {
        mistakes.add(Place { file: "models", line: 1 }, "no file has kind = \"statement\"; add statement.toml");
        return Model::default();
    };
    if let Some(second) = statements.next() {
        mistakes.add(
            second.file.at(&second.raw.kind),
            format!("{} is a statement already; there can be one", statement.file.name),
        );
    }
    let mut chapters: Vec<&Parsed<'_>> = is(|kind| !matches!(kind, RawKind::Statement)).collect();
    chapters.sort_by_key(|file| (matches!(file.raw.kind.get_ref(), RawKind::Protocol), file.raw.order));
    let mut assembly = Assembly {
        statement,
        chapters,
        units: ["USD", "day", "year"].into_iter().map(str::to_owned).collect(),
        names: Names::default(),
        sources: BTreeMap::new(),
        model: Model::default(),
        dimensions: BTreeMap::new(),
        mistakes,
    };
    assembly.run();
    assembly.model
}

struct Assembly<'a, 'm> {
    statement: &'a Parsed<'a>,
    chapters: Vec<&'a Parsed<'a>>,
    units: BTreeSet<String>,
    names: Names<'a>,
    /// (file, id) of a source to its index.
    sources: BTreeMap<(String, String), u16>,
    model: Model,
    dimensions: BTreeMap<Reference, Dimension>,
    mistakes: &'m mut Mistakes,
}

fn index(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

impl<'a> Assembly<'a, '_> {
    fn run(&mut self) {
        self.presets();
        // Without presets every value would be a mistake, which would bury this one.
        if self.model.presets.is_empty() {
            return;
        }
        for file in &self.chapters {
            self.units.extend(file.raw.units.iter().map(|unit| unit.get_ref().clone()));
        }
        self.read_sources(self.statement);
        for (number, file) in self.chapters.clone().into_iter().enumerate() {
            self.chapter(number, file);
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
        self.layout();
        for (number, file) in self.chapters.clone().into_iter().enumerate() {
            self.figures(number, file);
            self.expected(file);
        }
    }

    fn text(&mut self, (file, raw): (&SourceFile, &SpannedText), what: &str) -> takerate_core::Text {
        checks::text(file, raw, what, self.mistakes)
    }

    fn text_if_any(&mut self, (file, raw): (&SourceFile, Option<&SpannedText>), what: &str) -> takerate_core::Text {
        raw.map(|raw| self.text((file, raw), what)).unwrap_or_default()
    }

    fn presets(&mut self) {
        let file = self.statement.file;
        for raw in &self.statement.raw.presets {
            let id = raw.id.get_ref().clone();
            checks::id(file.at(&raw.id), &id, self.mistakes);
            let preset = Preset {
                name: self.text((file, &raw.name), &format!("the name of preset {id}")),
                title: self.text((file, &raw.title), &format!("the title of preset {id}")),
                note: self.text((file, &raw.note), &format!("the note of preset {id}")),
                id,
            };
            self.model.presets.push(preset);
        }
        if self.model.presets.is_empty() {
            self.mistakes.add(file.top(), "there are no presets; add [[presets]]");
        }
    }

    fn read_sources(&mut self, parsed: &Parsed<'_>) {
        let file = parsed.file;
        for raw in &parsed.raw.sources {
            let id = raw.id.get_ref().clone();
            let title = self.text((file, &raw.title), &format!("the title of source {id}"));
            if let Some(date) = &raw.date {
                checks::date(file.at(date), date.get_ref(), self.mistakes);
            }
            let source =
                Source { title, url: raw.url.clone(), date: raw.date.as_ref().map(|date| date.get_ref().clone()) };
            let number = index(self.model.sources.len());
            if self.sources.insert((file.name.clone(), id.clone()), number).is_some() {
                self.mistakes.add(file.at(&raw.id), format!("source {id} is declared twice; rename one"));
            }
            self.model.sources.push(source);
        }
    }

    fn find_sources(&mut self, file: &SourceFile, ids: &[Spanned<String>]) -> Vec<u16> {
        let mut found = Vec::new();
        for id in ids {
            let look_up = |name: &str| self.sources.get(&(name.to_owned(), id.get_ref().clone()));
            match look_up(&file.name).or_else(|| look_up(&self.statement.file.name)) {
                Some(number) => found.push(*number),
                None => {
                    let near = did_you_mean(id.get_ref(), self.sources.keys().map(|(_, id)| id.as_str()));
                    self.mistakes.add(
                        file.at(id),
                        format!("unknown source \"{}\"{near}; declare it in [[sources]]", id.get_ref()),
                    );
                }
            }
        }
        found
    }

    fn unit(&mut self, (file, raw): (&SourceFile, &Spanned<String>), reference: Reference) -> Unit {
        match dimension::parse(raw.get_ref(), &self.units) {
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

    fn chapter(&mut self, number: usize, parsed: &'a Parsed<'a>) {
        let (file, raw) = (parsed.file, &parsed.raw);
        let Some(id) = &raw.id else {
            self.mistakes.add(file.top(), "the head of the file lacks id; see models/README.md");
            return self.model.chapters.push(Chapter {
                id: String::new(),
                protocol: false,
                name: takerate_core::Text::default(),
                note: takerate_core::Text::default(),
                groups: Vec::new(),
                figures: Vec::new(),
            });
        };
        for (missing, what) in [(raw.name.is_none(), "name"), (raw.note.is_none(), "note")] {
            if missing {
                self.mistakes.add(file.top(), format!("the head of the file lacks {what}; see models/README.md"));
            }
        }
        checks::id(file.at(id), id.get_ref(), self.mistakes);
        if self.model.chapters.iter().any(|chapter| chapter.id == *id.get_ref()) {
            self.mistakes
                .add(file.at(id), format!("another file has the id {} already; choose one of its own", id.get_ref()));
        }
        for misplaced in raw.presets.iter().map(|preset| &preset.id).chain(raw.required.iter().map(|line| &line.id)) {
            self.mistakes
                .add(file.at(misplaced), format!("{} belongs in {}", misplaced.get_ref(), self.statement.file.name));
        }
        let chapter = Chapter {
            id: id.get_ref().clone(),
            protocol: matches!(raw.kind.get_ref(), RawKind::Protocol),
            name: self.text_if_any((file, raw.name.as_ref()), &format!("the name of {}", id.get_ref())),
            note: self.text_if_any((file, raw.note.as_ref()), &format!("the note of {}", id.get_ref())),
            groups: raw
                .groups
                .iter()
                .map(|group| Group {
                    name: checks::text(file, &group.name, &format!("group {}", group.id.get_ref()), self.mistakes),
                })
                .collect(),
            figures: Vec::new(),
        };
        let prefix = chapter.id.clone();
        self.model.chapters.push(chapter);
        self.read_sources(parsed);
        for constant in &raw.constants {
            let id = format!("{prefix}.{}", constant.id.get_ref());
            let reference = Reference::Constant(ConstantId(index(self.model.constants.len())));
            self.declare(file, &constant.id, &id, reference);
            let read = Constant {
                unit: self.unit((file, &constant.unit), reference),
                value: exact(file, &constant.value, self.mistakes),
                name: self.text((file, &constant.name), &format!("the name of {id}")),
                note: constant.note.as_ref().map(|note| self.text((file, note), &format!("the note of {id}"))),
                sources: self.find_sources(file, &constant.sources),
                id,
            };
            self.model.constants.push(read);
        }
        for input in &raw.inputs {
            self.input(number, &prefix, parsed, input);
        }
    }

    fn declare(&mut self, file: &'a SourceFile, written: &'a Spanned<String>, id: &str, reference: Reference) {
        checks::id(file.at(written), written.get_ref(), self.mistakes);
        self.names.declare(id, reference, file.at(written), self.mistakes);
    }

    fn input(&mut self, chapter: usize, prefix: &str, parsed: &'a Parsed<'a>, raw: &'a RawInput) {
        let file = parsed.file;
        let id = format!("{prefix}.{}", raw.id.get_ref());
        let reference = Reference::Input(InputId(index(self.model.inputs.len())));
        self.declare(file, &raw.id, &id, reference);
        let group = parsed.raw.groups.iter().position(|group| group.id.get_ref() == raw.group.get_ref());
        if group.is_none() {
            self.mistakes.add(
                file.at(&raw.group),
                format!("unknown group \"{}\"; declare it in [[groups]]", raw.group.get_ref()),
            );
        }
        let unit = self.unit((file, &raw.unit), reference);
        let range = match &raw.range {
            None if unit.kind == Kind::Switch => Some((Decimal::ZERO, Decimal::ONE)),
            None => None,
            Some(range) => match range.get_ref().as_slice() {
                [low, high] => Some((exact(file, low, self.mistakes), exact(file, high, self.mistakes))),
                _ => None,
            },
        };
        if range.is_none() {
            self.mistakes.add(file.at(&raw.id), format!("{id} has no range; write range = [lowest, highest]"));
        }
        let (low, high) = range.unwrap_or((Decimal::ZERO, Decimal::ONE));
        if let Some(as_of) = &raw.as_of {
            checks::date(file.at(as_of), as_of.get_ref(), self.mistakes);
        }
        let input = Input {
            chapter: index(chapter),
            group: index(group.unwrap_or_default()),
            low,
            high,
            values: self.values(file, raw, &id),
            basis: raw.basis,
            sources: self.find_sources(file, &raw.sources),
            as_of: raw.as_of.as_ref().map(|date| date.get_ref().clone()),
            name: self.text((file, &raw.name), &format!("the name of {id}")),
            note: raw.note.as_ref().map(|note| self.text((file, note), &format!("the note of {id}"))),
            why: raw.why.as_ref().map(|why| self.text((file, why), &format!("the reason of {id}"))),
            unit,
            id,
        };
        if range.is_some() {
            checks::input(file, raw, &input, self.mistakes);
        }
        self.model.inputs.push(input);
    }

    fn values(&mut self, file: &SourceFile, raw: &RawInput, id: &str) -> Vec<Decimal> {
        let written = raw.values.get_ref();
        let known = |name: &&String| self.model.presets.iter().any(|preset| preset.id == **name);
        if let Some(stranger) = written.keys().find(|name| !known(name)) {
            self.mistakes.add(file.at(&raw.values), format!("{id} has a value for \"{stranger}\", which is no preset"));
        }
        let mut values = Vec::new();
        for preset in &self.model.presets {
            values.push(match written.get(&preset.id) {
                Some(value) => exact(file, value, self.mistakes),
                None => {
                    let mend = format!("{id} has no value for preset {0}; add {0} = … to its values", preset.id);
                    self.mistakes.add(file.at(&raw.values), mend);
                    Decimal::ZERO
                }
            });
        }
        values
    }

    fn plans(&mut self) -> Vec<Plan<'a>> {
        let mut plans = Vec::new();
        let statement = self.statement;
        for (chapter, parsed) in self.chapters.iter().enumerate() {
            let protocol = matches!(parsed.raw.kind.get_ref(), RawKind::Protocol);
            let required = |id: &str| statement.raw.required.iter().find(|line| protocol && line.id.get_ref() == id);
            for raw in &parsed.raw.lines {
                let inherited = required(raw.id.get_ref());
                let file = parsed.file;
                let unit =
                    raw.unit.as_ref().map(|unit| (file, unit)).or(inherited.map(|line| (statement.file, &line.unit)));
                let name =
                    raw.name.as_ref().map(|name| (file, name)).or(inherited.map(|line| (statement.file, &line.name)));
                let note = raw.note.as_ref().map(|note| (file, note));
                let note = note.or(inherited.and_then(|line| line.note.as_ref().map(|note| (statement.file, note))));
                let (Some(unit), Some(name)) = (unit, name) else {
                    self.mistakes.add(file.at(&raw.id), format!("line {} lacks its unit or name", raw.id.get_ref()));
                    continue;
                };
                plans.push(Plan { chapter, file, raw, unit, name, note });
            }
            if !protocol {
                continue;
            }
            let gives = |id: &str| {
                parsed.raw.lines.iter().any(|line| line.id.get_ref() == id)
                    || parsed.raw.inputs.iter().any(|input| input.id.get_ref() == id)
            };
            for missing in statement.raw.required.iter().filter(|line| !gives(line.id.get_ref())) {
                let id = missing.id.get_ref();
                self.mistakes.add(
                    parsed.file.top(),
                    format!("the protocol lacks the line {id}; add [[lines]] with id = \"{id}\" and its formula"),
                );
            }
            for raw in statement.raw.lines.iter().filter(|line| line.requires.iter().all(|id| gives(id.get_ref()))) {
                let file = statement.file;
                let (Some(unit), Some(name)) = (&raw.unit, &raw.name) else {
                    self.mistakes.add(file.at(&raw.id), format!("line {} lacks its unit or name", raw.id.get_ref()));
                    continue;
                };
                let note = raw.note.as_ref().map(|note| (file, note));
                plans.push(Plan { chapter, file, raw, unit: (file, unit), name: (file, name), note });
            }
        }
        plans
    }

    fn declare_line(&mut self, plan: &Plan<'a>) {
        let id = format!("{}.{}", self.model.chapters[plan.chapter].id, plan.raw.id.get_ref());
        let reference = Reference::Line(LineId(index(self.model.lines.len())));
        self.declare(plan.file, &plan.raw.id, &id, reference);
        let line = Line {
            chapter: index(plan.chapter),
            unit: self.unit(plan.unit, reference),
            formula: Expression::Number(Decimal::ZERO),
            name: self.text(plan.name, &format!("the name of {id}")),
            note: plan.note.map(|note| self.text(note, &format!("the note of {id}"))),
            guards: Vec::new(),
            id,
        };
        self.model.lines.push(line);
    }

    fn line(&mut self, id: LineId, plan: &Plan<'a>) {
        let name = self.model.line(id).id.clone();
        let chapter = self.model.chapters[plan.chapter].id.clone();
        let guards: Vec<Guard> =
            plan.raw.guards.iter().map(|raw| self.guard(plan.file, &chapter, &name, raw)).collect();
        if let Some(formula) = self.formula(plan.file, &chapter, &plan.raw.formula, &format!("formula of {name}")) {
            match (self.infer(&formula), self.dimensions.get(&Reference::Line(id))) {
                (Ok(Some(unit)), Some(declared)) if unit != *declared => self.mistakes.add(
                    plan.file.at(&plan.raw.formula),
                    format!("formula of {name}: it gives {unit}, but the line is declared as {declared}; mend the formula or the unit"),
                ),
                (Ok(_), _) => {}
                (Err(message), _) => self.mistakes.add(plan.file.at(&plan.raw.formula), format!("formula of {name}: {message}")),
            }
            self.model.lines[usize::from(id.0)].formula = formula;
        }
        self.model.lines[usize::from(id.0)].guards = guards;
    }

    fn guard(&mut self, file: &SourceFile, chapter: &str, line: &str, raw: &crate::file::RawGuard) -> Guard {
        let what = format!("guard of {line}");
        let condition = self.formula(file, chapter, &raw.condition, &what).unwrap_or(Expression::Number(Decimal::ONE));
        match self.infer(&condition) {
            Ok(unit) if unit.as_ref().is_some_and(|unit| !unit.is_plain()) => {
                self.mistakes.add(file.at(&raw.condition), format!("{what}: it must be a comparison or a switch"));
            }
            Ok(_) => {}
            Err(message) => self.mistakes.add(file.at(&raw.condition), format!("{what}: {message}")),
        }
        let mut inputs = Vec::new();
        for input in &raw.inputs {
            match self.names.resolve(chapter, input.get_ref()) {
                Ok(Reference::Input(id)) => inputs.push(id),
                Ok(_) => self.mistakes.add(file.at(input), format!("{what}: {} is no input", input.get_ref())),
                Err(message) => self.mistakes.add(file.at(input), format!("{what}: {message}")),
            }
        }
        Guard {
            condition,
            kind: raw.kind,
            message: self.text((file, &raw.message), &format!("the message of a {what}")),
            inputs,
        }
    }

    fn formula(
        &mut self,
        file: &SourceFile,
        chapter: &str,
        raw: &Spanned<String>,
        what: &str,
    ) -> Option<Expression<Reference>> {
        let parsed = formula::parse(raw.get_ref());
        let resolved = parsed.and_then(|tree| tree.try_map(&mut |name: &String| self.names.resolve(chapter, name)));
        resolved.map_err(|message| self.mistakes.add(file.at(raw), format!("{what}: {message}"))).ok()
    }

    /// The unit of a formula; `None` also where a name in it has an unknown unit, which is a mistake of its own.
    fn infer(&self, formula: &Expression<Reference>) -> Result<units::Inferred, String> {
        let mut known = true;
        formula.for_each_name(&mut |name| known &= self.dimensions.contains_key(name));
        if !known {
            return Ok(None);
        }
        units::infer(formula, &|name| self.dimensions.get(&name).cloned().unwrap_or_default())
    }

    fn cycle(&mut self, plans: &[Plan<'_>], cycle: &[LineId]) {
        let names: Vec<&str> = cycle.iter().map(|id| self.model.line(*id).id.as_str()).collect();
        let message = format!("these lines need each other in a circle: {}; break it", names.join(" → "));
        if let Some(plan) = cycle.first().and_then(|id| plans.get(usize::from(id.0))) {
            self.mistakes.add(plan.file.at(&plan.raw.formula), message);
        }
    }

    fn layout(&mut self) {
        let (file, raw) = (self.statement.file, &self.statement.raw);
        let known: Vec<&str> = raw
            .lines
            .iter()
            .map(|line| &line.id)
            .chain(raw.required.iter().map(|line| &line.id))
            .map(|id| id.get_ref().as_str())
            .collect();
        for id in raw.statement.iter().chain(&raw.margins).chain(&raw.multiples).chain(&raw.headline).chain(&raw.strip)
        {
            if !known.contains(&id.get_ref().as_str()) {
                let near = did_you_mean(id.get_ref(), known.iter().copied());
                self.mistakes.add(file.at(id), format!("unknown shared line {}{near}", id.get_ref()));
            }
        }
        let ids = |list: &[Spanned<String>]| list.iter().map(|id| id.get_ref().clone()).collect();
        self.model.layout = Layout {
            statement: ids(&raw.statement),
            margins: ids(&raw.margins),
            multiples: ids(&raw.multiples),
            headline: ids(&raw.headline),
            strip: ids(&raw.strip),
        };
    }

    fn find_line(&mut self, file: &SourceFile, chapter: &str, id: &Spanned<String>) -> Option<LineId> {
        match self.names.resolve(chapter, id.get_ref()) {
            Ok(Reference::Line(line)) => return Some(line),
            Ok(_) => self.mistakes.add(file.at(id), format!("{} is no line", id.get_ref())),
            Err(message) => self.mistakes.add(file.at(id), message),
        }
        None
    }

    fn figures(&mut self, number: usize, parsed: &Parsed<'_>) {
        let chapter = self.model.chapters[number].id.clone();
        let figures = parsed.raw.figures.iter().filter_map(|id| self.find_line(parsed.file, &chapter, id)).collect();
        self.model.chapters[number].figures = figures;
    }

    fn expected(&mut self, parsed: &Parsed<'_>) {
        let file = parsed.file;
        let chapter = parsed.raw.id.as_ref().map(|id| id.get_ref().clone()).unwrap_or_default();
        for raw in &parsed.raw.expected {
            let preset = self.model.presets.iter().position(|preset| preset.id == *raw.preset.get_ref());
            if preset.is_none() {
                self.mistakes.add(file.at(&raw.preset), format!("unknown preset \"{}\"", raw.preset.get_ref()));
            }
            let line = self.find_line(file, &chapter, &raw.line);
            let (value, within) = (exact(file, &raw.value, self.mistakes), exact(file, &raw.within, self.mistakes));
            let sources = self.find_sources(file, &raw.sources);
            if let (Some(preset), Some(line)) = (preset, line) {
                let preset = PresetId(index(preset));
                self.model.expected.push(Expected { preset, line, value, within, basis: raw.basis, sources });
            }
        }
    }
}
