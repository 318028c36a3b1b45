//! The system's own sheet for sharing.

/// Whether there is one: on telephones, and in some browsers elsewhere.
#[must_use]
pub fn is_offered() -> bool {
    web_sys::window().is_some_and(|window| js_sys::Reflect::has(&window.navigator(), &"share".into()).unwrap_or(false))
}
