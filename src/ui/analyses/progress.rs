//! How far an analysis is, and why there is no answer.

use leptos::prelude::*;
use takerate_words::sentence;

use super::heading::return_to_heading;
use crate::boxed::{flag, memo, on, text, view};
use crate::ui::analyses::session::{JobState, Session};
use crate::ui::parts::action;
use crate::ui::steady::steady;

/// The share that is done, in whole per cent.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Between 0 and 100.
fn percent((done, all): (f64, f64)) -> u32 {
    if all > 0.0 { (100.0 * done / all).floor().clamp(0.0, 100.0) as u32 } else { 0 }
}

/// The trouble of a query; for long ones also a bar with a button that stops them.
pub fn progress(session: Session, slot: &'static str, news: RwSignal<JobState>, long: bool) -> AnyView {
    let words = session.words;
    let trouble = memo(move || news.with(|news| news.trouble.clone()));
    // Whatever a worker leaves behind is one trouble, said at the first of what it was computing.
    let died = memo(move || news.with(|news| news.died));
    let elsewhere = memo(move || died.get() && session.left.with(|left| left.first() != Some(&slot)));
    let running = memo(move || news.with(|news| news.running));
    let cancelled = memo(move || news.with(|news| news.cancelled));
    let done = memo(move || news.with(|news| percent(news.progress)));
    let retry = move |_| {
        session.again_all();
        return_to_heading();
    };
    let again = move || action(session.page.words.retry(), on(retry));
    view! {
        {view(move || trouble.get().filter(|_| !elsewhere.get()).map(|trouble| view! { <p class="notice wrong" role="alert">{sentence(&trouble, session.language)} {session.page.words.between()} {steady(move || died.get().then(again).into_any())}</p> }).into_any())}
        {long.then(|| view! {
            <div class="progress" class:idle=flag(move || !running.get() && !cancelled.get())>
                <progress max="100" value=text(move || done.get().to_string()) hidden=flag(move || !running.get()) aria-label=text(move || words.computing(&done.get().to_string()))></progress>
                {steady(move || running.get().then(|| view! { <span><span prop:textContent=text(move || words.computing(&done.get().to_string()))></span></span> }).into_any())}
                <span role="status">
                    <span prop:textContent=text(move || if cancelled.get() { words.cancelled(&done.get().to_string()) } else { String::new() })></span>
                    <span prop:textContent=text(move || if cancelled.get() && news.with(|news| news.answer.is_none()) { words.no_answer().to_owned() } else { String::new() })></span>
                </span>
                // One button for both, so that who presses it keeps the focus.
                <button
                    type="button"
                    class="action"
                    on:click=on(move |_| if cancelled.get_untracked() { session.again(slot) } else { session.cancel(slot) })
                >
                    <span prop:textContent=text(move || if cancelled.get() { words.start_again() } else { words.cancel() }.to_owned())></span>
                </button>
            </div>
        })}
    }.into_any()
}
