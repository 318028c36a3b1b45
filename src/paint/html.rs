//! Markup that is put together from elements and texts, and from nothing else: no text becomes markup.

use std::fmt::Write;

use takerate_present::html::escaped;

/// Elements that end where the next one begins, or what they stand in ends; `input` holds nothing.
const OPEN: [&str; 7] = ["input", "li", "tbody", "td", "th", "thead", "tr"];

/// A piece of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// A text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self(escaped(text))
    }

    /// An element with attributes, of which one without a value is there or not, and what it holds.
    #[must_use]
    pub fn element(
        name: &'static str,
        attributes: &[(&'static str, &str)],
        held: impl IntoIterator<Item = Self>,
    ) -> Self {
        let mut html = format!("<{name}");
        for (attribute, value) in attributes {
            let plain = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            // A string takes every text.
            let _always = match *value {
                "" => write!(html, " {attribute}"),
                value if plain => write!(html, " {attribute}={value}"),
                value => write!(html, " {attribute}=\"{}\"", escaped(value)),
            };
        }
        html.push('>');
        html.extend(held.into_iter().map(|piece| piece.0));
        if !OPEN.contains(&name) {
            let _always = write!(html, "</{name}>");
        }
        Self(html)
    }

    /// An element that holds a text.
    #[must_use]
    pub fn of(name: &'static str, attributes: &[(&'static str, &str)], text: &str) -> Self {
        Self::element(name, attributes, [Self::text(text)])
    }

    /// As it stands in a document.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn texts_and_attributes_stay_text() {
        let html = Html::element("p", &[("title", "\"><script>"), ("hidden", "")], [Html::text("<b>R&D</b>")]);
        assert_eq!(html.as_str(), "<p title=\"&quot;&gt;&lt;script&gt;\" hidden>&lt;b&gt;R&amp;D&lt;/b&gt;</p>");
    }
}
