//! The presets, and which of them the page opens.

use takerate_core::model::{Preset, PresetId, PresetKind};
use toml::Spanned;

use super::Assembly;
use crate::checks;
use crate::file::SourceFile;
use crate::names::did_you_mean;

impl Assembly<'_, '_> {
    pub(super) fn presets(&mut self) {
        let file = self.report.file;
        for raw in &self.report.raw.presets {
            let id = raw.id.get_ref().clone();
            checks::id(file.at(&raw.id), &id, self.mistakes);
            if self.model.find_preset(&id).is_some() {
                self.mistakes.add(file.at(&raw.id), self.words.declared_twice(&self.words.preset(&id)));
            }
            let otherwise = raw.otherwise.as_ref().and_then(|otherwise| self.earlier(file, otherwise, &id));
            let scores = raw.scores.as_ref().and_then(|scores| self.earlier(file, scores, &id));
            self.otherwise.push(otherwise);
            let usual = if self.model.presets.is_empty() { PresetKind::Estimate } else { PresetKind::Projection };
            let preset = Preset {
                kind: raw.kind.unwrap_or(usual),
                period: raw.period.as_ref().map(|period| period.get_ref().clone()).unwrap_or_default(),
                name: self.text((file, &raw.name), &self.words.name_of(&self.words.preset(&id))),
                title: self.text((file, &raw.title), &self.words.title_of(&self.words.preset(&id))),
                note: self.text((file, &raw.note), &self.words.note_of(&self.words.preset(&id))),
                sources: self.find_sources(file, &raw.sources),
                scores,
                id,
            };
            self.model.presets.push(preset);
        }
        if self.model.presets.is_empty() {
            self.mistakes.add(file.top(), self.words.no_presets());
        } else if let Some(opens) = &self.report.raw.opens {
            self.model.opens = self.find_preset(file, opens).unwrap_or_default();
        }
    }

    /// The preset that another one names, which is declared after it.
    fn earlier(&mut self, file: &SourceFile, otherwise: &Spanned<String>, preset: &str) -> Option<PresetId> {
        let earlier = self.model.find_preset(otherwise.get_ref());
        if earlier.is_none() {
            self.mistakes.add(file.at(otherwise), self.words.not_earlier(otherwise.get_ref(), preset));
        }
        earlier
    }

    /// What is said of a preset that there is not.
    pub(super) fn unknown_preset(&self, id: &str) -> String {
        let known = self.model.presets.iter().map(|preset| preset.id.as_str());
        self.words.unknown_preset(id, &did_you_mean(id, known, self.words))
    }

    pub(super) fn find_preset(&mut self, file: &SourceFile, id: &Spanned<String>) -> Option<PresetId> {
        let found = self.model.find_preset(id.get_ref());
        if found.is_none() {
            let message = self.unknown_preset(id.get_ref());
            self.mistakes.add(file.at(id), message);
        }
        found
    }
}
