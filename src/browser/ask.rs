//! A question to another site, which a reader has chosen to ask. Nothing else of the page leaves its own.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use gloo_net::http::Request;
use js_sys::{Reflect, Uint8Array};
use leptos::prelude::set_timeout_with_handle;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStream, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials,
    RequestRedirect,
};

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// The reader gave it up.
    Cancelled,
    /// It took too long.
    Late,
    /// The browser knows of no connection.
    Offline,
    /// Nobody answered, or somebody who may not be asked: browsers do not say more.
    Unreached,
    /// The answer is an error of this status.
    Status(u16),
    /// It is longer than anybody wants to read.
    TooLong,
}

/// A question that can be given up.
#[derive(Clone)]
pub struct Question {
    controller: AbortController,
    late: Rc<Cell<bool>>,
}

impl Question {
    /// `None` where the browser cannot give up a request.
    pub fn new() -> Option<Self> {
        Some(Self { controller: AbortController::new().ok()?, late: Rc::default() })
    }

    /// Gives it up.
    pub fn cancel(&self) {
        self.controller.abort();
    }

    /// The answer of an address: at most so many bytes, within so long. Neither cookies nor the page's address go with it, and
    /// it goes nowhere else.
    ///
    /// # Errors
    /// Why there is no answer; what has come of it is dropped.
    pub async fn ask(&self, address: &str, most: usize, patience: Duration) -> Result<Vec<u8>, NoAnswer> {
        let (controller, late) = (self.controller.clone(), Rc::clone(&self.late));
        let end = move || {
            late.set(true);
            controller.abort();
        };
        let timer = set_timeout_with_handle(end, patience).ok();
        let answer = self.answer(address, most).await;
        if let Some(timer) = timer {
            timer.clear();
        }
        // What is still to come of an answer that is not wanted.
        if answer.is_err() {
            self.controller.abort();
        }
        answer
    }

    async fn answer(&self, address: &str, most: usize) -> Result<Vec<u8>, NoAnswer> {
        let request = Request::get(address)
            .credentials(RequestCredentials::Omit)
            .referrer_policy(ReferrerPolicy::NoReferrer)
            .cache(RequestCache::NoStore)
            .redirect(RequestRedirect::Error)
            .abort_signal(Some(&self.controller.signal()));
        let response = request.send().await.map_err(|_| self.why())?;
        if !response.ok() {
            return Err(NoAnswer::Status(response.status()));
        }
        match response.body() {
            Some(body) => self.read(&body, most).await,
            None => Ok(Vec::new()),
        }
    }

    /// Reads an answer piece by piece, so that a long one is not fetched to its end.
    async fn read(&self, body: &ReadableStream, most: usize) -> Result<Vec<u8>, NoAnswer> {
        let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
        let mut bytes = Vec::new();
        loop {
            let piece = JsFuture::from(reader.read()).await.map_err(|_| self.why())?;
            let part = |name: &str| Reflect::get(&piece, &JsValue::from_str(name)).map_err(|_| self.why());
            if part("done")?.is_truthy() {
                return Ok(bytes);
            }
            bytes.extend(part("value")?.unchecked_into::<Uint8Array>().to_vec());
            if bytes.len() > most {
                return Err(NoAnswer::TooLong);
            }
        }
    }

    /// Why a request has failed.
    fn why(&self) -> NoAnswer {
        let connected = web_sys::window().is_none_or(|window| window.navigator().on_line());
        match self.late.get() {
            true => NoAnswer::Late,
            false if self.controller.signal().aborted() => NoAnswer::Cancelled,
            false if !connected => NoAnswer::Offline,
            false => NoAnswer::Unreached,
        }
    }
}
