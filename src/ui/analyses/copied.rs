//! Buttons that copy a text or save a table, and say whether the browser let them.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use takerate_scenario_io::csv;
use takerate_view_model::table::Table;

use crate::boxed::{on, text};
use crate::browser;
use crate::ui::analyses::session::Session;
use crate::ui::parts::action;

/// How long it is said that something was copied.
const SAID: Duration = Duration::from_secs(6);

/// Copies what `copied` returns when it is pressed; nothing where that is `None`.
pub fn copy_button(session: Session, label: &'static str, copied: impl Fn() -> Option<String> + 'static) -> AnyView {
    let said = RwSignal::new("");
    let button = button(session, label, said, Box::new(copied));
    view! { <span class="copy">{button} " " <span role="status" prop:textContent=text(move || said.get().to_owned())></span></span> }.into_any()
}

/// Copies a table, and saves it as CSV; nothing where there is none.
pub fn taken(session: Session, table: impl Fn() -> Option<Table> + 'static) -> AnyView {
    let said = RwSignal::new("");
    let table: Rc<dyn Fn() -> Option<Table>> = Rc::new(table);
    let copied = Rc::clone(&table);
    let save = move |_| {
        if let Some(table) = untrack(&*table) {
            let name = format!("{}.csv", session.stem());
            let there = browser::files::download(
                &name,
                csv::MEDIA_TYPE,
                (csv::mark(session.language).to_owned() + &table.csv()).as_bytes(),
            );
            said.set(if there { "" } else { session.words.not_saved() });
        }
    };
    view! {
        <span class="copy">
            {button(session, session.words.copy(), said, Box::new(move || untrack(&*copied).map(|table| table.to_tsv())))}
            " "
            {action(session.words.csv(), on(save))}
            " "
            <span role="status" prop:textContent=text(move || said.get().to_owned())></span>
        </span>
    }
    .into_any()
}

fn button(
    session: Session,
    label: &'static str,
    said: RwSignal<&'static str>,
    text: Box<dyn Fn() -> Option<String>>,
) -> AnyView {
    let words = session.words;
    let copy = move |_| {
        if let Some(text) = text() {
            browser::clipboard::copy(&text, move |allowed| {
                let _gone = said.try_set(if allowed { words.copied() } else { words.not_copied() });
                // What is shown later has not been copied.
                let hush = move || {
                    let _gone = said.try_set("");
                };
                if allowed {
                    set_timeout(hush, SAID);
                }
            });
        }
    };
    action(label, on(copy))
}
