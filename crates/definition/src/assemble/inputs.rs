//! The head of a section, its constants and its inputs.

use takerate_core::model::{Comparable, Constant, ConstantId, Group, Input, InputId, Protocol, Section};
use takerate_core::unit::Kind;
use takerate_core::{Decimal, Reference, Text};

use super::{Assembly, index};
use crate::checks;
use crate::decimal::exact;
use crate::file::{Parsed, RawComparable, RawInput, RawKind, SourceFile};

impl<'a> Assembly<'a, '_> {
    pub(super) fn section(&mut self, number: usize, parsed: &'a Parsed<'a>) {
        let (file, raw) = (parsed.file, &parsed.raw);
        self.misplaced(parsed);
        let protocol = matches!(raw.kind.get_ref(), RawKind::Protocol)
            .then(|| Protocol { sector: self.sector_of(parsed), statement: self.statement_of(parsed) });
        let Some(id) = &raw.id else {
            self.mistakes.add(file.top(), self.words.head_lacks("id"));
            return self.model.sections.push(Section {
                id: String::new(),
                protocol,
                name: Text::default(),
                note: Text::default(),
                groups: Vec::new(),
                figures: Vec::new(),
                own: self.is_own(file),
            });
        };
        for (missing, what) in [(raw.name.is_none(), "name"), (raw.note.is_none(), "note")] {
            if missing {
                self.mistakes.add(file.top(), self.words.head_lacks(what));
            }
        }
        checks::id(file.at(id), id.get_ref(), self.mistakes);
        if self.model.sections.iter().any(|section| section.id == *id.get_ref()) {
            self.mistakes.add(file.at(id), self.words.id_taken(id.get_ref()));
        }
        let section = Section {
            id: id.get_ref().clone(),
            protocol,
            name: self.section_name(parsed, id.get_ref()),
            note: self.text_if_any((file, raw.note.as_ref()), &self.words.note_of(id.get_ref())),
            groups: raw
                .groups
                .iter()
                .map(|group| Group { name: self.text((file, &group.name), &self.words.group(group.id.get_ref())) })
                .collect(),
            figures: Vec::new(),
            own: self.is_own(file),
        };
        let prefix = section.id.clone();
        self.model.sections.push(section);
        self.read_sources(parsed);
        for constant in &raw.constants {
            let id = format!("{prefix}.{}", constant.id.get_ref());
            let reference = Reference::Constant(ConstantId(index(self.model.constants.len())));
            self.declare(file, &constant.id, &id, reference);
            let read = Constant {
                unit: self.unit((file, &constant.unit), reference),
                value: exact(file, &constant.value, self.mistakes),
                name: self.text((file, &constant.name), &self.words.name_of(&id)),
                note: constant.note.as_ref().map(|note| self.text((file, note), &self.words.note_of(&id))),
                sources: self.find_sources(file, &constant.sources),
                id,
            };
            self.model.constants.push(read);
        }
        for input in &raw.inputs {
            self.input(number, &prefix, parsed, input);
        }
    }

    fn input(&mut self, section: usize, prefix: &str, parsed: &'a Parsed<'a>, raw: &'a RawInput) {
        let file = parsed.file;
        let id = format!("{prefix}.{}", raw.id.get_ref());
        let reference = Reference::Input(InputId(index(self.model.inputs.len())));
        self.declare(file, &raw.id, &id, reference);
        let group = parsed.raw.groups.iter().position(|group| group.id.get_ref() == raw.group.get_ref());
        if group.is_none() {
            self.mistakes.add(file.at(&raw.group), self.words.unknown_group(raw.group.get_ref()));
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
            self.mistakes.add(file.at(&raw.id), self.words.no_range(&id));
        }
        let (low, high) = range.unwrap_or((Decimal::ZERO, Decimal::ONE));
        let feed = raw.feed.as_ref().and_then(|feed| self.feed(file, feed, reference, &id));
        let (values, origins) = self.values((file, raw), &id, unit.kind);
        let presets = raw.presets.iter().filter_map(|preset| self.find_preset(file, preset)).collect();
        let input = Input {
            section: index(section),
            group: index(group.unwrap_or_default()),
            low,
            high,
            values,
            origins,
            presets,
            comparables: raw
                .comparables
                .iter()
                .filter_map(|comparable| self.comparable(file, comparable, &id))
                .collect(),
            spread: raw.spread.as_ref().and_then(|spread| self.spread(file, spread, &unit, &id)),
            feed,
            name: self.text((file, &raw.name), &self.words.name_of(&id)),
            note: raw.note.as_ref().map(|note| self.text((file, note), &self.words.note_of(&id))),
            unit,
            id,
        };
        if range.is_some() {
            checks::input((file, raw), &input, &self.model.presets, self.mistakes);
        }
        self.model.inputs.push(input);
    }

    /// What somebody has published in an input's place.
    fn comparable(&mut self, file: &'a SourceFile, raw: &'a RawComparable, id: &str) -> Option<Comparable> {
        let what = self.words.comparable(id);
        let name = self.text((file, &raw.name), &self.words.name_of(&what));
        let sources = self.find_sources(file, &raw.sources);
        if let Some(as_of) = &raw.as_of {
            checks::date(file.at(as_of), as_of.get_ref(), self.mistakes);
        }
        let ends = match (&raw.value, raw.range.as_ref().map(|range| range.get_ref().as_slice())) {
            (Some(value), None) => Some(exact(file, value, self.mistakes)).map(|value| (value, value)),
            (None, Some([low, high])) => Some((exact(file, low, self.mistakes), exact(file, high, self.mistakes))),
            _ => None,
        };
        let Some((low, high)) = ends.filter(|(low, high)| low <= high) else {
            self.mistakes.add(file.at(&raw.name), self.words.comparable_ends(&what));
            return None;
        };
        if sources.is_empty() && raw.sources.is_empty() {
            self.mistakes.add(file.at(&raw.name), self.words.comparable_source(&what));
        }
        let as_of = raw.as_of.as_ref().map(|date| date.get_ref().clone());
        Some(Comparable { name, low, high, as_of, sources })
    }
}
