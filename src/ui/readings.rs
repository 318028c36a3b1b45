//! What a scenario can be read as: its statement, or one of the analyses, which come once a reader asks for them.

use leptos::prelude::*;

use super::anchor::anchor;
use super::later::{self, Parts};
use super::opening::{self, painted_text};
use super::staged::staged;
use crate::boxed::{effect, view};
use crate::browser::document;
use crate::state::{Page, analysis as analysis_of};

/// The one that only statements have which say how their protocols are valued.
const WORTH: &str = "worth";

/// The one that only models have in which a projection is scored.
const SCORE: &str = "score";

/// The one that tells the report.
const STORY: &str = "show=story";

/// The analyses as links name them: `show=tornado`.
const ANALYSES: [&str; 9] = [WORTH, "tornado", "table", "seek", "bridge", "simulate", SCORE, "compare", "share"];

/// The piece of `show` that names the analysis, without its settings.
pub fn name(show: &str) -> String {
    analysis_of(show).to_owned()
}

/// What the reading of a `show` is called; `None` for the statement and the overview.
pub fn title(page: Page, show: &str) -> Option<&'static str> {
    let name = name(show);
    let of = name.strip_prefix("show=")?;
    let known = ANALYSES.iter().position(|analysis| *analysis == of).map(|index| page.words.analyses(index));
    known
        .or((of == "history").then_some(page.words.history()))
        .or((of == "since").then_some(page.words.what_changed()))
        .or((of == "own").then_some(page.words.own()))
        .or((of == "sectors").then_some(page.words.sectors()))
        .or((of == "story").then_some(page.words.story()))
}

/// What another view shows: the same analysis by its own settings. What a link of another edition says is no setting.
pub fn elsewhere(page: Page) -> String {
    page.show.with_untracked(|show| if show.starts_with("show=since") { show.clone() } else { name(show) })
}

/// The readings of the open view, one of them current.
pub fn tabs(page: Page) -> impl IntoView {
    let words = page.words;
    let first = if page.view.get_untracked().is_some() { words.statement() } else { words.overview() };
    let names = std::iter::once(("", first)).chain(ANALYSES.into_iter().zip(words.analyses_list()));
    let valued = match page.view.get_untracked() {
        Some(section) => page.model.statement(&page.model.sections[section]).worth.is_some(),
        None => page.model.statements.iter().any(|statement| statement.worth.is_some()),
    };
    let scored = page.model.scored().is_some();
    let has = move |analysis: &str| (valued || analysis != WORTH) && (scored || analysis != SCORE);
    let links = names.filter(|(analysis, _)| has(analysis)).map(|(analysis, text)| {
        let show = move || if analysis.is_empty() { String::new() } else { format!("show={analysis}") };
        let to = move || (page.view.get_untracked(), show());
        view! { <li>{anchor(page, text, None, move || page.show.with(|now| name(now) == show()), to)}</li> }
    });
    effect(move || {
        page.show.track();
        request_animation_frame(reveal_tab);
    });
    view! { <nav class="readings" aria-label=words.readings()><ul>{links.collect_view()}</ul></nav> }
}

/// Scrolls the tabs, which a phone has no room for, to the one that is open.
fn reveal_tab() {
    let Some(tab) = document::find(".readings [aria-current]") else { return };
    if let Ok(Some(tabs)) = tab.closest(".readings") {
        let (inner, outer) = (tab.get_bounding_client_rect(), tabs.get_bounding_client_rect());
        let room = f64::from(tabs.client_width()) - inner.width();
        let by = inner.left() - outer.left() - room / 2.0;
        #[allow(clippy::cast_possible_truncation)] // Pixels of a window.
        tabs.set_scroll_left(tabs.scroll_left() + by as i32);
    }
}

/// Where the analysis comes to stand, once the part of the program is there that shows it.
pub fn analysis(page: Page) -> AnyView {
    let said = [page.words.analysis_loading(), page.words.analysis_failed()];
    later::load(page);
    let content = staged(page, later::stage(), said, later::load, Box::new(move |parts: Parts| parts.analysis(page)));
    // How the story begins, as it was painted.
    let begun = move || {
        let loads = matches!(later::stage().get(), later::Stage::Loading) && page.show.with(|show| show == STORY);
        let painted = loads.then(|| painted_text(opening::STORY)).flatten();
        painted.map(|painted| view! { <div class="analysis first" inner_html=painted></div> }).into_any()
    };
    view! { <takerate-analysis id="analysis">{view(begun)}{content}</takerate-analysis> }.into_any()
}
