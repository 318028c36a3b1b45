//! Parts of a model: what a page needs before it answers, and the texts of one language.

use crate::language::{Language, Text};
use crate::model::{Model, Origin};
use crate::unit::Kind;
use crate::worth::Worth;

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
        if let Some(lead) = &mut report.lead {
            let questions = lead.questions.iter_mut().map(|question| &mut question.name);
            [&mut lead.sentence, &mut lead.about]
                .into_iter()
                .chain(&mut lead.otherwise)
                .chain(questions)
                .for_each(&mut act);
        }
        for preset in &mut self.presets {
            [&mut preset.name, &mut preset.title, &mut preset.note].into_iter().for_each(&mut act);
        }
        self.sectors.iter_mut().for_each(|sector| act(&mut sector.name));
        for statement in &mut self.statements {
            act(&mut statement.name);
            if let Some(worth) = &mut statement.worth {
                act(&mut worth.claim);
                worth.years.iter_mut().for_each(|series| act(&mut series.name));
            }
        }
        for section in &mut self.sections {
            [&mut section.name, &mut section.note].into_iter().for_each(&mut act);
            section.groups.iter_mut().for_each(|group| act(&mut group.name));
        }
        for input in &mut self.inputs {
            act(&mut input.name);
            input.note.iter_mut().for_each(&mut act);
            input.comparables.iter_mut().for_each(|comparable| act(&mut comparable.name));
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
        for ready in &mut self.ready_made {
            [&mut ready.name, &mut ready.note].into_iter().for_each(&mut act);
            ready.changes.iter_mut().for_each(|change| act(&mut change.why));
            ready.claims.iter_mut().for_each(|claim| act(&mut claim.text));
        }
        for step in self.story.iter_mut().flat_map(|story| &mut story.steps) {
            [&mut step.title, &mut step.text, &mut step.sentence]
                .into_iter()
                .chain(&mut step.otherwise)
                .for_each(&mut act);
        }
        for term in &mut self.terms {
            [&mut term.name, &mut term.words, &mut term.text].into_iter().for_each(&mut act);
        }
    }

    /// The model without what only explanations need: notes, reasons, sources, comparables, reference figures, spreads, what is said of presets and
    /// of protocols that do not follow the first statement, what is shown of worth, the steps of the story, and what terms mean. Every
    /// index stays valid, but for those into [`Model::sources`], and it computes as the whole does. The notes of switches
    /// stay, since they stand beside them. Of ready-made scenarios ids and values stay, by which links know them.
    #[must_use]
    pub fn outline(&self) -> Self {
        let mut outline = self.clone();
        for input in &mut outline.inputs {
            input.spread = None;
            input.comparables.clear();
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
            preset.note = Text::default();
        }
        // What the others are is read on their pages.
        for section in outline.sections.iter_mut().filter(|section| section.is_protocol() && !section.leads()) {
            section.note = Text::default();
        }
        // That there is such a view is known from the start; what it shows comes with the analyses.
        for statement in &mut outline.statements {
            statement.worth = statement.worth.as_ref().map(|_| Worth::default());
        }
        outline.report.description = Text::default();
        outline.report.accounts = None;
        outline.sources.clear();
        outline.expected.clear();
        for ready in &mut outline.ready_made {
            (ready.name, ready.note) = Default::default();
            ready.changes.iter_mut().for_each(|change| change.why = Text::default());
            ready.claims.clear();
            ready.sources.clear();
        }
        // That there is a story, and of how many steps, is known from the start.
        outline.story.iter_mut().for_each(|story| story.steps.clear());
        // By name and spellings they are marked in texts.
        outline.terms.iter_mut().for_each(|term| term.text = Text::default());
        outline
    }
}
