//! Every kind of mistake in a model file is named with its file, its line and the fix.
//!
//! A case is a file in `tests/cases/mistakes`: edits of the small model in its `base`. Wherever the checker must name a
//! mistake, the line ends in `#~ ` and the message, so the case shows the mistake and where it is found.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

use serde::Deserialize;
use takerate_core::Language;
use takerate_definition::{Mistakes, SourceFile, read, read_with};

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases/mistakes");

/// What a case changes in the base.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[serde(default)]
    edits: Vec<Edit>,
    #[serde(default)]
    added: Vec<Added>,
    /// Files of the base that are left out.
    #[serde(default)]
    removed: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    file: String,
    replace: String,
    by: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Added {
    file: String,
    text: String,
}

fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    files.sort();
    files
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

fn base() -> Vec<SourceFile> {
    let file = |path: &PathBuf| SourceFile { name: file_name(path), text: std::fs::read_to_string(path).unwrap() };
    toml_files(&Path::new(CASES).join("base")).iter().map(file).collect()
}

fn edited(path: &Path) -> Vec<SourceFile> {
    let text = std::fs::read_to_string(path).unwrap();
    let case: Case = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut files = base();
    files.retain(|file| !case.removed.contains(&file.name));
    for Edit { file, replace, by } in &case.edits {
        let file = files.iter_mut().find(|known| known.name == *file).unwrap();
        let times = file.text.matches(replace).count();
        assert_eq!(times, 1, "{}: `{replace}` stands {times} times in {}", path.display(), file.name);
        file.text = file.text.replace(replace, by);
    }
    files.extend(case.added.into_iter().map(|Added { file, text }| SourceFile { name: file, text }));
    files
}

/// The mistakes that the files say they hold, as `file:line: message`.
fn announced(files: &[SourceFile]) -> Vec<String> {
    let mut announced = Vec::new();
    for file in files {
        for (line, text) in (1..).zip(file.text.lines()) {
            announced
                .extend(text.split("#~ ").skip(1).map(|message| format!("{}:{line}: {}", file.name, message.trim())));
        }
    }
    announced.sort();
    announced
}

#[test]
fn the_base_of_all_cases_has_no_mistake() {
    let model = read(&base()).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    assert_eq!(model.lines.len(), 6);
}

#[test]
fn every_case_names_its_mistakes_and_no_others() {
    let mut wrong = String::new();
    let cases = toml_files(Path::new(CASES));
    for path in &cases {
        let files = edited(path);
        let expected = announced(&files);
        assert!(!expected.is_empty(), "{} announces no mistake", path.display());
        let found = read(&files).err().map(|mistakes| mistakes.to_string()).unwrap_or_default();
        let mut found: Vec<String> = found.lines().map(str::to_owned).collect();
        found.sort();
        if found != expected {
            wrong += &format!("\n{}\n  expected {expected:#?}\n  found {found:#?}\n", file_name(path));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(cases.len() > 40, "only {} cases were found", cases.len());
}

/// The mistakes of files, in a language.
fn said(files: &[SourceFile], language: Language) -> Mistakes {
    read_with(files, &[], language).expect_err("it has mistakes")
}

#[test]
fn every_mistake_is_said_in_the_language_of_the_reader() {
    let is_han = |letter: char| ('\u{3400}'..='\u{9fff}').contains(&letter);
    // Ids, keys and numbers are the same in every language; what stands in quotation marks is the file's.
    let is_word = |word: &str| word.len() > 1 && word.bytes().all(|letter| letter.is_ascii_lowercase());
    for path in toml_files(Path::new(CASES)) {
        let files = edited(&path);
        let (english, chinese) = (said(&files, Language::ENGLISH), said(&files, Language::CHINESE));
        let places = |mistakes: &Mistakes| -> Vec<(String, usize)> {
            mistakes.0.iter().map(|mistake| (mistake.file.clone(), mistake.line)).collect()
        };
        assert_eq!(places(&english), places(&chinese), "{}", path.display());
        for mistake in &chinese.0 {
            let message = &mistake.message;
            assert!(message.chars().any(is_han), "{mistake}");
            let outside = message.split(['“', '”']).step_by(2).collect::<Vec<_>>().join("。");
            let words: Vec<&str> = outside.split(' ').collect();
            let sentence = words.windows(2).find(|pair| is_word(pair[0]) && is_word(pair[1]));
            assert_eq!(sentence, None, "{mistake}");
            let letters: Vec<char> = outside.chars().collect();
            let apart = letters.windows(3).any(|three| is_han(three[0]) && three[1] == ' ' && is_han(three[2]));
            assert!(!apart, "{mistake}");
        }
    }
}
