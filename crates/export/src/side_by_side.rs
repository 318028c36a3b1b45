//! The comparison of the report: protocols as rows, by sector, a table for each statement.

use std::fmt::Write;

use takerate_core::{LineId, Reference};
use takerate_present::change::between;
use takerate_present::format;
use takerate_present::html::escaped;

use crate::markdown::word;
use crate::outcomes::{Outcomes, Value};
use crate::subject::Subject;
use takerate_words::FilesWords;

/// The headline lines of all protocols, each with the preset's value where something was changed: a table for each
/// statement, in it a row for each protocol, by sector.
pub(crate) fn side_by_side(subject: &Subject<'_>, outcomes: &Outcomes<'_>) -> String {
    let (model, words, language) = (subject.model, FilesWords::of(subject.language), subject.language);
    let preset = subject.scenario.preset;
    let changed = subject.scenario.changed(model).next().is_some();
    let figure = |line: LineId| {
        let shown = |value: Value| {
            value.map_or_else(
                |problem| word(subject, problem),
                |value| format::short(value, &model.line(line).unit, language),
            )
        };
        let reference = Reference::Line(line);
        let (own, base) = (outcomes.own(reference), outcomes.preset(preset, reference));
        let same = match (own, base) {
            (Ok(own), Ok(base)) => between(base, own).is_some_and(|change| change.is_zero()),
            _ => shown(own) == shown(base),
        };
        if changed && !same { words.aside(&shown(own), &shown(base)) } else { shown(own) }
    };
    let mut html = String::new();
    for (number, statement) in model.statements.iter().enumerate() {
        let followers = model.chapters.iter().filter_map(|chapter| Some((chapter.protocol?, chapter)));
        let followers = followers.filter(|(protocol, _)| usize::from(protocol.statement) == number);
        let headline = &statement.headline;
        let _ = write!(html, r#"<h3>{}</h3>"#, escaped(statement.name.get(language)));
        let _ = write!(html, r#"<table class="report-side"><thead><tr><th scope="col">{}</th>"#, words.protocol());
        for id in headline {
            let line = followers.clone().find_map(|(_, chapter)| model.shared_line(chapter, id));
            let name = line.map_or("", |line| model.line(line).name.get(language));
            let _ = write!(html, r#"<th scope="col">{}</th>"#, escaped(name));
        }
        html.push_str("</tr></thead>");
        for (sector, group) in model.sectors.iter().enumerate() {
            let mut rows = String::new();
            for (_, chapter) in followers.clone().filter(|(protocol, _)| usize::from(protocol.sector) == sector) {
                let _ = write!(rows, r#"<tr><th scope="row">{}</th>"#, escaped(chapter.name.get(language)));
                for id in headline {
                    let cell = model.shared_line(chapter, id).map(figure).unwrap_or_default();
                    let _ = write!(rows, "<td>{}</td>", escaped(&cell));
                }
                rows.push_str("</tr>");
            }
            if !rows.is_empty() {
                let (name, span) = (escaped(group.name.get(language)), headline.len() + 1);
                let _ = write!(
                    html,
                    r#"<tbody><tr class="sector"><th scope="rowgroup" colspan="{span}">{name}</th></tr>{rows}</tbody>"#
                );
            }
        }
        html.push_str("</table>");
    }
    let note = if changed {
        format!(
            r#"<p class="report-facts">{}</p>"#,
            escaped(&words.in_brackets(model.preset(preset).name.get(language)))
        )
    } else {
        String::new()
    };
    html + &note
}
