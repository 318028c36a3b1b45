//! Why this number: formula, the same with the scenario's values, what goes in, down to sources and dates.

pub mod content;

use leptos::prelude::*;
use takerate_core::model::ConstantId;
use takerate_core::{InputId, LineId, Reference};
use takerate_display::html::Html;
use wasm_bindgen::JsCast;

use super::later;
use crate::boxed::{effect, on};
use crate::browser::document;
use crate::state::Page;
use crate::state::url::cover;

/// The panel; open while there is something to explain.
pub fn panel(page: Page) -> impl IntoView {
    let dialog: NodeRef<leptos::html::Dialog> = NodeRef::new();
    effect(move || {
        let Some(dialog) = dialog.get() else { return };
        if page.explained.with(Vec::is_empty) {
            // Escape has closed it already.
            if dialog.open() {
                dialog.close();
            }
            return cover(page, false);
        }
        let text = match later::soon() {
            Some(soon) => page.explained.with(|path| (soon.explanation)(page, path)),
            None => {
                let mut html = Html::new();
                html.element("p").with("id", "explain-title").with("tabindex", "-1").text(page.words.texts_later());
                close(page, &mut html);
                html.into_string()
            }
        };
        dialog.set_inner_html(&text);
        if !dialog.open() {
            let _refused = dialog.show_modal();
            cover(page, true);
        }
        if let Some(title) = document::element("explain-title") {
            let _refused = title.focus();
        }
    });
    let click = move |event: leptos::ev::MouseEvent| {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
        // A click on what lies around the panel reaches the dialog itself.
        if target.has_attribute("open") && target.tag_name() == "DIALOG" {
            return page.explained.set(Vec::new());
        }
        let button = target.closest("[data-explain]").ok().flatten();
        if let Some(wanted) = button.and_then(|button| button.get_attribute("data-explain")) {
            match reference(&wanted) {
                Some(reference) => page.explain(reference),
                None => page.explained.set(Vec::new()),
            }
        }
    };
    view! {
        <dialog
            class="explain"
            node_ref=dialog
            aria-labelledby="explain-title"
            on:close=on(move |_| page.explained.set(Vec::new()))
            on:click=on(click)
        ></dialog>
    }
}

fn reference(code: &str) -> Option<Reference> {
    let index = code.get(1..)?.parse().ok()?;
    match code.get(..1)? {
        "i" => Some(Reference::Input(InputId(index))),
        "c" => Some(Reference::Constant(ConstantId(index))),
        _ => Some(Reference::Line(LineId(index))),
    }
}

/// Adds the button that closes the panel.
fn close(page: Page, html: &mut Html) {
    let mut button = html.element("button").with("type", "button").with("class", "close").with("data-explain", "");
    button.text(page.words.close());
}
