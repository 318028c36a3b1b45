//! The time.

/// Milliseconds since 1970.
#[must_use]
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// The number of days since 1970, by the reader's clock and where the reader is; `None` where it stands before, or nowhere.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
#[must_use]
pub fn day() -> Option<u64> {
    let here = js_sys::Date::new_0();
    let days = (here.get_time() / 60_000.0 - here.get_timezone_offset()) / 1440.0;
    (days >= 0.0).then_some(days as u64)
}
