//! Pieces of Markdown. What models say is escaped before it gets here, or by what says so.

use std::ops::RangeBounds;

use crate::markdown::escaped;

/// After so much a line is broken where it can be; letters that stand as wide as two count as two.
const WIDTH: usize = 120;

/// A link with a text of a model. Within brackets, a closing one is escaped.
pub(super) fn link(text: &str, to: &str) -> String {
    format!("[{}]({to})", escaped(text))
}

/// An address of the web as the place that a link leads to; `None` for any other.
pub(super) fn address(url: &str) -> Option<String> {
    let web = url.starts_with("https://") || url.starts_with("http://");
    let mut safe = String::new();
    for letter in url.chars() {
        match letter {
            '(' | ')' | '|' | '<' | '>' | '\\' | '`' | '"' | ' ' => {
                safe.push_str(&format!("%{:02X}", u32::from(letter)))
            }
            _ if letter.is_control() => {}
            _ => safe.push(letter),
        }
    }
    web.then_some(safe)
}

/// A place that links can lead to, by an id.
pub(super) fn anchor(id: &str) -> String {
    format!("<a id=\"{}\"></a>", plain(id))
}

/// An id, a formula of ids or a fragment, as it is.
pub(super) fn code(text: &str) -> String {
    format!("`{}`", plain(text))
}

/// Without what ends code, a cell or an attribute; ids and formulas have none of it. `<` remains: code shows it.
fn plain(text: &str) -> String {
    text.replace(['`', '|', '"', '\n', '\r'], "")
}

/// Adds a paragraph.
pub(super) fn paragraph(out: &mut String, text: &str) {
    out.push_str(&wrapped(&begun(text), ""));
    out.push_str("\n\n");
}

/// Adds an item of a list, of which [`end`] is the end.
pub(super) fn item(out: &mut String, text: &str) {
    out.push_str("- ");
    out.push_str(&wrapped(&begun(text), "  "));
    out.push('\n');
}

/// Ends a list.
pub(super) fn end(out: &mut String) {
    out.push('\n');
}

/// Adds a heading of a level, which links find by an id.
pub(super) fn heading(out: &mut String, level: usize, id: &str, text: &str) {
    out.push_str(&format!("{} {}{}\n\n", "#".repeat(level), anchor(id), escaped(text)));
}

/// Adds a table of cells in Markdown; the columns of `numbers` stand to the right.
pub(super) fn table(out: &mut String, head: &[String], numbers: impl RangeBounds<usize>, rows: &[Vec<String>]) {
    let row = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    out.push_str(&row(head));
    let rule = (0..head.len()).map(|column| if numbers.contains(&column) { "---:" } else { "---" });
    out.push_str(&row(&rule.map(str::to_owned).collect::<Vec<_>>()));
    for cells in rows {
        out.push_str(&row(cells));
    }
    out.push('\n');
}

/// A text that begins no list, whatever stands first in it.
fn begun(text: &str) -> String {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let at = match text.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => digits,
        Some(b'-' | b'+') if digits == 0 => 0,
        _ => return text.to_owned(),
    };
    format!("{}\\{}", &text[..at], &text[at..])
}

/// Broken at spaces before words and links, since other signs may begin a list where they begin a line.
fn wrapped(text: &str, indent: &str) -> String {
    let (mut out, mut length) = (String::new(), indent.len());
    for (index, word) in text.split(' ').enumerate() {
        let wide: usize = word.chars().map(|letter| if letter >= '\u{1100}' { 2 } else { 1 }).sum();
        let breaks = word.starts_with(|first: char| first.is_alphabetic() || first == '[');
        if index > 0 && breaks && length + wide > WIDTH {
            out.push('\n');
            out.push_str(indent);
            length = indent.len();
        } else if index > 0 {
            out.push(' ');
        }
        out.push_str(word);
        length += wide + 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_begins_a_list_and_no_line_of_it_does() {
        let mut out = String::new();
        paragraph(&mut out, "1. a");
        paragraph(&mut out, "- b");
        paragraph(&mut out, "2025 was");
        assert_eq!(out, "1\\. a\n\n\\- b\n\n2025 was\n\n");
        let long = wrapped(&"a + ".repeat(100), "  ");
        assert!(long.lines().count() > 2 && long.lines().skip(1).all(|line| line.starts_with("  a")), "{long}");
    }

    #[test]
    fn a_link_leads_to_the_web_or_nowhere() {
        assert_eq!(address("https://a.org/x_(y)|z").as_deref(), Some("https://a.org/x_%28y%29%7Cz"));
        assert_eq!(address("javascript:alert(1)"), None);
        assert_eq!(link("a](javascript:b) |", "#c"), "[a\\](javascript:b) \\|](#c)");
    }
}
