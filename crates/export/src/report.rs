//! A report of two pages for paper: statements and charts, then assumptions, sources and the link. As HTML, for a page
//! that has the style sheets; `docs/files.md` describes it.

use std::fmt::Write;

use takerate_core::explain::chapter_rests_on;
use takerate_core::model::Chapter;
use takerate_core::unit;
use takerate_core::{Decimal, InputId};
use takerate_present::format;
use takerate_present::html::escaped;
use takerate_present::statement::{Role, rows};
use takerate_present::waterfall::{Labels, svg, waterfall};

use crate::markdown::{manner, own, statement};
use crate::outcomes::Outcomes;
use crate::side_by_side::side_by_side;
use crate::subject::Subject;
use takerate_words::FilesWords;

/// More assumptions do not stand one beneath the other on a page.
const MOST_ROWS: usize = 42;

/// The report as an `article` element with a `section` for each page: of the protocol of [`Subject::view`], or of all side
/// by side.
#[must_use]
pub fn write(subject: &Subject<'_>) -> String {
    let (model, words, language) = (subject.model, FilesWords::of(subject.language), subject.language);
    let outcomes = Outcomes::of(subject);
    let preset = model.preset(subject.scenario.preset);
    let one: Option<&Chapter> = subject.view.and_then(|_| subject.protocols().next());
    let heading = one.map_or(words.overview(), |chapter| chapter.name.get(language));
    let count = subject.scenario.changed(model).count();
    let mut facts = vec![
        escaped(&words.based_on(preset.name.get(language), &subject.date.to_string())),
        escaped(&words.count_changed(count)),
    ];
    facts.extend(subject.edition.map(|edition| format!("{} {}", words.edition(), escaped(edition))));
    let head = format!(
        r#"<header class="report-head"><p class="report-mark">{}</p><h2>{}</h2><p>{}</p><p class="report-facts">{}</p></header>"#,
        escaped(model.report.name.get(language)),
        escaped(heading),
        escaped(&subject.title()),
        facts.join(" · ")
    );
    let mut first = head;
    for why in outcomes.faults(subject) {
        let _ = write!(
            first,
            r#"<p class="report-wrong"><strong>{}</strong>{}{}</p>"#,
            words.without_value(),
            words.colon(),
            escaped(&why)
        );
    }
    match one {
        Some(chapter) => {
            let sums = rows(model, chapter).into_iter().filter(|row| matches!(row.role, Role::Subtotal | Role::Total));
            let sums: Vec<&str> = sums.map(|row| model.name_of(row.reference).get(language)).collect();
            first.push_str(&table("report-statement", &statement(subject, &outcomes, chapter), &sums));
            if let (_, Some(note)) = manner(subject, &outcomes, chapter) {
                let _ = write!(first, r#"<p class="report-facts">{note}</p>"#);
            }
            first.push_str(&chart(subject, &outcomes, chapter, words.chart()));
        }
        None => {
            first.push_str(&side_by_side(subject, &outcomes));
            first.push_str(r#"<div class="report-charts">"#);
            for chapter in subject.protocols() {
                first.push_str(&chart(subject, &outcomes, chapter, chapter.name.get(language)));
            }
            first.push_str("</div>");
        }
    }
    let second = assumptions(subject, one);
    let tag = language.tag();
    format!(
        r#"<article class="report" lang="{tag}"><section class="report-page">{first}</section><section class="report-page">{second}</section></article>"#
    )
}

/// A table of text; the first row is its head, and rows of the names in `sums` stand out.
fn table(class: &str, rows: &[Vec<String>], sums: &[&str]) -> String {
    let mut html = format!(r#"<table class="{class}">"#);
    for (index, row) in rows.iter().enumerate() {
        let name = row.first().map_or("", String::as_str);
        html.push_str(match index {
            0 => "<thead><tr>",
            _ if name.starts_with('·') => r#"<tr class="part">"#,
            _ if sums.contains(&name) => r#"<tr class="sum">"#,
            _ => "<tr>",
        });
        for (column, cell) in row.iter().enumerate() {
            let cell = escaped(cell);
            let _ = match (index, column) {
                (0, _) => write!(html, r#"<th scope="col">{cell}</th>"#),
                (_, 0) => write!(html, r#"<th scope="row">{cell}</th>"#),
                _ => write!(html, "<td>{cell}</td>"),
            };
        }
        html.push_str(if index == 0 { "</tr></thead><tbody>" } else { "</tr>" });
    }
    html.push_str("</tbody></table>");
    html
}

/// The waterfall of a protocol, with the figures of its table; where a row has no value, that there is none.
fn chart(subject: &Subject<'_>, outcomes: &Outcomes<'_>, chapter: &Chapter, title: &str) -> String {
    let (model, language) = (subject.model, subject.language);
    let rows = rows(model, chapter);
    let drawing = match waterfall(&rows, &own(outcomes, &rows)) {
        Some(waterfall) => {
            let name = |reference| model.name_of(reference).get(language);
            let (column, _) = manner(subject, outcomes, chapter);
            svg(&rows, &waterfall, &Labels { title, name: &name, column })
        }
        None => format!(r#"<p class="report-facts">{}</p>"#, FilesWords::of(language).no_chart()),
    };
    format!(r#"<figure class="waterfall report-chart"><figcaption>{}</figcaption>{}</figure>"#, escaped(title), drawing)
}

/// The second page: assumptions, what they rest on, the link.
fn assumptions(subject: &Subject<'_>, one: Option<&Chapter>) -> String {
    let (model, words, language) = (subject.model, FilesWords::of(subject.language), subject.language);
    let inputs = shown_inputs(subject, one);
    let mut cited: Vec<u16> = Vec::new();
    let preset = subject.scenario.preset;
    let mut html = format!(r#"<h3>{}</h3><p class="report-facts">{}</p>"#, words.inputs(), words.marked());
    // So many rows stand in two columns, without what the workbook says as well.
    let dense = inputs.len() > MOST_ROWS;
    let half = if dense { inputs.len().div_ceil(2) } else { inputs.len() };
    let mut head = String::from("<thead><tr>");
    for name in [
        words.assumption(),
        words.this_scenario(),
        model.preset(preset).name.get(language),
        words.basis(),
        words.as_of(),
        words.source(),
    ] {
        let _ = write!(head, r#"<th scope="col">{}</th>"#, escaped(name));
    }
    head.push_str("</tr></thead><tbody>");
    // Neither dates nor sources where all is assumed.
    let bare = inputs
        .iter()
        .map(|id| model.input(*id).origin(preset))
        .all(|origin| origin.as_of.is_none() && origin.sources.is_empty());
    let class = if dense {
        " dense"
    } else if bare {
        " bare"
    } else {
        ""
    };
    let open = format!(r#"<table class="report-inputs{class}">{head}"#);
    html.push_str(if dense { r#"<div class="report-halves">"# } else { "" });
    for (index, id) in inputs.into_iter().enumerate() {
        if index % half == 0 {
            html.push_str(if index > 0 { "</tbody></table>" } else { "" });
            html.push_str(&open);
        }
        let input = model.input(id);
        let chapter = &model.chapters[usize::from(input.chapter)];
        let name = match one {
            None if chapter.is_protocol() => {
                format!("{}{}{}", chapter.name.get(language), words.colon(), input.name.get(language))
            }
            _ => input.name.get(language).to_owned(),
        };
        let origin = input.origin(preset);
        let numbers: Vec<String> = origin
            .sources
            .iter()
            .map(|source| {
                let known = cited.iter().position(|known| known == source);
                let place = known.unwrap_or_else(|| {
                    cited.push(*source);
                    cited.len() - 1
                });
                (place + 1).to_string()
            })
            .collect();
        let class = if subject.scenario.is_changed(model, id) { r#" class="changed""# } else { "" };
        let value = |value: Decimal| match (input.unit.kind, value.is_zero()) {
            (unit::Kind::Switch, zero) => words.switch(usize::from(!zero)).to_owned(),
            _ => escaped(&format::with_unit(value, &input.unit, language)),
        };
        let _ = write!(
            html,
            r#"<tr{class}><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>"#,
            escaped(&name),
            value(subject.scenario.value(model, id)),
            value(subject.scenario.base(model, id)),
            origin.basis.name(language),
            escaped(origin.as_of.as_deref().unwrap_or_default()),
            numbers.join(", ")
        );
    }
    html.push_str(if dense { "</tbody></table></div>" } else { "</tbody></table>" });
    if !cited.is_empty() {
        let _ = write!(html, r#"<h3>{}</h3><ol class="report-sources">"#, words.sources());
        for source in cited.iter().filter_map(|index| model.sources.get(usize::from(*index))) {
            let parts = [Some(source.title.get(language)), source.date.as_deref(), source.url.as_deref()];
            let _ = write!(
                html,
                "<li>{}</li>",
                parts.into_iter().flatten().map(escaped).collect::<Vec<_>>().join(words.comma())
            );
        }
        html.push_str("</ol>");
    }
    let _ = write!(
        html,
        r#"<footer class="report-foot"><p>{}{}<span class="report-link">{}</span></p><p>{}</p></footer>"#,
        words.link(),
        words.colon(),
        escaped(&subject.link()),
        words.no_advice()
    );
    html
}

/// Of one protocol all inputs that it rests on; of all side by side the changed ones and the shared ones.
fn shown_inputs(subject: &Subject<'_>, one: Option<&Chapter>) -> Vec<InputId> {
    let model = subject.model;
    let chapter = |id: &InputId| &model.chapters[usize::from(model.input(*id).chapter)];
    match one.and_then(|one| model.chapters.iter().position(|chapter| chapter.id == one.id)) {
        Some(one) => chapter_rests_on(model, one),
        None => {
            let shown = |id: &InputId| !chapter(id).is_protocol() || subject.scenario.is_changed(model, *id);
            model.input_ids().filter(shown).collect()
        }
    }
}
