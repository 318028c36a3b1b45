//! Words of a text that the report explains: where they stand, and how they are marked.

use takerate_core::Language;
use takerate_core::terms::Term;

use crate::html::Html;

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'t> {
    /// What is only text.
    Text(&'t str),
    /// What the report explains: the term, as an index of [`takerate_core::Model::terms`], as it is written here.
    Term(usize, &'t str),
}

/// Finds terms in the texts of one block, each of them where it stands first.
///
/// The longest spelling counts, and whole words only: scripts that write words apart have them found between what is no letter.
/// Whether letters of English are large makes no difference, but to a spelling with a large one behind its first: `FDV`. Of letters
/// no more is asked than can be said without tables of all scripts, which would weigh more than all of this.
#[derive(Clone, Debug)]
pub struct Finder<'m> {
    terms: &'m [Term],
    /// Each with the index of its term.
    spellings: Vec<(usize, &'m str)>,
    /// Those that stand in the block already.
    met: Vec<bool>,
}

impl<'m> Finder<'m> {
    /// Finds terms in texts of a language.
    #[must_use]
    pub fn of(terms: &'m [Term], language: Language) -> Self {
        let of = |(index, term): (usize, &'m Term)| term.spellings(language).map(move |spelling| (index, spelling));
        let spellings = terms.iter().enumerate().flat_map(of).filter(|(_, spelling)| !spelling.is_empty());
        Self { terms, spellings: spellings.collect(), met: vec![false; terms.len()] }
    }

    /// Goes past a term, which is explained where the block stands.
    pub fn pass(&mut self, term: usize) {
        if let Some(met) = self.met.get_mut(term) {
            *met = true;
        }
    }

    /// The parts of the block's next text, in order; together they are the text.
    pub fn parts<'t>(&mut self, text: &'t str) -> Vec<Part<'t>> {
        let mut parts = Vec::new();
        let (mut begin, mut at) = (0, 0);
        while let Some(letter) = text[at..].chars().next() {
            let found = self.spellings.iter().filter_map(|(term, spelling)| Some((*term, ends(text, at, spelling)?)));
            let Some((term, end)) = found.max_by_key(|(_, end)| *end) else {
                at += letter.len_utf8();
                continue;
            };
            if !std::mem::replace(&mut self.met[term], true) {
                if begin < at {
                    parts.push(Part::Text(&text[begin..at]));
                }
                parts.push(Part::Term(term, &text[at..end]));
                begin = end;
            }
            at = end;
        }
        if begin < text.len() {
            parts.push(Part::Text(&text[begin..]));
        }
        parts
    }

    /// Adds the block's next text, its terms as buttons that open what they mean.
    pub fn write(&mut self, text: &str, html: &mut Html) {
        for part in self.parts(text) {
            match part {
                Part::Text(text) => html.text(text),
                Part::Term(term, text) => html.add(&self.button(term, text)),
            };
        }
    }

    /// Adds the block's next text with an element where [`Html::PLACE`] stands.
    pub fn filled(&mut self, text: &str, element: &Html, html: &mut Html) {
        let (before, after) = text.split_once(Html::PLACE).unwrap_or((text, ""));
        self.write(before, html);
        html.add(element);
        self.write(after, html);
    }

    fn button(&self, term: usize, text: &str) -> Html {
        let mut html = Html::new();
        let button = html.element("button").with("type", "button").with("class", "term");
        button.with("data-term", &self.terms[term].id).with("aria-haspopup", "dialog").text(text);
        html
    }
}

/// Where a spelling that begins at a place of a text ends; `None` where it does not stand there, or is part of a word.
fn ends(text: &str, at: usize, spelling: &str) -> Option<usize> {
    let exact = spelling.chars().skip(1).any(|letter| letter.is_ascii_uppercase());
    let same = |one: char, other: char| one == other || (!exact && one.eq_ignore_ascii_case(&other));
    let mut rest = text[at..].chars();
    for letter in spelling.chars() {
        rest.next().filter(|other| same(letter, *other))?;
    }
    let end = text.len() - rest.as_str().len();
    let within = |at: usize| {
        let (before, after) = text.split_at(at);
        before.chars().next_back().is_some_and(is_of_word) && after.chars().next().is_some_and(is_of_word)
    };
    (!within(at) && !within(end)).then_some(end)
}

/// Whether a letter belongs to a word that is written apart from others, unlike those of Chinese or Japanese.
fn is_of_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || ('\u{c0}'..'\u{2000}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use takerate_core::Text;

    use super::*;

    fn terms() -> Vec<Term> {
        let term = |id: &str, english: (&str, &str), chinese: (&str, &str)| Term {
            id: id.to_owned(),
            name: Text::new(english.0, chinese.0),
            words: Text::new(english.1, chinese.1),
            text: Text::new("What it is.", "含义。"),
        };
        vec![
            term(
                "fdv",
                ("Fully diluted valuation (FDV)", "FDV\nfully diluted valuation"),
                ("完全稀释估值（FDV）", "FDV"),
            ),
            term("net", ("Net revenue", ""), ("净收入", "")),
            term("margin", ("Net revenue margin", ""), ("净收入利润率", "")),
            term("nm", ("n.m.", ""), ("不适用", "")),
        ]
    }

    /// The terms of a text, as they are written; whatever else it holds is not lost.
    fn found<'t>(finder: &mut Finder<'_>, text: &'t str) -> Vec<(usize, &'t str)> {
        let parts = finder.parts(text);
        let all: String = parts
            .iter()
            .map(|part| match part {
                Part::Text(text) | Part::Term(_, text) => *text,
            })
            .collect();
        assert_eq!(all, text);
        let terms = parts.into_iter().filter_map(|part| match part {
            Part::Term(term, text) => Some((term, text)),
            Part::Text(_) => None,
        });
        terms.collect()
    }

    fn english(text: &str) -> Vec<(usize, &str)> {
        found(&mut Finder::of(&terms(), Language::ENGLISH), text)
    }

    #[test]
    fn the_longest_spelling_counts() {
        assert_eq!(english("The Fully diluted valuation (FDV)"), [(0, "Fully diluted valuation (FDV)")]);
        assert_eq!(
            english("fully diluted valuation, net revenue margin"),
            [(0, "fully diluted valuation"), (2, "net revenue margin")]
        );
        let chinese = found(&mut Finder::of(&terms(), Language::CHINESE), "净收入利润率与净收入");
        assert_eq!(chinese, [(2, "净收入利润率"), (1, "净收入")]);
    }

    #[test]
    fn words_are_whole_where_they_are_written_apart() {
        assert_eq!(english("FDVs, xFDV, net revenues, internet revenue"), []);
        assert_eq!(english("éFDV, FDVé, FDV’s (FDV/earnings)"), [(0, "FDV")]);
        let chinese = "按FDV计的净收入为";
        assert_eq!(found(&mut Finder::of(&terms(), Language::CHINESE), chinese), [(0, "FDV"), (1, "净收入")]);
        assert_eq!(english("It is n.m. here"), [(3, "n.m.")]);
    }

    #[test]
    fn large_letters_count_behind_the_first() {
        assert_eq!(english("NET REVENUE"), [(1, "NET REVENUE")]);
        assert_eq!(english("net Revenue, fdv, Fdv"), [(1, "net Revenue")]);
    }

    #[test]
    fn each_stands_out_once_in_a_block() {
        let terms = terms();
        let mut finder = Finder::of(&terms, Language::ENGLISH);
        assert_eq!(found(&mut finder, "Net revenue, net revenue and FDV"), [(1, "Net revenue"), (0, "FDV")]);
        // The second of them is no place for a shorter one either.
        assert_eq!(found(&mut finder, "Net revenue margin, FDV; net revenue margin"), [(2, "Net revenue margin")]);
        finder.pass(3);
        assert_eq!(found(&mut finder, "n.m."), []);
        assert_eq!(found(&mut finder, ""), []);
    }

    #[test]
    fn they_are_written_as_buttons_and_text_stays_text() {
        let terms = terms();
        let (mut finder, mut html, mut number) = (Finder::of(&terms, Language::ENGLISH), Html::new(), Html::new());
        number.element("b").text("3");
        finder.filled(&format!("<FDV> {} & FDV", Html::PLACE), &number, &mut html);
        let said = "&lt;<button type=\"button\" class=\"term\" data-term=\"fdv\" aria-haspopup=\"dialog\">FDV</button>&gt; <b>3</b> &amp; FDV";
        assert_eq!(html.into_string(), said);
    }

    #[test]
    fn a_report_without_terms_marks_nothing() {
        assert_eq!(found(&mut Finder::of(&[], Language::ENGLISH), "Net revenue"), []);
    }
}
