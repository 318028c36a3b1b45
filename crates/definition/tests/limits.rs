//! Files that would be too much for a page are refused before they are read further.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fmt::Write;

use takerate_definition::{SourceFile, read};

fn base() -> Vec<SourceFile> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases/mistakes/base");
    let read = |name: &str| SourceFile {
        name: name.to_owned(),
        text: std::fs::read_to_string(format!("{folder}/{name}")).unwrap(),
    };
    vec![read("pool.toml"), read("report.toml"), read("statement.toml")]
}

/// What is said of the base with more text at the end of its first file.
fn said(more: &str) -> String {
    let mut files = base();
    files[0].text.push_str(more);
    read(&files).unwrap_err().to_string()
}

#[test]
fn a_file_that_is_too_large_is_not_parsed() {
    let said = said(&"# ]]]]]]]]]]]]]]]]\n".repeat(60_000));
    assert!(said.contains("pool.toml:1: the file has 1"), "{said}");
    assert!(said.contains("bytes; at most 1000000 are read"), "{said}");
    assert_eq!(said.lines().count(), 1);
}

#[test]
fn too_many_files_are_not_read() {
    let one = base().remove(0);
    let said = read(&vec![one; 501]).unwrap_err().to_string();
    assert!(said.contains("there are 501 files; at most 500 are read"), "{said}");
    assert_eq!(said.lines().count(), 1);
}

#[test]
fn too_many_items_and_too_long_texts_are_named() {
    let mut sources = String::new();
    for number in 0..5001 {
        write!(sources, "\n[[sources]]\nid = \"s{number}\"\ntitle = {{ en = \"S\", zh = \"源\" }}\n").unwrap();
    }
    assert!(said(&sources).contains("sources; at most 5000 are read"));
    let long = format!("\n[[sources]]\nid = \"long\"\ntitle = {{ en = \"{}\", zh = \"源\" }}\n", "x".repeat(4001));
    assert!(said(&long).contains("the title of source long has 4001 characters; at most 4000 are read"));
}

#[test]
fn there_are_at_most_six_presets() {
    let mut files = base();
    for number in 0..5 {
        let preset = format!(
            "\n[[presets]]\nid = \"p{number}\"\nkind = \"projection\"\nname = {{ en = \"P\", zh = \"预\" }}\ntitle = {{ en = \"P\", zh = \"预\" }}\nnote = {{ en = \"P\", zh = \"预\" }}\n"
        );
        files[1].text.push_str(&preset);
    }
    let said = read(&files).unwrap_err().to_string();
    assert!(said.contains("the file has 7 presets; at most 6 are read"), "{said}");
}
