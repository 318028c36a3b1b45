//! What the report is called and says of itself.

use takerate_core::model::Report;
use takerate_core::{Language, Text};

use super::Assembly;
use crate::checks;
use crate::file::SpannedText;
use crate::limits;

impl Assembly<'_, '_> {
    /// The languages that the report says it is in; all that the page has where it does not say.
    pub(super) fn languages(&mut self) {
        let file = self.report.file;
        for code in &self.report.raw.languages {
            match Language::all().into_iter().find(|language| language.code() == code.get_ref()) {
                Some(language) if self.languages.contains(&language) => {
                    self.mistakes.add(file.at(code), self.words.language_twice(code.get_ref()));
                }
                Some(language) => self.languages.push(language),
                None => {
                    let known = checks::listed(&Language::all(), self.mistakes);
                    self.mistakes.add(file.at(code), self.words.language_unknown(code.get_ref(), &known));
                }
            }
        }
        if self.languages.is_empty() {
            self.languages = Language::all();
        }
        // Where no texts of a page have been read, the report is in the languages of its name.
        if self.languages.is_empty() {
            let name = self.report.raw.name.as_ref();
            self.languages = name
                .into_iter()
                .flat_map(|name| name.get_ref().keys())
                .filter_map(|code| Language::of_code(code))
                .collect();
        }
    }

    pub(super) fn report(&mut self) {
        let raw = &self.report.raw;
        self.model.report = Report {
            name: self.said(raw.name.as_ref(), "name", limits::REPORT_NAME),
            title: self.said(raw.title.as_ref(), "title", limits::REPORT_TITLE),
            standfirst: self.said(raw.standfirst.as_ref(), "standfirst", limits::REPORT_TEXT),
            description: self.said(raw.description.as_ref(), "description", limits::REPORT_TEXT),
            languages: self.languages.clone(),
            accounts: raw.accounts.as_ref().map(|raw| self.said(Some(raw), "accounts", limits::REPORT_TEXT)),
            prices: self.service(),
            // It names inputs and lines, which are to come.
            lead: None,
        };
    }

    /// A text that the report has, and that stands where there is room for so many characters.
    pub(super) fn said(&mut self, raw: Option<&SpannedText>, what: &str, most: usize) -> Text {
        let file = self.report.file;
        let Some(raw) = raw else {
            self.mistakes.add(file.top(), self.words.report_lacks(what));
            return Text::default();
        };
        let what = self.words.of_report(what);
        let text = self.text((file, raw), &what);
        for (_, text) in text.all() {
            limits::length(file.at(raw), text, &what, most, self.mistakes);
        }
        text
    }
}
