//! What the editor of a reader's own protocol asks for: the reader of model files, and a file from an address.

use js_sys::Array;
use takerate_core::Language;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::Engine;

impl Engine {
    /// Reads the files of a reader's protocols, with mistakes in a language; what comes of it is that of `own.js`.
    ///
    /// # Errors
    /// What the browser says where that could not be loaded.
    pub async fn read_own(&self, texts: &Array, language: Language) -> Result<JsValue, JsValue> {
        self.0.files.read(texts, language.code()).await
    }

    /// The file of a reader's protocol as a piece of a link; `None` where it is too large for one, or the browser cannot.
    pub async fn piece_of_own(&self, text: &str) -> Option<String> {
        self.0.files.piece(text).await.ok()?.as_string()
    }

    /// Asks an address for the file of a protocol; what comes of it is that of `own-address.js`.
    ///
    /// # Errors
    /// What the browser says where what asks could not be loaded.
    pub async fn ask_address(&self, address: &str) -> Result<JsValue, JsValue> {
        self.0.files.ask(address).await
    }

    /// Gives up what was asked last.
    pub fn stop_asking(&self) {
        let engine = self.clone();
        spawn_local(async move {
            let _not_loaded = engine.0.files.stop().await;
        });
    }

    /// What such a protocol can begin with.
    ///
    /// # Errors
    /// As in [`Self::read_own`].
    pub async fn beginnings_of_own(&self) -> Result<JsValue, JsValue> {
        self.0.files.beginnings().await
    }
}
