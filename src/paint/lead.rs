//! The first screen as `ui/lead.rs` has it, before anything on it can be moved.

use takerate_core::Reference;
use takerate_core::lead::Lead;
use takerate_core::sentence::{PERIOD, Piece, pieces};
use takerate_core::unit::Kind;
use takerate_display::html::Html;
use takerate_display::lead::{signed, trust, typed};
use takerate_display::map::{Plane, drawing, place, said, side};
use takerate_display::{format, slider};
use takerate_scenario_io::link;

use super::terms::marked;
use super::view::View;

/// Sentence, questions, map, and what all this rests on.
pub(super) fn lead(view: &View<'_>, lead: &Lead, html: &mut Html) {
    let mut section = html.element("section").with("class", "lead");
    let mut say = section.element("div").with("class", "say");
    let mut opening = say.element("div").with("class", "opening");
    opening.element("h1").text(view.model.report.title.get(view.language));
    drop(opening);
    let means = |line| view.own_figure(line).1.is_none();
    let whole = view.model.lines_in(lead.sentence.get(view.language)).all(means);
    let text = lead.otherwise.as_ref().filter(|_| !whole).unwrap_or(&lead.sentence).get(view.language);
    sentence(view, text, &mut say.element("p").with("class", "sentence"));
    say.element("p").with("class", "hint").text(view.model.report.standfirst.get(view.language));
    drop(say);
    map(view, lead, &mut section);
    questions(view, lead, &mut section);
    let trust = trust(view.model, lead, view.scenario.preset, view.language);
    section.element("p").with("class", "trust").text(&trust);
}

fn sentence(view: &View<'_>, text: &str, html: &mut Html) {
    let mut finder = view.finder();
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => marked(&mut finder, text, html),
            Piece::Place { id: PERIOD, .. } => {
                html.text(&view.model.preset(view.scenario.preset).period);
            }
            Piece::Place { id, sign } => match view.model.find(id) {
                Some(Reference::Input(id)) => {
                    let input = view.model.input(id);
                    let Some(value) = view.scenario.value(view.model, id) else { continue };
                    let shown = typed(value, &input.unit, view.language);
                    let at = slider::position(value, input.low, input.high);
                    let style = format!("--at:{at};--letters:{}", shown.chars().count());
                    let mut lever = html.element("span").with("class", "lever");
                    lever.text(sign);
                    let field = lever.element("input").with("type", "text").with("disabled", "");
                    field.with("aria-label", input.name.get(view.language)).with("value", &shown).with("style", &style);
                }
                Some(Reference::Line(line)) => {
                    let (figure, status) = view.own_figure(line);
                    let shown = html.element("b").with("class", "figure");
                    let mut shown = if let Some(status) = status { shown.with("data-status", status) } else { shown };
                    shown.text(&signed(sign, &figure));
                }
                _ => {}
            },
        }
    }
}

fn questions(view: &View<'_>, lead: &Lead, html: &mut Html) {
    if lead.questions.is_empty() {
        return;
    }
    let mut nav = html.element("div").with("class", "questions");
    nav.element("h2").text(view.words.lead_questions());
    let mut list = nav.element("ul");
    for question in &lead.questions {
        let scenario = question.scenario(view.model);
        let of = question.view.and_then(|section| view.model.sections.get(usize::from(section)));
        let id = of.map(|section| section.id.as_str());
        let address = link::write(view.model, scenario.as_ref().unwrap_or(&view.scenario), id, &question.show);
        list.element("li").element("a").with("href", &address).text(question.name.get(view.language));
    }
    drop(list);
    if let Some(story) = &view.model.story {
        let address = link::write(view.model, &view.scenario, None, "show=story");
        let mut way = nav.element("p").with("class", "read");
        way.element("a").with("href", &address).text(&view.words.read_story(usize::from(story.count)));
    }
}

fn map(view: &View<'_>, lead: &Lead, html: &mut Html) {
    let (model, map, language) = (view.model, &lead.map, view.language);
    let line = model.line(map.line);
    let plane = Plane::of(model, &view.scenario, map);
    let unit = if line.unit.kind == Kind::Amount { format::unit(&line.unit, language) } else { String::new() };
    let mut figure = html.element("figure").with("class", "map");
    let mut caption = figure.element("figcaption");
    caption.text(line.name.get(language)).text(" ").element("small").text(&unit);
    drop(caption);
    let mut shown = figure.element("div").with("class", "plane");
    let said = said(model, &plane, map, language);
    let mut drawn = shown.element("div").with("class", "drawing").with("role", "img").with("aria-label", &said);
    drawn.add(&drawing(&plane, &line.unit, language));
    drop(drawn);
    shown.element("small").with("class", "beyond");
    let here = place(model, &view.scenario, map);
    let mut start = shown.element("span").with("class", "start").with("style", &here);
    start.element("small").text(model.preset(view.scenario.preset).name.get(language));
    drop(start);
    let mut ring = shown.element("span").with("class", "ring").with("style", &here);
    ring.element("b").with("aria-hidden", "true").text(&view.figure(view.scenario.preset, map.line));
    drop(ring);
    drop(shown);
    figure.element("p").with("class", "y").add(&side(model, &map.y, language));
    figure.element("p").with("class", "x").add(&side(model, &map.x, language));
}
