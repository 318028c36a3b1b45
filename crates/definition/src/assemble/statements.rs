//! The statements, which of them a protocol follows, and which of their lines are shown where.

use takerate_core::Text;
use takerate_core::model::Statement;
use toml::Spanned;

use super::misplaced::shown;
use super::{Assembly, index};
use crate::checks;
use crate::file::{Parsed, RawFile};
use crate::names::did_you_mean;

/// The ids of the lines that a statement requires or computes.
pub(super) fn declared(raw: &RawFile) -> impl Iterator<Item = &str> {
    let ids = raw.lines.iter().map(|line| &line.id).chain(raw.required.iter().map(|line| &line.id));
    ids.map(|id| id.get_ref().as_str())
}

impl<'a> Assembly<'a, '_> {
    pub(super) fn statements(&mut self) {
        for parsed in self.statements.clone() {
            let (file, raw) = (parsed.file, &parsed.raw);
            for (missing, what) in [(raw.id.is_none(), "id"), (raw.name.is_none(), "name")] {
                if missing {
                    self.mistakes.add(file.top(), self.words.head_lacks(what));
                }
            }
            let id = raw.id.as_ref().map(|id| id.get_ref().clone()).unwrap_or_default();
            if let Some(written) = &raw.id {
                checks::id(file.at(written), &id, self.mistakes);
                if self.statement_ids().take(self.model.statements.len()).any(|known| known == id) {
                    self.mistakes.add(file.at(written), self.words.statement_taken(&id));
                }
            }
            self.misplaced(parsed);
            self.extended(parsed);
            let name = self.text_if_any((file, raw.name.as_ref()), &self.words.name_of(&self.words.statement(&id)));
            let statement = self.layout(parsed, name);
            self.model.statements.push(statement);
        }
    }

    /// A statement and, behind it, the one that it extends.
    pub(super) fn family(&self, parsed: &'a Parsed<'a>) -> Vec<&'a Parsed<'a>> {
        let id = parsed.raw.extends.as_ref().map(|id| id.get_ref().as_str());
        let base = self.statements.iter().copied().find(|other| {
            other.raw.extends.is_none()
                && id.is_some()
                && other.raw.id.as_ref().map(|other| other.get_ref().as_str()) == id
        });
        std::iter::once(parsed).chain(base).collect()
    }

    /// What can be wrong about the statement that another extends, and about what its lines are called there.
    fn extended(&mut self, parsed: &'a Parsed<'a>) {
        let (file, raw) = (parsed.file, &parsed.raw);
        let family = self.family(parsed);
        if let (Some(written), [_]) = (&raw.extends, family.as_slice()) {
            let id = written.get_ref();
            let message = if self.statement_ids().any(|known| known == id) {
                self.words.extends_extended(id)
            } else {
                self.words.unknown_statement(id, &did_you_mean(id, self.statement_ids(), self.words))
            };
            self.mistakes.add(file.at(written), message);
        }
        let known: Vec<&str> = family.get(1).into_iter().flat_map(|base| declared(&base.raw)).collect();
        for called in &raw.called {
            let id = called.id.get_ref().as_str();
            if !known.contains(&id) {
                let near = did_you_mean(id, known.iter().copied(), self.words);
                self.mistakes.add(file.at(&called.id), self.words.called_unknown(id, &near));
            }
        }
    }

    fn statement_ids(&self) -> impl Iterator<Item = &str> {
        self.statements.iter().map(|parsed| parsed.raw.id.as_ref().map(|id| id.get_ref().as_str()).unwrap_or_default())
    }

    /// A statement of this name: which of its lines are shown where.
    fn layout(&mut self, parsed: &'a Parsed<'a>, name: Text) -> Statement {
        let raw = &parsed.raw;
        let family = self.family(parsed);
        let known: Vec<&str> = family.iter().flat_map(|parsed| declared(&parsed.raw)).collect();
        for id in shown(raw) {
            if !known.contains(&id.get_ref().as_str()) {
                let near = did_you_mean(id.get_ref(), known.iter().copied(), self.words);
                self.mistakes.add(parsed.file.at(id), self.words.unknown_shared_line(id.get_ref(), &near));
            }
        }
        // What it does not say is as in the one that it extends.
        let ids = |list: fn(&RawFile) -> &Vec<Spanned<String>>| {
            let said = family.iter().map(|parsed| list(&parsed.raw)).find(|list| !list.is_empty());
            said.into_iter().flatten().map(|id| id.get_ref().clone()).collect()
        };
        Statement {
            name,
            subtotals: ids(|raw| &raw.subtotals),
            margins: ids(|raw| &raw.margins),
            multiples: ids(|raw| &raw.multiples),
            headline: ids(|raw| &raw.headline),
            strip: ids(|raw| &raw.strip),
            // Read once every id is declared.
            worth: None,
        }
    }

    /// The index of a protocol's statement; 0 where there is none, which is a mistake.
    pub(super) fn statement_of(&mut self, parsed: &Parsed<'_>) -> u16 {
        let Some(written) = &parsed.raw.statement else {
            self.mistakes.add(parsed.file.top(), self.words.head_lacks("statement"));
            return 0;
        };
        let id = written.get_ref();
        let known = || self.statement_ids();
        let found = known().position(|known| known == id);
        if found.is_none() {
            let message = self.words.unknown_statement(id, &did_you_mean(id, known(), self.words));
            self.mistakes.add(parsed.file.at(written), message);
        }
        found.map(index).unwrap_or_default()
    }

    /// A statement that no protocol follows: its lines are computed nowhere, so that nothing has checked them.
    pub(super) fn unfollowed(&mut self) {
        for (number, parsed) in self.statements.iter().enumerate() {
            let mut protocols = self.model.sections.iter().filter_map(|section| section.protocol);
            if protocols.any(|protocol| usize::from(protocol.statement) == number) {
                continue;
            }
            let id = parsed.raw.id.as_ref().map(|id| id.get_ref().as_str()).unwrap_or_default();
            self.mistakes.add(parsed.file.at(&parsed.raw.kind), self.words.unfollowed(id));
        }
    }
}
