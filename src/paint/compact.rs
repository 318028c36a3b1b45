//! Markup in fewer letters, which reads the same.

use takerate_display::html::Html;

/// Elements that end where the next one begins, or what they stand in ends.
const OPEN: [&str; 6] = ["li", "tbody", "td", "th", "thead", "tr"];

/// A piece as a document that is fetched has it: values without quotes where they need none, and only the ends that
/// elements need.
pub(super) fn compact(html: Html) -> String {
    let html = html.into_string();
    let mut pieces = html.split('<');
    let mut compact = pieces.next().unwrap_or_default().to_owned();
    // In an `Html`, these letters stand for nothing but tags and quotes.
    for (tag, text) in pieces.filter_map(|piece| piece.split_once('>')) {
        if !tag.strip_prefix('/').is_some_and(|name| OPEN.contains(&name)) {
            compact.push('<');
            attributes(tag.trim_end_matches('/'), &mut compact);
            compact.push('>');
        }
        compact.push_str(text);
    }
    compact
}

/// Adds a tag; between its quotes are the values.
fn attributes(tag: &str, compact: &mut String) {
    for (index, piece) in tag.split('"').enumerate() {
        let plain = piece.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        match (index % 2, piece) {
            (0, piece) => compact.push_str(piece.trim_end_matches('=')),
            (_, "") => {}
            (_, value) if plain => compact.extend(["=", value]),
            (_, value) => compact.extend(["=\"", value, "\""]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Html, compact};

    #[test]
    fn texts_and_attributes_stay_text() {
        let mut html = Html::new();
        html.element("p").with("title", "\"><script>").with("hidden", "").text("<b>R&D</b>");
        assert_eq!(compact(html), "<p title=\"&quot;&gt;&lt;script&gt;\" hidden>&lt;b&gt;R&amp;D&lt;/b&gt;</p>");
    }

    #[test]
    fn quotes_and_ends_that_nothing_needs_are_left_out() {
        let mut html = Html::new();
        let mut row = html.element("tr").with("class", "a b").with("lang", "en");
        row.element("td").element("input").with("type", "radio").with("href", "a/").with("checked", "");
        row.element("td").element("a").with("href", "#").text("=\"/");
        drop(row);
        let said = "<tr class=\"a b\" lang=en><td><input type=radio href=\"a/\" checked><td><a href=\"#\">=&quot;/</a>";
        assert_eq!(compact(html), said);
    }
}
