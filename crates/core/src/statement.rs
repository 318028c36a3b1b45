//! How protocols are grouped and shown: by sector, and by a statement that says which lines stand where.

use serde::{Deserialize, Serialize};

use crate::language::Text;
use crate::model::{LineId, Model, Section};
use crate::worth::Worth;

/// A business that protocols are in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sector {
    /// Public id, as in links: `base-chains`.
    pub id: String,
    /// The heading.
    pub name: Text,
}

/// What makes a section of the model a protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Protocol {
    /// Index into [`Model::sectors`]: the business that it is in.
    pub sector: u16,
    /// Index into [`Model::statements`]: whose lines it gives and gets, and how they are shown.
    pub statement: u16,
}

/// What some protocols have in common: which of their lines are shown where, by ids without the protocol's part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Its name.
    pub name: Text,
    /// The subtotals, in order; the rows between them are the terms of their formulas.
    pub subtotals: Vec<String>,
    /// Ratios shown beneath the statement line that they end in.
    pub margins: Vec<String>,
    /// Valuation and multiples.
    pub multiples: Vec<String>,
    /// What the overview compares.
    pub headline: Vec<String>,
    /// What stays in sight while an assumption moves, the most important first.
    pub strip: Vec<String>,
    /// How its protocols are valued, where it says so.
    pub worth: Option<Worth>,
}

/// What is shared has no statement.
static NONE: Statement = Statement {
    name: Text::NONE,
    subtotals: Vec::new(),
    margins: Vec::new(),
    multiples: Vec::new(),
    headline: Vec::new(),
    strip: Vec::new(),
    worth: None,
};

impl Statement {
    /// The ids of all lines that are shown somewhere, the most important first; some more than once.
    pub fn ranked(&self) -> impl Iterator<Item = &String> {
        [&self.strip, &self.subtotals, &self.margins, &self.multiples].into_iter().flatten()
    }
}

impl Section {
    /// Whether it is a protocol, with a statement.
    #[must_use]
    pub fn is_protocol(&self) -> bool {
        self.protocol.is_some()
    }

    /// Whether it is a protocol of the first statement: one of those that the report is about, which have more room than others.
    #[must_use]
    pub fn leads(&self) -> bool {
        self.protocol.is_some_and(|protocol| protocol.statement == 0)
    }
}

impl Model {
    /// The protocols with their indices in [`Model::sections`], in the order of the page.
    pub fn protocols(&self) -> impl Iterator<Item = (usize, &Section)> {
        self.sections.iter().enumerate().filter(|(_, section)| section.is_protocol())
    }

    /// The statement that a section follows; one without lines for what is shared.
    #[must_use]
    pub fn statement(&self, section: &Section) -> &Statement {
        section.protocol.map_or(&NONE, |protocol| &self.statements[usize::from(protocol.statement)])
    }

    /// The lines that a section has under some of the ids of its statement; a protocol need not have all.
    pub fn lines_of<'a>(&'a self, section: &'a Section, ids: &'a [String]) -> impl Iterator<Item = LineId> + use<'a> {
        ids.iter().filter_map(|id| self.shared_line(section, id))
    }

    /// The ids, without the protocol's part, of the lines that every protocol has, whatever statement it follows; the most
    /// important first.
    #[must_use]
    pub fn common_lines(&self) -> Vec<&str> {
        let mut common: Vec<&str> = Vec::new();
        for id in self.statements.iter().flat_map(|statement| statement.ranked()) {
            if !common.contains(&id.as_str())
                && self.protocols().all(|(_, section)| self.shared_line(section, id).is_some())
            {
                common.push(id);
            }
        }
        common
    }
}
