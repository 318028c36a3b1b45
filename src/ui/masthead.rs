//! The head of the page: pages, language and colours.

use leptos::prelude::*;
use takerate_core::Language;
use takerate_display::pages::tabs;
use takerate_words::short_name;

use super::anchor::link;
use super::theme::{Theme, apply, remembered};
use crate::boxed::{on, text as live, view};
use crate::browser::document;
use crate::browser::storage::{Key, remember};
use crate::state::{Page, Sight};

pub fn masthead(page: Page) -> impl IntoView {
    view! {
        <header class="masthead">
            {link(page, None, page.model.report.name.get(page.language), Some("wordmark"))}
            <nav aria-label=page.words.pages()>{view(move || pages(page))}</nav>
            <div class="settings">
                {language_choice(page)}
                {theme_button(page)}
            </div>
        </header>
    }
}

/// The overview and the protocols: side by side and, where they are many, folded: under the name of the page that is open, if
/// it is one of them. Another page makes these anew, and so folds them.
fn pages(page: Page) -> AnyView {
    let tabs = tabs(page.model);
    // Of hundreds of protocols, links that nobody sees would cost each move more than all its figures.
    let seen = Sight::new();
    seen.set(false);
    let within = page.seen(seen);
    let (mut items, mut folded) = (vec![item(page, None, None)], Vec::new());
    let (mut last, mut name) = (None, None);
    for (place, (index, section)) in page.protocols().enumerate() {
        let sector = section.protocol.map(|protocol| usize::from(protocol.sector));
        let heading =
            sector.filter(|_| sector != last).map(|sector| page.model.sectors[sector].name.get(page.language));
        last = sector;
        if place < tabs {
            items.push(item(page, Some(index), heading));
        } else {
            name = name.or((page.view.get() == Some(index)).then_some(index));
            folded.push(item(within, Some(index), heading));
        }
    }
    if tabs == 0 {
        folded.splice(..0, std::mem::take(&mut items));
    }
    let all = (!items.is_empty()).then(|| view! { <ul>{items}</ul> });
    let folded = (!folded.is_empty()).then(|| {
        let summary = if tabs == 0 || name.is_some() { page_name(page, page.view.get()) } else { page.words.more_pages() };
        let toggle = on(move |event: leptos::ev::Event| seen.set(document::is_open(&event)));
        view! { <details on:toggle=toggle class:open-page=tabs == 0 || name.is_some()><summary>{summary}</summary><ul>{folded}</ul></details> }
    });
    view! { {all}{folded} }.into_any()
}

/// A link to a page, under the heading of a sector where it is the first of it.
fn item(page: Page, view: Option<usize>, sector: Option<&'static str>) -> AnyView {
    let heading = sector.map(|sector| view! { <small>{sector}</small> });
    view! { <li>{heading}{link(page, view, page_name(page, view), None)}</li> }.into_any()
}

fn page_name(page: Page, view: Option<usize>) -> &'static str {
    match view {
        None => page.words.overview(),
        Some(section) => short_name(page.model.sections[section].name.get(page.language)),
    }
}

/// Chooses the language: a button where there is one other, a list where there are more.
fn language_choice(page: Page) -> AnyView {
    let choose = move |language: Language| {
        page.storage_blocked.set(!remember(Key::Language, language.tag()));
        page.wanted.set(language);
        // The page is written anew; the focus stays where the reader left it.
        request_animation_frame(|| {
            if let Some(choice) = document::element("language") {
                let _refused = choice.focus();
            }
        });
    };
    let all = Language::all();
    let others: Vec<Language> = all.iter().copied().filter(|language| *language != page.language).collect();
    match others.as_slice() {
        [] => ().into_any(),
        [other] => {
            let other = *other;
            view! {
                <button type="button" id="language" class="language" lang=other.tag() on:click=on(move |_| choose(other))>{other.name()}</button>
            }
            .into_any()
        }
        _ => {
            let own = page.language;
            let option = |language: Language| view! { <option value=language.code().to_owned() selected=language == own>{language.name()}</option> };
            let options = all.into_iter().map(option).collect_view();
            let chosen = move |event| {
                if let Some(language) = Language::of_code(&event_target_value(&event)) {
                    choose(language);
                }
            };
            view! {
                <select id="language" class="language" aria-label=page.words.language() on:change=on(chosen)>{options}</select>
            }
            .into_any()
        }
    }
}

fn theme_button(page: Page) -> impl IntoView {
    let theme = RwSignal::new(remembered().id().to_owned());
    let name = move || match Theme::from_id(&theme.get()) {
        Theme::Auto => page.words.theme_auto(),
        Theme::Light => page.words.theme_light(),
        Theme::Dark => page.words.theme_dark(),
    };
    let choose = move |_| {
        let next = Theme::from_id(&theme.get_untracked()).next();
        theme.set(next.id().to_owned());
        apply(next);
        page.storage_blocked.set(!remember(Key::Theme, next.id()));
    };
    view! {
        <button
            type="button"
            class="theme"
            data-choice=live(move || theme.get())
            aria-label=live(move || page.words.pair(page.words.theme(), name()))
            on:click=on(choose)
            prop:textContent=live(move || name().to_owned())
        ></button>
    }
}
