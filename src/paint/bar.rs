//! The bar that stays in sight and the readings as `ui/bar.rs` and `ui/readings.rs` have them, before there is anything to
//! change.

use takerate_core::LineId;
use takerate_core::unit::Kind;
use takerate_display::format;
use takerate_display::html::Html;
use takerate_display::icon::{self, icon};
use takerate_display::pages::in_sight;
use takerate_scenario_io::link::{self, headline};

use super::view::View;

/// The bar of the overview.
pub(super) fn bar(view: &View<'_>, html: &mut Html) {
    let mut bar = html.element("section").with("class", "in-sight").with("aria-label", view.words.in_sight());
    let mut scenario = bar.element("div").with("class", "scenario");
    presets(view, &mut scenario);
    changes(view, &mut scenario.element("div").with("class", "changes"));
    share(view, &mut scenario);
    drop(scenario);
    bar.element("p").with("class", "whose").text(view.words.overview());
    figures(view, &mut bar);
    super::first::strips(view, &mut bar);
}

/// The tab that is open: the others come with the program, which is what they ask for.
pub(super) fn readings(view: &View<'_>, html: &mut Html) {
    let address = link::write(view.model, &view.scenario, None, "");
    let mut list = html.element("nav").with("class", "readings");
    let (mut list, overview) = (list.element("ul"), view.words.overview());
    list.element("li").element("a").with("href", &address).with("aria-current", "page").text(overview);
}

fn presets(view: &View<'_>, html: &mut Html) {
    // A name of its own in each language: of one name only one can be chosen.
    let name = format!("preset-{}", view.language.tag());
    let mut choices = html.element("fieldset").with("class", "presets");
    choices.element("legend").with("class", "hidden").text(view.words.preset());
    for id in view.model.preset_ids() {
        let mut label = choices.element("label");
        let input = label.element("input").with("type", "radio").with("name", &name).with("disabled", "");
        drop(if id == view.scenario.preset { input.with("checked", "") } else { input });
        label.element("span").text(view.model.preset(id).name.get(view.language));
    }
}

fn changes(view: &View<'_>, html: &mut Html) {
    let words = view.words;
    for (name, sign) in [(words.undo(), icon::UNDO), (words.redo(), icon::REDO)] {
        let button = html.element("button").with("class", "action").with("aria-label", name);
        button.with("aria-disabled", "true").add(&icon(sign));
    }
    let mut button = html.element("button").with("class", "action").with("aria-expanded", "false");
    button.element("span").add(&icon(icon::LEVERS));
    button.element("span").with("class", "wide").text(words.nothing_changed());
    button.element("span").with("class", "narrow").with("aria-hidden", "true").text("0");
}

fn share(view: &View<'_>, html: &mut Html) {
    let address = link::write(view.model, &view.scenario, None, "show=share");
    let mut share = html.element("a").with("class", "action share").with("href", &address);
    share.element("span").add(&icon(icon::SHARE));
    share.element("span").with("class", "wide").text(view.words.analyses_list().last().unwrap_or_default());
}

/// What stays in sight first of each protocol, and what that is.
fn figures(view: &View<'_>, html: &mut Html) {
    let lines = || {
        let shown = view.model.protocols().take(in_sight(view.model));
        shown.filter_map(|(_, section)| Some((section, headline(view.model, section)?)))
    };
    let mut list = html.element("dl").with("class", "headline each");
    for (section, line) in lines() {
        let mut entry = list.element("div");
        entry.element("dt").text(view.parts_of_name(&section.name).0).text(" ").element("small");
        let mut place = entry.element("dd");
        let (figure, status) = view.own_figure(line);
        let shown = place.element("b").with("class", "figure");
        let mut shown = if let Some(status) = status { shown.with("data-status", status) } else { shown };
        shown.text(&figure);
        drop(shown);
        place.text(" ").element("small").with("class", "delta");
    }
    drop(list);
    let named = |line: LineId| {
        let line = view.model.line(line);
        let unit = (line.unit.kind == Kind::Amount).then(|| format::unit(&line.unit, view.language));
        (line.name.get(view.language), unit.unwrap_or_default())
    };
    let first = lines().next().map(|(_, line)| named(line));
    let (name, unit) = first.filter(|first| lines().all(|(_, line)| named(line) == *first)).unwrap_or_default();
    let mut why = html.element("p").with("class", "why");
    let mut what = why.element("span");
    what.text(name).text(" ").element("small").text(&unit);
    drop(what);
    let against = view.words.against(view.model.preset(view.scenario.preset).name.get(view.language));
    why.text(" ").element("small").with("class", "versus").text(&against);
    // Over all of it, while the model loads.
    why.element("span").with("role", "status").text(view.loading());
}
