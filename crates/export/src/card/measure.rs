//! How wide text is, where no browser measures it: never less than in the fonts of the page, so that what fits here fits there.

/// Opening and closing signs: no line ends with the first or begins with the second.
const OPENING: &str = "（《“‘「【(";
const CLOSING: &str = "，。、；：！？）》”’」】…,.;:!?)%";

/// About how wide a text is in pixels at a size, at most.
#[must_use]
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let em: f64 = text.chars().map(em).sum();
    em * size * if bold { 1.08 } else { 1.0 }
}

fn em(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' | '’' | '‘' | '\u{a0}' | ' ' => 0.29,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '/' | '-' | '·' | '"' => 0.42,
        's' | 'c' | 'v' | 'x' | 'y' | 'z' | 'k' => 0.54,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.96,
        'A'..='Z' | '&' | '~' => 0.72,
        '!'..='~' | '“' | '”' | '–' | '−' | '±' => 0.61,
        '\u{300}'..='\u{36f}' => 0.0,
        '\u{1f000}'.. => 1.5,
        '\u{a1}'..='\u{24f}' => 0.8,
        _ => 1.05,
    }
}

/// As much of a text as fits into `room` pixels, with an ellipsis where that is not all.
#[must_use]
pub fn clip(text: &str, size: f64, bold: bool, room: f64) -> String {
    if width(text, size, bold) <= room {
        return text.to_owned();
    }
    let mut left = room - width("…", size, bold);
    let fits = |letter: &char| {
        left -= width(letter.encode_utf8(&mut [0; 4]), size, bold);
        left >= 0.0
    };
    text.chars().take_while(fits).collect::<String>().trim_end().to_owned() + "…"
}

/// A text in at most `most` lines of at most `room` pixels; the last one is clipped where it does not end with it.
#[must_use]
pub fn wrap(text: &str, size: f64, bold: bool, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && lines.len() + 1 < most {
        let end = line_end(rest, size, bold, room);
        let (line, after) = rest.split_at(end);
        lines.push(line.trim_end().to_owned());
        rest = after.trim_start();
    }
    if !rest.is_empty() {
        lines.push(clip(rest, size, bold, room));
    }
    lines
}

/// Where the first line of a text ends, in bytes: the last place where it may break that still fits, or wherever it must.
fn line_end(text: &str, size: f64, bold: bool, room: f64) -> usize {
    let (mut used, mut last, mut forced) = (0.0, 0, 0);
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let breaks =
            letter == ' ' || (wide(letter) || wide(before)) && !CLOSING.contains(letter) && !OPENING.contains(before);
        if at > 0 && breaks {
            last = at;
        }
        used += width(letter.encode_utf8(&mut [0; 4]), size, bold);
        if used > room {
            // Not even a letter may fit.
            let least = text.chars().next().map_or(0, char::len_utf8);
            return if last > 0 { last } else { forced.max(least) };
        }
        forced = at + letter.len_utf8();
        before = letter;
    }
    text.len()
}

/// Letters between which a line may break.
fn wide(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_between_chinese_letters_but_not_before_a_stop() {
        assert_eq!(wrap("one two three", 10.0, false, 45.0, 3), ["one two", "three"]);
        assert_eq!(wrap("调整后收益，下降", 10.0, false, 55.0, 3), ["调整后收", "益，下降"]);
        assert_eq!(wrap("unbreakable", 10.0, false, 30.0, 2).len(), 2);
        assert_eq!(wrap("", 10.0, false, 30.0, 2), Vec::<String>::new());
        let clipped = clip("abcdefgh", 10.0, false, 30.0);
        assert!(clipped.ends_with('…') && "abcdefgh".starts_with(clipped.trim_end_matches('…')), "{clipped}");
        assert!(width(&clipped, 10.0, false) <= 30.0 && clipped.chars().count() > 2, "{clipped}");
    }

    #[test]
    fn whatever_is_wrapped_fits() {
        for text in ["word ".repeat(50), "字".repeat(90), "W".repeat(300), "👩\u{200d}🚀 ".repeat(40)] {
            for (room, most) in [(200.0, 1), (500.0, 2), (1072.0, 3)] {
                let lines = wrap(&text, 44.0, true, room, most);
                assert!(lines.len() <= most);
                assert!(lines.iter().all(|line| width(line, 44.0, true) <= room), "{lines:?}");
            }
        }
    }
}
