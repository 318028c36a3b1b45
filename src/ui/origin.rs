//! Where an input's value comes from and how sure it is.

use leptos::prelude::*;
use takerate_core::InputId;
use takerate_core::model::Input;
use takerate_present::format;

use super::live::{flag, on, text as live, view};
use super::overview::basis_badge;
use super::page::Page;

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
            aria-label=live(move || format!("{}: {}", input.name.get(page.language), (page.words.basis)(page.basis(id))))
            on:click=on(move |_| open.update(|open| *open = !*open))
        >
            {live(move || (page.words.basis)(page.basis(id)).to_owned())}
        </button>
    }
}

/// Basis, sources, date, notes; written when `about` opens it.
pub fn origin(page: Page, id: InputId, open: RwSignal<bool>) -> impl IntoView {
    let input = page.model.input(id);
    view! {
        <dl class="origin" id=place(input) hidden=flag(move || !open.get())>
            {view(move || open.get().then(|| entries(page, id)).into_any())}
        </dl>
    }
}

/// The entries of an input's origin, for a description list.
pub fn entries(page: Page, id: InputId) -> AnyView {
    let input = page.model.input(id);
    let (words, language) = (page.words, page.language);
    let first = page.model.presets[0].name.get(language);
    let text = |text: &'static takerate_core::Text| text.get(language);
    let presets = page.model.presets.iter().zip(&input.values).map(|(preset, value)| {
        format!("{} {}", preset.name.get(language), format::with_unit(*value, &input.unit, language))
    });
    let range = format!(
        "{} – {}",
        format::with_unit(input.low, &input.unit, language),
        format::with_unit(input.high, &input.unit, language)
    );
    let has_range = input.unit.kind != takerate_core::unit::Kind::Switch;
    let last = page.model.presets.last().map_or("", |preset| preset.name.get(language));
    view! {
        <div><dt>{words.presets_label}</dt><dd>{presets.collect::<Vec<_>>().join(" · ")}</dd></div>
        <div>
            <dt>{words.basis_label}</dt>
            <dd>{basis_badge(page, input.basis)} " – " {(words.basis_meaning)(input.basis)} {format!(" · {first}")}</dd>
        </div>
        <div><dt>{words.source}</dt><dd>{sources(page, &input.sources)}</dd></div>
        {input.as_of.as_deref().map(|date| view! { <div><dt>{words.as_of}</dt><dd>{date}</dd></div> })}
        {input.note.as_ref().map(|note| view! { <div><dt>{words.note}</dt><dd>{text(note)}</dd></div> })}
        {input.why.as_ref().map(|why| view! { <div><dt>{(words.why)(last)}</dt><dd>{text(why)} {format!(" · {}", words.own_projection)}</dd></div> })}
        {has_range.then(|| view! { <div><dt>{words.range}</dt><dd>{range}</dd></div> })}
        <div><dt>{words.id}</dt><dd><code>{input.id.as_str()}</code></dd></div>
    }
    .into_any()
}

/// Sources by title, with their date, as links where they have an address.
pub fn sources(page: Page, indices: &'static [u16]) -> AnyView {
    if indices.is_empty() {
        return page.words.no_source.into_any();
    }
    let list = indices.iter().filter_map(|index| page.model.sources.get(usize::from(*index))).map(|source| {
        let title = source.title.get(page.language);
        let date = source.date.as_deref().map(|date| format!(", {date}"));
        let title = match source.url.as_deref() {
            Some(url) => view! { <a href=url rel="noopener" target="_blank">{title}</a> }.into_any(),
            None => title.into_any(),
        };
        view! { <span class="source">{title}{date}</span> }
    });
    list.collect_view().into_any()
}
