//! The values of an input in every preset, and what each of them rests on.

use takerate_core::model::{Basis, Origin, PresetKind};
use takerate_core::unit::Kind;
use takerate_core::{Decimal, PresetId, Text};

use super::Assembly;
use crate::checks;
use crate::decimal::exact;
use crate::file::{RawInput, SourceFile, SpannedText};
use crate::mistake::Place;
use crate::value::{RawOrigin, RawValue};

/// A value with what it rests on, as a file writes it.
const VALUE: &str = "{ value = …, basis = \"…\", sources = [\"…\"] }";

/// An input while its values are read.
struct Reading<'a> {
    file: &'a SourceFile,
    raw: &'a RawInput,
    id: &'a str,
    kind: Kind,
    /// What the input says of the first preset's value beside its values.
    declared: Option<Origin>,
    /// The reason that the input gives for all values that differ from the first preset's.
    reason: Option<Text>,
    values: Vec<Option<Decimal>>,
    origins: Vec<Origin>,
    /// Whether a value takes the reason.
    reasoned: bool,
    /// Whether a plain number lacks the reason.
    unreasoned: bool,
    /// Whether a value could not be read, so that nothing is known of the reason.
    unclear: bool,
}

/// One value of an input while it is read.
struct Entry<'a> {
    /// Index of the preset.
    number: usize,
    preset: String,
    kind: PresetKind,
    written: &'a RawValue,
    value: Option<Decimal>,
    /// Whether it is another one than the first preset's.
    differs: bool,
}

impl<'a> Assembly<'a, '_> {
    /// The values, and what each rests on: its own table, otherwise what the input says of the first preset's value,
    /// otherwise what its preset declares.
    pub(super) fn values(
        &mut self,
        (file, raw): (&'a SourceFile, &'a RawInput),
        id: &str,
        kind: Kind,
    ) -> (Vec<Option<Decimal>>, Vec<Origin>) {
        let written = raw.values.get_ref();
        if let Some(stranger) = written.keys().find(|name| self.model.find_preset(name).is_none()) {
            self.mistakes.add(file.at(&raw.values), self.words.no_preset(id, stranger));
        }
        if let Some(as_of) = &raw.as_of {
            checks::date(file.at(as_of), as_of.get_ref(), self.mistakes);
        }
        let sources = self.find_sources(file, &raw.sources);
        let as_of = raw.as_of.as_ref().map(|date| date.get_ref().clone());
        let mut reading = Reading {
            file,
            raw,
            id,
            kind,
            reason: raw.why.as_ref().map(|why| self.text((file, why), &self.words.reason_of(id))),
            declared: raw.basis.map(|basis| Origin { sources, as_of, ..Origin::bare(basis) }),
            values: Vec::new(),
            origins: Vec::new(),
            reasoned: false,
            unreasoned: false,
            unclear: false,
        };
        for number in 0..self.model.presets.len() {
            self.value(&mut reading, number);
        }
        self.reason(&reading);
        (reading.values, reading.origins)
    }

    fn value(&mut self, reading: &mut Reading<'_>, number: usize) {
        let preset = &self.model.presets[number];
        let (id, kind) = (preset.id.clone(), preset.kind);
        let Some(written) = reading.raw.values.get_ref().get(&id) else {
            let (value, origin) = match self.otherwise[number].map(|PresetId(other)| usize::from(other)) {
                Some(other) => (reading.values[other], reading.origins[other].clone()),
                None => {
                    let message = self.words.no_value(reading.id, &id);
                    self.mistakes.add(reading.file.at(&reading.raw.values), message);
                    reading.unclear = true;
                    (Some(Decimal::ZERO), Origin::bare(Basis::Assumption))
                }
            };
            reading.values.push(value);
            return reading.origins.push(origin);
        };
        let value = written.value.as_ref().map(|value| exact(reading.file, value, self.mistakes));
        let differs = reading.values.first().is_some_and(|first| *first != value);
        let entry = Entry { number, preset: id, kind, written, value, differs };
        let origin = self.origin(reading, &entry);
        reading.values.push(entry.value);
        reading.origins.push(origin);
    }

    fn origin(&mut self, reading: &mut Reading<'_>, entry: &Entry<'_>) -> Origin {
        let table = entry.written.origin.as_ref();
        let basis = table.map_or(reading.raw.basis.filter(|_| entry.number == 0), |table| table.basis);
        if basis == Some(Basis::Unpublished) {
            let message = self.words.not_unpublished(reading.id, &entry.preset, &self.example());
            self.mistakes.add(reading.file.at_span(entry.written.span.clone()), message);
        }
        if let Some(missing) = table.and_then(|table| table.unpublished.as_ref().map(|missing| (table, missing))) {
            return self.unpublished(reading, entry, missing);
        }
        let inherited = match entry.kind {
            _ if entry.number == 0 => reading.declared.clone(),
            PresetKind::Actual => None,
            _ if !entry.differs => reading.origins.first().cloned(),
            kind => kind.usual_basis().map(Origin::bare),
        };
        let own = table.and_then(|table| table.basis);
        let Some(mut origin) = own.map(Origin::bare).or(inherited) else {
            reading.unclear = true;
            self.unsure(reading, entry);
            return Origin::bare(Basis::Assumption);
        };
        if entry.number == 0 && own.is_some() && (reading.declared.is_some() || !reading.raw.sources.is_empty()) {
            let message = self.words.rests_twice(reading.id, &entry.preset);
            self.mistakes.add(reading.file.at(&reading.raw.id), message);
        }
        if let Some(table) = table {
            self.fill(&mut origin, reading, entry, table);
        }
        if origin.why.is_none() && entry.differs && (table.is_none() || entry.kind == PresetKind::Projection) {
            reading.reasoned |= reading.reason.is_some();
            origin.why.clone_from(&reading.reason);
        }
        if entry.number == 0 || entry.differs || table.is_some() {
            // An unknown source is a mistake already.
            let named = match table {
                Some(RawOrigin { sources: Some(sources), .. }) => !sources.is_empty(),
                _ if own.is_some() => false,
                _ => !origin.sources.is_empty() || (!entry.differs && !reading.raw.sources.is_empty()),
            };
            self.rests(reading, entry, &origin, named);
        }
        origin
    }

    /// A value that nobody has published: what is missing stands as its note.
    fn unpublished(
        &mut self,
        reading: &Reading<'_>,
        entry: &Entry<'_>,
        (table, missing): (&RawOrigin, &SpannedText),
    ) -> Origin {
        let (file, id, preset) = (reading.file, reading.id, &entry.preset);
        let of_first = entry.number == 0 && (reading.declared.is_some() || !reading.raw.sources.is_empty());
        if of_first || table.basis.is_some() || table.note.is_some() || table.why.is_some() || table.as_of.is_some() {
            self.mistakes.add(file.at(missing), self.words.nothing_said(id, preset));
        }
        let sources = table.sources.as_ref().map(|sources| self.find_sources(file, sources)).unwrap_or_default();
        let note = Some(self.text((file, missing), &self.words.unpublished_in(id, preset)));
        Origin { sources, note, ..Origin::bare(Basis::Unpublished) }
    }

    /// Puts in what a value's table says.
    fn fill(&mut self, origin: &mut Origin, reading: &Reading<'_>, entry: &Entry<'_>, table: &RawOrigin) {
        let (file, id, preset) = (reading.file, reading.id, &entry.preset);
        if let Some(sources) = &table.sources {
            origin.sources = self.find_sources(file, sources);
        }
        if let Some(as_of) = &table.as_of {
            checks::date(file.at(as_of), as_of.get_ref(), self.mistakes);
            origin.as_of = Some(as_of.get_ref().clone());
        }
        if let Some(note) = &table.note {
            origin.note = Some(self.text((file, note), &self.words.note_in(id, preset)));
        }
        if let Some(why) = &table.why {
            origin.why = Some(self.text((file, why), &self.words.reason_in(id, preset)));
        }
    }

    /// A value that nobody says how sure it is.
    fn unsure(&mut self, reading: &Reading<'_>, entry: &Entry<'_>) {
        let id = reading.id;
        match entry.number {
            0 => self.mistakes.add(reading.file.at(&reading.raw.id), self.words.unsure(id)),
            _ => {
                let message = self.words.unsure_in(id, &entry.preset, VALUE);
                self.mistakes.add(reading.file.at_span(entry.written.span.clone()), message);
            }
        }
    }

    /// Whether a value says enough of what it rests on.
    fn rests(&mut self, reading: &mut Reading<'_>, entry: &Entry<'_>, origin: &Origin, named: bool) {
        let (id, preset) = (reading.id, &entry.preset);
        let (place, of): (Place<'_>, String) = match (entry.number, &entry.written.origin) {
            (0, None) => (reading.file.at(&reading.raw.id), String::new()),
            _ => (reading.file.at_span(entry.written.span.clone()), self.words.in_preset(preset)),
        };
        if origin.why.is_none() && entry.differs && entry.written.origin.is_none() {
            reading.unreasoned = true;
            return;
        }
        if origin.why.is_none() && entry.differs && entry.kind == PresetKind::Projection {
            return self.mistakes.add(place, self.words.unreasoned_in(id, preset, &self.example()));
        }
        if named {
            return;
        }
        let said = origin.note.is_some()
            || origin.why.is_some()
            || (entry.number == 0 && reading.raw.note.is_some())
            || reading.kind == Kind::Switch;
        if !matches!(origin.basis, Basis::Assumption | Basis::Estimated) {
            self.mistakes.add(place, self.words.unsourced(id, &of));
        } else if !said {
            self.mistakes.add(place, self.words.unexplained(id, &of));
        }
    }

    /// Whether the reason is there where a value needs it, and only there.
    fn reason(&mut self, reading: &Reading<'_>) {
        let (file, id) = (reading.file, reading.id);
        match &reading.raw.why {
            None if reading.unreasoned => {
                let message = self.words.unreasoned(id, &self.example());
                self.mistakes.add(file.at(&reading.raw.id), message);
            }
            Some(why) if !reading.reasoned && !reading.unclear => {
                let same = reading.values.windows(2).all(|pair| pair[0] == pair[1]);
                let message = if same { self.words.reason_of_none(id) } else { self.words.reason_of_each(id) };
                self.mistakes.add(file.at(why), message);
            }
            _ => {}
        }
    }
}
