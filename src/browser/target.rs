//! An address that a reader has written, as the browser understands it.

use web_sys::Url;

/// Whom an address asks, and for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The whole address, as it is asked.
    pub href: String,
    /// The host, with its port where that is not the usual one; letters that could be taken for others are spelled out (Punycode).
    pub host: String,
}

/// The target of what is written; `None` for anything but `https` (or `http` of this machine), and for names and passwords.
#[must_use]
pub fn target(written: &str) -> Option<Target> {
    let written = written.trim();
    // Browsers read some of that as a host.
    if written.contains(char::is_whitespace) {
        return None;
    }
    let url = Url::new(written).ok().filter(|url| url.protocol().starts_with("http"));
    let bare = || {
        Url::new(&format!("https://{written}")).ok().filter(|url| !written.contains(':') && url.host().contains('.'))
    };
    let url = url.or_else(bare)?;
    let own = ["localhost", "127.0.0.1"].contains(&url.hostname().as_str());
    let is_safe = url.protocol() == "https:" || (own && url.protocol() == "http:");
    if !is_safe || url.host().is_empty() || !url.username().is_empty() || !url.password().is_empty() {
        return None;
    }
    // What stands behind it is no part of the question.
    url.set_hash("");
    Some(Target { href: url.href(), host: url.host() })
}
