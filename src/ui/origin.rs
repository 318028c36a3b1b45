//! Where an input's value comes from and how sure it is.

use std::fmt::Write;

use leptos::prelude::*;
use takerate_core::InputId;
use takerate_core::model::{Basis, Input, PresetKind};
use takerate_present::format;
use takerate_present::html::escaped;
use takerate_words::without_stop;

use crate::boxed::{flag, on, text as live};
use crate::state::Page;

/// The element that `about` opens.
fn place(input: &Input) -> String {
    format!("{}-origin", input.id)
}

/// The basis, as the button that opens the rest.
pub fn about(page: Page, id: InputId, open: RwSignal<bool>) -> impl IntoView {
    let input = page.model.input(id);
    view! {
        <button
            type="button"
            class="about basis"
            data-basis=live(move || page.basis(id).id().to_owned())
            aria-expanded=live(move || open.get().to_string())
            aria-controls=place(input)
            aria-label=live(move || page.words.pair(input.name.get(page.language), page.basis(id).name(page.language)))
            on:click=on(move |_| open.update(|open| *open = !*open))
            prop:textContent=live(move || page.basis(id).name(page.language).to_owned())
        ></button>
    }
}

/// Basis, sources, date, notes; written when `about` opens it.
pub fn origin(page: Page, id: InputId, open: RwSignal<bool>) -> impl IntoView {
    let entries = move || if open.get() { entries(page, id) } else { String::new() };
    view! {
        <dl class="origin" id=place(page.model.input(id)) hidden=flag(move || !open.get()) inner_html=live(entries)></dl>
    }
}

/// How sure a figure is, as a quiet badge, in HTML.
pub fn basis_badge(page: Page, basis: Basis) -> String {
    format!(r#"<span class="basis" data-basis="{}">{}</span>"#, basis.id(), basis.name(page.language))
}

/// An entry of a description list; `text` is HTML.
pub fn entry(html: &mut String, name: &str, text: &str) {
    let _ = write!(html, "<div><dt>{}</dt><dd>{text}</dd></div>", escaped(name));
}

/// The entries of an input's origin, for a description list, in HTML.
pub fn entries(page: Page, id: InputId) -> String {
    let input = page.texts().input(id);
    let (words, language) = (page.words, page.language);
    let presets = page.model.presets.iter().zip(&input.values).map(|(preset, value)| {
        format!("{} {}", preset.name.get(language), format::with_unit(*value, &input.unit, language))
    });
    let mut html = String::new();
    let mut add = |name: &str, text: &str| entry(&mut html, name, text);
    add(words.presets_label(), &escaped(&presets.collect::<Vec<_>>().join(words.apart())));
    for (number, origin) in input.origins.iter().enumerate() {
        // An origin that several values share is shown once.
        if input.origins[..number].contains(origin) {
            continue;
        }
        let presets = page.model.presets.iter().zip(&input.origins).filter(|(_, other)| *other == origin);
        let names: Vec<&str> = presets.map(|(preset, _)| preset.name.get(language)).collect();
        let names = names.join(words.listed());
        let meaning = origin.basis.meaning(language);
        add(words.basis_label(), &words.basis_said(&basis_badge(page, origin.basis), &escaped(meaning), &names));
        if number == 0 || !origin.sources.is_empty() {
            add(words.source(), &sources(page, &origin.sources));
        }
        if let Some(date) = &origin.as_of {
            add(words.as_of(), &escaped(date));
        }
        let of_input = input.note.as_ref().filter(|_| number == 0);
        for note in [origin.note.as_ref(), of_input].into_iter().flatten() {
            add(words.note(), &escaped(note.get(language)));
        }
        if let Some(why) = &origin.why {
            let why = why.get(language);
            let own = page.model.presets[number].kind == PresetKind::Projection;
            let said = if own { words.own_projection(without_stop(why)) } else { why.to_owned() };
            add(&words.why(&names), &escaped(&said));
        }
    }
    if input.unit.kind != takerate_core::unit::Kind::Switch {
        let [low, high] = [input.low, input.high].map(|end| format::precise(end, &input.unit, language));
        add(words.range(), &escaped(&words.span(&low, &high)));
    }
    add(words.id(), &format!("<code>{}</code>", input.id));
    html
}

/// Sources by title, with their date, as links where they have an address, in HTML.
pub fn sources(page: Page, indices: &[u16]) -> String {
    if page.whole.get().is_none() {
        return escaped(page.words.texts_later());
    }
    if indices.is_empty() {
        return escaped(page.words.no_source());
    }
    let mut html = String::new();
    for source in indices.iter().filter_map(|index| page.texts().sources.get(usize::from(*index))) {
        let title = escaped(source.title.get(page.language));
        let title = match &source.url {
            Some(url) => format!(r#"<a href="{}" rel="noopener" target="_blank">{title}</a>"#, escaped(url)),
            None => title,
        };
        let date = source.date.as_ref().map(|date| format!("{}{date}", page.words.comma())).unwrap_or_default();
        let _ = write!(html, r#"<span class="source">{title}{date}</span>"#);
    }
    html
}
