//! The overview as `ui/overview.rs` has it, as far as it is seen first: title, and the protocols side by side.

use takerate_core::model::{Protocol, Section, Statement};
use takerate_core::unit::Kind;
use takerate_core::{LineId, PresetId};
use takerate_display::arrow::Scale;
use takerate_display::format;
use takerate_display::html::Html;
use takerate_scenario_io::link;

use super::view::View;

/// What stands in the page's main part.
pub(super) fn overview(view: &View<'_>, html: &mut Html) {
    let report = &view.model.report;
    match &report.lead {
        Some(lead) => super::lead::lead(view, lead, html),
        None => {
            let mut opening = html.element("div").with("class", "opening");
            opening.element("h1").text(report.title.get(view.language));
            opening.element("p").text(report.standfirst.get(view.language));
        }
    }
    let mut tables = html.element("div").with("class", "tables");
    // The others lie below what is seen first.
    if let Some(statement) = view.model.statements.first() {
        table(view, 0, statement, &mut tables);
    }
}

/// What a statement compares as columns, the protocols as rows, by sector.
fn table(view: &View<'_>, number: usize, statement: &Statement, html: &mut Html) {
    let (model, language, headline) = (view.model, view.language, &statement.headline);
    let of = |protocol: Protocol| usize::from(protocol.statement) == number;
    let followers: Vec<&Section> = model.sections.iter().filter(|section| section.protocol.is_some_and(of)).collect();
    let mut table = html.element("div").with("class", "comparison");
    let mut table = table.element("table");
    let mut caption = table.element("caption");
    caption.element("h2").text(statement.name.get(language));
    if number == 0 && model.presets.len() > 2 {
        let mut label = caption.element("label").with("class", "against-preset");
        label.text(view.words.compared_with()).text(" ");
        let mut choice = label.element("select").with("class", "against");
        choice.element("option").text(other(view).map_or("", |preset| model.preset(preset).name.get(language)));
    }
    drop(caption);
    heads(view, &followers, headline, &mut table.element("thead").element("tr"));
    let first = |section: &&&Section| view.model.shared_line(section, headline.first()?);
    let lines = followers.iter().filter_map(|section| first(&section));
    let value = |preset: PresetId, line: LineId| view.presets.get(usize::from(preset.0))?[usize::from(line.0)].ok();
    let arrows = Scale::of(lines.flat_map(|line| model.preset_ids().filter_map(move |preset| value(preset, line))));
    for (sector, group) in model.sectors.iter().enumerate() {
        let of = |protocol: Protocol| usize::from(protocol.sector) == sector;
        let mut rows = followers.iter().filter(|section| section.protocol.is_some_and(of)).peekable();
        if rows.peek().is_none() {
            continue;
        }
        let mut body = table.element("tbody");
        let (span, name) = (headline.len() + 2, group.name.get(language));
        let mut head = body.element("tr").with("class", "sector");
        head.element("th").with("scope", "rowgroup").value("colspan", &span).element("span").text(name);
        drop(head);
        for section in rows {
            row(view, section, headline, &arrows, &mut body.element("tr"));
        }
    }
}

fn heads(view: &View<'_>, followers: &[&Section], headline: &[String], html: &mut Html) {
    html.element("td");
    for (number, id) in headline.iter().enumerate() {
        let Some(line) = followers.iter().find_map(|section| view.model.shared_line(section, id)) else {
            html.element("td");
            continue;
        };
        let (line, language) = (view.model.line(line), view.language);
        let unit = if line.unit.kind == Kind::Amount { format::unit(&line.unit, language) } else { String::new() };
        let mut head = html.element("th").with("scope", "col");
        super::terms::marked(&mut view.finder(), line.name.get(language), &mut head);
        head.text(" ").element("small").text(&unit);
        drop(head);
        if number == 0 {
            let other = other(view).map(|preset| view.model.preset(preset).name.get(language));
            let mut place = html.element("td").with("class", "arrows");
            place.element("small").text(&other.map(|other| view.words.to_now(other)).unwrap_or_default());
        }
    }
}

fn row(view: &View<'_>, section: &Section, headline: &[String], arrows: &Scale, html: &mut Html) {
    let (short, rest) = view.parts_of_name(&section.name);
    let address = link::write(view.model, &view.scenario, Some(&section.id), "");
    let mut name = html.element("th").with("scope", "row");
    name.element("a").with("class", "protocol").with("href", &address).text(short);
    name.text(" ").element("small").text(rest);
    drop(name);
    for (number, id) in headline.iter().enumerate() {
        let line = view.model.shared_line(section, id);
        let mut place = html.element("td");
        if let Some(line) = line {
            cell(view, line, &mut place);
        }
        drop(place);
        if let Some(line) = line.filter(|_| number == 0) {
            let value = |preset: PresetId| view.presets.get(usize::from(preset.0))?[usize::from(line.0)].ok();
            let ends = other(view).and_then(value).zip(value(view.scenario.preset));
            let mut place = html.element("td").with("class", "arrows");
            let place = place.element("span").with("class", "arrow").with("aria-hidden", "true");
            let mut place = place.with("style", &arrows.style());
            let style = ends.map(|(from, to)| arrows.arrow(from, to)).unwrap_or_default();
            drop(place.element("i").with("style", &style));
        }
    }
}

/// The first preset that is not the scenario's own.
fn other(view: &View<'_>) -> Option<PresetId> {
    view.model.preset_ids().find(|preset| *preset != view.scenario.preset)
}

/// The preset's own figure; its place is there before the first change, as on the page; then that of another one.
fn cell(view: &View<'_>, line: LineId, html: &mut Html) {
    let (model, own) = (view.model, view.scenario.preset);
    let named =
        |preset: PresetId| format!("{} {}", model.preset(preset).name.get(view.language), view.figure(preset, line));
    let other = other(view).map(named).unwrap_or_default();
    let (figure, status) = view.own_figure(line);
    let shown = html.element("b").with("class", "figure");
    let mut shown = if let Some(status) = status { shown.with("data-status", status) } else { shown };
    shown.text(&figure);
    drop(shown);
    html.text(" ").element("small").with("class", "other base same").text(&named(own));
    html.text(" ").element("small").with("class", "other").text(&other);
}
