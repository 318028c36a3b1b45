//! The sectors, and which of them a protocol is in.

use takerate_core::model::Sector;

use super::{Assembly, index};
use crate::checks;
use crate::file::Parsed;
use crate::names::did_you_mean;

impl Assembly<'_, '_> {
    pub(super) fn sectors(&mut self) {
        let file = self.report.file;
        for raw in &self.report.raw.sectors {
            let id = raw.id.get_ref().clone();
            checks::id(file.at(&raw.id), &id, self.mistakes);
            if self.model.sectors.iter().any(|sector| sector.id == id) {
                self.mistakes.add(file.at(&raw.id), format!("sector {id} is declared twice; rename one"));
            }
            let name = self.text((file, &raw.name), &format!("the name of sector {id}"));
            self.model.sectors.push(Sector { id, name });
        }
    }

    /// The index of a protocol's sector; 0 where there is none, which is a mistake.
    pub(super) fn sector_of(&mut self, parsed: &Parsed<'_>) -> u16 {
        let Some(written) = &parsed.raw.sector else {
            self.mistakes.add(parsed.file.top(), "the head of the file lacks sector; see models/README.md");
            return 0;
        };
        let id = written.get_ref();
        let found = self.model.sectors.iter().position(|sector| sector.id == *id);
        if found.is_none() {
            let near = did_you_mean(id, self.model.sectors.iter().map(|sector| sector.id.as_str()));
            self.mistakes.add(
                parsed.file.at(written),
                format!("unknown sector \"{id}\"{near}; declare it in [[sectors]] of {}", self.report.file.name),
            );
        }
        found.map(index).unwrap_or_default()
    }
}
