//! Parts of a model: what a page needs before it answers, and the texts of one language.

use crate::language::{Language, Text};
use crate::model::{Model, Origin};
use crate::unit::Kind;

impl Model {
    /// This model with its texts in one language only.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Self {
        let mut model = self.clone();
        model.each_text(|text| text.keep(language));
        model
    }

    /// Hands every text of the model to `act`, so that it can be changed.
    pub fn each_text(&mut self, mut act: impl FnMut(&mut Text)) {
        let report = &mut self.report;
        [&mut report.name, &mut report.title, &mut report.standfirst, &mut report.description]
            .into_iter()
            .chain(&mut report.accounts)
            .chain(report.prices.as_mut().map(|service| &mut service.name))
            .for_each(&mut act);
        for preset in &mut self.presets {
            [&mut preset.name, &mut preset.title, &mut preset.note].into_iter().for_each(&mut act);
        }
        self.sectors.iter_mut().for_each(|sector| act(&mut sector.name));
        self.statements.iter_mut().for_each(|statement| act(&mut statement.name));
        for section in &mut self.sections {
            [&mut section.name, &mut section.note].into_iter().for_each(&mut act);
            section.groups.iter_mut().for_each(|group| act(&mut group.name));
        }
        for input in &mut self.inputs {
            act(&mut input.name);
            input.note.iter_mut().for_each(&mut act);
            input
                .origins
                .iter_mut()
                .flat_map(|origin| [&mut origin.note, &mut origin.why])
                .flatten()
                .for_each(&mut act);
        }
        for constant in &mut self.constants {
            act(&mut constant.name);
            constant.note.iter_mut().for_each(&mut act);
        }
        for line in &mut self.lines {
            act(&mut line.name);
            line.note.iter_mut().for_each(&mut act);
            line.guards.iter_mut().for_each(|guard| act(&mut guard.message));
        }
        self.sources.iter_mut().for_each(|source| act(&mut source.title));
        self.expected.iter_mut().filter_map(|expected| expected.note.as_mut()).for_each(&mut act);
    }

    /// The model without what only explanations need: notes, reasons, sources, reference figures and spreads. Every
    /// index stays valid, but for those into [`Model::sources`], and it computes as the whole does. The notes of switches
    /// stay, since they stand beside them.
    #[must_use]
    pub fn outline(&self) -> Self {
        let mut outline = self.clone();
        for input in &mut outline.inputs {
            input.spread = None;
            for origin in &mut input.origins {
                *origin = Origin::bare(origin.basis);
            }
            if input.unit.kind != Kind::Switch {
                input.note = None;
            }
        }
        for constant in &mut outline.constants {
            constant.note = None;
            constant.sources.clear();
        }
        for line in &mut outline.lines {
            line.note = None;
        }
        for preset in &mut outline.presets {
            preset.sources.clear();
        }
        outline.report.description = Text::default();
        outline.report.accounts = None;
        outline.sources.clear();
        outline.expected.clear();
        outline
    }
}
