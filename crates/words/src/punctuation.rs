//! Names and sentences by their punctuation, in whatever language they are.

use crate::{Language, ReasonsWords};

const OPENING: [char; 2] = ['(', '（'];
const CLOSING: [char; 2] = [')', '）'];
const STOPS: [char; 2] = ['.', '。'];
const ENDS: [char; 6] = ['.', '。', '?', '？', '!', '！'];

/// A name without what stands in parentheses behind it (`Sky (MakerDAO)` is `Sky`), and what stands there.
#[must_use]
pub fn parts_of_name(name: &str) -> (&str, &str) {
    let (short, rest) = name.split_once(OPENING).unwrap_or((name, ""));
    (short.trim_end(), rest.trim_end().trim_end_matches(CLOSING))
}

/// A name without what stands in parentheses behind it.
#[must_use]
pub fn short_name(name: &str) -> &str {
    parts_of_name(name).0
}

/// A sentence without its full stop.
#[must_use]
pub fn without_stop(sentence: &str) -> &str {
    sentence.trim_end_matches(STOPS)
}

/// A clause as a sentence: it begins with a capital, and ends with a full stop unless it ends otherwise.
#[must_use]
pub fn sentence(clause: &str, language: Language) -> String {
    let mut letters = clause.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    let mut text = first + letters.as_str();
    if !text.ends_with(ENDS) {
        text.push_str(ReasonsWords::of(language).stop());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_short_up_to_its_parentheses() {
        assert_eq!(parts_of_name("Sky (MakerDAO)"), ("Sky", "MakerDAO"));
        assert_eq!(parts_of_name("Sky（原 MakerDAO）"), ("Sky", "原 MakerDAO"));
        assert_eq!(parts_of_name("Aave"), ("Aave", ""));
    }

    #[test]
    fn a_clause_becomes_a_sentence_once() {
        assert_eq!(sentence("write a number", Language::ENGLISH), "Write a number.");
        assert_eq!(sentence("请输入数字", Language::CHINESE), "请输入数字。");
        assert_eq!(sentence("is it “x”?", Language::ENGLISH), "Is it “x”?");
        assert_eq!(without_stop(&sentence("请输入数字", Language::CHINESE)), "请输入数字");
    }
}
