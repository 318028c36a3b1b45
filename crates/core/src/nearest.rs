//! Which known id was probably meant.

/// The known names most like `name`, best first, at most three; none where nothing is near.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut near: Vec<(f64, &str)> =
        known.map(|id| (likeness(name, id), id)).filter(|(likeness, _)| *likeness > 0.85).collect();
    near.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    near.into_iter().take(3).map(|(_, id)| id).collect()
}

/// From 0 to 1. A protocol's part that both share, or that `name` lacks, says nothing about how alike they are.
fn likeness(name: &str, id: &str) -> f64 {
    let (protocol, short) = id.split_once('.').unwrap_or(("", id));
    match name.split_once('.') {
        Some((same, rest)) if same == protocol => strsim::jaro_winkler(rest, short),
        Some(_) => strsim::jaro_winkler(name, id),
        None => strsim::jaro_winkler(name, short),
    }
}
