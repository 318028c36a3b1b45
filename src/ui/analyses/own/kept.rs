//! The protocols that the reader has added, as the browser keeps them: `boot.js` has them read before the page opens.

use js_sys::{Array, JSON};
use wasm_bindgen::JsValue;

use crate::browser::storage::{forget_for_tab, store, store_for_tab, stored, stored_for_tab};

/// Where they are kept: an array of ids and texts.
const KEY: &str = "takerate.own";
/// Where the text is kept that is being written.
const DRAFT: &str = "takerate.own.draft";

/// Where what stood in the editor before is kept.
const BEFORE: &str = "takerate.own.before";

/// Where what a link has brought stands until the reader has looked at it (`own.js`): id, text, fragment.
const BROUGHT: &str = "takerate.own.brought";

/// A protocol of the reader's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What its ids begin with.
    pub id: String,
    /// Its model file.
    pub text: String,
}

/// All that are kept, in the order in which they were added.
pub fn kept() -> Vec<Kept> {
    let parsed = stored(KEY).flatten().and_then(|text| JSON::parse(&text).ok());
    let entries = parsed.filter(Array::is_array).map(|value| Array::from(&value)).unwrap_or_default();
    let entry = |value: JsValue| {
        let pair = Array::is_array(&value).then(|| Array::from(&value))?;
        Some(Kept { id: pair.get(0).as_string()?, text: pair.get(1).as_string()? })
    };
    entries.iter().filter_map(entry).collect()
}

/// Keeps them; returns whether the browser let it.
pub fn keep(all: &[Kept]) -> bool {
    let pair = |one: &Kept| Array::of2(&one.id.as_str().into(), &one.text.as_str().into());
    let entries: Array = all.iter().map(pair).collect();
    JSON::stringify(&entries).ok().and_then(|text| text.as_string()).is_some_and(|text| store(KEY, &text))
}

/// What a link has brought, and the fragment with which it came.
pub fn brought() -> Option<(Kept, String)> {
    let parsed = JSON::parse(&stored_for_tab(BROUGHT)?).ok().filter(Array::is_array)?;
    let parts = Array::from(&parsed);
    let kept = Kept { id: parts.get(0).as_string()?, text: parts.get(1).as_string()? };
    Some((kept, parts.get(2).as_string()?))
}

/// The reader has what was brought before them: from now on it is what they write. Only where it came from is known.
pub fn look_at_brought(one: &Kept, fragment: &str) {
    let parts = Array::of3(&one.id.as_str().into(), &"".into(), &fragment.into());
    if let Some(text) = JSON::stringify(&parts).ok().and_then(|text| text.as_string()) {
        store_for_tab(BROUGHT, &text);
    }
}

/// It is the reader's now, or they do not want it.
pub fn forget_brought() {
    forget_for_tab(BROUGHT);
}

/// What was being written last.
pub fn draft() -> String {
    stored(DRAFT).flatten().unwrap_or_default()
}

/// What stood there before it, the last one last.
pub fn before() -> Vec<String> {
    let parsed = stored(BEFORE).flatten().and_then(|text| JSON::parse(&text).ok()).filter(Array::is_array);
    parsed.map(|value| Array::from(&value).iter().filter_map(|text| text.as_string()).collect()).unwrap_or_default()
}

/// Keeps what stood there before; returns whether the browser let it.
pub fn keep_before(texts: &[String]) -> bool {
    let all: Array = texts.iter().map(|text| JsValue::from(text.as_str())).collect();
    JSON::stringify(&all).ok().and_then(|text| text.as_string()).is_some_and(|text| store(BEFORE, &text))
}

/// Keeps what is being written; returns whether the browser let it.
pub fn keep_draft(text: &str) -> bool {
    store(DRAFT, text)
}
