//! What a model lets a file of a reader's own name.

use takerate_core::expression::Reference;
use takerate_core::model::{Basis, ConstantId, Section};
use takerate_core::{InputId, Language, LineId, Model};

use super::written::Entry;

/// What a file can name beside what it declares itself. Made once for a model.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Lines that every protocol has, or that the protocol which is written has; without a protocol's part.
    pub(super) lines: Vec<Entry>,
    /// What all protocols share.
    pub(super) shared: Vec<Entry>,
    /// What is of other protocols.
    pub(super) others: Vec<Entry>,
    /// Units, each once.
    pub(super) units: Vec<String>,
    pub(super) sectors: Vec<Entry>,
    pub(super) presets: Vec<Entry>,
    pub(super) bases: Vec<Entry>,
    /// A language that model files are written in: the reader's, if it is one.
    pub(super) language: Language,
}

impl Vocabulary {
    /// What a model has, in a language. Where it has protocols of a reader's own, `own` is the one that is written; the others are not
    /// named, since a file that needs them cannot go without them.
    #[must_use]
    pub fn of(model: &Model, own: Option<&str>, language: Language) -> Self {
        let entry = |reference| Entry {
            id: model.id_of(reference).to_owned(),
            name: model.name_of(reference).get(language).to_owned(),
            unit: model.unit_of(reference).text.clone(),
        };
        let numbered = |count: usize| (0..count).filter_map(|index| u16::try_from(index).ok());
        let inputs = numbered(model.inputs.len()).map(|index| Reference::Input(InputId(index)));
        let constants = numbered(model.constants.len()).map(|index| Reference::Constant(ConstantId(index)));
        let lines = numbered(model.lines.len()).map(|index| Reference::Line(LineId(index)));
        let all: Vec<Entry> = inputs.chain(constants).chain(lines).map(entry).collect();
        let named = |id: &str, name: &takerate_core::Text| Entry {
            id: id.to_owned(),
            name: name.get(language).to_owned(),
            unit: String::new(),
        };
        let of = |wanted: &dyn Fn(&Section) -> bool| -> Vec<Entry> {
            let is_of = |entry: &&Entry| {
                let (home, _) = entry.id.split_once('.').unwrap_or_default();
                model.sections.iter().any(|section| section.id == home && wanted(section))
            };
            all.iter().filter(is_of).cloned().collect()
        };
        let mut units: Vec<String> = Vec::new();
        for entry in &all {
            if !units.contains(&entry.unit) {
                units.push(entry.unit.clone());
            }
        }
        let basis = |basis: &Basis| Entry {
            id: basis.id().to_owned(),
            name: basis.name(language).to_owned(),
            unit: String::new(),
        };
        Self {
            lines: lines_of(model, own, language),
            shared: of(&|section| !section.is_protocol()),
            others: of(&|section| section.is_protocol() && !section.own),
            units,
            sectors: model.sectors.iter().map(|sector| named(&sector.id, &sector.name)).collect(),
            presets: model.presets.iter().map(|preset| named(&preset.id, &preset.title)).collect(),
            // What nobody has published is written in another way.
            bases: Basis::ALL.iter().filter(|one| **one != Basis::Unpublished).map(basis).collect(),
            language: if model.report.name.own(language).is_some() { language } else { Language::default() },
        }
    }
}

/// The lines of the protocol that is written; where it has not been read yet, those that all protocols have.
fn lines_of(model: &Model, own: Option<&str>, language: Language) -> Vec<Entry> {
    let mine = model.sections.iter().find(|section| section.own && own.is_none_or(|id| section.id == id));
    let Some(section) = mine.or_else(|| model.protocols().next().map(|(_, section)| section)) else {
        return Vec::new();
    };
    let prefix = format!("{}.", section.id);
    let everywhere = |id: &str| {
        mine.is_some() || model.protocols().all(|(_, other)| other.own || model.shared_line(other, id).is_some())
    };
    let entry = |line: &takerate_core::model::Line| {
        let id = line.id.strip_prefix(&prefix).filter(|id| everywhere(id))?;
        let unit = line.unit.text.clone();
        Some(Entry { id: id.to_owned(), name: line.name.get(language).to_owned(), unit })
    };
    model.lines.iter().filter_map(entry).collect()
}
