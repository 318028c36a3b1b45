//! Protocols that the reader adds to those of the report: those that are on the page, and the file of one that is being written.

mod address;
mod editor;
mod offers;
mod reading;
mod writing;

use leptos::prelude::*;
use reading::{Reading, read};
use takerate_words::OwnWords;
use writing::Writing;

use crate::boxed::{flag, on, text as live};
use crate::browser::address::{Step, page as page_address, reload, write};
use crate::browser::clipboard::copy;
use crate::browser::document::scroll_to_top;
use crate::browser::files::download;
use crate::browser::protocols::{Kept, brought, forget_brought, keep, kept};
use crate::engine::Engine;
use crate::ui::analyses::heading::heading;
use crate::ui::analyses::session::Session;
use crate::ui::anchor::link;
use crate::ui::parts::{action, h3, named_action, note};
use crate::ui::steady::steady;

/// What model files are called.
const MEDIA: &str = "application/toml";

pub fn own(session: Session) -> AnyView {
    let words = OwnWords::of(session.language);
    let writing = Writing::open();
    let has_come = brought().is_some();
    let copied = RwSignal::new(String::new());
    let all = kept();
    let some = !all.is_empty();
    let rows = all.into_iter().map(|one| row(session, one, writing, copied)).collect_view();
    view! {
        {heading(words.title())}
        {note(words.standfirst())}
        {some.then(|| view! { {h3(words.added())}<ul class="shelf own-protocols">{rows}</ul> })}
        {has_come.then(|| view! { <p class="notice own" role="status">{words.brought()}</p> })}
        {editor::editor(session, writing)}
        <p class="said" role="status" prop:textContent=live(move || copied.get())></p>
        <p class="notice" role="alert" hidden=flag(move || !writing.refused.get())>{words.refused()}</p>
    }
    .into_any()
}

/// One that is on the page.
fn row(session: Session, one: Kept, writing: Writing, copied: RwSignal<String>) -> AnyView {
    let words = OwnWords::of(session.language);
    let index = session.model.sections.iter().position(|section| section.own && section.id == one.id);
    let name = index.map_or(one.id.as_str(), |index| session.model.sections[index].name.get(session.language));
    let name: String = name.to_owned();
    let shown = match index {
        Some(index) => {
            link(session.page, Some(index), session.model.sections[index].name.get(session.language), Some("protocol"))
        }
        None => view! { <span>{name.clone()}</span> " " {absent(session, one.text.clone())} }.into_any(),
    };
    let said = |what: &str| session.page.words.pair(what, &name);
    let (edit, save, remove) = (said(words.edit()), said(words.save()), said(words.remove()));
    let (edited, saved, linked) = (one.clone(), one.clone(), one.text.clone());
    view! {
        <li>
            <span class="what">{shown}</span>
            <span class="deeds">
            {named_action(words.edit(), edit, on(move |_| writing.replace_from(edited.text.clone(), edited.from.clone())))} " "
            {named_action(words.save(), save, on(move |_| {
                download(&format!("{}.toml", saved.id), MEDIA, saved.text.as_bytes());
            }))} " "
            {index.map(|index| named_action(words.link(), said(words.link()), on(move |_| copy_link(session, index, linked.clone(), copied))))} " "
            {named_action(words.remove(), remove, on(move |_| {
                // It stays in the editor, from where it can be added again.
                writing.replace_from(one.text.clone(), one.from.clone());
                let rest: Vec<Kept> = kept().into_iter().filter(|other| other.id != one.id).collect();
                if !writing.refused.get_untracked() && keep(&rest) {
                    show(session, None, Some(&one.id));
                } else {
                    writing.refused.set(true);
                }
            }))}
            </span>
        </li>
    }
    .into_any()
}

/// Why one that is kept is not on the page: another tab has added it since, or it cannot be read.
fn absent(session: Session, text: String) -> AnyView {
    let words = OwnWords::of(session.language);
    let reads: RwSignal<Option<bool>> = RwSignal::new(None);
    if let Some(engine) = Engine::current() {
        leptos::task::spawn_local(async move {
            let _gone = reads.try_set(match read(engine, text, session.language).await {
                Reading::Good(_) => Some(true),
                Reading::Wrong(_) | Reading::Late => Some(false),
                _ => None,
            });
        });
    }
    let said = steady(move || match reads.get() {
        None => ().into_any(),
        Some(true) => {
            view! { <small>{words.elsewhere()}</small> " " {action(words.reload(), on(|_| reload()))} }.into_any()
        }
        Some(false) => view! { <small>{words.unread()}</small> }.into_any(),
    });
    view! { <span>{said}</span> }.into_any()
}

/// Copies a link that brings a protocol with the scenario as it is.
fn copy_link(session: Session, index: usize, text: String, copied: RwSignal<String>) {
    let words = OwnWords::of(session.language);
    let scenario = session.context.with_untracked(|context| context.scenario.clone());
    let link = format!("{}{}", page_address(), session.statement(&scenario, Some(index)));
    let Some(engine) = Engine::current() else { return };
    leptos::task::spawn_local(async move {
        let tell = move |said: &str| {
            let _gone = copied.try_set(said.to_owned());
        };
        match engine.piece_of_own(&text).await {
            None => tell(words.no_link()),
            Some(piece) => copy(&format!("{link}&own={piece}"), move |done| {
                tell(if done { words.copied() } else { words.not_copied() });
            }),
        }
    });
}

/// Loads the page anew, with the protocols that are kept now: at one of them, or where they are listed, then without what the scenario
/// says of one that is gone.
fn show(session: Session, id: Option<&str>, gone: Option<&str>) {
    let scenario = session.context.with_untracked(|context| context.scenario.clone());
    let link = session.statement(&scenario, None);
    let is_of =
        |piece: &str, id: &str| piece.starts_with(&format!("{id}.")) || piece.starts_with(&format!("saw.{id}="));
    let kept = link.split('&').filter(|piece| gone.is_none_or(|id| !is_of(piece, id))).collect::<Vec<_>>().join("&");
    let place = id.map_or_else(|| "&show=own".to_owned(), |id| format!("&view={id}"));
    // What came with a link is shown as that link has it.
    let came = id.zip(brought()).filter(|(id, (one, _))| one.id == **id);
    forget_brought();
    write(&came.map_or_else(|| format!("{kept}{place}"), |(_, (_, fragment))| format!("#{fragment}")), Step::New);
    // A page that is loaded anew begins where it was left.
    scroll_to_top();
    reload();
}
