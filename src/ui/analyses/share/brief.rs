//! The scenario in a few lines, to be copied.

use leptos::prelude::*;
use takerate_export::brief::Brief;
use takerate_words::ShareWords;

use super::ToExport;
use super::address::shared;
use crate::boxed::{memo, text};
use crate::ui::analyses::copied::copy_button;
use crate::ui::analyses::rested::rested;
use crate::ui::analyses::session::Session;
use crate::ui::parts::{h2, note};

/// What is said of a scenario.
#[derive(Clone, PartialEq, Eq)]
pub struct Lines {
    /// What it is.
    pub title: String,
    /// A sentence or two, without link.
    pub plain: String,
    /// All of it with the link, as Markdown.
    pub markdown: String,
}

/// With how likely it is above another, where that is known. Nothing where the browser's clock tells no date.
pub fn lines(session: Session, likely: Memo<Option<String>>) -> Option<Lines> {
    let to_export = ToExport::new(session)?;
    let context = to_export.context();
    let brief = Brief { likely: likely.get(), ..Brief::of(&context) };
    Some(Lines {
        title: brief.title(&context),
        plain: brief.plain(&context),
        markdown: brief.markdown(&context, &shared(session)),
    })
}

pub fn brief(session: Session, likely: Memo<Option<String>>) -> AnyView {
    let words = ShareWords::of(session.language);
    let told = memo(move || lines(session, likely).map(|told| told.markdown));
    let shown = rested(told);
    view! {
        {h2(words.brief())}
        {note(words.brief_standfirst())}
        <pre class="lines" tabindex="0" role="region" aria-label=words.brief() prop:textContent=text(move || shown.get().unwrap_or_else(|| words.no_date().to_owned()))></pre>
        <p class="actions">{copy_button(session, words.copy_brief(), move || untrack(|| lines(session, likely)).map(|told| told.markdown))}</p>
    }
    .into_any()
}
