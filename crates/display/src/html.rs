//! HTML and SVG, put together from elements, attributes and texts and from nothing else: no text becomes markup.

use std::fmt::{Display, Result, Write};
use std::mem::take;
use std::ops::{Deref, DerefMut};

/// Elements that hold nothing.
const EMPTY: [&str; 5] = ["circle", "input", "line", "path", "rect"];

/// A piece of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html {
    written: String,
    /// The elements that have begun and not ended.
    within: Vec<&'static str>,
    /// Whether the last of them still takes attributes.
    begins: bool,
}

/// An element at the end of a piece; it ends where this is dropped. What is added to it as to a piece stands in it.
pub struct Element<'a>(&'a mut Html);

impl Html {
    /// What stands in a text for the element that [`Html::filled`] puts there.
    pub const PLACE: &'static str = "\u{fffc}";

    /// A piece that holds nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins an element.
    pub fn element(&mut self, name: &'static str) -> Element<'_> {
        self.hold("<");
        self.written.push_str(name);
        self.within.push(name);
        self.begins = true;
        Element(self)
    }

    /// Adds a text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.hold("");
        escape(&mut self.written, text);
        self
    }

    /// Adds a text, and an element in it where [`Html::PLACE`] stands.
    pub fn filled(&mut self, text: &str, element: &Self) -> &mut Self {
        let (before, after) = text.split_once(Self::PLACE).unwrap_or((text, ""));
        self.text(before).add(element).text(after)
    }

    /// Adds a piece.
    pub fn add(&mut self, piece: &Self) -> &mut Self {
        self.hold(&piece.written);
        self
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// As it stands in a document.
    #[must_use]
    pub fn into_string(self) -> String {
        self.written
    }

    /// Adds markup to what the last element holds.
    fn hold(&mut self, markup: &str) {
        if take(&mut self.begins) {
            self.written.push('>');
        }
        self.written.push_str(markup);
    }

    /// Begins the value of an attribute.
    fn attribute(&mut self, name: &str) {
        debug_assert!(self.begins, "an attribute behind what its element holds");
        self.written.push(' ');
        self.written.push_str(name);
        self.written.push_str("=\"");
    }

    fn end(&mut self) {
        let name = self.within.pop().unwrap_or_default();
        if self.begins && EMPTY.contains(&name) {
            self.begins = false;
            self.written.push_str("/>");
        } else {
            self.hold("</");
            self.written.push_str(name);
            self.written.push('>');
        }
    }
}

impl Element<'_> {
    /// The element with an attribute; attributes come before what it holds.
    pub fn with(self, name: &'static str, value: &str) -> Self {
        self.0.attribute(name);
        escape(&mut self.0.written, value);
        self.0.written.push('"');
        self
    }

    /// The element with an attribute that is a number, or is put together by `format_args!`.
    pub fn value(self, name: &'static str, value: &dyn Display) -> Self {
        self.0.attribute(name);
        // A string takes every text.
        let _always = write!(Escaping(&mut self.0.written), "{value}");
        self.0.written.push('"');
        self
    }

    /// The element with an attribute that is there or not.
    pub fn flag(self, name: &'static str) -> Self {
        self.0.written.push(' ');
        self.0.written.push_str(name);
        self
    }
}

impl Deref for Element<'_> {
    type Target = Html;

    fn deref(&self) -> &Html {
        self.0
    }
}

impl DerefMut for Element<'_> {
    fn deref_mut(&mut self) -> &mut Html {
        self.0
    }
}

impl Drop for Element<'_> {
    fn drop(&mut self) {
        self.0.end();
    }
}

/// What is written to it is escaped.
struct Escaping<'a>(&'a mut String);

impl Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> Result {
        escape(self.0, text);
        Ok(())
    }
}

/// Adds a text as it stands in an element or in an attribute with double quotes.
fn escape(written: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            _ => written.push(letter),
        }
    }
}

/// `text` as it stands in an element or in an attribute with double quotes: for what is not an [`Html`], such as a
/// document's title.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut written = String::new();
    escape(&mut written, text);
    written
}

#[cfg(test)]
mod tests {
    use super::{Html, escaped};

    #[test]
    fn markup_stays_text() {
        assert_eq!(escaped(r#"<a href="x">R&D</a>"#), "&lt;a href=&quot;x&quot;&gt;R&amp;D&lt;/a&gt;");
    }

    #[test]
    fn texts_and_attributes_stay_text() {
        let mut html = Html::new();
        html.element("p").with("title", "\"><script>").value("id", &format_args!("{}-{}", "\"", 1)).text("<b>R&D</b>");
        let said = "<p title=\"&quot;&gt;&lt;script&gt;\" id=\"&quot;-1\">&lt;b&gt;R&amp;D&lt;/b&gt;</p>";
        assert_eq!(html.into_string(), said);
    }

    #[test]
    fn elements_end_where_they_are_dropped() {
        let mut html = Html::new();
        let mut svg = html.element("svg").value("height", &10.5);
        svg.element("line").with("x1", "0");
        let mut group = svg.element("g");
        group.element("text").text("a").text("b");
        group.text("c").element("h2").flag("autofocus").element("td");
        drop(group);
        svg.element("line");
        drop(svg);
        html.text("d");
        let said =
            "<svg height=\"10.5\"><line x1=\"0\"/><g><text>ab</text>c<h2 autofocus><td></td></h2></g><line/></svg>d";
        assert_eq!(html.into_string(), said);
    }

    #[test]
    fn an_element_stands_in_its_place_of_a_text() {
        let (mut name, mut html) = (Html::new(), Html::new());
        name.element("b").text("&");
        html.filled(&format!("<{}>", Html::PLACE), &name).filled("-", &name);
        assert_eq!(html.into_string(), "&lt;<b>&amp;</b>&gt;-<b>&amp;</b>");
    }
}
