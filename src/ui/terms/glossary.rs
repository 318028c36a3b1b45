//! The dialog of a term: what it means, and the others.

use leptos::prelude::*;
use takerate_display::html::Html;

use super::finder;
use crate::boxed::text as live;
use crate::state::Page;
use crate::ui::dialog::Dialog;

/// The id of the heading.
pub const TITLE: &str = "glossary-title";

/// What of the dialog changes.
#[derive(Clone, Copy)]
pub struct Glossary {
    /// Whether it is there.
    pub open: RwSignal<bool>,
    /// The term that it explains, as an index of the model's; `None` where it only lists them.
    pub term: RwSignal<Option<usize>>,
}

/// The dialog, for as long as it is open.
pub fn glossary(page: Page, Glossary { open, term }: Glossary) -> AnyView {
    let name = move |index: usize| page.model.terms.get(index).map(|term| term.name.get(page.language));
    let heading = live(move || term.get().and_then(name).unwrap_or(page.words.terms()).to_owned());
    let content = view! { <div inner_html=live(move || content(page, term.get()))></div> };
    Dialog::new(page, open).view("glossary", TITLE, heading, content.into_any())
}

/// What a term means, and the others.
fn content(page: Page, term: Option<usize>) -> String {
    let mut html = Html::new();
    if let Some(index) = term {
        let whole = page.whole.get().and_then(|whole| whole.terms.get(index));
        let text = whole.map_or(page.words.texts_later(), |term| term.text.get(page.language));
        let mut finder = finder(page);
        finder.pass(index);
        finder.write(text, &mut html.element("p"));
        html.element("h3").text(page.words.other_terms());
    }
    let mut list = html.element("ul");
    for (index, other) in page.model.terms.iter().enumerate() {
        if term != Some(index) {
            let mut item = list.element("li");
            let button = item.element("button").with("type", "button").with("data-term", &other.id);
            button.with("class", "action").text(other.name.get(page.language));
        }
    }
    drop(list);
    html.into_string()
}
