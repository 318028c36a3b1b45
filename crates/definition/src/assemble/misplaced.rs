//! What stands in a file and belongs in another kind of file: it would be passed over in silence.

use toml::Spanned;

use super::Assembly;
use crate::file::{Parsed, RawFile, RawKind, SourceFile};

impl Assembly<'_, '_> {
    /// Names what stands in a file and belongs in another one.
    pub(super) fn misplaced(&mut self, parsed: &Parsed<'_>) {
        let (file, raw) = (parsed.file, &parsed.raw);
        let kind = raw.kind.get_ref();
        let report = self.report.file.name.clone();
        let words = self.words;
        let of = |kinds: &[&str]| {
            let kinds: Vec<String> = kinds.iter().map(|kind| format!("\"{kind}\"")).collect();
            words.file_of_kind(&kinds.join(words.or()))
        };
        if !matches!(kind, RawKind::Report) {
            let sectors = raw.sectors.iter().map(|sector| &sector.id);
            let presets = raw.presets.iter().map(|preset| &preset.id);
            self.refuse(
                file,
                presets.chain(sectors).chain(&raw.driver).chain(&raw.opens).chain(&raw.languages),
                &report,
            );
            self.refuse(file, raw.prices.iter().map(|prices| &prices.url), &report);
            self.refuse(file, raw.lead.iter().map(|lead| &lead.map.line), &report);
            let said = [("title", &raw.title), ("standfirst", &raw.standfirst), ("description", &raw.description)];
            for (name, text) in said.into_iter().chain([("accounts", &raw.accounts)]) {
                if let Some(text) = text {
                    self.mistakes.add(file.at(text), self.words.belongs(name, &report));
                }
            }
        }
        if !matches!(kind, RawKind::Statement) {
            let required = raw.required.iter().map(|line| &line.id);
            let worth = raw.worth.iter().map(|worth| &worth.price);
            let called = raw.called.iter().map(|line| &line.id).chain(&raw.extends);
            self.refuse(file, required.chain(shown(raw)).chain(worth).chain(called), &of(&["statement"]));
        }
        if !matches!(kind, RawKind::Protocol) {
            self.refuse(file, raw.sector.iter().chain(&raw.statement), &of(&["protocol"]));
        }
        if !matches!(kind, RawKind::Scenarios) {
            let scenarios = raw.scenarios.iter().map(|scenario| &scenario.id);
            self.refuse(file, scenarios, &of(&["scenarios"]));
        }
        if !matches!(kind, RawKind::Story) {
            self.refuse(file, raw.steps.iter().map(|step| &step.id), &of(&["story"]));
        }
        if !matches!(kind, RawKind::Terms) {
            self.refuse(file, raw.terms.iter().map(|term| &term.id), &of(&["terms"]));
        }
        if !matches!(kind, RawKind::Protocol | RawKind::Shared) {
            let groups = raw.groups.iter().map(|group| &group.id);
            let constants = raw.constants.iter().map(|constant| &constant.id);
            let inputs = raw.inputs.iter().map(|input| &input.id);
            let expected = raw.expected.iter().map(|expected| &expected.line);
            let all = groups.chain(constants).chain(inputs).chain(expected).chain(&raw.figures).chain(&raw.units);
            self.refuse(file, all, &of(&["protocol", "shared"]));
        }
        match kind {
            RawKind::Report | RawKind::Scenarios | RawKind::Story | RawKind::Terms => {
                self.refuse(file, raw.lines.iter().map(|line| &line.id), &of(&["statement"]));
            }
            _ => {}
        }
        if matches!(kind, RawKind::Statement | RawKind::Terms) {
            self.refuse(file, raw.sources.iter().map(|source| &source.id), &report);
        }
    }

    fn refuse<'b>(&mut self, file: &SourceFile, items: impl Iterator<Item = &'b Spanned<String>>, place: &str) {
        for item in items {
            self.mistakes.add(file.at(item), self.words.belongs(item.get_ref(), place));
        }
    }
}

/// What a file says of which lines are shown where.
pub(super) fn shown(raw: &RawFile) -> impl Iterator<Item = &Spanned<String>> {
    [&raw.subtotals, &raw.margins, &raw.multiples, &raw.headline, &raw.strip].into_iter().flatten()
}
