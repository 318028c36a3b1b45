//! The ready-made scenarios: each input, line, preset and source that they name is one, and each value one that the unit
//! allows.

use takerate_core::Reference;
use takerate_core::model::{Claim, ReadyChange, ReadyMade};
use takerate_core::{InputId, PresetId};
use toml::Spanned;

use super::Assembly;
use crate::checks;
use crate::decimal::exact;
use crate::file::{Parsed, RawChange, RawClaim, RawScenario, SourceFile};

impl<'a> Assembly<'a, '_> {
    pub(super) fn ready_made(&mut self, parsed: &'a Parsed<'a>) {
        self.misplaced(parsed);
        self.read_sources(parsed);
        let file = parsed.file;
        for raw in &parsed.raw.scenarios {
            let id = raw.id.get_ref();
            checks::id(file.at(&raw.id), id, self.mistakes);
            if self.model.find_ready_made(id).is_some() {
                self.mistakes.add(file.at(&raw.id), self.words.declared_twice(&self.words.scenario(id)));
            }
            // Without a preset nothing can be said of its values.
            let Some(preset) = self.find_preset(file, &raw.preset) else { continue };
            let ready = ReadyMade {
                id: id.clone(),
                preset,
                name: self.text((file, &raw.name), &self.words.name_of(&self.words.scenario(id))),
                note: self.text((file, &raw.note), &self.words.note_of(&self.words.scenario(id))),
                changes: self.changes((file, raw), preset),
                claims: raw.claims.iter().filter_map(|claim| self.claim((file, claim), id)).collect(),
                sources: self.find_sources(file, &raw.sources),
            };
            self.twin((file, &raw.id), &ready);
            self.model.ready_made.push(ready);
        }
    }

    fn changes(&mut self, (file, raw): (&'a SourceFile, &'a RawScenario), preset: PresetId) -> Vec<ReadyChange> {
        let id = raw.id.get_ref();
        if raw.changes.is_empty() {
            self.mistakes.add(file.at(&raw.id), self.words.changes_nothing(id));
        }
        let mut changes: Vec<ReadyChange> = Vec::new();
        for RawChange { input, value: written, why } in &raw.changes {
            let value = exact(file, written, self.mistakes);
            let name = input.get_ref();
            let why = self.text((file, why), &self.words.reason_in(name, &self.words.scenario(id)));
            let Some(input_id) = self.find_input(file, input) else { continue };
            if changes.iter().any(|change| change.input == input_id) {
                self.mistakes.add(file.at(input), self.words.changes_twice(id, name));
            }
            let of = self.model.input(input_id);
            checks::value(file.at(written), (name, value), of.unit.kind, self.mistakes);
            if of.value(preset) == Some(value) {
                let preset = &self.model.preset(preset).id;
                self.mistakes.add(file.at(written), self.words.changes_to_same(name, &value.to_string(), preset));
            }
            changes.push(ReadyChange { input: input_id, value: value.normalize(), why });
        }
        changes
    }

    fn claim(&mut self, (file, raw): (&'a SourceFile, &'a RawClaim), id: &str) -> Option<Claim> {
        let what = self.words.claimed_in(raw.line.get_ref(), &self.words.scenario(id));
        let text = self.text((file, &raw.text), &what);
        let sources = self.find_sources(file, &raw.sources);
        let line = self.find_line(file, "", &raw.line);
        let (difference, low) = match (&raw.value, &raw.difference) {
            (Some(value), None) => (false, value),
            (None, Some(difference)) => (true, difference),
            _ => {
                self.mistakes.add(file.at(&raw.line), self.words.claim_either());
                return None;
            }
        };
        let low = exact(file, low, self.mistakes);
        let high = raw.up_to.as_ref().map_or(low, |high| exact(file, high, self.mistakes));
        if let Some(written) = raw.up_to.as_ref().filter(|_| high <= low) {
            self.mistakes.add(file.at(written), self.words.claim_order(&low.to_string(), &high.to_string()));
        }
        Some(Claim { line: line?, difference, low, high, basis: raw.basis, text, sources })
    }

    /// Two scenarios of the same values could not be told apart.
    fn twin(&mut self, (file, written): (&SourceFile, &Spanned<String>), ready: &ReadyMade) {
        let values = |ready: &ReadyMade| {
            let mut values: Vec<_> = ready.changes.iter().map(|change| (change.input, change.value)).collect();
            values.sort_unstable();
            (ready.preset, values)
        };
        let same = |other: &&ReadyMade| other.id != ready.id && values(other) == values(ready);
        if let Some(other) = self.model.ready_made.iter().find(same) {
            self.mistakes.add(file.at(written), self.words.twin(&ready.id, &other.id));
        }
    }

    pub(super) fn find_input(&mut self, file: &SourceFile, id: &Spanned<String>) -> Option<InputId> {
        match self.names.resolve("", id.get_ref(), self.words) {
            Ok(Reference::Input(input)) => return Some(input),
            Ok(_) => self.mistakes.add(file.at(id), self.words.no_input(id.get_ref())),
            Err(message) => self.mistakes.add(file.at(id), message),
        }
        None
    }
}
