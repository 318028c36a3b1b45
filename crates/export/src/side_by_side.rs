//! The comparison of the report: protocols as rows, by sector, a table for each statement.

use takerate_core::{LineId, Reference};
use takerate_display::change::between;
use takerate_display::format;
use takerate_display::html::Html;

use crate::context::ExportContext;
use crate::markdown::word;
use crate::outcomes::{Outcomes, Value};
use takerate_words::FilesWords;

/// Adds the headline lines of protocols, each with the preset's value where something was changed: a table for each of some
/// statements, by their indices, in it a row for each protocol, by sector.
pub(crate) fn side_by_side(
    context: &ExportContext<'_>,
    outcomes: &Outcomes<'_>,
    statements: std::ops::Range<usize>,
    html: &mut Html,
) {
    let (model, words, language) = (context.model, FilesWords::of(context.language), context.language);
    let preset = context.scenario.preset;
    let changed = context.scenario.changed(model).next().is_some();
    let figure = |line: LineId| {
        let shown = |value: Value| {
            value.map_or_else(
                |problem| word(context, problem),
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
    for (number, statement) in model.statements.iter().enumerate().filter(|(number, _)| statements.contains(number)) {
        let followers = model.sections.iter().filter_map(|section| Some((section.protocol?, section)));
        let followers = followers.filter(|(protocol, _)| usize::from(protocol.statement) == number);
        let headline = &statement.headline;
        html.element("h3").text(statement.name.get(language));
        let mut table = html.element("table").with("class", "report-side");
        let mut heads = vec![words.protocol()];
        heads.extend(headline.iter().map(|id| {
            let line = followers.clone().find_map(|(_, section)| model.shared_line(section, id));
            line.map_or("", |line| model.line(line).name.get(language))
        }));
        columns(&mut table.element("thead").element("tr"), &heads);
        for (sector, group) in model.sectors.iter().enumerate() {
            let mut rows = Html::new();
            for (_, section) in followers.clone().filter(|(protocol, _)| usize::from(protocol.sector) == sector) {
                let mut row = rows.element("tr");
                row.element("th").with("scope", "row").text(section.name.get(language));
                for id in headline {
                    let cell = model.shared_line(section, id).map(figure).unwrap_or_default();
                    row.element("td").text(&cell);
                }
            }
            if !rows.is_empty() {
                let mut body = table.element("tbody");
                let mut head = body.element("tr").with("class", "sector");
                let mut name = head.element("th").with("scope", "rowgroup").value("colspan", &(headline.len() + 1));
                name.text(group.name.get(language));
                drop(name);
                drop(head);
                body.add(&rows);
            }
        }
    }
    if changed && !statements.is_empty() {
        let note = words.in_brackets(model.preset(preset).name.get(language));
        html.element("p").with("class", "report-facts").text(&note);
    }
}

/// Adds the headings of columns to a row.
pub(crate) fn columns(row: &mut Html, names: &[&str]) {
    for name in names {
        row.element("th").with("scope", "col").text(name);
    }
}
