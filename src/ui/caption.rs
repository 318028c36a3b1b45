//! What somebody calls the scenario and says of it, above the figures: a reader's own words, and marked as such.

use leptos::prelude::*;
use takerate_scenario_io::caption::Caption;

use super::parts::action;
use super::readings;
use crate::boxed::{View, flag, memo, on, view};
use crate::state::{Named, Page};

/// Where name and note are typed.
const SHARE: &str = "show=share";

/// Nothing where nobody has named it. Where the reader has moved on, it says what they have begun with, and leads back.
pub fn caption(page: Page) -> View {
    let caption = memo(move || page.named.with(|named| Some(named.as_ref()?.caption.clone())));
    view(move || caption.get().map(|caption| untrack(|| told(page, &caption))).into_any())
}

fn told(page: Page, caption: &Caption) -> AnyView {
    let words = page.words;
    let name = caption.name().map(|name| view! { <p class="name" dir="auto">{words.quoted(name)}</p> });
    let note = caption.note().map(|note| view! { <p class="said" dir="auto">{note.to_owned()}</p> });
    let as_it_is = flag(move || page.named.with(|named| named.as_ref().is_none_or(|named| named.as_it_is)));
    let back = move |_| {
        if let Some(Named { scenario, prices, caption, .. }) = page.named.get_untracked() {
            page.replace_with(scenario, prices, Some(caption));
        }
    };
    // Where it is shared, the fields say all of this: while a name is typed, nothing moves.
    let typed = flag(move || page.show.with(|show| readings::name(show) == SHARE));
    // What is said once the reader moves on has its place before: nothing moves under a thumb.
    view! {
        <aside id="caption" class="caption" hidden=typed aria-label=words.caption_label()>
            {name}
            {note}
            <p class="whose">
                {words.caption_whose()} " "
                <span class="begun" hidden=as_it_is>{words.caption_begun()} {words.between()} {action(words.caption_back(), on(back))}</span>
            </p>
        </aside>
    }
    .into_any()
}
