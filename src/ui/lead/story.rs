//! The way from the first screen into the story.

use leptos::prelude::*;

use crate::boxed::{on, text as live};
use crate::state::Page;
use crate::ui::anchor::{address, opening};

/// What links call the story.
const STORY: &str = "show=story";

/// A link to the first step; nothing where the report has no story.
pub fn way(page: Page) -> AnyView {
    let Some(story) = &page.model.story else { return ().into_any() };
    let to = || (None, STORY.to_owned());
    let (address, open) = (address(page, to), opening(page, to));
    let text = page.words.read_story(usize::from(story.count));
    view! { <p class="read"><a href=live(move || address.get()) on:click=on(open)>{text}</a></p> }.into_any()
}
