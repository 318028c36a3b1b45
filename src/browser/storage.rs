//! What the browser remembers between visits: the reader's language and theme, and the scenarios that they keep.

use web_sys::Storage;

/// What is remembered.
#[derive(Clone, Copy)]
pub enum Key {
    /// The language that the reader chose.
    Language,
    /// The theme that the reader chose.
    Theme,
}

impl Key {
    fn name(self) -> &'static str {
        match self {
            Self::Language => "takerate.language",
            Self::Theme => "takerate.theme",
        }
    }
}

/// Keeps a text for this tab, where the browser lets it.
pub fn store_for_tab(key: &str, text: &str) {
    if let Some(storage) = web_sys::window().and_then(|window| window.session_storage().ok().flatten()) {
        let _refused = storage.set_item(key, text);
    }
}

/// What the browser keeps under a name for this tab; nothing where it keeps none, or refuses.
#[must_use]
pub fn stored_for_tab(key: &str) -> Option<String> {
    web_sys::window()?.session_storage().ok().flatten()?.get_item(key).ok().flatten()
}

/// Keeps nothing more under a name for this tab.
pub fn forget_for_tab(key: &str) {
    if let Some(storage) = web_sys::window().and_then(|window| window.session_storage().ok().flatten()) {
        let _refused = storage.remove_item(key);
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// What was remembered; `None` where nothing was, or where the browser refuses.
#[must_use]
pub fn recall(key: Key) -> Option<String> {
    stored(key.name()).flatten()
}

/// Remembers a value; returns whether the browser let it.
#[must_use]
pub fn remember(key: Key, value: &str) -> bool {
    store(key.name(), value)
}

/// What the browser keeps under a name; `None` where it refuses to say.
#[allow(clippy::option_option)] // Nothing kept is not the same as a refusal.
#[must_use]
pub fn stored(key: &str) -> Option<Option<String>> {
    storage()?.get_item(key).ok()
}

/// Keeps a text; returns whether the browser let it.
#[must_use]
pub fn store(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}
