//! A dialog over the page: opened with its heading in focus, closed by its button, by Escape, or by a click beside it.

use leptos::html::Dialog as Element;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::boxed::{Text, effect, on};
use crate::browser::document;
use crate::state::Page;

/// A dialog that is there for as long as a signal holds.
#[derive(Clone, Copy)]
pub struct Dialog {
    page: Page,
    open: RwSignal<bool>,
    node: NodeRef<Element>,
}

impl Dialog {
    pub fn new(page: Page, open: RwSignal<bool>) -> Self {
        Self { page, open, node: NodeRef::new() }
    }

    /// Closes it. The browser gives the focus back only where that is done before it goes.
    pub fn close(self) {
        if let Some(dialog) = self.node.get_untracked() {
            dialog.close();
        }
    }

    /// The dialog under a heading, whose id is `id`.
    pub fn view(self, class: &'static str, id: &'static str, heading: Text, content: AnyView) -> AnyView {
        let Self { page, open, node } = self;
        effect(move || {
            if let Some(dialog) = node.get().filter(|dialog| !dialog.open()) {
                let _refused = dialog.show_modal();
                document::focus(id);
            }
        });
        let outside = move |event: leptos::ev::MouseEvent| {
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            // A click on what lies around the dialog reaches the dialog itself.
            if target.is_some_and(|target| target.tag_name() == "DIALOG") {
                self.close();
            }
        };
        view! {
            <dialog
                class=format!("explain {class}")
                node_ref=node
                aria-labelledby=id
                on:close=on(move |_| open.set(false))
                on:click=on(outside)
            >
                <div class="path"><span class="trail"></span><button type="button" class="close" on:click=on(move |_| self.close())>{page.words.close()}</button></div>
                <h2 id=id tabindex="-1" prop:textContent=heading></h2>
                {content}
            </dialog>
        }
        .into_any()
    }
}
