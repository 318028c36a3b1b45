//! How far an analysis is, and why there is no answer.

use leptos::prelude::*;

use super::heading::return_to_heading;
use crate::desk::{Desk, News};
use crate::ui::live::fresh;

/// The share that is done, in whole per cent.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Between 0 and 100.
fn percent((done, all): (f64, f64)) -> u32 {
    if all > 0.0 { (100.0 * done / all).floor().clamp(0.0, 100.0) as u32 } else { 0 }
}

/// The trouble of a query; for long ones also a bar with a button that stops them.
pub fn progress(desk: Desk, slot: &'static str, news: RwSignal<News>, long: bool) -> impl IntoView {
    let words = desk.words;
    let trouble = Memo::new(move |_| news.with(|news| news.trouble.clone()));
    // Whatever a worker leaves behind is one trouble, said at the first of what it was computing.
    let died = Memo::new(move |_| news.with(|news| news.died));
    let elsewhere = Memo::new(move |_| died.get() && desk.left.with(|left| left.first() != Some(&slot)));
    let running = Memo::new(move |_| news.with(|news| news.running));
    let cancelled = Memo::new(move |_| news.with(|news| news.cancelled));
    let done = Memo::new(move |_| news.with(|news| percent(news.progress)));
    let retry = move |_| {
        desk.again_all();
        return_to_heading();
    };
    let again = move || view! { <button type="button" class="action" on:click=retry>{words.again}</button> };
    view! {
        {fresh(move || trouble.get().filter(|_| !elsewhere.get()).map(|trouble| view! { <p class="notice wrong" role="alert">{sentence(&trouble)} {words.between} {move || died.get().then(again)}</p> }))}
        {long.then(|| view! {
            <div class="progress" class:idle=move || !running.get() && !cancelled.get()>
                <progress max="100" value=move || done.get() hidden=move || !running.get() aria-label=move || (words.computing)(done.get())></progress>
                {move || running.get().then(|| view! { <span>{move || (words.computing)(done.get())}</span> })}
                <span role="status">
                    {move || cancelled.get().then(|| (words.cancelled)(done.get()))}
                    {move || (cancelled.get() && news.with(|news| news.answer.is_none())).then_some(words.no_answer)}
                </span>
                // One button for both, so that who presses it keeps the focus.
                <button
                    type="button"
                    class="action"
                    on:click=move |_| if cancelled.get_untracked() { desk.again(slot) } else { desk.cancel(slot) }
                >
                    {move || if cancelled.get() { words.start_again } else { words.cancel }}
                </button>
            </div>
        })}
    }
}

/// A clause as a sentence.
fn sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    let mut text = first + letters.as_str();
    if !text.ends_with(['.', '。', '?', '？', '!']) {
        text.push(if text.is_ascii() || !text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) {
            '.'
        } else {
            '。'
        });
    }
    text
}
