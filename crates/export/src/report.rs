//! A report of two pages for paper: statements and charts, then assumptions, sources and the link. As HTML, for a page
//! that has the style sheets; `docs/files.md` describes it.

use takerate_core::explain::section_rests_on;
use takerate_core::model::Section;
use takerate_core::unit;
use takerate_core::{Decimal, InputId};
use takerate_display::format;
use takerate_display::html::Html;
use takerate_display::statement::{Role, rows};
use takerate_display::waterfall::{Labels, draw, waterfall};

use crate::context::ExportContext;
use crate::markdown::{manner, own, statement};
use crate::outcomes::Outcomes;
use crate::side_by_side::{columns, side_by_side};
use takerate_words::FilesWords;

/// More assumptions do not stand one beneath the other on a page.
const MOST_ROWS: usize = 42;

/// The report as an `article` element with a `section` for each page: of the protocol of [`ExportContext::view`], or of all side
/// by side.
#[must_use]
pub fn write(context: &ExportContext<'_>) -> String {
    let (model, words, language) = (context.model, FilesWords::of(context.language), context.language);
    let outcomes = Outcomes::of(context);
    let one: Option<&Section> = context.view.and_then(|_| context.protocols().next());
    let mut html = Html::new();
    let mut report = html.element("article").with("class", "report").with("lang", language.tag());
    let mut first = report.element("section").with("class", "report-page");
    head(context, one, &mut first);
    for why in outcomes.faults(context) {
        let mut wrong = first.element("p").with("class", "report-wrong");
        wrong.element("strong").text(words.without_value());
        wrong.text(words.colon()).text(&why);
    }
    match one {
        Some(section) => {
            let sums = rows(model, section).into_iter().filter(|row| matches!(row.role, Role::Subtotal | Role::Total));
            let sums: Vec<&str> = sums.map(|row| model.name_of(row.reference).get(language)).collect();
            table(&mut first, "report-statement", &statement(context, &outcomes, section), &sums);
            if let (_, Some(note)) = manner(context, &outcomes, section) {
                first.element("p").with("class", "report-facts").text(note);
            }
            chart(context, &outcomes, section, words.chart(), &mut first);
        }
        None => {
            side_by_side(context, &outcomes, 0..1, &mut first);
            let mut charts = first.element("div").with("class", "report-charts");
            // More than those of the first statement would be more than a page.
            for section in context.protocols().filter(|section| section.leads()) {
                chart(context, &outcomes, section, section.name.get(language), &mut charts);
            }
        }
    }
    drop(first);
    let mut second = report.element("section").with("class", "report-page");
    // What the report is about has the first page for itself.
    if one.is_none() {
        side_by_side(context, &outcomes, 1..model.statements.len(), &mut second);
    }
    assumptions(context, one, &mut second);
    drop(second);
    drop(report);
    html.into_string()
}

/// What the report is of.
fn head(context: &ExportContext<'_>, one: Option<&Section>, html: &mut Html) {
    let (model, words, language) = (context.model, FilesWords::of(context.language), context.language);
    let preset = model.preset(context.scenario.preset);
    let count = context.scenario.changed(model).count();
    let mut facts =
        vec![words.based_on(preset.name.get(language), &context.date.to_string()), words.count_changed(count)];
    facts.extend(context.edition.map(|edition| format!("{} {edition}", words.edition())));
    let mut head = html.element("header").with("class", "report-head");
    head.element("p").with("class", "report-mark").text(model.report.name.get(language));
    head.element("h2").text(one.map_or(words.overview(), |section| section.name.get(language)));
    head.element("p").text(&context.title());
    if let Some(note) = context.note {
        head.element("p").with("class", "report-note").text(note);
    }
    head.element("p").with("class", "report-facts").text(&facts.join(" · "));
    if let Some(said) = context.prices_said() {
        head.element("p").with("class", "report-facts").text(&said);
    }
}

/// A table of text; the first row is its head, and rows of the names in `sums` stand out.
fn table(html: &mut Html, class: &str, rows: &[Vec<String>], sums: &[&str]) {
    let mut table = html.element("table").with("class", class);
    let Some((heads, rows)) = rows.split_first() else { return };
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    columns(&mut table.element("thead").element("tr"), &heads);
    let mut body = table.element("tbody");
    for cells in rows {
        let name = cells.first().map_or("", String::as_str);
        let row = body.element("tr");
        let mut row = match name.starts_with('·') {
            true => row.with("class", "part"),
            false if sums.contains(&name) => row.with("class", "sum"),
            false => row,
        };
        for (column, cell) in cells.iter().enumerate() {
            let place = row.element(if column == 0 { "th" } else { "td" });
            let mut place = if column == 0 { place.with("scope", "row") } else { place };
            place.text(cell);
        }
    }
}

/// The waterfall of a protocol, with the figures of its table; where a row has no value, that there is none.
fn chart(context: &ExportContext<'_>, outcomes: &Outcomes<'_>, section: &Section, title: &str, html: &mut Html) {
    let (model, language) = (context.model, context.language);
    let rows = rows(model, section);
    let mut figure = html.element("figure").with("class", "waterfall report-chart");
    figure.element("figcaption").text(title);
    match waterfall(&rows, &own(outcomes, &rows)) {
        Some(waterfall) => {
            let name = |reference| model.name_of(reference).get(language);
            let (column, _) = manner(context, outcomes, section);
            draw(&mut figure, &rows, &waterfall, &Labels { title, name: &name, column });
        }
        None => {
            let said = FilesWords::of(language).no_chart();
            figure.element("p").with("class", "report-facts").text(said);
        }
    }
}

/// The second page: assumptions, what they rest on, the link.
fn assumptions(context: &ExportContext<'_>, one: Option<&Section>, html: &mut Html) {
    let (model, words) = (context.model, FilesWords::of(context.language));
    let inputs = shown_inputs(context, one);
    let mut cited: Vec<u16> = Vec::new();
    html.element("h3").text(words.inputs());
    html.element("p").with("class", "report-facts").text(words.marked());
    // So many rows stand in two columns, without what the workbook says as well.
    if inputs.len() > MOST_ROWS {
        let mut halves = html.element("div").with("class", "report-halves");
        for half in inputs.chunks(inputs.len().div_ceil(2)) {
            listed(context, one, half, "report-inputs dense", &mut cited, &mut halves);
        }
    } else if !inputs.is_empty() {
        // Neither dates nor sources where all is assumed.
        let mut origins = inputs.iter().map(|id| model.input(*id).origin(context.scenario.preset));
        let bare = origins.all(|origin| origin.as_of.is_none() && origin.sources.is_empty());
        let class = if bare { "report-inputs bare" } else { "report-inputs" };
        listed(context, one, &inputs, class, &mut cited, html);
    }
    if !cited.is_empty() {
        html.element("h3").text(words.sources());
        let mut list = html.element("ol").with("class", "report-sources");
        for source in cited.iter().filter_map(|index| model.sources.get(usize::from(*index))) {
            let parts = [Some(source.title.get(context.language)), source.date.as_deref(), source.url.as_deref()];
            let parts: Vec<&str> = parts.into_iter().flatten().collect();
            list.element("li").text(&parts.join(words.comma()));
        }
    }
    let mut foot = html.element("footer").with("class", "report-foot");
    let mut link = foot.element("p");
    link.text(words.link()).text(words.colon());
    link.element("span").with("class", "report-link").text(&context.link());
    drop(link);
    foot.element("p").text(words.no_advice());
}

/// A table of assumptions; the sources that they name are added to those that are cited, and are named by their numbers.
fn listed(
    context: &ExportContext<'_>,
    one: Option<&Section>,
    inputs: &[InputId],
    class: &str,
    cited: &mut Vec<u16>,
    html: &mut Html,
) {
    let (model, words, language) = (context.model, FilesWords::of(context.language), context.language);
    let preset = context.scenario.preset;
    let mut table = html.element("table").with("class", class);
    let (here, base) = (words.this_scenario(), model.preset(preset).name.get(language));
    let heads = [words.assumption(), here, base, words.basis(), words.as_of(), words.source()];
    columns(&mut table.element("thead").element("tr"), &heads);
    let mut body = table.element("tbody");
    for &id in inputs {
        let input = model.input(id);
        let section = &model.sections[usize::from(input.section)];
        let origin = input.origin(preset);
        let mut number = |source: &u16| {
            let known = cited.iter().position(|known| known == source);
            let place = known.unwrap_or_else(|| {
                cited.push(*source);
                cited.len() - 1
            });
            (place + 1).to_string()
        };
        let numbers: Vec<String> = origin.sources.iter().map(&mut number).collect();
        let value = |value: Option<Decimal>| {
            format::known(value, language, |value| match (input.unit.kind, value.is_zero()) {
                (unit::Kind::Switch, zero) => words.switch(usize::from(!zero)).to_owned(),
                _ => format::with_unit(value, &input.unit, language),
            })
        };
        let mut row = body.element("tr");
        if context.scenario.is_changed(model, id) {
            row = row.with("class", "changed");
        }
        let mut name = row.element("th").with("scope", "row");
        if one.is_none() && section.is_protocol() {
            name.text(section.name.get(language)).text(words.colon());
        }
        name.text(input.name.get(language));
        drop(name);
        row.element("td").text(&value(context.scenario.value(model, id)));
        row.element("td").text(&value(context.scenario.base(model, id)));
        row.element("td").text(origin.basis.name(language));
        row.element("td").text(origin.as_of.as_deref().unwrap_or_default());
        row.element("td").text(&numbers.join(", "));
    }
}

/// Of one protocol all inputs that it rests on; of all side by side the changed ones and the shared ones.
fn shown_inputs(context: &ExportContext<'_>, one: Option<&Section>) -> Vec<InputId> {
    let model = context.model;
    let section = |id: &InputId| &model.sections[usize::from(model.input(*id).section)];
    match one.and_then(|one| model.sections.iter().position(|section| section.id == one.id)) {
        Some(one) => {
            let behind = section_rests_on(model, one).into_iter();
            behind.filter(|id| context.scenario.offers(model, *id)).collect()
        }
        None => {
            let shown = |id: &InputId| !section(id).is_protocol() || context.scenario.is_changed(model, *id);
            model.input_ids().filter(shown).collect()
        }
    }
}
