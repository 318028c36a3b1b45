//! What the report is called and says of itself.

use takerate_core::Text;
use takerate_core::model::Report;

use super::Assembly;
use crate::file::SpannedText;
use crate::limits;

impl Assembly<'_, '_> {
    pub(super) fn report(&mut self) {
        let raw = &self.report.raw;
        self.model.report = Report {
            name: self.said(raw.name.as_ref(), "name", limits::REPORT_NAME),
            title: self.said(raw.title.as_ref(), "title", limits::REPORT_TITLE),
            standfirst: self.said(raw.standfirst.as_ref(), "standfirst", limits::REPORT_TEXT),
            description: self.said(raw.description.as_ref(), "description", limits::REPORT_TEXT),
            accounts: raw.accounts.as_ref().map(|raw| self.said(Some(raw), "accounts", limits::REPORT_TEXT)),
        };
    }

    /// A text that the report has, and that stands where there is room for so many characters.
    fn said(&mut self, raw: Option<&SpannedText>, what: &str, most: usize) -> Text {
        let file = self.report.file;
        let Some(raw) = raw else {
            self.mistakes.add(file.top(), format!("the report lacks {what}; see models/README.md"));
            return Text::default();
        };
        let what = format!("{what} of the report");
        let text = self.text((file, raw), &what);
        for text in [&text.en, &text.zh] {
            limits::length(file.at(raw), text, &what, most, self.mistakes);
        }
        text
    }
}
