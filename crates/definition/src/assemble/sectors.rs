//! The sectors, and which of them a protocol is in.

use takerate_core::model::Sector;

use super::{Assembly, index};
use crate::checks;
use crate::file::Parsed;
use crate::names::did_you_mean;

impl Assembly<'_, '_> {
    pub(super) fn sectors(&mut self) {
        let file = self.report.file;
        let mut known: Vec<&str> = Vec::new();
        for raw in &self.report.raw.sectors {
            let id = raw.id.get_ref().as_str();
            checks::id(file.at(&raw.id), id, self.mistakes);
            if known.contains(&id) {
                self.mistakes.add(file.at(&raw.id), self.words.declared_twice(&self.words.sector(id)));
            }
            known.push(id);
            let name = self.text((file, &raw.name), &self.words.name_of(&self.words.sector(id)));
            self.model.sectors.push(Sector { id: id.to_owned(), name });
        }
    }

    /// The index of a protocol's sector; 0 where there is none, which is a mistake.
    pub(super) fn sector_of(&mut self, parsed: &Parsed<'_>) -> u16 {
        let Some(written) = &parsed.raw.sector else {
            self.mistakes.add(parsed.file.top(), self.words.head_lacks("sector"));
            return 0;
        };
        let id = written.get_ref();
        let known = || self.report.raw.sectors.iter().map(|sector| sector.id.get_ref().as_str());
        let found = known().position(|known| known == id);
        if found.is_none() {
            let near = did_you_mean(id, known(), self.words);
            let message = self.words.unknown_sector(id, &near, &self.report.file.name);
            self.mistakes.add(parsed.file.at(written), message);
        }
        found.map(index).unwrap_or_default()
    }
}
