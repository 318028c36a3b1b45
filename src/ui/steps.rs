//! The buttons for undo and redo, and the way to the list of steps.

use leptos::prelude::*;
use takerate_display::icon::{self, icon};

use super::anchor::anchor;
use crate::boxed::{attribute, on};
use crate::state::Page;
use crate::state::undo::{self, REDO, UNDO};

/// Undo and redo.
pub fn steps(page: Page) -> impl IntoView {
    let words = page.words;
    let button = |id: &'static str, name: &'static str, sign: &'static str, way: usize| {
        let idle = attribute(move || page.steps.with(|steps| steps.target(way).is_none()).then(|| "true".to_owned()));
        let go = move |_| undo::go(page, way);
        view! {
            <button type="button" id=id class="action" aria-label=name title=name aria-disabled=idle on:click=on(go) inner_html=icon(sign).into_string()></button>
        }
    };
    view! {
        {button("undo", words.undo(), icon::UNDO, UNDO)}
        {button("redo", words.redo(), icon::REDO, REDO)}
    }
}

/// The way to the list.
pub fn history(page: Page) -> AnyView {
    let current = move || page.show.with(|show| show == LIST);
    anchor(page, page.words.history(), Some("action"), current, move || (page.view.get_untracked(), LIST.to_owned()))
}

const LIST: &str = "show=history";
