//! The overview as `ui/overview.rs` has it, as far as it is seen first: title, readings, and the protocols side by side.

use takerate_core::model::Statement;
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
    let own = Html::of("a", &[("href", &address), ("aria-current", "page")], view.words.overview);
    Html::element("nav", &[("class", "readings")], [Html::element("ul", &[], [Html::element("li", &[], [own])])])
}

/// What a statement compares as columns, the protocols as rows, by sector.
fn table(view: &View<'_>, number: usize, statement: &Statement) -> Html {
    let (model, language, headline) = (view.model, view.language, &statement.layout.headline);
    let sectors = model.by_sector(Some(number));
    let mut heads = vec![Html::element("td", &[], [])];
    for id in headline {
        let mut followers = sectors.iter().flat_map(|(_, protocols)| protocols);
        let line = followers.find_map(|index| model.shared_line(model.chapters.get(*index)?, id));
        if let Some(line) = line.map(|line| model.line(line)) {
            let amount = line.unit.kind == Kind::Amount;
            let unit = if amount { format::unit(&line.unit, language) } else { String::new() };
            let name = [Html::text(line.name.get(language)), Html::text(" "), Html::of("small", &[], &unit)];
            heads.push(Html::element("th", &[("scope", "col")], name));
        }
    }
    let span = (headline.len() + 1).to_string();
    let groups = sectors.iter().map(|(sector, protocols)| {
        let name = Html::of("span", &[], sector.name.get(language));
        let head = Html::element("th", &[("scope", "rowgroup"), ("colspan", &span)], [name]);
        let rows = protocols.iter().map(|index| row(view, *index, headline));
        let head = Html::element("tr", &[("class", "sector")], [head]);
        Html::element("tbody", &[], std::iter::once(head).chain(rows))
    });
    let caption = Html::element("caption", &[], [Html::of("h2", &[], statement.name.get(language))]);
    let columns = Html::element("thead", &[], [Html::element("tr", &[], heads)]);
    let table = Html::element("table", &[], [caption, columns].into_iter().chain(groups));
    Html::element("div", &[("class", "comparison")], [table])
}

fn row(view: &View<'_>, index: usize, headline: &[String]) -> Html {
    let Some(chapter) = view.model.chapters.get(index) else { return Html::default() };
    let (short, rest) = (view.short_name(&chapter.name), view.rest_of_name(&chapter.name));
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
        Html::of("small", &[("class", "other")], &others.join(view.words.apart)),
    ]
}
