//! The whole page: masthead, the view that is open, the panel and the small print.

use std::cell::Cell;

use leptos::prelude::*;

use takerate_core::{Language, Model};
use takerate_words::ReasonsWords;

use super::{
    bar, caption, explanation, later, masthead, notices, opening, overview, readings, shortcuts, status, terms, theme,
};
use crate::boxed::{effect, on, view};
use crate::browser::document;
use crate::browser::storage::{Key, recall};
use crate::state::Page;
use crate::state::url;

/// Where the page is mounted. A document without it uses the module's functions only.
const MOUNT: &str = "takerate";

thread_local! {
    /// The page that is mounted.
    static PAGE: Cell<Option<Page>> = const { Cell::new(None) };
}

/// Gives the page that is mounted the notes and sources of its model.
pub fn complete(whole: &'static Model) {
    if let Some(page) = PAGE.get() {
        page.whole.set(Some(whole));
    }
}

/// Loads what analyses need, for later, when there may be no connection.
pub async fn prefetch() {
    if let Some(page) = PAGE.get() {
        later::prefetch(page).await;
    }
}

/// Says in the console and on the page when the program stops.
pub fn watch() {
    std::panic::set_hook(Box::new(|panic| {
        document::log_error(&panic.to_string());
        failed();
    }));
}

/// Mounts the page, where the document has a place for it.
pub fn mount(model: &'static Model) {
    let Some(place) = document::element(MOUNT) else { return };
    let card = document::root_attribute("data-embed");
    if card.is_none() {
        theme::apply(theme::remembered());
    }
    opening::keep_painted();
    place.set_inner_html("");
    mount_to(place, move || {
        let page = Page::new(model, reader_language(), card.is_some());
        PAGE.set(Some(page));
        later::load_soon();
        url::open(page);
        url::follow(page);
        status::follow(page);
        match card {
            Some(ids) => embedded(page, ids).into_any(),
            None => app(page).into_any(),
        }
    })
    .forget();
}

/// Tells the reader, in words that the document holds already, that the page has stopped.
fn failed() {
    if let Some(notice) = document::element("stopped") {
        notice.set_hidden(false);
    }
}

fn reader_language() -> Language {
    let chosen = recall(Key::Language).and_then(|tag| Language::from_tag(&tag));
    chosen.or_else(|| document::reader_languages().iter().find_map(|tag| Language::from_tag(tag))).unwrap_or_default()
}

fn embedded(page: Page, ids: String) -> impl IntoView {
    view(move || {
        let language = page.speaking.get();
        document::set_root_attribute("lang", Some(language.tag()));
        let page = page.in_language(language);
        effect(move || set_title(page));
        let (loading, ids) = (page.words.part_loading(), ids.clone());
        later::of_soon(page, loading, move |soon| (soon.card)(page, &ids)).into_any()
    })
}

fn app(page: Page) -> impl IntoView {
    view(move || {
        let language = page.speaking.get();
        document::set_root_attribute("lang", Some(language.tag()));
        let page = page.in_language(language);
        effect(move || set_title(page));
        view! {
            {skip(page.words.skip(), "#content")}
            // The first ones of the page: the overview may begin with some.
            {skip(page.words.skip_levers(), ".lead, #assumptions")}
            {skip(page.words.skip_results(), "#results")}
            {masthead::masthead(page)}
            {bar::bar(page)}
            {view(move || {
                page.view.track();
                untrack(|| readings::tabs(page).into_any())
            })}
            <main id="content" tabindex="-1">
                {notices::link_issues(page)}
                {notices::edition(page)}
                {notices::storage(page)}
                {view(move || later::soon().map(|soon| (soon.told)(page)).into_any())}
                {caption::caption(page)}
                // Untracked: a view is not built anew when something changes that it read while it was built.
                {view(move || {
                    let open = page.view.get();
                    untrack(|| match open {
                        None => overview::overview(page),
                        Some(section) => {
                            let loading = page.words.part_loading();
                            view! {
                                {view(move || later::soon().is_none().then(|| about(page, section)).into_any())}
                                {later::of_soon(page, loading, move |soon| (soon.protocol)(page, section))}
                            }
                            .into_any()
                        }
                    })
                })}
            </main>
            <footer class="colophon">
                <p>{page.words.colophon()}</p>
                <p>{page.words.licence(env!("CARGO_PKG_VERSION"))}</p>
                {terms::all(page)} " "
                {shortcuts::shortcuts(page)}
            </footer>
            {explanation::panel(page)}
            {terms::terms(page)}
            {status::status(page)}
        }
        .into_any()
    })
}

/// What a protocol is, as it was painted, until its page is there.
fn about(page: Page, section: usize) -> AnyView {
    let painted = opening::painted_text(&page.model.sections[section].id);
    painted.map(|painted| view! { <div class="about-protocol" inner_html=painted></div> }).into_any()
}

fn set_title(page: Page) {
    let (report, language) = (&page.model.report, page.language);
    let reading = page.show.with(|show| readings::title(page, show));
    let name = page.shown.with(|shown| Some(page.words.quoted(shown.caption.as_ref()?.name()?)));
    let view = match page.view.get() {
        None if reading.is_none() && name.is_none() => return document::set_title(&report.full_title(language)),
        None => page.words.overview(),
        Some(section) => page.model.sections[section].name.get(language),
    };
    let words = ReasonsWords::of(language);
    let view = reading.map_or_else(|| view.to_owned(), |reading| words.full_title(reading, view));
    let view = name.map_or(view.clone(), |name| words.full_title(&name, &view));
    document::set_title(&words.full_title(&view, report.name.get(language)));
}

/// A link past what stands before a part of the page. The fragment belongs to the scenario, so it moves the focus itself.
fn skip(name: &'static str, to: &'static str) -> impl IntoView {
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        document::go_to(to);
    };
    // Of several places the last one has an id.
    let address = to.rsplit(", ").next();
    view! { <a class="skip" href=address on:click=on(go)>{name}</a> }
}
