//! The Chinese that stands in the sources of page, analyses, files and command, and how it is put together.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../crates/definition/tests/support/chinese.rs"]
mod chinese;

use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

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

/// A string literal of a source file, and what stands before it on the way from the last bracket.
struct Literal {
    place: String,
    maker: String,
    text: String,
}

/// The string literals of a source file that hold Chinese, without those of its tests.
fn literals(path: &Path) -> Vec<Literal> {
    let source = std::fs::read_to_string(path).unwrap();
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    for (number, line) in source.lines().enumerate() {
        if line.trim_start().starts_with("//") {
            continue;
        }
        // The whole file is read, so that a macro on the line before is known.
        let before_line = source.lines().nth(number.wrapping_sub(1)).unwrap_or_default();
        let (mut start, mut escape) = (None, false);
        for (at, letter) in line.char_indices() {
            match (start, letter) {
                (Some(_), '\\') if !escape => {
                    escape = true;
                    continue;
                }
                (Some(begin), '"' | '\'') if !escape && line[begin..].starts_with(letter) => {
                    let text = line[begin + 1..at].replace("\\\"", "\"");
                    if text.chars().any(is_han) {
                        let before = line[..begin].trim_end();
                        let maker = if before.is_empty() { before_line.trim_end() } else { before };
                        let place = format!("{}:{}", path.display(), number + 1);
                        found.push(Literal { place, maker: maker.to_owned(), text });
                    }
                    start = None;
                }
                (None, '"') => start = Some(at),
                (None, '\'') if path.extension().is_some_and(|end| end == "js") => start = Some(at),
                _ => {}
            }
            escape = false;
        }
    }
    found
}

fn sources() -> Vec<Literal> {
    let mut paths = Vec::new();
    for folder in ["src", "modules", "crates"] {
        files(&Path::new(ROOT).join(folder), &["rs", "js"], &mut paths);
    }
    let tests = |path: &PathBuf| path.strip_prefix(ROOT).unwrap().components().any(|part| part.as_os_str() == "tests");
    // What readers type is not what they read.
    let typed = |path: &PathBuf| path.ends_with("present/src/read.rs");
    paths.iter().filter(|path| !tests(path) && !typed(path)).flat_map(|path| literals(path)).collect()
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

#[test]
fn every_text_in_the_sources_reads_as_chinese_does() {
    let all = sources();
    assert!(all.len() > 600, "only {} texts", all.len());
    // What a part is, is not known here: rendered texts are checked where they are made.
    let plain = all.iter().map(|literal| (literal.place.clone(), filled(&literal.text)));
    chinese::check(plain.collect::<Vec<_>>());
}

#[test]
fn parts_meet_chinese_only_by_way_of_the_joiner() {
    let mut wrong = Vec::new();
    for literal in sources().iter().filter(|literal| !literal.maker.ends_with("chinese!(")) {
        let letters: Vec<char> = literal.text.chars().collect();
        let meets =
            letters.windows(2).any(|pair| (is_han(pair[0]) && pair[1] == '{') || (pair[0] == '}' && is_han(pair[1])));
        if meets {
            wrong.push(format!("{}: {}", literal.place, literal.text));
        }
    }
    assert!(wrong.is_empty(), "use chinese! for\n{}", wrong.join("\n"));
}

#[test]
fn the_shell_reads_as_chinese_does() {
    let html = std::fs::read_to_string(Path::new(ROOT).join("index.html")).unwrap();
    chinese::check(chinese::texts(&html).into_iter().map(|text| ("index.html".to_owned(), text)));
}
