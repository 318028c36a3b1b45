//! What stands between Han and Latin letters.

/// A Chinese text with a space between Han and Latin letters or digits, and none beside full-width punctuation, wherever
/// its parts came from. A number keeps its scale (`2,639万`, `102.3倍`), which goes on without a space, and what stands in quotation marks (a reader's
/// name for a scenario, a piece of a link) stays as it is. What is spaced stays as it is.
#[must_use]
pub fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let (mut quoted, mut gap, mut scaled) = (false, false, false);
    let mut last = '，';
    for letter in text.chars() {
        if letter == ' ' && !quoted {
            gap = true;
            continue;
        }
        let scale = (last.is_ascii_digit() || scaled) && "万亿倍".contains(letter);
        let meet = is_han(last) && begins(letter) || ends(last) && is_han(letter) && !scale;
        let bare = is_full_width(last) || is_full_width(letter) || scaled && is_han(letter);
        // A space that leads the text is its author's.
        if gap && (!bare || out.is_empty()) || meet && !quoted {
            out.push(' ');
        }
        out.push(letter);
        (gap, scaled) = (false, scale && !quoted);
        quoted = letter == '“' || quoted && letter != '”';
        last = letter;
    }
    if gap && !is_full_width(last) {
        out.push(' ');
    }
    out
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}')
}

/// Whether a Latin word or a number begins so.
fn begins(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '−' | '+' | '±' | '<')
}

/// Whether a Latin word or a number ends so.
fn ends(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '%'
}

fn is_full_width(letter: char) -> bool {
    matches!(letter, '，' | '。' | '、' | '；' | '：' | '？' | '！' | '（' | '）' | '《' | '》')
}
