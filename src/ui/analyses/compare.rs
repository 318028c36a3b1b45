//! The reader's own scenarios, kept in the browser, and up to four side by side.

mod columns;
mod list;
mod odds;
mod paired;
mod store;

use leptos::prelude::*;
use takerate_words::CompareWords;

use crate::ui::analyses::heading::heading;
use crate::ui::analyses::session::Session;
use crate::ui::parts::{h2, note};
pub use columns::sheet;
pub use paired::verdict;
pub use store::{Store, kept_name};

pub fn compare(session: Session) -> AnyView {
    let words = CompareWords::of(session.language);
    let store = Store::open(session);
    view! {
        {heading(words.title())}
        {note(words.standfirst())}
        {list::list(session, store)}
        {h2(words.side_by_side())}
        {note(words.side_by_side_standfirst())}
        {columns::columns(session, store)}
    }
    .into_any()
}
