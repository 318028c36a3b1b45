//! The name that a reader gives a scenario: a short line of text, whatever was typed or pasted.

use takerate_core::Language;
use takerate_words::ReasonsWords;

/// A name has at most this many characters.
pub const LONGEST: usize = 80;

/// Why a text is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameError {
    /// Nothing of it can be seen.
    Empty,
    /// It has more than [`LONGEST`] characters.
    TooLong,
}

impl NameError {
    /// What was wrong and what to do, as a sentence.
    #[must_use]
    pub fn message(self, language: Language) -> String {
        let words = ReasonsWords::of(language);
        match self {
            Self::Empty => words.name_empty().to_owned(),
            Self::TooLong => words.name_too_long(LONGEST),
        }
    }
}

/// The name as it is kept and shown: on one line, without characters that cannot be seen or that turn the direction of
/// the text around them. Markup and formulas stay as they are written: whoever writes a file escapes them.
///
/// # Errors
/// Nothing is left, or more than [`LONGEST`] characters are.
pub fn clean(text: &str) -> Result<String, NameError> {
    let mut name = String::new();
    let mut length = 0;
    let mut gap = false;
    let mut seen = false;
    for character in text.chars() {
        if character.is_whitespace() {
            gap = true;
        } else if !is_unseen(character) {
            length += 1 + usize::from(gap && length > 0);
            // Checked here, so that a text of any length is read no further than this.
            if length > LONGEST {
                return Err(NameError::TooLong);
            }
            if gap && !name.is_empty() {
                name.push(' ');
            }
            gap = false;
            seen = seen || !is_blank(character);
            name.push(character);
        }
    }
    if !seen { Err(NameError::Empty) } else { Ok(name) }
}

/// The same of a text of any length: at most `most` characters of it, and nothing where nothing of it can be seen.
#[must_use]
pub fn clip(text: &str, most: usize) -> String {
    let seen = text.chars().filter(|character| character.is_whitespace() || !is_unseen(*character));
    let mut clipped = String::new();
    let mut length = 0;
    let mut gap = false;
    for character in seen {
        if character.is_whitespace() {
            gap = length > 0;
            continue;
        }
        length += 1 + usize::from(gap);
        if length > most {
            break;
        }
        if gap {
            clipped.push(' ');
        }
        gap = false;
        clipped.push(character);
    }
    // Where a character of several parts was cut, its first part stands alone.
    let whole = clipped.trim_end_matches(['\u{200c}', '\u{200d}']).trim_end().len();
    clipped.truncate(whole);
    if clipped.chars().all(|character| character == ' ' || is_blank(character)) { String::new() } else { clipped }
}

/// The name as part of a file's name: letters and digits of any script, with a hyphen between words; empty where it has
/// none.
#[must_use]
pub fn slug(name: &str) -> String {
    const MOST: usize = 40;
    let lower = name.chars().flat_map(char::to_lowercase).collect::<String>();
    let words = lower.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    let slug: String = words.collect::<Vec<_>>().join("-").chars().take(MOST).collect();
    slug.trim_end_matches('-').to_owned()
}

/// Control characters, marks of direction, and what takes no space. Joiners stay: scripts and emoji need them.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// Joiners, selectors and fillers: part of a name, but none by themselves.
fn is_blank(character: char) -> bool {
    matches!(
        character,
        '\u{34f}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{200c}'
            | '\u{200d}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_name_stays() {
        for name in ["Bull case", "牛市情景", "حالة صاعدة", "<b>bold</b> & \"quoted\"", "=HYPERLINK(\"x\")", "👩‍🚀"]
        {
            assert_eq!(clean(name).as_deref(), Ok(name));
        }
    }

    #[test]
    fn what_cannot_be_seen_is_left_out() {
        assert_eq!(clean("  two \t\r\n lines\u{0} ").as_deref(), Ok("two lines"));
        // A text that pretends to end in another way.
        assert_eq!(clean("invoice\u{202e}xslx.exe\u{2066}").as_deref(), Ok("invoicexslx.exe"));
        assert_eq!(clean("a\u{200b}\u{feff}b").as_deref(), Ok("ab"));
        for nothing in ["", "   ", "\u{202e}\u{200f}\n", "\u{200d}\u{fe0f}", "\u{3164} \u{2800}"] {
            assert_eq!(clean(nothing), Err(NameError::Empty));
        }
    }

    #[test]
    fn a_longer_text_is_clipped() {
        assert_eq!(clip("  two \t lines\u{202e} ", 60), "two lines");
        assert_eq!(clip("one two", 4), "one");
        assert_eq!(clip("one two", 5), "one t");
        assert_eq!(clip(&"字".repeat(100), 60), "字".repeat(60));
        assert_eq!(clip("👩\u{200d}🚀", 2), "👩");
        assert_eq!(clip(" \u{200d}\u{3164}\u{2066} ", 60), "");
        // What a name can be as a whole stays as it is.
        for name in ["Bull case", "<b>bold</b> & \"quoted\"", "👩‍🚀 牛市"] {
            assert_eq!(Ok(clip(name, LONGEST)), clean(name));
        }
    }

    #[test]
    fn a_file_is_called_after_letters_and_digits() {
        for (name, expected) in [
            ("Bull case, GHO at 10 %", "bull-case-gho-at-10"),
            ("牛市情景", "牛市情景"),
            ("../=1+1 <b>", "1-1-b"),
            ("👩‍🚀 …", ""),
        ] {
            assert_eq!(slug(name), expected);
        }
        assert!(slug(&"ab ".repeat(40)).len() <= 40);
    }

    #[test]
    fn the_longest_name_is_taken_and_a_longer_one_refused() {
        let longest = "字".repeat(LONGEST);
        assert_eq!(clean(&longest).as_deref(), Ok(longest.as_str()));
        assert_eq!(clean(&format!(" {longest} ")).as_deref(), Ok(longest.as_str()));
        assert_eq!(clean(&format!("{longest}字")), Err(NameError::TooLong));
        assert_eq!(clean(&"a".repeat(10_000)), Err(NameError::TooLong));
        assert_eq!(clean(&" ".repeat(10_000)), Err(NameError::Empty));
        for language in Language::all() {
            assert!(NameError::TooLong.message(language).contains("80"));
        }
    }
}
