//! In which order a section's lines are listed: the statement, the valuation, the figures worth showing, all others.

use takerate_core::explain::Sign;
use takerate_core::model::Section;
use takerate_core::{LineId, Model, Reference};
use takerate_display::statement::{Role, rows};

/// A part of a section's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// From gross revenue to adjusted earnings.
    Statement,
    /// Valuation and multiples.
    Valuation,
    /// Lines worth showing beside the statement.
    Figures,
    /// Every other line.
    Steps,
}

impl Part {
    /// The word for it in files that scripts read.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Valuation => "valuation",
            Self::Figures => "figures",
            Self::Steps => "steps",
        }
    }
}

/// A row of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Whose value it shows.
    pub reference: Reference,
    /// How that value enters the statement.
    pub sign: Sign,
    /// What it is in the statement; `None` outside it.
    pub role: Option<Role>,
}

/// The parts of a section that have rows, in order. Every line of the section is in one of them.
#[must_use]
pub fn parts(model: &Model, section: &Section) -> Vec<(Part, Vec<Entry>)> {
    let statement: Vec<Entry> = rows(model, section)
        .into_iter()
        .map(|row| Entry { reference: row.reference, sign: row.sign, role: Some(row.role) })
        .collect();
    let valuation: Vec<LineId> = model.lines_of(section, &model.statement(section).multiples).collect();
    let own =
        |id: &LineId| model.sections.get(usize::from(model.line(*id).section)).is_some_and(|of| of.id == section.id);
    let mut listed: Vec<Reference> = statement.iter().map(|entry| entry.reference).collect();
    let mut parts = vec![(Part::Statement, statement)];
    for (part, lines) in [
        (Part::Valuation, valuation),
        (Part::Figures, section.figures.clone()),
        (Part::Steps, model.line_ids().filter(own).collect()),
    ] {
        let mut entries = Vec::new();
        for line in lines {
            let reference = Reference::Line(line);
            if !listed.contains(&reference) {
                listed.push(reference);
                entries.push(Entry { reference, sign: Sign::Plus, role: None });
            }
        }
        parts.push((part, entries));
    }
    parts.retain(|(_, entries)| !entries.is_empty());
    parts
}
