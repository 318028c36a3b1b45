//! What is painted: the overview of the preset that an empty address opens, in one language.

use takerate_core::evaluate::Outcome;
use takerate_core::explain::{is_fault, no_value_word};
use takerate_core::{Decimal, Language, LineId, Model, PresetId, Scenario, Text};
use takerate_display::format;
use takerate_display::terms::Finder;

use takerate_words::{PageWords, ShellWords, parts_of_name};

/// The overview in one language.
pub(super) struct View<'a> {
    pub model: &'a Model,
    pub language: Language,
    pub words: PageWords,
    pub scenario: Scenario,
    /// The results of each preset.
    pub presets: Vec<Outcome<Decimal>>,
}

impl<'a> View<'a> {
    pub fn of(model: &'a Model, language: Language) -> Self {
        let presets = model.preset_ids().map(|preset| Scenario::preset(preset).evaluate(model)).collect();
        Self { model, language, words: PageWords::of(language), scenario: Scenario::preset(model.opens), presets }
    }

    /// A name without what stands in parentheses behind it, and that.
    pub fn parts_of_name(&self, name: &'a Text) -> (&'a str, &'a str) {
        parts_of_name(name.get(self.language))
    }

    /// Finds terms in the texts of one block.
    pub fn finder(&self) -> Finder<'a> {
        Finder::of(&self.model.terms, self.language)
    }

    pub fn loading(&self) -> &'static str {
        ShellWords::of(self.language).loading()
    }

    /// The text of a line's figure, and its status where the line has no value.
    pub fn own_figure(&self, line: LineId) -> (String, Option<&'static str>) {
        let preset = self.scenario.preset;
        let results = self.presets.get(usize::from(preset.0));
        match results.and_then(|results| results[usize::from(line.0)].err()) {
            Some(problem) if is_fault(self.model, problem) => (self.words.unavailable().to_owned(), Some("problem")),
            Some(problem) if problem.is_unpublished() => (self.figure(preset, line), Some("unpublished")),
            problem => (self.figure(preset, line), problem.map(|_| "not-meaningful")),
        }
    }

    /// A line's value in a preset as the page compares with it.
    pub fn figure(&self, preset: PresetId, line: LineId) -> String {
        let Some(results) = self.presets.get(usize::from(preset.0)) else { return String::new() };
        match results[usize::from(line.0)] {
            Ok(value) => format::short(value, &self.model.line(line).unit, self.language),
            Err(problem) => {
                let word = no_value_word(self.model, problem, self.language);
                word.unwrap_or_else(|| self.words.unavailable()).to_owned()
            }
        }
    }
}
