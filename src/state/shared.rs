//! What is shared: the view from which the reader has come to share it.

use super::shown::Shown;

/// How links name the view in which scenarios are shared.
const SHARE: &str = "show=share";

/// The piece of a `show` that names the analysis, without its settings.
#[must_use]
pub fn analysis(show: &str) -> &str {
    show.split('&').find(|piece| piece.starts_with("show=")).unwrap_or_default()
}

/// The analysis that is shared where `next` shares: the one that was open before, or that was shared. Its settings are those of
/// its protocol.
pub(super) fn shared(before: &Shown, next: &Shown) -> String {
    let sharing = |shown: &Shown| analysis(&shown.show) == SHARE;
    let from = match (sharing(before), sharing(next)) {
        (_, false) => return String::new(),
        (true, true) => &before.shared,
        (false, true) => &before.show,
    };
    if before.view == next.view { from.clone() } else { analysis(from).to_owned() }
}
