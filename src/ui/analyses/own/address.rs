//! A file from an address. Whom that asks is said before, and nobody is asked until the reader agrees; what comes is put into the editor
//! and read like anything that stands there.

use leptos::prelude::*;
use leptos::task::spawn_local;
use takerate_view_model::foreign_file::{NotAFile, text_of};
use takerate_words::OwnWords;

use super::reading::bytes_of;
use crate::boxed::{flag, on, text as live};
use crate::browser::target::{Target, target};
use crate::engine::Engine;
use crate::ui::analyses::session::Session;
use crate::ui::parts::action;
use crate::ui::steady::steady;

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Step {
    /// Nobody is asked.
    #[default]
    Before,
    /// What is written is no address that can be asked, or there is no file there.
    Failed(String),
    /// The reader is told who would be asked.
    Told(Target),
    /// It is being asked; the number tells an answer from an older one.
    Asking(Target, u32),
    /// The file stands in the editor.
    Here(String),
}

/// Handles to it; copied freely.
#[derive(Clone, Copy)]
struct Question {
    words: OwnWords,
    written: RwSignal<String>,
    step: RwSignal<Step>,
    number: StoredValue<u32>,
}

/// The field for an address. `take` puts a text into the editor, with the address from which it came, or says why not.
pub fn address(
    session: Session,
    take: impl Fn(String, String) -> Result<(), String> + Copy + Send + Sync + 'static,
) -> AnyView {
    let words = OwnWords::of(session.language);
    let question = Question {
        words,
        written: RwSignal::new(String::new()),
        step: RwSignal::new(Step::Before),
        number: StoredValue::new(0),
    };
    let submit = on(move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        question.tell();
    });
    let typed = on(move |event: leptos::ev::Event| {
        question.give_up();
        question.written.set(event_target_value(&event));
        question.step.set(Step::Before);
    });
    let told = steady(move || match question.step.get() {
        Step::Told(target) => {
            let (agree, ask) = (words.agree(&target.host), target.clone());
            view! {
                <div class="notice own" role="status">
                    <p>{words.asked(&target.host)}</p>
                    <p><code>{target.href}</code></p>
                    <p class="actions">
                        <button type="button" class="action" on:click=on(move |_| question.ask(ask.clone(), take))>{agree}</button>
                        {action(words.decline(), on(move |_| question.step.set(Step::Before)))}
                    </p>
                </div>
            }
            .into_any()
        }
        Step::Asking(target, _) => view! {
            <p class="notice own" role="status">{words.asking(&target.host)} " " {action(words.stop(), on(move |_| {
                question.give_up();
                question.step.set(Step::Before);
            }))}</p>
        }
        .into_any(),
        Step::Failed(why) => view! { <p class="notice" role="alert">{why}</p> }.into_any(),
        Step::Here(host) => view! { <p class="said" role="status">{words.arrived(&host)}</p> }.into_any(),
        Step::Before => ().into_any(),
    });
    on_cleanup(move || question.give_up());
    view! {
        <details class="figures from-address">
            <summary>{words.from_address()}</summary>
            <form class="controls" novalidate on:submit=submit>
                <label class="setting long">
                    <span>{words.address()}</span>
                    <span class="field"><input type="url" inputmode="url" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder="https://" dir="ltr" prop:value=live(move || question.written.get()) on:input=typed/></span>
                </label>
                <button type="submit" class="action" disabled=flag(move || question.written.with(|written| written.trim().is_empty()))>{words.fetch()}</button>
            </form>
            <div>{told}</div>
        </details>
    }
    .into_any()
}

impl Question {
    /// Tells the reader whom the address would ask.
    fn tell(self) {
        self.give_up();
        let target = self.written.with_untracked(|written| target(written));
        self.step.set(target.map_or_else(|| Step::Failed(self.words.no_address().to_owned()), Step::Told));
    }

    /// Drops what was asked last.
    fn give_up(self) {
        let is_asking = self.step.try_with_untracked(|step| matches!(step, Step::Asking(..))) == Some(true);
        if let Some(engine) = Engine::current().filter(|_| is_asking) {
            engine.stop_asking();
        }
        self.number.try_update_value(|number| *number += 1);
    }

    /// Asks, as the reader has agreed to.
    fn ask(self, target: Target, take: impl Fn(String, String) -> Result<(), String> + 'static) {
        let Some(engine) = Engine::current() else { return };
        let number = self.number.try_update_value(|number| {
            *number += 1;
            *number
        });
        let Some(number) = number else { return };
        self.step.set(Step::Asking(target.clone(), number));
        spawn_local(async move {
            let answer = engine.ask_address(&target.href).await.unwrap_or_default();
            if self.number.try_get_value() != Some(number) {
                return;
            }
            let text = bytes_of(&answer).map_err(|(failed, status)| self.failure(&failed, status, &target.host));
            let text = text.and_then(|bytes| {
                text_of(bytes).map_err(|why| match why {
                    NotAFile::Document => self.words.is_document().to_owned(),
                    NotAFile::NoText => self.words.no_text().to_owned(),
                })
            });
            self.step.set(match text.and_then(|text| take(text, target.href)) {
                Ok(()) => Step::Here(target.host),
                Err(why) => Step::Failed(why),
            });
        });
    }

    /// Why there is no file, in the words of `own-address.js`, and what to do.
    fn failure(self, failed: &str, status: u16, host: &str) -> String {
        let words = self.words;
        match failed {
            "offline" => words.offline().to_owned(),
            "unloaded" => words.not_loaded().to_owned(),
            "elsewhere" => words.leads_elsewhere().to_owned(),
            "status" if status == 404 || status == 410 => words.not_there(host),
            "status" => words.answered(host, &status.to_string()),
            "document" => words.is_document().to_owned(),
            "long" => words.longer().to_owned(),
            "late" => words.too_late(host),
            _ => words.unreached(host),
        }
    }
}
