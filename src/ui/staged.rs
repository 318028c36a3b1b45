//! Where a view comes to stand, once the part of the program is there that shows it.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::later::Stage;
use crate::boxed::{Handler, View, on, view};
use crate::browser::address::reload;
use crate::state::Page;

/// What a part shows once it is there. Until then, `said`: that it loads (nothing where that is empty), or that it did not, with
/// a button that tries it again.
pub fn staged<T: Copy + Send + Sync + 'static>(
    page: Page,
    stage: ArcRwSignal<Stage<T>>,
    said: [&'static str; 2],
    again: fn(Page),
    ready: Box<dyn Fn(T) -> AnyView + Send>,
) -> View {
    let words = page.words;
    let told = move |text: &'static str, button: &'static str, act: Handler<MouseEvent>| {
        view! { <p role="alert">{text} " " <button type="button" class="action" on:click=act>{button}</button></p> }
            .into_any()
    };
    let [loading, failed] = said;
    let status = (!loading.is_empty()).then_some("status");
    view(move || match stage.get() {
        // What stands beneath it stays out of sight until the part is there.
        Stage::Loading => view! { <p class="to-come" role=status>{loading}</p> }.into_any(),
        Stage::Ready(part) => untrack(|| ready(part)),
        Stage::Failed => told(failed, words.retry(), on(move |_| again(page))),
        Stage::Outdated => told(words.newer_page(), words.reload(), on(|_| reload())),
    })
}
