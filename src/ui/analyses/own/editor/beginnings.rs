//! What a file can begin with: a template, a copy of one of the report's, a file of the reader's.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

use super::{Draft, MOST};
use crate::boxed::{on, view};
use crate::browser::files::read_file;
use crate::engine::Engine;
use crate::ui::analyses::own::reading::{beginnings, called};

impl Draft {
    /// What a protocol can begin with.
    pub(super) fn choices(self) -> AnyView {
        let words = self.words();
        let known: RwSignal<Vec<(String, String)>> = RwSignal::new(Vec::new());
        let load = move || {
            if let Some(engine) = Engine::current() {
                leptos::task::spawn_local(async move {
                    let _gone = known.try_set(beginnings(engine).await);
                });
            }
        };
        load();
        let name = move |id: &str, text: &str| {
            let section = self.session.model.sections.iter().find(|section| section.id == id);
            section.map_or_else(
                || words.template(called(text, self.session.language)),
                |section| words.copy_of(section.name.get(self.session.language)),
            )
        };
        let choose = move |event: leptos::ev::Event| {
            let chosen: Option<usize> = event_target_value(&event).parse().ok();
            let text = chosen.and_then(|chosen| known.with_untracked(|known| known.get(chosen).cloned()));
            if let Some((_, text)) = text {
                self.writing.replace(text);
            }
            // The same again is another choice.
            if let Some(select) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok())
            {
                select.set_selected_index(0);
            }
        };
        view! {
            <label class="setting">
                <span>{words.begin()}</span>
                <select on:change=on(choose) on:focus=on(move |_| {
                    // Where they could not be loaded before.
                    if known.with_untracked(Vec::is_empty) {
                        load();
                    }
                })>
                    <option value="">{words.choose()}</option>
                    {view(move || {
                        let options = known.get().into_iter().enumerate();
                        options.map(|(index, (id, text))| view! { <option value=index.to_string()>{name(&id, &text)}</option> }).collect_view().into_any()
                    })}
                </select>
            </label>
        }
        .into_any()
    }

    /// A file of the reader's.
    pub(super) fn files(self) -> AnyView {
        let words = self.words();
        let take = move |file: File| {
            leptos::task::spawn_local(async move {
                // One byte more than is read tells that the file is too long.
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // The size of a file.
                let size = file.size() as usize;
                let bytes = read_file(&file, u32::try_from(MOST + 1).unwrap_or(u32::MAX)).await;
                let wrong = match bytes.map(String::from_utf8) {
                    Some(Ok(text)) if size <= MOST => match self.refusal(&text) {
                        None => return self.writing.replace(text),
                        Some(why) => why,
                    },
                    _ if size > MOST => self.too_long(size),
                    _ => words.unreadable().to_owned(),
                };
                let _gone = self.wrong.try_set(wrong);
            });
        };
        let choose = move |event: leptos::ev::Event| {
            let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
                return;
            };
            if let Some(file) = field.files().and_then(|files| files.get(0)) {
                take(file);
            }
            // The same file again is another choice.
            field.set_value("");
        };
        view! {
            <label class="setting">
                // The browser names its own button in its own language.
                <input class="hidden" type="file" accept=".toml,application/toml,text/plain" on:change=on(choose)/>
                <span class="action">{words.open()}</span>
            </label>
        }
        .into_any()
    }
}
