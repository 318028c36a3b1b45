//! The engine as the page asks it: a worker that is started when it is first needed, and restarted once after a crash.
//! Where no worker can be had, the same program is loaded into the page and computes between two frames.

mod message;
mod own;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Worker};

pub use message::{Files, Request};
use message::{Message, Scheduler, post};

/// How long a worker may take until it says that it is ready.
const START_TIMEOUT: Duration = Duration::from_secs(15);
/// After so many crashes no worker is started any more.
const MOST_CRASHES: u32 = 2;

/// What becomes of a request.
pub enum Event {
    /// How much is done and how much there is in all.
    Progress(f64, f64),
    /// An answer in bytes, and whether it is the last.
    Answer(Vec<u8>, bool),
    /// A workbook.
    Bytes(Vec<u8>),
    /// The request makes no sense: a request error in bytes.
    Refused(Vec<u8>),
    /// What carries it out failed, in the words of the browser.
    Failed(String),
    /// The worker crashed; asking once more starts another one.
    Crashed,
    /// Neither a worker nor the engine in the page could be loaded; asking once more tries again.
    Unloaded,
    /// The server no longer holds the files of this build.
    Outdated,
}

/// Where requests are carried out.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Status {
    /// In the page itself, since no worker could be had.
    pub on_main_thread: bool,
    /// Because the server no longer holds the worker of this build.
    pub outdated: bool,
}

/// A handle to the engine; all are the same.
#[derive(Clone)]
pub struct Engine(Rc<Shared>);

struct Shared {
    files: Files,
    state: RefCell<State>,
    status: ArcRwSignal<Status>,
    on_message: Closure<dyn FnMut(MessageEvent)>,
    on_error: Closure<dyn FnMut(web_sys::Event)>,
    emit: Closure<dyn FnMut(JsValue)>,
}

#[derive(Default)]
struct State {
    host: Host,
    crashes: u32,
    last_id: u32,
    asked: BTreeMap<&'static str, Asked>,
    /// The last job of each slot with its answer: whoever asks it again, as in another language, has it at once.
    answered: BTreeMap<&'static str, (Request, Vec<u8>)>,
}

#[derive(Clone)]
struct Asked {
    id: u32,
    request: Request,
    on_event: Rc<dyn Fn(Event)>,
}

#[derive(Default)]
enum Host {
    #[default]
    None,
    Starting(Worker, Option<TimeoutHandle>),
    Worker(Worker),
    Loading,
    Local(Scheduler),
}

thread_local! {
    static ENGINE: RefCell<Option<Engine>> = const { RefCell::new(None) };
}

impl Engine {
    /// Starts the engine, one for the whole page, before there is anything to ask.
    pub fn prepare(files: Files) {
        ENGINE.with_borrow_mut(|engine| engine.get_or_insert_with(|| Self::new(files)).clone()).start();
    }

    /// The engine, once it was prepared.
    pub fn current() -> Option<Self> {
        ENGINE.with_borrow(Clone::clone)
    }

    fn new(files: Files) -> Self {
        Self(Rc::new_cyclic(|weak: &std::rc::Weak<Shared>| {
            let upgrade = {
                let weak = weak.clone();
                move || weak.upgrade().map(Engine)
            };
            let (message, error, emit) = (upgrade.clone(), upgrade.clone(), upgrade);
            Shared {
                files,
                state: RefCell::default(),
                status: ArcRwSignal::default(),
                on_message: Closure::new(move |event: MessageEvent| {
                    if let Some(engine) = message() {
                        engine.receive(event.data());
                    }
                }),
                on_error: Closure::new(move |event: web_sys::Event| {
                    event.prevent_default();
                    if let Some(engine) = error() {
                        engine.broke();
                    }
                }),
                emit: Closure::new(move |data: JsValue| {
                    if let Some(engine) = emit() {
                        engine.receive(data);
                    }
                }),
            }
        }))
    }

    /// Where requests are carried out.
    pub fn status(&self) -> ArcRwSignal<Status> {
        self.0.status.clone()
    }

    /// Has a request carried out; it replaces what `slot` asked before. `on_event` gets what becomes of it.
    pub fn ask(&self, slot: &'static str, request: Request, on_event: impl Fn(Event) + 'static) {
        let known = self.with(|state| {
            state.asked.remove(slot);
            state.answered.get(slot).filter(|(known, _)| *known == request).map(|(_, answer)| answer.clone())
        });
        if let Some(answer) = known {
            self.send(&Request::Cancel.message(slot, 0));
            return on_event(Event::Answer(answer, true));
        }
        let asked = self.with(|state| {
            state.last_id += 1;
            let asked = Asked { id: state.last_id, request, on_event: Rc::new(on_event) };
            state.asked.insert(slot, asked.clone());
            asked
        });
        if !self.send(&asked.request.message(slot, asked.id)) {
            self.start();
        }
    }

    /// Gives up what `slot` asked.
    pub fn cancel(&self, slot: &'static str) {
        if self.with(|state| state.asked.remove(slot)).is_some() {
            self.send(&Request::Cancel.message(slot, 0));
        }
    }

    /// Tells `done` whether the server holds a newer build than this one.
    pub fn outdated(&self, done: impl FnOnce(bool) + 'static) {
        let engine = self.clone();
        spawn_local(async move { done(engine.0.files.outdated().await.is_ok_and(|outdated| outdated.is_truthy())) });
    }

    /// What is done here calls nobody back, or the state would be borrowed twice.
    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.0.state.borrow_mut())
    }

    /// Hands a message to whoever is ready to take it; returns whether somebody is, or will be.
    fn send(&self, message: &JsValue) -> bool {
        self.with(|state| match &state.host {
            Host::None => false,
            // Told everything once it is ready.
            Host::Starting(..) | Host::Loading => true,
            Host::Worker(worker) => {
                post(worker, message);
                true
            }
            Host::Local(scheduler) => {
                scheduler.receive(message);
                true
            }
        })
    }

    fn send_all(&self) {
        let messages = self.with(|state| {
            state.asked.iter().map(|(slot, asked)| asked.request.message(slot, asked.id)).collect::<Vec<_>>()
        });
        for message in messages {
            self.send(&message);
        }
    }

    fn start(&self) {
        if !self.with(|state| matches!(state.host, Host::None)) {
            return;
        }
        if self.with(|state| state.crashes >= MOST_CRASHES) {
            return self.load();
        }
        match self.0.files.worker() {
            Ok(worker) => {
                worker.set_onmessage(Some(self.0.on_message.as_ref().unchecked_ref()));
                worker.set_onmessageerror(Some(self.0.on_error.as_ref().unchecked_ref()));
                worker.set_onerror(Some(self.0.on_error.as_ref().unchecked_ref()));
                let engine = self.clone();
                let timeout = set_timeout_with_handle(move || engine.fall_back(), START_TIMEOUT).ok();
                self.with(|state| state.host = Host::Starting(worker, timeout));
            }
            Err(_) => self.fall_back(),
        }
    }

    fn stop(&self) {
        match self.with(|state| std::mem::take(&mut state.host)) {
            Host::Starting(worker, timeout) => {
                if let Some(timeout) = timeout {
                    timeout.clear();
                }
                end(&worker);
            }
            Host::Worker(worker) => end(&worker),
            Host::None | Host::Loading | Host::Local(_) => {}
        }
    }

    /// From now on the page computes itself, what was asked already too.
    fn fall_back(&self) {
        self.stop();
        self.with(|state| state.crashes = MOST_CRASHES);
        self.0.status.update(|status| status.on_main_thread = true);
        self.load();
    }

    /// Loads the engine into the page.
    fn load(&self) {
        self.with(|state| state.host = Host::Loading);
        let engine = self.clone();
        spawn_local(async move {
            match engine.0.files.local(&engine.0.emit).await {
                Ok(scheduler) => {
                    engine.with(|state| state.host = Host::Local(scheduler.unchecked_into()));
                    engine.send_all();
                }
                Err(_) => {
                    engine.with(|state| state.host = Host::None);
                    let outdated = engine.notice_newer_build().await;
                    engine.end_all(if outdated { || Event::Outdated } else { || Event::Unloaded });
                }
            }
        });
    }

    /// An error that the worker did not report itself: its script did not load, or it crashed.
    fn broke(&self) {
        if self.with(|state| matches!(state.host, Host::Starting(..))) { self.failed() } else { self.crashed() }
    }

    /// The worker could not be started, perhaps as the server holds a newer build.
    fn failed(&self) {
        self.fall_back();
        let engine = self.clone();
        spawn_local(async move {
            engine.notice_newer_build().await;
        });
    }

    /// Looks whether the server no longer holds the engine of this build.
    async fn notice_newer_build(&self) -> bool {
        let gone = self.0.files.engine_gone().await.is_ok_and(|gone| gone.is_truthy());
        if gone {
            self.0.status.update(|status| status.outdated = true);
        }
        gone
    }

    fn crashed(&self) {
        self.stop();
        let last = self.with(|state| {
            state.crashes += 1;
            state.crashes >= MOST_CRASHES
        });
        if last { self.fall_back() } else { self.end_all(|| Event::Crashed) }
    }

    /// Ends every request in the same way.
    fn end_all(&self, event: fn() -> Event) {
        for asked in self.with(|state| std::mem::take(&mut state.asked)).into_values() {
            (asked.on_event)(event());
        }
    }

    fn receive(&self, data: JsValue) {
        let message = Message::new(data);
        if message.says("ready") {
            let started = self.with(|state| match std::mem::take(&mut state.host) {
                Host::Starting(worker, timeout) => {
                    state.host = Host::Worker(worker);
                    timeout
                }
                other => {
                    state.host = other;
                    None
                }
            });
            if let Some(timeout) = started {
                timeout.clear();
                self.send_all();
            }
        } else if message.says("failed") {
            self.failed();
        } else if message.says("crashed") {
            self.crashed();
        } else {
            self.deliver(&message);
        }
    }

    fn deliver(&self, message: &Message) {
        let (Some(slot), Some(id)) = (message.text("slot"), message.id()) else { return };
        let known =
            self.with(|state| state.asked.get_key_value(slot.as_str()).map(|(slot, asked)| (*slot, asked.clone())));
        let Some((slot, asked)) = known.filter(|(_, asked)| f64::from(asked.id) == id) else { return };
        let done = message.says("done");
        let last = if let Some(error) = message.bytes("refused") {
            Some(Event::Refused(error))
        } else if let Some(error) = message.text("error") {
            Some(Event::Failed(error))
        } else if message.says("outdated") {
            Some(Event::Outdated)
        } else {
            message.bytes("bytes").map(Event::Bytes)
        };
        if done || last.is_some() {
            self.with(|state| state.asked.remove(slot));
        }
        if let Some((done, all)) = message.progress() {
            (asked.on_event)(Event::Progress(done, all));
        }
        if let Some(answer) = message.bytes("answer") {
            if done {
                self.with(|state| state.answered.insert(slot, (asked.request.clone(), answer.clone())));
            }
            (asked.on_event)(Event::Answer(answer, done));
        }
        if let Some(event) = last {
            (asked.on_event)(event);
        }
    }
}

/// Terminates a worker; what it still had to say would be taken for messages of the next one.
fn end(worker: &Worker) {
    worker.set_onmessage(None);
    worker.set_onmessageerror(None);
    worker.set_onerror(None);
    worker.terminate();
}
