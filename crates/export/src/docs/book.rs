//! What all pages need: the model, its outcomes in every preset, which page is about what.

use takerate_core::evaluate::Outcome;
use takerate_core::explain::{names, no_value_word};
use takerate_core::model::Section;
use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, Language, LineId, Model, PresetId, Problem, Reference, Scenario};
use takerate_display::format::{brief, precise, short};
use takerate_words::{DocsWords, FilesWords, PageWords};

use super::INDEX;
use crate::outcomes::Value;

/// The page of what protocols share. No section is called so: ids have no hyphen.
const SHARED: &str = "shared-assumptions.md";

/// What a page is about.
pub(super) struct Chapter<'a> {
    /// The name of its file.
    pub(super) name: String,
    /// Its heading.
    pub(super) title: &'a str,
    /// A protocol, or all that protocols share.
    pub(super) sections: Vec<&'a Section>,
}

/// The model as its pages see it.
pub(super) struct Book<'a> {
    pub(super) model: &'a Model,
    pub(super) language: Language,
    /// The address of the page on which scenarios open.
    pub(super) site: Option<&'a str>,
    pub(super) words: DocsWords,
    pub(super) files: FilesWords,
    pub(super) page: PageWords,
    outcomes: Vec<Outcome<Decimal>>,
    /// What each line's formula and guards name.
    named: Vec<Vec<Reference>>,
}

impl<'a> Book<'a> {
    /// Evaluates every preset.
    pub(super) fn new(model: &'a Model, language: Language, site: Option<&'a str>) -> Self {
        Self {
            model,
            language,
            site,
            words: DocsWords::of(language),
            files: FilesWords::of(language),
            page: PageWords::of(language),
            outcomes: model.preset_ids().map(|preset| Scenario::preset(preset).evaluate(model)).collect(),
            named: model.lines.iter().map(names).collect(),
        }
    }

    /// The pages behind the index: what is shared, then the protocols.
    pub(super) fn chapters(&self) -> Vec<Chapter<'a>> {
        let (protocols, shared): (Vec<&Section>, Vec<&Section>) =
            self.model.sections.iter().partition(|section| section.is_protocol());
        let shared = (!shared.is_empty()).then(|| Chapter {
            name: SHARED.to_owned(),
            title: self.words.shared(),
            sections: shared,
        });
        let own = protocols.into_iter().map(|section| Chapter {
            name: file(section),
            title: section.name.get(self.language),
            sections: vec![section],
        });
        own.chain(shared).collect()
    }

    /// The section that an id belongs to.
    pub(super) fn section_of(&self, id: &str) -> Option<&'a Section> {
        let own = id.split_once('.').map_or(id, |(section, _)| section);
        self.model.sections.iter().find(|section| section.id == own)
    }

    /// The page on which an id is, and its place there.
    pub(super) fn place(&self, id: &str, here: &str) -> String {
        let file = self.section_of(id).map(file).unwrap_or_default();
        if file == here { format!("#{id}") } else { format!("{file}#{id}") }
    }

    /// The lines that name something themselves.
    pub(super) fn used_by(&self, reference: Reference) -> impl Iterator<Item = LineId> {
        self.model.line_ids().filter(move |id| self.named[usize::from(id.0)].contains(&reference))
    }

    /// What something comes to in a preset.
    pub(super) fn value(&self, preset: PresetId, reference: Reference) -> Value {
        match reference {
            Reference::Input(id) => self.model.input(id).value(preset).ok_or(Problem::unpublished(id)),
            Reference::Constant(id) => Ok(self.model.constant(id).value),
            Reference::Line(id) => self.outcomes[usize::from(preset.0)][usize::from(id.0)],
        }
    }

    /// All outcomes of a preset.
    pub(super) fn outcome(&self, preset: PresetId) -> &Outcome<Decimal> {
        &self.outcomes[usize::from(preset.0)]
    }

    /// The short name of a preset.
    pub(super) fn preset(&self, preset: PresetId) -> &'a str {
        self.model.preset(preset).name.get(self.language)
    }

    /// The short names of all presets.
    pub(super) fn presets(&self) -> impl Iterator<Item = &'a str> {
        self.model.preset_ids().map(|preset| self.preset(preset))
    }

    /// What stands in place of a value.
    pub(super) fn word(&self, problem: Problem) -> &'static str {
        no_value_word(self.model, problem, self.language).unwrap_or(self.files.problem())
    }

    /// A value as it stands in a table, or the word for why there is none.
    pub(super) fn short(&self, value: Value, unit: &Unit) -> String {
        value.map_or_else(|problem| self.word(problem).to_owned(), |value| short(value, unit, self.language))
    }

    /// One value, or from one to another, with the unit once where it is an amount's.
    pub(super) fn span(&self, low: Decimal, high: Decimal, unit: &Unit) -> String {
        let high_text = precise(high, unit, self.language);
        if low == high { high_text } else { self.words.span(&self.exact(low, unit), &high_text) }
    }

    /// A value with six digits that matter, and without its unit where that is an amount's.
    pub(super) fn exact(&self, value: Decimal, unit: &Unit) -> String {
        match unit.kind {
            Kind::Amount => brief(value.round_sf(6).unwrap_or(value).normalize(), unit, self.language),
            _ => precise(value, unit, self.language),
        }
    }
}

/// The file of a section. One that is called like the index would take its place where names have no case.
fn file(section: &Section) -> String {
    let name = format!("{}.md", section.id);
    match section.is_protocol() {
        false => SHARED.to_owned(),
        true if name.eq_ignore_ascii_case(INDEX) => format!("{}-protocol.md", section.id),
        true => name,
    }
}
