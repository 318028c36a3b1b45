//! Where an input's value comes from and how sure it is.

use leptos::prelude::*;
use takerate_core::InputId;
use takerate_core::model::{Basis, Comparable, Input, PresetKind};
use takerate_display::format;
use takerate_display::html::Html;
use takerate_words::{LeversWords, OwnWords, without_stop};

use super::later::plausible;
use super::terms::finder;
use crate::boxed::{flag, memo, on, text as live};
use crate::state::Page;

/// The element that `about` opens.
fn place(input: &Input) -> String {
    format!("{}-origin", input.id)
}

/// The basis, as the button that opens the rest.
pub fn about(page: Page, id: InputId, open: RwSignal<bool>) -> impl IntoView {
    let input = page.model.input(id);
    // What nobody has published and the reader has given is the reader's.
    let said = memo(move || {
        let basis = page.basis(id);
        let given = basis == Basis::Unpublished && page.scenario.with(|scenario| scenario.is_changed(page.model, id));
        if given { LeversWords::of(page.language).yours() } else { basis.name(page.language) }.to_owned()
    });
    view! {
        <button
            type="button"
            class="about basis"
            data-basis=live(move || page.basis(id).id().to_owned())
            aria-expanded=live(move || open.get().to_string())
            aria-controls=place(input)
            aria-label=live(move || page.words.pair(input.name.get(page.language), &said.get()))
            on:click=on(move |_| open.update(|open| *open = !*open))
            prop:textContent=live(move || said.get())
        ></button>
    }
}

/// Basis, sources, date, notes; written when `about` opens it.
pub fn origin(page: Page, id: InputId, open: RwSignal<bool>) -> impl IntoView {
    let entries = move || {
        let mut html = Html::new();
        if open.get() {
            entries(page, id, &mut html);
        }
        html.into_string()
    };
    view! {
        <dl class="origin" id=place(page.model.input(id)) hidden=flag(move || !open.get()) inner_html=live(entries)></dl>
    }
}

/// How sure a figure is, as a quiet badge.
pub fn basis_badge(page: Page, basis: Basis) -> Html {
    let mut html = Html::new();
    html.element("span").with("class", "basis").with("data-basis", basis.id()).text(basis.name(page.language));
    html
}

/// Adds an entry of a description list.
pub fn entry(html: &mut Html, name: &str, said: &Html) {
    let mut entry = html.element("div");
    entry.element("dt").text(name);
    entry.element("dd").add(said);
}

/// The same of a text.
pub fn text_entry(html: &mut Html, name: &str, text: &str) {
    let mut said = Html::new();
    said.text(text);
    entry(html, name, &said);
}

/// The same of an id.
pub fn id_entry(page: Page, html: &mut Html, id: &str) {
    let mut said = Html::new();
    said.element("code").text(id);
    entry(html, page.words.id(), &said);
}

/// Adds the entries of an input's origin to a description list.
pub fn entries(page: Page, id: InputId, html: &mut Html) {
    let input = page.texts().input(id);
    let (words, language, mut finder) = (page.words, page.language, finder(page));
    let is_own = page.model.sections[usize::from(input.section)].own;
    let presets = page.model.presets.iter().zip(&input.values).map(|(preset, value)| {
        format!(
            "{} {}",
            preset.name.get(language),
            format::known(*value, language, |value| format::with_unit(value, &input.unit, language))
        )
    });
    text_entry(html, words.presets_label(), &presets.collect::<Vec<_>>().join(words.apart()));
    for (number, origin) in input.origins.iter().enumerate() {
        // An origin that several values share is shown once.
        if input.origins[..number].contains(origin) {
            continue;
        }
        let presets = page.model.presets.iter().zip(&input.origins).filter(|(_, other)| *other == origin);
        let names: Vec<&str> = presets.map(|(preset, _)| preset.name.get(language)).collect();
        let names = names.join(words.listed());
        let own_choice = is_own && origin.basis == Basis::Assumption;
        let meaning = if own_choice { OwnWords::of(language).choice() } else { origin.basis.meaning(language) };
        let mut said = Html::new();
        said.filled(&words.basis_said(Html::PLACE, meaning, &names), &basis_badge(page, origin.basis));
        entry(html, words.basis_label(), &said);
        if number == 0 || !origin.sources.is_empty() {
            entry(html, words.source(), &sources(page, &origin.sources));
        }
        if let Some(date) = &origin.as_of {
            text_entry(html, words.as_of(), date);
        }
        let of_input = input.note.as_ref().filter(|_| number == 0);
        for note in [origin.note.as_ref(), of_input].into_iter().flatten() {
            let mut said = Html::new();
            finder.write(note.get(language), &mut said);
            entry(html, words.note(), &said);
        }
        if let Some(why) = &origin.why {
            let why = why.get(language);
            let own = page.model.presets[number].kind == PresetKind::Projection && !is_own;
            let said = if own { words.own_projection(without_stop(why)) } else { why.to_owned() };
            let mut marked = Html::new();
            finder.write(&said, &mut marked);
            entry(html, &words.why(&names), &marked);
        }
    }
    for comparable in &input.comparables {
        let mut said = Html::new();
        said.text(&comparable_said(page, input, comparable))
            .text(words.apart())
            .add(&sources(page, &comparable.sources));
        entry(html, words.comparable(), &said);
    }
    if input.unit.kind != takerate_core::unit::Kind::Switch {
        let [low, high] = [input.low, input.high].map(|end| format::precise(end, &input.unit, language));
        text_entry(html, words.range(), &words.span(&low, &high));
        if let Some((low, high)) = plausible(page, id) {
            let [low, high] = [low, high].map(|end| format::precise(end, &input.unit, language));
            let own = LeversWords::of(language);
            text_entry(html, own.plausible(), &own.plausible_said(&words.span(&low, &high)));
        }
    }
    id_entry(page, html, &input.id);
}

/// Whose a published value is, the value or its span, and its date: `Grayscale, on AAVE: 20x – 25x, 2026-06`.
pub fn comparable_said(page: Page, input: &Input, comparable: &Comparable) -> String {
    let (words, language) = (page.words, page.language);
    let shown = |value| format::precise(value, &input.unit, language);
    let span = if comparable.low == comparable.high {
        shown(comparable.low)
    } else {
        words.span(&shown(comparable.low), &shown(comparable.high))
    };
    let date = comparable.as_of.as_ref().map(|date| format!("{}{date}", words.comma())).unwrap_or_default();
    words.pair(comparable.name.get(language), &span) + &date
}

/// Sources by title, with their date, as links where they have an address.
pub fn sources(page: Page, indices: &[u16]) -> Html {
    let mut html = Html::new();
    if page.whole.get().is_none() {
        html.text(page.words.texts_later());
    } else if indices.is_empty() {
        html.text(page.words.no_source());
    } else {
        for source in indices.iter().filter_map(|index| page.texts().sources.get(usize::from(*index))) {
            let mut shown = html.element("span").with("class", "source");
            let title = source.title.get(page.language);
            if let Some(url) = &source.url {
                let link = shown.element("a").with("href", url).with("rel", "noopener");
                link.with("target", "_blank").text(title);
            } else {
                shown.text(title);
            }
            if let Some(date) = &source.date {
                shown.text(page.words.comma()).text(date);
            }
        }
    }
    html
}
