//! The file that says what report the model is of.

use serde::Deserialize;
use takerate_core::model::Report;

use crate::checks;
use crate::file::{SourceFile, SpannedText};
use crate::limits;
use crate::mistake::{Mistakes, Place};

/// Of any file, whether it is the report.
#[derive(Deserialize)]
struct Head {
    kind: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawReport {
    #[serde(rename = "kind")]
    _kind: String,
    name: SpannedText,
    title: SpannedText,
    standfirst: SpannedText,
    description: SpannedText,
    accounts: Option<SpannedText>,
}

/// Whether a file is the report. One that cannot be parsed is not.
pub(crate) fn is_report(file: &SourceFile) -> bool {
    // Most files are not, and need not be parsed twice.
    file.text.contains("\"report\"")
        && toml::from_str::<Head>(&file.text).is_ok_and(|head| head.kind.as_deref() == Some("report"))
}

/// Reads the report among all files; there is one.
pub(crate) fn read(files: &[SourceFile], mistakes: &mut Mistakes) -> Report {
    let mut reports = files.iter().filter(|file| is_report(file));
    let Some(file) = reports.next() else {
        let mend = "no file has kind = \"report\"; add report.toml with name, title, standfirst and description";
        mistakes.add(Place { file: "models", line: 1 }, mend);
        return Report::default();
    };
    if let Some(second) = reports.next() {
        mistakes.add(second.top(), format!("{} is a report already; there can be one", file.name));
    }
    let raw: RawReport = match toml::from_str(&file.text) {
        Ok(raw) => raw,
        Err(error) => {
            let place = error.span().map_or_else(|| file.top(), |span| file.at_span(span));
            mistakes.add(place, error.message());
            return Report::default();
        }
    };
    let mut text = |raw: &SpannedText, what: &str, most: usize| {
        let text = checks::text(file, raw, what, mistakes);
        for text in [&text.en, &text.zh] {
            limits::length(file.at(raw), text, what, most, mistakes);
        }
        text
    };
    Report {
        name: text(&raw.name, "the name of the report", limits::REPORT_NAME),
        title: text(&raw.title, "the title of the report", limits::REPORT_TITLE),
        standfirst: text(&raw.standfirst, "the standfirst of the report", limits::REPORT_TEXT),
        description: text(&raw.description, "the description of the report", limits::REPORT_TEXT),
        accounts: raw.accounts.as_ref().map(|raw| text(raw, "what is said of the accounts", limits::REPORT_TEXT)),
    }
}
