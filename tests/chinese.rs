//! The Chinese of `languages/zh`, and that none stands anywhere else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../crates/definition/tests/support/chinese.rs"]
mod chinese;

use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn is_full_width(letter: char) -> bool {
    "，。、；：？！（）《》".contains(letter)
}

fn is_han(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
}

/// The files under a folder that end in one of these.
fn files(folder: &Path, ends: &[&str], found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, ends, found);
        } else if path.extension().is_some_and(|end| ends.iter().any(|known| *known == end)) {
            found.push(path);
        }
    }
}

/// A text with a mark that is no letter in place of each of its parts.
fn filled(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (_, after) = after.split_once('}').unwrap_or(("", after));
        out = out + before + "\u{fffc}";
        rest = after;
    }
    out + rest
}

/// Every text in a value of a file, however deep.
fn texts(value: &toml::Value, found: &mut Vec<String>) {
    match value {
        toml::Value::String(text) => found.push(text.clone()),
        toml::Value::Array(list) => list.iter().for_each(|value| texts(value, found)),
        toml::Value::Table(table) => table.values().for_each(|value| texts(value, found)),
        _ => {}
    }
}

#[test]
fn every_text_reads_as_chinese_does() {
    let mut paths = Vec::new();
    files(&Path::new(ROOT).join("languages/zh"), &["toml"], &mut paths);
    let mut all = Vec::new();
    for path in paths {
        let value: toml::Value = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let mut found = Vec::new();
        texts(&value, &mut found);
        // What a part is, is not known here: texts with their parts are checked where they are made.
        all.extend(found.iter().map(|text| (path.display().to_string(), filled(text))));
    }
    assert!(all.len() > 600, "only {} texts", all.len());
    chinese::check(all.into_iter().flat_map(|(place, text)| {
        let plain = chinese::texts(&text).concat();
        [(place, plain)]
    }));
}

/// Where Chinese stands in the program: what readers type or paste, where sentences and lines end, and how they are spaced.
const IN_SOURCES: [&str; 6] = [
    "export/src/card/measure.rs",
    "display/src/read",
    "scenario-io/src/repair.rs",
    "words/src",
    "core/src/language.rs",
    "src/js/picture.js",
];

#[test]
fn no_text_of_a_reader_stands_in_the_sources() {
    let mut paths = Vec::new();
    for folder in ["src", "modules", "crates"] {
        files(&Path::new(ROOT).join(folder), &["rs", "js"], &mut paths);
    }
    let mut wrong = Vec::new();
    for path in paths {
        let tests = path.strip_prefix(ROOT).unwrap().components().any(|part| part.as_os_str() == "tests");
        if tests || IN_SOURCES.iter().any(|known| path.to_string_lossy().contains(known)) {
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap();
        let source = source.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in source.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if code.chars().any(|letter| is_han(letter) || is_full_width(letter)) {
                wrong.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
            if code.contains("Language::CHINESE") {
                wrong.push(format!("{}:{}: chosen by a language: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "these belong into languages/:\n{}", wrong.join("\n"));
}
