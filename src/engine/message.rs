//! What page and engine send each other; `scheduler.js` says what each part means.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::Worker;

#[wasm_bindgen]
extern "C" {
    /// Where the engine's files are (`parts.js`).
    pub type Files;

    /// Starts a worker.
    #[wasm_bindgen(method, catch)]
    pub fn worker(this: &Files) -> Result<Worker, JsValue>;

    /// Loads the engine into the page; `emit` gets its messages. Returns a [`Scheduler`].
    #[wasm_bindgen(method, catch)]
    pub async fn local(this: &Files, emit: &Closure<dyn FnMut(JsValue)>) -> Result<JsValue, JsValue>;

    /// Reads the files of a reader's protocols (`own.js`).
    #[wasm_bindgen(method, catch)]
    pub async fn read(this: &Files, texts: &Array, language: &str) -> Result<JsValue, JsValue>;

    /// Such a file as a piece of a link; nothing where it is too large for one.
    #[wasm_bindgen(method, catch)]
    pub async fn piece(this: &Files, text: &str) -> Result<JsValue, JsValue>;

    /// Asks an address for such a file (`own-address.js`).
    #[wasm_bindgen(method, catch)]
    pub async fn ask(this: &Files, address: &str) -> Result<JsValue, JsValue>;

    /// Gives up what was asked last.
    #[wasm_bindgen(method, catch)]
    pub async fn stop(this: &Files) -> Result<JsValue, JsValue>;

    /// What such a protocol can begin with.
    #[wasm_bindgen(method, catch)]
    pub async fn beginnings(this: &Files) -> Result<JsValue, JsValue>;

    /// Whether the server holds a newer build than this one, as a boolean.
    #[wasm_bindgen(method, catch)]
    pub async fn outdated(this: &Files) -> Result<JsValue, JsValue>;

    /// Whether it no longer holds what the engine is made of, as a boolean.
    #[wasm_bindgen(method, catch, js_name = engineGone)]
    pub async fn engine_gone(this: &Files) -> Result<JsValue, JsValue>;

    /// The engine in the page (`scheduler.js`).
    pub type Scheduler;

    /// Takes a request.
    #[wasm_bindgen(method)]
    pub fn receive(this: &Scheduler, message: &JsValue);
}

/// A message of the engine. What is not of the expected type counts as missing.
pub struct Message(JsValue);

impl Message {
    pub fn new(data: JsValue) -> Self {
        Self(data)
    }

    fn get(&self, key: &str) -> JsValue {
        Reflect::get(&self.0, &key.into()).unwrap_or_default()
    }

    /// A text: `slot` or `error`.
    pub fn text(&self, key: &str) -> Option<String> {
        self.get(key).as_string()
    }

    /// Whether it says `ready`, `failed`, `crashed`, `done` or `outdated`.
    pub fn says(&self, key: &str) -> bool {
        self.get(key).as_bool() == Some(true)
    }

    /// Which request it is about.
    pub fn id(&self) -> Option<f64> {
        self.get("id").as_f64()
    }

    /// How much is done and how much there is in all.
    pub fn progress(&self) -> Option<(f64, f64)> {
        let progress: Array = self.get("progress").dyn_into().ok()?;
        Some((progress.get(0).as_f64()?, progress.get(1).as_f64()?))
    }

    /// Bytes: an `answer`, why a job is `refused`, or the `bytes` of a workbook.
    pub fn bytes(&self, key: &str) -> Option<Vec<u8>> {
        self.get(key).dyn_into().ok().map(|bytes: Uint8Array| bytes.to_vec())
    }
}

/// What is asked of the engine.
#[derive(Clone, PartialEq, Eq)]
pub enum Request {
    /// An analysis, in bytes.
    Job(Vec<u8>),
    /// A workbook, in bytes.
    Workbook(Vec<u8>),
    /// That it gives up what was asked before.
    Cancel,
}

impl Request {
    /// The message that asks it for a slot.
    pub fn message(&self, slot: &str, id: u32) -> JsValue {
        let message = Object::new();
        let bytes = |bytes: &[u8]| Uint8Array::from(bytes).into();
        let set = |key: &str, value: JsValue| {
            let _plain_object = Reflect::set(&message, &key.into(), &value);
        };
        set("slot", slot.into());
        set("id", id.into());
        match self {
            Self::Job(job) => set("job", bytes(job)),
            Self::Workbook(request) => set("workbook", bytes(request)),
            Self::Cancel => {}
        }
        message.into()
    }
}

/// Posts a message to a worker.
pub fn post(worker: &Worker, message: &JsValue) {
    let _cloned = worker.post_message(message);
}
