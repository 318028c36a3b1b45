//! Words that the report explains: each of them is said in both languages without a figure.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/chinese.rs"]
mod chinese;
mod support;

use support::{bundled, folder};
use takerate_core::Language;
use takerate_core::terms::Term;
use takerate_definition::{Mistakes, SourceFile, read};

const LANGUAGES: [Language; 2] = [Language::ENGLISH, Language::CHINESE];

/// Its name and what it means.
fn texts(term: &Term, language: Language) -> [&str; 2] {
    [&term.name, &term.text].map(|text| text.own(language).unwrap_or_default())
}

#[test]
fn each_term_is_explained_in_both_languages_without_a_figure() {
    let terms = &bundled().terms;
    assert!((10..=30).contains(&terms.len()), "{}", terms.len());
    for term in terms {
        for language in LANGUAGES {
            let [name, text] = texts(term, language);
            assert!(!name.is_empty() && !text.is_empty(), "{}", term.id);
            assert!(!text.contains(|letter: char| letter.is_numeric()), "{}: a figure is typed in: {text}", term.id);
            let sentences = text.matches(['.', '。']).count();
            assert!((1..=3).contains(&sentences) && text.ends_with(['.', '。']), "{}: {text}", term.id);
        }
        chinese::check(texts(term, Language::CHINESE).map(|text| (term.id.clone(), text.to_owned())).to_vec());
    }
}

#[test]
fn statement_and_terms_have_the_same_names() {
    for (line, id) in [
        ("gross_revenue", "gross-revenue"),
        ("net_revenue", "net-revenue"),
        ("net_margin", "net-margin"),
        ("token_incentives", "token-incentives"),
        ("adjusted_earnings", "adjusted-earnings"),
        ("fdv", "fdv"),
    ] {
        let line = bundled().find_line(&format!("aave.{line}")).unwrap();
        let term = bundled().terms.iter().find(|term| term.id == id).unwrap();
        assert_eq!(term.name, bundled().line(line).name, "{id}");
    }
}

#[test]
fn an_outline_knows_terms_by_their_spellings_only() {
    let outline = bundled().outline();
    assert_eq!(outline.terms.len(), bundled().terms.len());
    for (short, whole) in outline.terms.iter().zip(&bundled().terms) {
        assert!(short.text.is_empty());
        assert_eq!((&short.id, &short.name, &short.words), (&whole.id, &whole.name, &whole.words));
    }
    let chinese = bundled().in_language(Language::CHINESE);
    let fdv = chinese.terms.iter().find(|term| term.id == "fdv").unwrap();
    assert_eq!(fdv.spellings(Language::CHINESE).collect::<Vec<_>>(), ["完全稀释估值（FDV）", "FDV"]);
    // What one language alone has is none of another's.
    assert_eq!(fdv.spellings(Language::ENGLISH).count(), 1);
    let english = bundled().in_language(Language::ENGLISH);
    assert!(!english.terms.iter().any(|term| term.words.all().any(|(language, _)| language == Language::CHINESE)));
}

fn with(terms: &str) -> Result<Vec<Term>, Mistakes> {
    let mut files = support::model_files("tests/cases/mistakes/base");
    files.push(SourceFile { name: "terms.toml".to_owned(), text: format!("kind = \"terms\"\n{terms}") });
    read(&files).map(|model| model.terms)
}

#[test]
fn terms_are_read_as_they_are_written() {
    let terms = with(
        r#"
[[terms]]
id = "fdv"
name = { en = "Fully diluted valuation", zh = "完全稀释估值" }
words = { en = [" FDV ", "diluted valuation"] }
text = { en = "All tokens at their price.", zh = "全部代币按币价计。" }
"#,
    )
    .unwrap();
    let [fdv] = terms.as_slice() else { panic!("{terms:?}") };
    assert_eq!(fdv.id, "fdv");
    let spellings: Vec<&str> = fdv.spellings(Language::ENGLISH).collect();
    assert_eq!(spellings, ["Fully diluted valuation", "FDV", "diluted valuation"]);
    assert_eq!(fdv.spellings(Language::CHINESE).collect::<Vec<_>>(), ["完全稀释估值"]);
    assert_eq!(fdv.text.get(Language::CHINESE), "全部代币按币价计。");
    assert_eq!(with("").unwrap(), []);
}

#[test]
fn too_many_terms_are_refused() {
    let one = |number: usize| {
        format!(
            "[[terms]]\nid = \"t{number}\"\nname = {{ en = \"Word {number}\", zh = \"词 {number}\" }}\ntext = {{ en = \"A.\", zh = \"甲。\" }}\n"
        )
    };
    assert_eq!(with(&(0..60).map(one).collect::<String>()).unwrap().len(), 60);
    let mistakes = with(&(0..61).map(one).collect::<String>()).unwrap_err().to_string();
    assert!(mistakes.contains("terms.toml:243: there are more than 60 terms"), "{mistakes}");
}

#[test]
fn a_report_that_explains_nothing_has_no_terms() {
    assert!(read(&support::model_files("tests/cases/bundle")).unwrap().terms.is_empty());
    // They are no part of what is computed: the edition's file says nothing of them.
    let kept = std::fs::read_to_string(folder("models/editions/6c88c55a.json")).unwrap();
    assert!(!kept.contains("take-rate"));
}
