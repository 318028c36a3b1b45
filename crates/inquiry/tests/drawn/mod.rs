//! The bundled model, and what is asked of every chart.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::LazyLock;

use takerate_core::{Language, Model};
use takerate_definition::{SourceFile, read};
use takerate_inquiry::chart::Chart;

/// Both languages.
pub const LANGUAGES: [Language; 2] = [Language::English, Language::Chinese];

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

/// Whether a chart is whole: well-formed, every mark there and with words, no place beyond the drawing, a full table.
pub fn check(chart: &Chart) {
    balanced(&chart.svg);
    assert!(!chart.alt.is_empty() && chart.svg.contains("aria-label=\""));
    assert_eq!(chart.svg.matches("class=\"mark\"").count(), chart.marks);
    for mark in 0..chart.marks {
        assert!(chart.svg.contains(&format!("data-mark=\"{mark}\"")));
        assert!((chart.say)(mark).chars().count() > 8, "mark {mark}: {}", (chart.say)(mark));
    }
    assert_eq!((chart.say)(chart.marks), "");
    assert!(!chart.svg.contains("NaN") && !chart.svg.contains(">inf") && !chart.svg.contains("\"inf"));
    for name in ["x", "x1", "x2", "width"] {
        for place in attributes(&chart.svg, name).filter_map(|value| value.strip_suffix('%')) {
            let place: f64 = place.parse().unwrap();
            assert!((0.0..=100.0).contains(&place), "{name} at {place}%");
        }
    }
    let table = (chart.table)();
    assert!(!table.caption.is_empty() && table.rows.len() >= chart.marks.min(1));
    assert!(table.rows.iter().all(|row| row.len() == table.head.len()), "{table:?}");
    balanced(&table.html());
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

/// Every element is closed in the order in which it was opened, and no attribute holds markup.
fn balanced(markup: &str) {
    let mut open = Vec::new();
    let mut rest = markup;
    while let Some(start) = rest.find('<') {
        assert!(!rest[..start].contains('>'), "a stray > in {}", &rest[..start]);
        let end = start + rest[start..].find('>').expect("an element without an end");
        let element = &rest[start + 1..end];
        assert!(!element.contains('<') && element.matches('"').count().is_multiple_of(2), "{element}");
        if let Some(name) = element.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !element.ends_with('/') {
            open.push(element.split(' ').next().unwrap());
        }
        rest = &rest[end + 1..];
    }
    assert!(open.is_empty() && !rest.contains('>'));
    assert!(markup.split('&').skip(1).all(|entity| entity.find(';').is_some_and(|end| end < 6)));
}
