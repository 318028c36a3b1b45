//! The bundled model, and what holds for every drawing.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::LazyLock;

use takerate_core::{Language, Model};
use takerate_definition::{SourceFile, read};
use takerate_view_model::chart::Chart;

/// Both languages.
pub const LANGUAGES: [Language; 2] = [Language::ENGLISH, Language::CHINESE];

/// The bundled model.
pub static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../models");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(SourceFile { name: path.display().to_string(), text: std::fs::read_to_string(&path).unwrap() });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    read(&files).unwrap_or_else(|mistakes| panic!("{mistakes}"))
});

/// Elements closed as they were opened, attributes in quotes, every number finite, every share of the width within it.
pub fn check_svg(svg: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = svg;
    while let Some(start) = rest.find('<') {
        assert!(!rest[..start].contains('>'), "{rest}");
        let end = rest.find('>').unwrap();
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "in {svg}");
            continue;
        }
        assert!(!tag.contains('<'), "{tag}");
        let name = tag.split([' ', '/']).next().unwrap();
        if !tag.ends_with('/') {
            open.push(name);
        }
        let parts: Vec<&str> = tag.split('"').collect();
        assert_eq!(parts.len() % 2, 1, "{tag}");
        for pair in parts.chunks_exact(2) {
            check_attribute(pair[0].trim().rsplit(' ').next().unwrap().trim_end_matches('='), pair[1]);
        }
    }
    assert!(open.is_empty(), "{open:?} in {svg}");
    assert!(!rest.contains('>'), "{rest}");
}

fn check_attribute(name: &str, value: &str) {
    let numbers: Vec<&str> = match name {
        "d" => value.split(|letter: char| "MLlhvz ".contains(letter)).filter(|part| !part.is_empty()).collect(),
        "x" | "y" | "x1" | "x2" | "y1" | "y2" | "cx" | "cy" | "r" | "width" | "height" | "dx" => vec![value],
        _ => return,
    };
    for text in numbers {
        let number: f64 = text.trim_end_matches('%').parse().unwrap_or_else(|_| panic!("{name}={value}"));
        assert!(number.is_finite(), "{name}={value}");
        if text.ends_with('%') {
            assert!((-0.001..=100.001).contains(&number), "{name}={value}");
        }
        if name == "width" || name == "height" {
            assert!(number >= 0.0, "{name}={value}");
        }
    }
}

/// The drawing, every mark's words and the table's shape.
pub fn check(chart: &Chart) {
    check_svg(&chart.svg);
    assert!(!chart.alt.is_empty());
    assert!(chart.columns >= 1);
    for mark in 0..chart.marks {
        let said = (chart.say)(mark);
        assert!(!said.trim().is_empty(), "mark {mark}");
        assert!(!said.contains("NaN"), "{said}");
    }
    if !chart.svg.contains("data-plot") {
        assert_eq!(chart.svg.matches("data-mark=").count(), chart.marks);
    }
    let table = (chart.table)();
    assert!(!table.caption.is_empty());
    for row in &table.rows {
        assert_eq!(row.len(), table.head.len());
    }
}

/// The values of an attribute, in order.
pub fn attributes<'s>(svg: &'s str, name: &str) -> impl Iterator<Item = &'s str> {
    let start = format!(" {name}=\"");
    let width = start.len();
    svg.match_indices(&start).map(|(at, _)| at).collect::<Vec<_>>().into_iter().map(move |at| {
        let rest = &svg[at + width..];
        &rest[..rest.find('"').unwrap()]
    })
}

/// The bars of one mark, as (class, left end, right end) in shares of the axis.
pub fn bars(svg: &str, mark: usize) -> Vec<(String, f64, f64)> {
    let group = svg.split("<g class=\"mark\"").nth(mark + 1).unwrap();
    let group = &group[..group.find("</g>").unwrap()];
    let rects = group.split("<rect").filter(|rect| rect.starts_with(" class=\"bar "));
    rects
        .map(|rect| {
            let place = |name| attributes(rect, name).next().unwrap().trim_end_matches('%').parse::<f64>().unwrap();
            let class = attributes(rect, "class").next().unwrap().trim_start_matches("bar ").to_owned();
            (class, place("x") / 100.0, (place("x") + place("width")) / 100.0)
        })
        .collect()
}
