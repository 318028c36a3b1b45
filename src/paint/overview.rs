//! The overview as `ui/overview.rs` has it, as far as it is seen first: title, readings, and the protocols side by side.

use takerate_core::model::{Chapter, Protocol, Statement};
use takerate_core::unit::Kind;
use takerate_core::{LineId, PresetId};
use takerate_exchange::link;
use takerate_present::format;

use super::html::Html;
use super::view::View;

/// What stands in the page's main part.
pub(super) fn overview(view: &View<'_>) -> [Html; 3] {
    let report = &view.model.report;
    let opening = [
        Html::of("h1", &[], report.title.get(view.language)),
        Html::of("p", &[], report.standfirst.get(view.language)),
    ];
    let statements = view.model.statements.iter().enumerate().map(|(number, statement)| table(view, number, statement));
    [Html::element("div", &[("class", "opening")], opening), readings(view), Html::element("div", &[], statements)]
}

/// The tab that is open: the others come with the program, which is what they ask for.
fn readings(view: &View<'_>) -> Html {
    let address = link::write(view.model, &view.scenario, None, "");
    let own = Html::of("a", &[("href", &address), ("aria-current", "page")], view.words.overview());
    Html::element("nav", &[("class", "readings")], [Html::element("ul", &[], [Html::element("li", &[], [own])])])
}

/// What a statement compares as columns, the protocols as rows, by sector.
fn table(view: &View<'_>, number: usize, statement: &Statement) -> Html {
    let (model, language, headline) = (view.model, view.language, &statement.headline);
    let of = |protocol: Protocol| usize::from(protocol.statement) == number;
    let followers: Vec<&Chapter> = model.chapters.iter().filter(|chapter| chapter.protocol.is_some_and(of)).collect();
    let mut heads = vec![Html::element("td", &[], [])];
    heads.extend(headline.iter().map(|id| {
        let Some(line) = followers.iter().find_map(|chapter| model.shared_line(chapter, id)) else {
            return Html::element("td", &[], []);
        };
        let line = model.line(line);
        let unit = if line.unit.kind == Kind::Amount { format::unit(&line.unit, language) } else { String::new() };
        let name = [Html::text(line.name.get(language)), Html::text(" "), Html::of("small", &[], &unit)];
        Html::element("th", &[("scope", "col")], name)
    }));
    let span = (headline.len() + 1).to_string();
    let groups = model.sectors.iter().enumerate().filter_map(|(sector, group)| {
        let of = |protocol: Protocol| usize::from(protocol.sector) == sector;
        let mut rows = followers.iter().filter(|chapter| chapter.protocol.is_some_and(of)).peekable();
        rows.peek()?;
        let name = Html::of("span", &[], group.name.get(language));
        let head = Html::element("th", &[("scope", "rowgroup"), ("colspan", &span)], [name]);
        let head = Html::element("tr", &[("class", "sector")], [head]);
        Some(Html::element("tbody", &[], std::iter::once(head).chain(rows.map(|chapter| row(view, chapter, headline)))))
    });
    let caption = Html::element("caption", &[], [Html::of("h2", &[], statement.name.get(language))]);
    let columns = Html::element("thead", &[], [Html::element("tr", &[], heads)]);
    let table = Html::element("table", &[], [caption, columns].into_iter().chain(groups));
    Html::element("div", &[("class", "comparison")], [table])
}

fn row(view: &View<'_>, chapter: &Chapter, headline: &[String]) -> Html {
    let (short, rest) = view.parts_of_name(&chapter.name);
    let address = link::write(view.model, &view.scenario, Some(&chapter.id), "");
    let name = [
        Html::of("a", &[("class", "protocol"), ("href", &address)], short),
        Html::text(" "),
        Html::of("small", &[], rest),
    ];
    let cells = headline.iter().map(|id| {
        let line = view.model.shared_line(chapter, id);
        Html::element("td", &[], line.into_iter().flat_map(|line| cell(view, line)))
    });
    let name = Html::element("th", &[("scope", "row")], name);
    Html::element("tr", &[], std::iter::once(name).chain(cells))
}

/// The preset's own figure; its place is there before the first change, as on the page; then the other presets'.
fn cell(view: &View<'_>, line: LineId) -> [Html; 5] {
    let (model, own) = (view.model, view.scenario.preset);
    let named =
        |preset: PresetId| format!("{} {}", model.preset(preset).name.get(view.language), view.figure(preset, line));
    let others: Vec<String> = model.preset_ids().filter(|preset| *preset != own).map(named).collect();
    let (figure, status) = view.own_figure(line);
    let mut attributes = vec![("class", "figure")];
    attributes.extend(status.map(|status| ("data-status", status)));
    [
        Html::of("b", &attributes, &figure),
        Html::text(" "),
        Html::of("small", &[("class", "other base same")], &named(own)),
        Html::text(" "),
        Html::of("small", &[("class", "other")], &others.join(view.words.apart())),
    ]
}
