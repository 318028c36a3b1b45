//! How protocols are grouped and shown: sectors, statements, and which lines of a statement stand where.

use serde::{Deserialize, Serialize};

use crate::language::Text;
use crate::model::{Chapter, LineId, Model};

/// What a chapter of the model is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChapterKind {
    /// Assumptions and lines that protocols share.
    Shared,
    /// A protocol.
    Protocol {
        /// Index into [`Model::sectors`]: the business that it is in.
        sector: u16,
        /// Index into [`Model::statements`]: whose lines it gives and gets, and how they are shown.
        statement: u16,
    },
}

/// A business in which protocols are: a heading over them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sector {
    /// Its id in model files: `liquid-staking`.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// The lines that some protocols have in common.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Its id in model files: `earnings`.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Which of its lines stand where.
    pub layout: Layout,
}

/// Which lines of a statement are shown where; ids without the protocol's part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// The subtotals of the statement, in order; the rows between them are the terms of their formulas.
    pub subtotals: Vec<String>,
    /// Ratios shown beneath the statement line that they end in.
    pub margins: Vec<String>,
    /// Valuation and multiples.
    pub multiples: Vec<String>,
    /// What the overview compares.
    pub headline: Vec<String>,
    /// What stays in sight while an assumption moves, the most important first.
    pub strip: Vec<String>,
}

/// What is shared has no statement.
static NOTHING: Layout = Layout {
    subtotals: Vec::new(),
    margins: Vec::new(),
    multiples: Vec::new(),
    headline: Vec::new(),
    strip: Vec::new(),
};

impl Layout {
    /// The ids of all lines that are shown somewhere, the most important first; some more than once.
    pub fn ranked(&self) -> impl Iterator<Item = &String> {
        [&self.strip, &self.subtotals, &self.margins, &self.multiples].into_iter().flatten()
    }
}

impl Chapter {
    /// Whether it is a protocol, with a statement.
    #[must_use]
    pub fn is_protocol(&self) -> bool {
        matches!(self.kind, ChapterKind::Protocol { .. })
    }
}

impl Model {
    /// The protocols with their indices in [`Model::chapters`], in the order of the page.
    pub fn protocols(&self) -> impl Iterator<Item = (usize, &Chapter)> {
        self.chapters.iter().enumerate().filter(|(_, chapter)| chapter.is_protocol())
    }

    /// The statement that a chapter follows; what is shared follows none.
    #[must_use]
    pub fn statement(&self, chapter: &Chapter) -> Option<&Statement> {
        match chapter.kind {
            ChapterKind::Shared => None,
            ChapterKind::Protocol { statement, .. } => self.statements.get(usize::from(statement)),
        }
    }

    /// What is shown of a chapter, and where: the layout of its statement; an empty one for what is shared.
    #[must_use]
    pub fn layout(&self, chapter: &Chapter) -> &Layout {
        self.statement(chapter).map_or(&NOTHING, |statement| &statement.layout)
    }

    /// The lines that a chapter has under some of the ids of its layout; a protocol need not have all.
    pub fn lines_of<'a>(&'a self, chapter: &'a Chapter, ids: &'a [String]) -> impl Iterator<Item = LineId> + use<'a> {
        ids.iter().filter_map(|id| self.shared_line(chapter, id))
    }

    /// The protocols by sector, as indices of [`Model::chapters`]: of one statement, by its index, or of all. A sector
    /// without any is left out.
    #[must_use]
    pub fn by_sector(&self, wanted: Option<usize>) -> Vec<(&Sector, Vec<usize>)> {
        let mut sectors: Vec<(&Sector, Vec<usize>)> = self.sectors.iter().map(|sector| (sector, Vec::new())).collect();
        for (index, chapter) in self.chapters.iter().enumerate() {
            if let ChapterKind::Protocol { sector, statement } = chapter.kind
                && wanted.is_none_or(|wanted| wanted == usize::from(statement))
            {
                sectors[usize::from(sector)].1.push(index);
            }
        }
        sectors.retain(|(_, protocols)| !protocols.is_empty());
        sectors
    }

    /// The ids, without the protocol's part, of the lines that every protocol has, whatever statement it follows; the most
    /// important first.
    #[must_use]
    pub fn common_lines(&self) -> Vec<&str> {
        let mut common: Vec<&str> = Vec::new();
        for id in self.statements.iter().flat_map(|statement| statement.layout.ranked()) {
            if !common.contains(&id.as_str())
                && self.protocols().all(|(_, chapter)| self.shared_line(chapter, id).is_some())
            {
                common.push(id);
            }
        }
        common
    }
}
