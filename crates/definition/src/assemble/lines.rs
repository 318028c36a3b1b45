//! Lines: whose they are, their formulas, units and guards.

use takerate_core::model::{Guard, Line, LineId};
use takerate_core::{Decimal, Expression, Reference};
use toml::Spanned;

use super::{Assembly, index};
use crate::file::{Parsed, RawGuard, RawLine, SourceFile, SpannedText};
use crate::{formula, units};

/// A line that a section gets, from its own file or from the shared statement.
pub(super) struct Plan<'a> {
    section: usize,
    file: &'a SourceFile,
    raw: &'a RawLine,
    unit: (&'a SourceFile, &'a Spanned<String>),
    name: (&'a SourceFile, &'a SpannedText),
    note: Option<(&'a SourceFile, &'a SpannedText)>,
}

impl<'a> Assembly<'a, '_> {
    pub(super) fn plans(&mut self) -> Vec<Plan<'a>> {
        let mut plans = Vec::new();
        for (section, parsed) in self.sections.iter().enumerate() {
            let statement =
                self.model.sections[section].protocol.map(|protocol| self.statements[usize::from(protocol.statement)]);
            let family: Vec<&Parsed<'a>> = statement.map(|statement| self.family(statement)).unwrap_or_default();
            let required = |id: &str| {
                family.iter().find_map(|statement| {
                    let line = statement.raw.required.iter().find(|line| line.id.get_ref() == id)?;
                    Some((statement.file, line))
                })
            };
            let called = |id: &str| {
                let statement = statement?;
                let called = statement.raw.called.iter().find(|called| called.id.get_ref() == id)?;
                Some((statement.file, called))
            };
            for raw in &parsed.raw.lines {
                let inherited = required(raw.id.get_ref());
                let file = parsed.file;
                let unit =
                    raw.unit.as_ref().map(|unit| (file, unit)).or(inherited.map(|(file, line)| (file, &line.unit)));
                let called = called(raw.id.get_ref());
                let name = raw.name.as_ref().map(|name| (file, name));
                let name = name.or(called.map(|(file, called)| (file, &called.name)));
                let name = name.or(inherited.map(|(file, line)| (file, &line.name)));
                let note = raw.note.as_ref().map(|note| (file, note));
                let note = note.or(called.and_then(|(file, called)| called.note.as_ref().map(|note| (file, note))));
                let note = note.or(inherited.and_then(|(file, line)| line.note.as_ref().map(|note| (file, note))));
                let (Some(unit), Some(name)) = (unit, name) else {
                    self.mistakes.add(file.at(&raw.id), self.words.line_lacks(raw.id.get_ref()));
                    continue;
                };
                plans.push(Plan { section, file, raw, unit, name, note });
            }
            let gives = |id: &str| {
                parsed.raw.lines.iter().any(|line| line.id.get_ref() == id)
                    || parsed.raw.inputs.iter().any(|input| input.id.get_ref() == id)
            };
            let all = family.iter().flat_map(|statement| &statement.raw.required);
            for missing in all.filter(|line| !gives(line.id.get_ref())) {
                let id = missing.id.get_ref();
                self.mistakes.add(parsed.file.top(), self.words.lacks_line(id));
            }
            // Those of the statement that is extended first, as each stands behind what it is made of.
            let lines = family.iter().rev().flat_map(|statement| {
                let lines = statement.raw.lines.iter();
                let given = lines.filter(|line| line.requires.iter().all(|id| gives(id.get_ref())));
                given.map(|line| (statement.file, line))
            });
            for (file, raw) in lines {
                let (Some(unit), Some(name)) = (&raw.unit, &raw.name) else {
                    self.mistakes.add(file.at(&raw.id), self.words.line_lacks(raw.id.get_ref()));
                    continue;
                };
                let called = called(raw.id.get_ref());
                let note = called.and_then(|(file, called)| called.note.as_ref().map(|note| (file, note)));
                let note = note.or(raw.note.as_ref().map(|note| (file, note)));
                let name = called.map_or((file, name), |(file, called)| (file, &called.name));
                plans.push(Plan { section, file, raw, unit: (file, unit), name, note });
            }
        }
        plans
    }

    pub(super) fn declare_line(&mut self, plan: &Plan<'a>) {
        let id = format!("{}.{}", self.model.sections[plan.section].id, plan.raw.id.get_ref());
        let reference = Reference::Line(LineId(index(self.model.lines.len())));
        self.declare(plan.file, &plan.raw.id, &id, reference);
        let unit = self.of_token(plan);
        let line = Line {
            section: index(plan.section),
            unit: self.unit((plan.unit.0, &unit), reference),
            formula: Expression::Number(Decimal::ZERO),
            name: self.text(plan.name, &self.words.name_of(&id)),
            note: plan.note.map(|note| self.text(note, &self.words.note_of(&id))),
            guards: Vec::new(),
            id,
        };
        self.model.lines.push(line);
    }

    /// The unit of a line, in which a statement writes `{token}` for the token of whatever protocol follows it: the first of
    /// the units that the protocol's file declares.
    fn of_token(&self, plan: &Plan<'a>) -> Spanned<String> {
        let written = plan.unit.1;
        let token = self.sections[plan.section].raw.units.first();
        let text = match token {
            Some(token) => written.get_ref().replace("{token}", token.get_ref()),
            None => written.get_ref().clone(),
        };
        Spanned::new(written.span(), text)
    }

    pub(super) fn line(&mut self, id: LineId, plan: &Plan<'a>) {
        let name = self.model.line(id).id.clone();
        let section = self.model.sections[plan.section].id.clone();
        let guards: Vec<Guard> =
            plan.raw.guards.iter().map(|raw| self.guard(plan.file, &section, &name, raw)).collect();
        let (words, what) = (self.words, self.words.formula_of(&name));
        if let Some(formula) = self.formula(plan.file, &section, &plan.raw.formula, &what) {
            match (self.infer(&formula), self.dimensions.get(&Reference::Line(id))) {
                (Ok(Some(unit)), Some(declared)) if unit != *declared => {
                    let message = words.gives_other(&unit.said(words), &declared.said(words));
                    self.mistakes.add(plan.file.at(&plan.raw.formula), words.said_of(&what, &message));
                }
                (Ok(_), _) => {}
                (Err(message), _) => self.mistakes.add(plan.file.at(&plan.raw.formula), words.said_of(&what, &message)),
            }
            self.model.lines[usize::from(id.0)].formula = formula;
        }
        self.model.lines[usize::from(id.0)].guards = guards;
    }

    fn guard(&mut self, file: &SourceFile, section: &str, line: &str, raw: &RawGuard) -> Guard {
        let (words, what) = (self.words, self.words.guard_of(line));
        let condition = self.formula(file, section, &raw.condition, &what).unwrap_or(Expression::Number(Decimal::ONE));
        match self.infer(&condition) {
            Ok(unit) if unit.as_ref().is_some_and(|unit| !unit.is_plain()) => {
                self.mistakes.add(file.at(&raw.condition), words.said_of(&what, words.guard_condition()));
            }
            Ok(_) => {}
            Err(message) => self.mistakes.add(file.at(&raw.condition), words.said_of(&what, &message)),
        }
        let mut inputs = Vec::new();
        for input in &raw.inputs {
            match self.names.resolve(section, input.get_ref(), self.words) {
                Ok(Reference::Input(id)) => inputs.push(id),
                Ok(_) => self.mistakes.add(file.at(input), words.said_of(&what, &words.no_input(input.get_ref()))),
                Err(message) => self.mistakes.add(file.at(input), words.said_of(&what, &message)),
            }
        }
        Guard {
            condition,
            kind: raw.kind,
            message: self.text((file, &raw.message), &words.guard_message(line)),
            inputs,
        }
    }

    fn formula(
        &mut self,
        file: &SourceFile,
        section: &str,
        raw: &Spanned<String>,
        what: &str,
    ) -> Option<Expression<Reference>> {
        let parsed = formula::parse(raw.get_ref(), self.words);
        let resolved =
            parsed.and_then(|tree| tree.try_map(&mut |name: &String| self.names.resolve(section, name, self.words)));
        resolved.map_err(|message| self.mistakes.add(file.at(raw), self.words.said_of(what, &message))).ok()
    }

    /// The unit of a formula; `None` also where a name in it has an unknown unit, which is a mistake of its own.
    fn infer(&self, formula: &Expression<Reference>) -> Result<units::Inferred, String> {
        let mut known = true;
        formula.for_each_name(&mut |name| known &= self.dimensions.contains_key(name));
        if !known {
            return Ok(None);
        }
        units::infer(formula, &|name| self.dimensions.get(&name).cloned().unwrap_or_default(), self.words)
    }

    pub(super) fn cycle(&mut self, plans: &[Plan<'_>], cycle: &[LineId]) {
        let names: Vec<&str> = cycle.iter().map(|id| self.model.line(*id).id.as_str()).collect();
        let message = self.words.cycle(&names.join(" → "));
        if let Some(plan) = cycle.first().and_then(|id| plans.get(usize::from(id.0))) {
            self.mistakes.add(plan.file.at(&plan.raw.formula), message);
        }
    }
}
