//! The file of a protocol that is being written: read while it is typed, each mistake with its line, and its statement beneath.

mod beginnings;

use std::time::Duration;

use leptos::prelude::*;
use takerate_core::{Model, Scenario};
use takerate_view_model::compare::{Column, results};
use takerate_words::OwnWords;
use web_sys::HtmlTextAreaElement;

use super::address::address;
use super::offers::{LIST, Offering};
use super::reading::{Mistake, Reading, read};
use super::show;
use super::writing::Writing;
use crate::boxed::{Handler, attribute, effect, flag, memo, on, text as live};
use crate::browser::protocols::{Kept, brought, keep, kept};
use crate::browser::target::target;
use crate::engine::Engine;
use crate::ui::analyses::session::Session;
use crate::ui::parts::{action, live_paragraph};
use crate::ui::steady::steady;

/// How long a reader pauses before what they typed is read.
const PAUSE: Duration = Duration::from_millis(300);
/// Bytes of a file; `crates/definition` refuses more.
const MOST: usize = 200_000;
/// Lines that a browser pastes quickly.
const PASTED_LINES: usize = 200;
/// Protocols that are added; `crates/definition` refuses more.
const MOST_PROTOCOLS: usize = 12;
/// Lines of a file: of ten times as many a browser takes minutes to lay out a field.
const MOST_LINES: usize = 5_000;

/// Handles to what is written; copied freely.
#[derive(Clone, Copy)]
struct Draft {
    session: Session,
    writing: Writing,
    /// What it comes to.
    reading: RwSignal<Reading>,
    /// Why a file was not opened.
    wrong: RwSignal<String>,
    field: NodeRef<leptos::html::Textarea>,
    offering: Offering,
}

pub fn editor(session: Session, writing: Writing) -> AnyView {
    let words = OwnWords::of(session.language);
    let field = NodeRef::new();
    let offering = Offering::new(session, field);
    let draft = Draft {
        session,
        writing,
        reading: RwSignal::new(Reading::default()),
        wrong: RwSignal::new(String::new()),
        field,
        offering,
    };
    draft.follow();
    let typed = move |event: leptos::ev::Event| {
        writing.type_text(event_target_value(&event));
        offering.typed(&event);
    };
    let name = memo(move || draft.name().unwrap_or_default());
    let is_there = memo(move || {
        let id = draft.reading.with(own_id);
        id.is_some_and(|id| kept().iter().any(|one| one.id == id))
    });
    let label = move || if is_there.get() { words.update() } else { words.add() };
    view! {
        <div class="own-editor">
            <div class="controls">
                {draft.choices()}
                {draft.files()}
                <button type="button" class="action" hidden=flag(move || writing.before.with(Vec::is_empty)) on:click=on(move |_| writing.back())>{words.back()}</button>
            </div>
            {address(session, move |text, from| draft.receive(text, from))}
            <p class="notice own" hidden=flag(move || writing.from.with(String::is_empty)) prop:textContent=live(move || draft.came())></p>
            <p class="notice" role="alert" hidden=flag(move || draft.wrong.with(String::is_empty)) prop:textContent=live(move || draft.wrong.get())></p>
            <div class="own-field">
                <label class="setting">
                    <span>{words.file()}</span>
                    <textarea
                        class="code"
                        node_ref=field
                        rows="22"
                        wrap="off"
                        spellcheck="false"
                        autocapitalize="off"
                        autocomplete="off"
                        dir="ltr"
                        aria-autocomplete="list"
                        aria-controls=LIST
                        aria-describedby="own-hint"
                        aria-activedescendant=attribute(offering.active())
                        prop:value=live(move || writing.text.get())
                        on:input=on(typed)
                        on:compositionend=on(move |_| offering.look(false))
                        on:keydown=on(move |event: leptos::ev::KeyboardEvent| offering.key(&event))
                        on:pointerdown=on(move |_| offering.close())
                        on:blur=on(move |_| offering.close())
                        on:scroll=on(move |_| offering.follow())
                        on:paste=on(move |event: web_sys::ClipboardEvent| draft.pasted(&event))
                    ></textarea>
                </label>
                {offering.list()}
            </div>
            <p class="note" id="own-hint">{words.hint()}</p>
            <p class="said" role="status" prop:textContent=live(move || draft.said())></p>
            <p class="notice" role="status" hidden=flag(move || !(is_there.get() && brought().is_some()))>{words.replaces()}</p>
            {draft.mistakes()}
            <p class="actions">
                <button type="button" class="action" disabled=flag(move || draft.name().is_none()) on:click=on(move |_| draft.add()) prop:textContent=live(move || label().to_owned())></button>
            </p>
            {live_paragraph("note preview-title", live(move || match name.get() {
                name if name.is_empty() => name,
                name => words.preview(&name),
            }))}
            <div class="preview" inner_html=live(move || draft.preview())></div>
        </div>
    }
    .into_any()
}

/// The id of the protocol that a file adds; `None` where it has mistakes.
fn own_id(reading: &Reading) -> Option<String> {
    match reading {
        Reading::Good(model) => model.sections.iter().find(|section| section.own).map(|section| section.id.clone()),
        _ => None,
    }
}

impl Draft {
    fn words(&self) -> OwnWords {
        OwnWords::of(self.session.language)
    }

    /// Reads what is written, a moment after it was written.
    fn follow(self) {
        let turn = StoredValue::new(0_u32);
        effect(move || {
            let text = self.writing.text.get();
            turn.update_value(|turn| *turn += 1);
            let own = turn.get_value();
            if text.trim().is_empty() {
                return self.reading.set(Reading::Empty);
            }
            self.reading.update(|reading| {
                if !matches!(reading, Reading::Good(_) | Reading::Wrong(_)) {
                    *reading = Reading::Running;
                }
            });
            let read_it = move || {
                if turn.try_get_value() != Some(own) {
                    return;
                }
                self.wrong.set(String::new());
                if let Some(message) = self.refusal(&text) {
                    return self.reading.set(Reading::Wrong(vec![Mistake { line: None, message }]));
                }
                let Some(engine) = Engine::current() else { return self.reading.set(Reading::Failed) };
                leptos::task::spawn_local(async move {
                    let next = read(engine, text, self.session.language).await;
                    if turn.try_get_value() == Some(own) {
                        if let (Reading::Good(model), Some(id)) = (&next, own_id(&next)) {
                            self.offering.know(model, &id);
                        }
                        self.reading.set(next);
                    }
                });
            };
            set_timeout(read_it, PAUSE);
        });
    }

    fn too_long(&self, size: usize) -> String {
        self.words().too_long(&size.to_string(), &MOST.to_string())
    }

    /// Why a text is not taken; `None` where it is.
    fn refusal(&self, text: &str) -> Option<String> {
        let lines = text.split('\n').count();
        let too_many = || self.words().too_many_lines(&lines.to_string(), &MOST_LINES.to_string());
        (text.len() > MOST).then(|| self.too_long(text.len())).or_else(|| (lines > MOST_LINES).then(too_many))
    }

    /// What is pasted is looked at before the field has it. Many lines are put there at once: pasting a thousand takes a browser
    /// seconds, four thousand a minute.
    fn pasted(self, event: &web_sys::ClipboardEvent) {
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        let text = text.replace("\r\n", "\n");
        if let Some(why) = self.refusal(&text) {
            event.prevent_default();
            return self.wrong.set(why);
        }
        let Some(field) = self.field.get_untracked().filter(|_| text.split('\n').count() > PASTED_LINES) else {
            return;
        };
        event.prevent_default();
        let place = |place: Result<Option<u32>, _>| place.ok().flatten().unwrap_or_default() as usize;
        let (begin, end) = (place(field.selection_start()), place(field.selection_end()));
        let units: Vec<u16> = field.value().encode_utf16().collect();
        let part = |range: Option<&[u16]>| String::from_utf16_lossy(range.unwrap_or_default());
        let from = self.writing.from.get_untracked();
        self.writing.replace_from(part(units.get(..begin)) + &text + &part(units.get(end..)), from);
    }

    /// Takes a text that another host has sent, as what is written from now on.
    fn receive(self, text: String, from: String) -> Result<(), String> {
        if let Some(why) = self.refusal(&text) {
            return Err(why);
        }
        self.writing.replace_from(text, from);
        Ok(())
    }

    /// From where what is written came.
    fn came(self) -> String {
        let from = self.writing.from.get();
        target(&from).map(|target| self.words().from(&target.host, &from)).unwrap_or_default()
    }

    /// The name of the protocol, once its file can be added.
    fn name(&self) -> Option<String> {
        self.reading.with(|reading| match reading {
            Reading::Good(model) => {
                let own = model.sections.iter().find(|section| section.own)?;
                Some(own.name.get(self.session.language).to_owned())
            }
            _ => None,
        })
    }

    /// What is said of the file.
    fn said(&self) -> String {
        let words = self.words();
        self.reading.with(|reading| match reading {
            Reading::Empty => words.empty().to_owned(),
            Reading::Running => words.reading().to_owned(),
            Reading::Good(_) => self.name().map(|name| words.good(&name)).unwrap_or_default(),
            Reading::Wrong(mistakes) => words.mistakes(mistakes.len()),
            Reading::Late => words.late().to_owned(),
            Reading::Failed => words.failed().to_owned(),
        })
    }

    /// What is wrong, each with a button that leads to its line; and a way to try again what could not be loaded.
    fn mistakes(self) -> AnyView {
        let words = self.words();
        let row = move |Mistake { line, message }: Mistake| {
            let way = line.map(|line| action_at(words.at(&line.to_string()), on(move |_| self.go_to(line))));
            view! { <li>{way} " " <span>{message}</span></li> }
        };
        steady(move || match self.reading.get() {
            Reading::Wrong(mistakes) => {
                view! { <ol class="mistakes">{mistakes.into_iter().map(row).collect_view()}</ol> }.into_any()
            }
            Reading::Failed => action(words.retry(), on(move |_| self.writing.text.update(|_| {}))),
            _ => ().into_any(),
        })
        .into_any()
    }

    /// Moves the caret to a line, and the line into sight.
    fn go_to(self, line: usize) {
        let Some(field) = self.field.get_untracked() else { return };
        let field: &HtmlTextAreaElement = &field;
        let text = field.value();
        let lines = || text.split('\n').map(|line| line.encode_utf16().count() + 1);
        let begin: usize = lines().take(line - 1).sum();
        let length = lines().nth(line - 1).unwrap_or(1) - 1;
        let at = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let _refused = field.set_selection_range(at(begin), at(begin + length));
        let _refused = field.focus();
        let (height, all) = (field.scroll_height(), i32::try_from(lines().count()).unwrap_or(i32::MAX));
        let above = i32::try_from(line.saturating_sub(4)).unwrap_or_default();
        field.set_scroll_top(height / all.max(1) * above);
    }

    /// The statement of the protocol in every preset, as HTML.
    fn preview(&self) -> String {
        let language = self.session.language;
        self.reading.with(|reading| match reading {
            Reading::Good(model) => {
                let section = model.sections.iter().position(|section| section.own);
                results(model, &presets(model, |name| name.get(language).to_owned()), section, language).html()
            }
            _ => String::new(),
        })
    }

    /// Puts the protocol on the page. One of its id goes; what a link has brought leaves its file in the editor.
    fn add(self) {
        let Some(id) = self.reading.with_untracked(own_id) else { return };
        let (text, from) = (self.writing.text.get_untracked(), self.writing.from.get_untracked());
        let mut all = kept();
        match all.iter().position(|one| one.id == id) {
            Some(place) => {
                let next = Kept { id: id.clone(), text, from };
                let Kept { text, from, .. } = std::mem::replace(&mut all[place], next);
                if brought().is_some() {
                    self.writing.replace_from(text, from);
                }
            }
            None if all.len() >= MOST_PROTOCOLS => {
                return self.wrong.set(self.words().too_many(&MOST_PROTOCOLS.to_string()));
            }
            None => all.push(Kept { id: id.clone(), text, from }),
        }
        if keep(&all) {
            show(self.session, Some(&id), None);
        } else {
            self.writing.refused.set(true);
        }
    }
}

/// A button that leads to a line.
fn action_at(label: String, go: Handler<leptos::ev::MouseEvent>) -> AnyView {
    view! { <button type="button" class="action" on:click=go>{label}</button> }.into_any()
}

/// The presets of a model side by side.
fn presets(model: &Model, name: impl Fn(&takerate_core::Text) -> String) -> Vec<Column> {
    let column = |id| Column { name: name(&model.preset(id).name), scenario: Scenario::preset(id) };
    model.preset_ids().map(column).collect()
}
