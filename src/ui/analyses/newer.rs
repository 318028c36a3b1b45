//! What is said where a file of this build is gone, since the page was deployed anew after it was opened.

use leptos::prelude::*;

use crate::boxed::on;
use crate::browser;
use crate::ui::analyses::session::Session;
use crate::ui::parts::action;

/// That a newer version may be there, with a button that loads it; the scenario is in the address and stays.
pub fn newer(session: Session) -> AnyView {
    let words = session.page.words;
    view! {
        <p class="notice wrong" role="alert">
            {words.newer_page()} " " {action(words.reload(), on(move |_| browser::address::reload()))}
        </p>
    }
    .into_any()
}
