//! What a link to a protocol or to the story shows first: texts that stand there whatever the link changes, as `ui/bar.rs`,
//! `ui/protocol.rs` and `ui/analyses/story` have them. `boot.js` says which it is, in `data-first`.

use takerate_core::model::Section;
use takerate_core::sentence::{Piece, pieces};
use takerate_core::story::{Step, Told};
use takerate_core::{Model, PresetId, Reference};
use takerate_display::format;
use takerate_display::html::Html;
use takerate_display::lead::{signed, typed};
use takerate_display::pages::in_sight;
use takerate_words::StoryWords;

use super::terms::marked;
use super::view::View;

/// What the story is called beside the ids of protocols.
const STORY: &str = "story";

/// The protocols of which a link shows something at once: those that are in sight on the first screen. Texts of all would be a
/// part of the first load.
fn painted(model: &Model) -> impl Iterator<Item = &Section> {
    model.protocols().map(|(_, section)| section).take(in_sight(model))
}

/// Rules that show what `data-first` names, and nothing of the overview in its place.
pub(super) fn rules(model: &Model) -> String {
    let protocols: Vec<&str> = painted(model).map(|section| section.id.as_str()).collect();
    let story = model.story.iter().map(|_| STORY);
    let mut rules = String::new();
    for (all, parts) in [
        (protocols.iter().copied().chain(story).collect(), ".lead,.opening:not([data-of]),.tables"),
        (protocols, ".in-sight>:is(.whose,.headline,.why)"),
    ] {
        let all: Vec<String> = all.into_iter().map(|id| format!("[data-first=\"{id}\"]")).collect();
        rules += &format!(":root:is({}) #boot :is({parts}){{display:none}}", all.join(","));
    }
    for id in painted(model).map(|section| section.id.as_str()).chain(model.story.iter().map(|_| STORY)) {
        rules += &format!(":root:not([data-first=\"{id}\"]) #boot [data-of=\"{id}\"]{{display:none}}");
    }
    rules
}

/// In the bar: whose figures will stand there.
pub(super) fn strips(view: &View<'_>, html: &mut Html) {
    for section in painted(view.model) {
        let mut strip = html.element("div").with("class", "strip").with("data-of", &section.id);
        let (name, whole) = (view.parts_of_name(&section.name).0, section.name.get(view.language));
        let mut whose = strip.element("h1").with("class", "whose");
        whose.text(name).element("small").text(whole.strip_prefix(name).unwrap_or_default());
        drop(whose);
        // The places of what is still to come, so that the name stands where it will.
        let mut figures = strip.element("dl").with("class", "headline");
        let mut figure = figures.element("div");
        figure.element("dt").text("\u{a0}");
        drop(figure.element("dd"));
        drop(figure);
        drop(figures);
        let mut why = strip.element("p").with("class", "why");
        drop(why.element("a"));
        why.element("span").with("role", "status").text(view.loading());
    }
}

/// In the page's main part: what the protocols are, and how the story begins.
pub(super) fn texts(view: &View<'_>, html: &mut Html) {
    for section in painted(view.model) {
        protocol(view, section, html);
    }
    let Some(steps) = view.model.story.as_ref().map(|story| &story.steps) else { return };
    if let Some(step) = steps.first() {
        story(view, step, steps.len(), html);
    }
}

fn protocol(view: &View<'_>, section: &Section, html: &mut Html) {
    let mut about = html.element("div").with("class", "about-protocol").with("data-of", &section.id);
    marked(&mut view.finder(), section.note.get(view.language), &mut about.element("p"));
}

/// The first of the steps: how far the reader is, its claim, and what it rests on.
fn story(view: &View<'_>, step: &Step, count: usize, html: &mut Html) {
    let (report, language) = (&view.model.report, view.language);
    let class = if report.lead.is_some() { "opening brief" } else { "opening" };
    let mut opening = html.element("div").with("class", class).with("data-of", STORY);
    opening.element("h1").text(report.title.get(language));
    if report.lead.is_none() {
        opening.element("p").text(report.standfirst.get(language));
    }
    drop(opening);
    let mut analysis = html.element("div").with("class", "analysis").with("data-of", STORY);
    let mut story = analysis.element("div").with("class", "story");
    let mut dots = story.element("div").with("class", "dots").with("aria-hidden", "true");
    let mut list = dots.element("ol");
    for number in 0..count {
        let mut item = list.element("li");
        let dot = item.element("a");
        drop(if number == 0 { dot.with("aria-current", "step") } else { dot });
    }
    drop(list);
    drop(dots);
    story.element("p").with("class", "at").text(&StoryWords::of(language).progress("1", count));
    let mut article = story.element("article");
    article.element("h2").element("a").text(step.title.get(language));
    if let Some(text) = text(view, step.text.get(language)) {
        article.element("p").with("class", "text").add(&text);
    }
}

/// A text with the figures of presets in it; `None` where it says anything that a link may change.
fn text(view: &View<'_>, text: &str) -> Option<Html> {
    let (mut html, mut finder) = (Html::new(), view.finder());
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => marked(&mut finder, text, &mut html),
            Piece::Place { id, sign } => match view.model.told(id)? {
                Told::Preset(preset) => {
                    html.text(view.model.preset(preset).name.get(view.language));
                }
                Told::Fixed(reference, preset) => {
                    let shown = signed(sign, &fixed(view, reference, preset)?);
                    html.element("b").with("class", "figure").text(&shown);
                }
                Told::Live(_) | Told::Period => return None,
            },
        }
    }
    Some(html)
}

/// A value of a preset as `ui/lead/places.rs` writes it.
fn fixed(view: &View<'_>, reference: Reference, preset: PresetId) -> Option<String> {
    match reference {
        Reference::Line(line) => Some(view.figure(preset, line)),
        Reference::Input(id) => {
            let input = view.model.input(id);
            let write = if input.unit.kind.in_percent() { typed } else { format::short };
            Some(write(input.value(preset)?, &input.unit, view.language))
        }
        Reference::Constant(_) => None,
    }
}
