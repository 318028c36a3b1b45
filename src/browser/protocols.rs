//! The protocols that the reader has added, as the browser keeps them: `boot.js` has them read before the page opens.

use js_sys::{Array, JSON};
use wasm_bindgen::JsValue;

use super::storage::{forget_for_tab, store, store_for_tab, stored, stored_for_tab};

/// Where they are kept: an array of ids and texts, with the address from which one came behind them.
const KEY: &str = "takerate.own";
/// Where the text is kept that is being written.
const DRAFT: &str = "takerate.own.draft";

/// Where the address is kept from which that came.
const DRAFT_FROM: &str = "takerate.own.draft.from";

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
    /// The address from which it came; empty where the reader has written or opened it.
    pub from: String,
}

/// A text, and the address from which it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Former {
    /// What stood there.
    pub text: String,
    /// The address; empty where it came from none.
    pub from: String,
}

/// All that are kept, in the order in which they were added.
#[must_use]
pub fn kept() -> Vec<Kept> {
    let parsed = stored(KEY).flatten().and_then(|text| JSON::parse(&text).ok());
    let entries = parsed.filter(Array::is_array).map(|value| Array::from(&value)).unwrap_or_default();
    let entry = |value: JsValue| {
        let pair = Array::is_array(&value).then(|| Array::from(&value))?;
        let from = pair.get(2).as_string().unwrap_or_default();
        Some(Kept { id: pair.get(0).as_string()?, text: pair.get(1).as_string()?, from })
    };
    entries.iter().filter_map(entry).collect()
}

/// Keeps them; returns whether the browser let it.
pub fn keep(all: &[Kept]) -> bool {
    let pair = |one: &Kept| {
        let parts = Array::of2(&one.id.as_str().into(), &one.text.as_str().into());
        if !one.from.is_empty() {
            parts.push(&one.from.as_str().into());
        }
        parts
    };
    let entries: Array = all.iter().map(pair).collect();
    JSON::stringify(&entries).ok().and_then(|text| text.as_string()).is_some_and(|text| store(KEY, &text))
}

/// What a link has brought, and the fragment with which it came.
#[must_use]
pub fn brought() -> Option<(Kept, String)> {
    let parsed = JSON::parse(&stored_for_tab(BROUGHT)?).ok().filter(Array::is_array)?;
    let parts = Array::from(&parsed);
    let kept = Kept { id: parts.get(0).as_string()?, text: parts.get(1).as_string()?, from: String::new() };
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
#[must_use]
pub fn draft() -> Former {
    let of = |key| stored(key).flatten().unwrap_or_default();
    Former { text: of(DRAFT), from: of(DRAFT_FROM) }
}

/// What stood there before it, the last one last.
#[must_use]
pub fn before() -> Vec<Former> {
    let parsed = stored(BEFORE).flatten().and_then(|text| JSON::parse(&text).ok()).filter(Array::is_array);
    // One that came from no address is a text alone.
    let former = |value: JsValue| {
        if let Some(text) = value.as_string() {
            return Some(Former { text, from: String::new() });
        }
        let pair = Array::is_array(&value).then(|| Array::from(&value))?;
        Some(Former { text: pair.get(0).as_string()?, from: pair.get(1).as_string()? })
    };
    parsed.map(|value| Array::from(&value).iter().filter_map(former).collect()).unwrap_or_default()
}

/// Keeps what stood there before; returns whether the browser let it.
pub fn keep_before(texts: &[Former]) -> bool {
    let former = |one: &Former| -> JsValue {
        let text = JsValue::from(one.text.as_str());
        if one.from.is_empty() { text } else { Array::of2(&text, &one.from.as_str().into()).into() }
    };
    let all: Array = texts.iter().map(former).collect();
    JSON::stringify(&all).ok().and_then(|text| text.as_string()).is_some_and(|text| store(BEFORE, &text))
}

/// Keeps what is being written; returns whether the browser let it.
pub fn keep_draft(text: &str) -> bool {
    store(DRAFT, text)
}

/// Keeps the address from which it came; returns whether the browser let it.
pub fn keep_draft_from(address: &str) -> bool {
    store(DRAFT_FROM, address)
}
