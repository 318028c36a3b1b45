//! What a model lets a file of a reader's own name.

use takerate_core::expression::Reference;
use takerate_core::model::{Basis, ConstantId};
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
        let mut known = Self::default();
        let mut add = |reference: Reference, section: u16| {
            let entry = entry(reference);
            let section = &model.sections[usize::from(section)];
            if !known.units.contains(&entry.unit) {
                known.units.push(entry.unit.clone());
            }
            match (section.is_protocol(), section.own) {
                (false, _) => known.shared.push(entry),
                (true, false) => known.others.push(entry),
                (true, true) => {}
            }
        };
        for (index, input) in (0..).zip(&model.inputs) {
            add(Reference::Input(InputId(index)), input.section);
        }
        for (index, line) in (0..).zip(&model.lines) {
            add(Reference::Line(LineId(index)), line.section);
        }
        // A constant is of the section that its id begins with.
        for (index, constant) in (0..).zip(&model.constants) {
            let home = constant.id.split('.').next();
            let home = model.sections.iter().position(|section| Some(section.id.as_str()) == home);
            if let Some(home) = home.and_then(|home| u16::try_from(home).ok()) {
                add(Reference::Constant(ConstantId(index)), home);
            }
        }
        let named = |id: &str, name: &takerate_core::Text| Entry {
            id: id.to_owned(),
            name: name.get(language).to_owned(),
            unit: String::new(),
        };
        let basis = |basis: &Basis| Entry {
            id: basis.id().to_owned(),
            name: basis.name(language).to_owned(),
            unit: String::new(),
        };
        Self {
            lines: lines_of(model, own, language),
            sectors: model.sectors.iter().map(|sector| named(&sector.id, &sector.name)).collect(),
            presets: model.presets.iter().map(|preset| named(&preset.id, &preset.title)).collect(),
            // What nobody has published is written in another way.
            bases: Basis::ALL.iter().filter(|one| **one != Basis::Unpublished).map(basis).collect(),
            language: if model.report.name.own(language).is_some() { language } else { Language::default() },
            ..known
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
    let others: Vec<_> = model.protocols().map(|(_, other)| other).filter(|other| !other.own).collect();
    let entry = |line: &takerate_core::model::Line| {
        let id = line.id.strip_prefix(&prefix)?;
        let mut unit = line.unit.text.as_str();
        if mine.is_none() {
            for other in &others {
                let same = model.line(model.shared_line(other, id)?);
                // Of a line in tokens, each has a unit of its own.
                if same.unit.text != unit {
                    unit = "";
                }
            }
        }
        Some(Entry { id: id.to_owned(), name: line.name.get(language).to_owned(), unit: unit.to_owned() })
    };
    model.lines.iter().filter_map(entry).collect()
}
