//! What is offered at the caret while a file is written: a list that keys and fingers choose from. The field keeps the focus.

use leptos::ev::{Event, KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use takerate_core::Model;
use takerate_view_model::completion::{Offer, Offers, Vocabulary, offers};
use takerate_words::OwnWords;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};

use crate::boxed::{attribute, flag, memo, on, text as live, view};
use crate::browser::caret::{caret, is_typing, line_height, put};
use crate::browser::document::element;
use crate::ui::analyses::session::Session;

/// The id of the list, with which those of its entries begin.
pub const LIST: &str = "own-offers";

/// Handles to what is offered; copied freely.
#[derive(Clone, Copy)]
pub struct Offering {
    session: Session,
    field: NodeRef<leptos::html::Textarea>,
    known: StoredValue<Option<Vocabulary>>,
    found: RwSignal<Option<Offers>>,
    /// Which of them is chosen.
    chosen: RwSignal<Option<usize>>,
    /// Where the list is, as properties for the style.
    place: RwSignal<(String, bool)>,
}

impl Offering {
    pub fn new(session: Session, field: NodeRef<leptos::html::Textarea>) -> Self {
        Self {
            session,
            field,
            known: StoredValue::new(None),
            found: RwSignal::new(None),
            chosen: RwSignal::new(None),
            place: RwSignal::default(),
        }
    }

    /// Takes the names of the last model that could be read.
    pub fn know(&self, model: &Model, own: &str) {
        self.known.set_value(Some(Vocabulary::of(model, Some(own), self.session.language)));
    }

    /// What was typed in the field.
    pub fn typed(&self, event: &Event) {
        if is_typing(event) { self.look(false) } else { self.close() }
    }

    pub fn close(&self) {
        if self.found.try_with_untracked(Option::is_some) == Some(true) {
            self.found.set(None);
            self.chosen.set(None);
        }
    }

    /// Looks what can stand at the caret; `asked` where the reader wants to see all of it.
    pub fn look(&self, asked: bool) {
        let Some(field) = self.field.get_untracked() else { return };
        let Some(caret) = caret(&field) else { return self.close() };
        if self.known.with_value(Option::is_none) {
            self.known.set_value(Some(Vocabulary::of(self.session.model, None, self.session.language)));
        }
        let text = field.value();
        let next =
            self.known.with_value(|known| offers(&text, caret as usize, asked, known.as_ref()?, self.session.language));
        let Some(next) = next else { return self.close() };
        self.chosen.set(next.begun.then_some(0));
        self.lay(&field, &text, caret as usize);
        self.found.set(Some(next));
    }

    /// Puts the list where the caret is now.
    pub fn follow(&self) {
        let Some(field) = self.field.get_untracked().filter(|_| self.found.with_untracked(Option::is_some)) else {
            return;
        };
        if let Some(caret) = caret(&field) {
            self.lay(&field, &field.value(), caret as usize);
        }
    }

    fn lay(&self, field: &HtmlTextAreaElement, text: &str, caret: usize) {
        let units: Vec<u16> = text.encode_utf16().take(caret).collect();
        let before = String::from_utf16_lossy(&units);
        let line = before.rsplit('\n').next().unwrap_or_default();
        // A Chinese letter is as wide as two others.
        let column: usize = line.chars().map(|letter| if u32::from(letter) < 0x1100 { 1 } else { 2 }).sum();
        let row = before.matches('\n').count();
        let (top, left) = (field.scroll_top(), field.scroll_left());
        #[allow(clippy::cast_precision_loss)] // Lines of a file.
        let below = line_height(field).unwrap_or_default() * (row + 1) as f64 - f64::from(top);
        let field_top = field.offset_top();
        let style = format!("--row:{row};--column:{column};--down:{}px;--left:{left}px", field_top - top);
        self.place.set((style, below > f64::from(field.client_height()) / 2.0));
    }

    /// What a key does while something is offered, or to have it offered; it is then the list's alone.
    pub fn key(&self, event: &KeyboardEvent) {
        if event.is_composing() {
            return;
        }
        let key = event.key();
        let (down, up) = (key == "ArrowDown", key == "ArrowUp");
        if (event.ctrl_key() && key == " ") || (event.alt_key() && down) {
            event.prevent_default();
            return self.look(true);
        }
        let Some(count) = self.found.with_untracked(|found| found.as_ref().map(|found| found.all.len())) else {
            return;
        };
        let chosen = self.chosen.get_untracked();
        // What is typed with them closes or changes the list by itself.
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
            return;
        }
        match (key.as_str(), chosen) {
            ("ArrowDown" | "ArrowUp", _) => {
                let next = chosen
                    .map_or(if up { count - 1 } else { 0 }, |chosen| (chosen + if up { count - 1 } else { 1 }) % count);
                self.chosen.set(Some(next));
                show(next);
            }
            ("Enter" | "Tab", Some(chosen)) => self.take(chosen),
            ("Escape", _) => self.close(),
            ("Tab" | "ArrowLeft" | "ArrowRight" | "Home" | "End" | "PageUp" | "PageDown", _) => return self.close(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    /// Puts what is offered into the field.
    fn take(&self, index: usize) {
        let Some(field) = self.field.get_untracked() else { return };
        let taken = self.found.with_untracked(|found| {
            let found = found.as_ref()?;
            Some((found.typed, found.all.get(index)?.clone()))
        });
        let Some((typed, Offer { text, back, .. })) = taken else { return };
        let units = |count: usize| u32::try_from(count).unwrap_or_default();
        put(&field, units(typed), &text, units(back));
        // Within the quotation marks of a key stands the next thing to choose.
        if back > 0 { self.look(false) } else { self.close() }
    }

    /// The id of the chosen entry, for the field.
    pub fn active(self) -> impl FnMut() -> Option<String> + Send + 'static {
        move || self.chosen.get().map(entry_id)
    }

    /// The list, and what is said of it to those who do not see it.
    pub fn list(self) -> AnyView {
        let words = OwnWords::of(self.session.language);
        let count = memo(move || self.found.with(|found| found.as_ref().map_or(0, |found| found.all.len())));
        let entries = view(move || {
            let all = self.found.with(|found| found.as_ref().map(|found| found.all.clone()).unwrap_or_default());
            all.into_iter().enumerate().map(|(index, offer)| self.entry(index, offer)).collect_view().into_any()
        });
        view! {
            <ul
                class="offers"
                id=LIST
                role="listbox"
                // What scrolls can be reached; the field closes the list before its focus goes there.
                tabindex="0"
                aria-label=words.offers()
                hidden=flag(move || count.get() == 0)
                style=live(move || self.place.with(|place| place.0.clone()))
                class:above=flag(move || self.place.with(|place| place.1))
                // The field keeps the focus.
                on:pointerdown=on(|event: web_sys::PointerEvent| event.prevent_default())
                on:mousedown=on(|event: MouseEvent| event.prevent_default())
            >
                {entries}
            </ul>
            <p class="announced" role="status" prop:textContent=live(move || match count.get() {
                0 => String::new(),
                count => words.offered(count),
            })></p>
        }
        .into_any()
    }

    fn entry(self, index: usize, Offer { text, name, unit, .. }: Offer) -> AnyView {
        let said = (!name.is_empty()).then(|| view! { " " <span>{name}</span> });
        let unit = (!unit.is_empty()).then(|| view! { " " <small>{unit}</small> });
        let selected = attribute(move || Some((self.chosen.get() == Some(index)).to_string()));
        view! {
            <li id=entry_id(index) role="option" aria-selected=selected on:click=on(move |_| self.take(index))>
                <code>{text}</code>{said}{unit}
            </li>
        }
        .into_any()
    }
}

fn entry_id(index: usize) -> String {
    format!("{LIST}-{index}")
}

/// Brings an entry into sight within its list.
fn show(index: usize) {
    let Some(entry) = element(&entry_id(index)) else { return };
    let Some(list) = entry.parent_element().and_then(|list| list.dyn_into::<HtmlElement>().ok()) else { return };
    let (top, height) = (entry.offset_top(), entry.offset_height());
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if top + height > list.scroll_top() + list.client_height() {
        list.set_scroll_top(top + height - list.client_height());
    }
}
