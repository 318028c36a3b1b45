//! The sheet of shortcuts. The keys themselves are the shell's (`boot.js`).

use leptos::prelude::*;
use takerate_display::html::Html;
use takerate_words::KeysWords;

use super::dialog::Dialog;
use super::later;
use crate::boxed::{on, text as live, view};
use crate::browser::document;
use crate::state::Page;

/// What opens the sheet, by hand and for the key.
pub fn shortcuts(page: Page) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <button type="button" id="shortcuts" class="action" aria-haspopup="dialog" aria-keyshortcuts="?" on:click=on(move |_| open.set(true))>
            {page.words.shortcuts()}
        </button>
        {view(move || match open.get() {
            true => view! { <div>{later::of_soon(page, "", move |soon| (soon.shortcuts)(page, open))}</div> }.into_any(),
            false => ().into_any(),
        })}
    }
}

/// The sheet, for as long as `open` is so.
pub fn sheet(page: Page, open: RwSignal<bool>) -> AnyView {
    let keys = view! { <dl inner_html=live(move || keys(page))></dl> };
    let heading = live(move || page.words.shortcuts().to_owned());
    Dialog::new(page, open).view("shortcuts", "shortcuts-title", heading, keys.into_any())
}

/// The keys and what they do; that the texts are still to come, as long as they are.
fn keys(page: Page) -> String {
    let mut html = Html::new();
    if page.whole.get().is_none() {
        html.element("div").element("dt").text(page.words.texts_later());
        return html.into_string();
    }
    let words = KeysWords::of(page.language);
    let mut all = vec![
        (vec!["Ctrl / ⌘", "Z"], words.undo()),
        (vec!["Ctrl / ⌘", "Shift", "Z"], words.redo()),
        (vec!["Ctrl / ⌘", "P"], words.print()),
        (vec!["Esc"], words.escape()),
        (vec!["←", "→"], words.arrows()),
        (vec!["?"], words.sheet()),
    ];
    // Only pages with many assumptions have a search.
    if document::find("[data-search]").is_some() {
        all.insert(3, (vec!["/"], words.search()));
    }
    for (keys, what) in all {
        let mut entry = html.element("div");
        let mut pressed = entry.element("dt");
        for (index, key) in keys.into_iter().enumerate() {
            if index > 0 {
                pressed.text(" ");
            }
            pressed.element("kbd").text(key);
        }
        drop(pressed);
        entry.element("dd").text(what);
    }
    html.into_string()
}
