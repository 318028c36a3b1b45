//! The way from the first screen into the story.

use leptos::prelude::*;

use crate::boxed::{on, text as live};
use crate::state::{Page, url};
use crate::ui::anchor::open_view;

/// What links call the story.
const STORY: &str = "show=story";

/// A link to the first step; nothing where the report has no story.
pub fn way(page: Page) -> AnyView {
    let Some(story) = &page.model.story else { return ().into_any() };
    let address = move || {
        page.address.track();
        url::of_view(page, None, STORY)
    };
    let open = move |event: leptos::ev::MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            open_view(page, None, STORY.to_owned());
        }
    };
    let text = page.words.read_story(usize::from(story.count));
    view! { <p class="read"><a href=live(address) on:click=on(open)>{text}</a></p> }.into_any()
}
