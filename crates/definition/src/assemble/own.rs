//! Files that a reader has added to those of the report: what they may hold, and how they are told apart.

use std::ptr;

use takerate_core::{Language, LineId, Text};
use takerate_words::OwnWords;

use super::Assembly;
use crate::file::{Parsed, RawKind, SourceFile};
use crate::limits;
use crate::mistake::Found;

/// What stands before a dot in links already.
const LINK_WORDS: [&str; 2] = ["show", "saw"];

impl Assembly<'_, '_> {
    /// Whether a reader has added the file.
    pub(super) fn is_own(&self, file: &SourceFile) -> bool {
        self.own.iter().any(|own| ptr::eq(own, file))
    }

    /// Whether a line is of the report, not of what a reader has added.
    pub(super) fn is_reports(&self, line: LineId) -> bool {
        !self.model.sections[usize::from(self.model.line(line).section)].own
    }

    /// The name of a section. That of a reader's own says so itself, since names go where no colours do: into workbooks, cards,
    /// texts for forums.
    pub(super) fn section_name(&mut self, parsed: &Parsed<'_>, id: &str) -> Text {
        let name = self.text_if_any((parsed.file, parsed.raw.name.as_ref()), &self.words.name_of(id));
        if !self.is_own(parsed.file) {
            return name;
        }
        let marked = |language: &Language| (*language, OwnWords::of(*language).marked(name.get(*language)));
        self.languages.iter().map(marked).collect()
    }
}

/// Names what a file of a reader's own must not be: anything but a protocol that the report does not have. `parsed` are all files,
/// `own` are those that a reader has added.
pub(crate) fn check(parsed: &[Parsed<'_>], own: &[SourceFile], mistakes: &mut Found) {
    let (added, report): (Vec<_>, Vec<_>) = parsed.iter().partition(|one| own.iter().any(|own| ptr::eq(own, one.file)));
    for one in added {
        if !matches!(one.raw.kind.get_ref(), RawKind::Protocol) {
            mistakes.add(one.file.at(&one.raw.kind), mistakes.words.own_kind());
        }
        let Some(id) = &one.raw.id else { continue };
        if LINK_WORDS.contains(&id.get_ref().as_str()) {
            mistakes.add(one.file.at(id), mistakes.words.link_word(id.get_ref()));
        }
        if let Some(name) = &one.raw.name {
            for text in name.get_ref().values() {
                limits::length(one.file.at(name), text, mistakes.words.the_name(), limits::REPORT_NAME, mistakes);
            }
        }
        let is_taken = |other: &&Parsed<'_>| other.raw.id.as_ref().is_some_and(|other| other.get_ref() == id.get_ref());
        if report.iter().any(is_taken) {
            mistakes.add(one.file.at(id), mistakes.words.report_has(id.get_ref()));
        }
    }
}
