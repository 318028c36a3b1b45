//! Documentation of models: that what stands under docs/protocols is current, that nothing is left out or leads nowhere, and that
//! what models say ends no cell and begins no markup.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/chinese.rs"]
mod chinese;
#[path = "../../definition/tests/support/mod.rs"]
mod support;

use std::collections::{BTreeMap, BTreeSet};

use support::{bundled, folder, model_files};
use takerate_core::{Language, Model};
use takerate_definition::read;
use takerate_export::docs::{Document, INDEX, write};
use takerate_export::markdown::escaped;

const LANGUAGES: [Language; 2] = [Language::ENGLISH, Language::CHINESE];

/// What stands between two marks, each time.
fn between<'a>(text: &'a str, open: &'a str, close: &'a str) -> Vec<&'a str> {
    text.split(open).skip(1).filter_map(|rest| rest.split_once(close)).map(|(inside, _)| inside).collect()
}

fn anchors(document: &Document) -> Vec<&str> {
    between(&document.text, "<a id=\"", "\"></a>")
}

fn page<'a>(documents: &'a [Document], name: &str) -> &'a Document {
    documents.iter().find(|document| document.name == name).unwrap_or_else(|| panic!("{name} was not written"))
}

/// The page of a section.
fn page_of<'a>(documents: &'a [Document], model: &Model, section: usize) -> &'a Document {
    let section = &model.sections[section];
    match section.is_protocol() {
        true => page(documents, &format!("{}.md", section.id)),
        false => page(documents, "shared-assumptions.md"),
    }
}

#[test]
fn what_is_kept_is_what_the_command_writes_now() {
    let place = folder("docs/protocols");
    let files = std::fs::read_dir(&place).unwrap().map(|entry| entry.unwrap());
    let kept: BTreeMap<String, String> = files
        .map(|file| (file.file_name().into_string().unwrap(), std::fs::read_to_string(file.path()).unwrap()))
        .collect();
    let now = write(bundled(), Language::ENGLISH, None);
    let now: BTreeMap<String, String> = now.into_iter().map(|document| (document.name, document.text)).collect();
    let names = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<BTreeSet<_>>();
    let other = |name: &String| kept.get(name) != now.get(name);
    let stale: Vec<String> = names(&kept).union(&names(&now)).filter(|name| other(name)).cloned().collect();
    assert!(
        stale.is_empty(),
        "docs/protocols is not of this model ({}); write it anew: cargo run -- docs --into docs/protocols",
        stale.join(", ")
    );
}

#[test]
fn all_that_a_protocol_has_is_a_place_on_its_page_once() {
    let model = bundled();
    for language in LANGUAGES {
        let documents = write(model, language, None);
        let all: Vec<&str> = documents.iter().flat_map(anchors).collect();
        let inputs = model.inputs.iter().map(|input| (&input.id, input.section));
        let lines = model.lines.iter().map(|line| (&line.id, line.section));
        for (id, section) in inputs.chain(lines) {
            assert_eq!(all.iter().filter(|anchor| *anchor == id).count(), 1, "{id}");
            assert!(anchors(page_of(&documents, model, usize::from(section))).contains(&id.as_str()), "{id}");
        }
        for constant in &model.constants {
            assert_eq!(all.iter().filter(|anchor| **anchor == constant.id).count(), 1, "{}", constant.id);
        }
        for document in &documents {
            let all = anchors(document);
            assert_eq!(all.len(), all.iter().collect::<BTreeSet<_>>().len(), "{}: an anchor twice", document.name);
        }
    }
}

#[test]
fn every_link_within_the_pages_leads_somewhere() {
    let documents = write(bundled(), Language::ENGLISH, None);
    let mut followed = 0;
    for document in &documents {
        for to in between(&document.text, "](", ")") {
            if to.starts_with("https://") || to.starts_with("http://") {
                continue;
            }
            let (file, place) = to.split_once('#').unwrap_or((to, "top"));
            let file = if file.is_empty() { &document.name } else { file };
            assert!(anchors(page(&documents, file)).contains(&place), "{}: {to}", document.name);
            followed += 1;
        }
    }
    assert!(followed > 1000, "{followed}");
}

#[test]
fn every_source_that_is_cited_is_listed() {
    let model = bundled();
    for language in LANGUAGES {
        let documents = write(model, language, None);
        let listed = |document: &Document, index: &u16| {
            let source = &model.sources[usize::from(*index)];
            let (_, list) = document.text.split_once("<a id=\"sources\"></a>").expect("a list of sources");
            let title = escaped(source.title.get(language));
            let line = list.lines().find(|line| {
                line.contains(&title) && source.url.as_ref().is_none_or(|url| line.contains(&format!("]({url})")))
            });
            let line = line.unwrap_or_else(|| panic!("{} lacks {title}", document.name));
            assert!(source.date.as_ref().is_none_or(|date| line.ends_with(date.as_str())), "{line}");
        };
        for input in &model.inputs {
            let document = page_of(&documents, model, usize::from(input.section));
            let origins = input.origins.iter().flat_map(|origin| &origin.sources);
            origins.chain(input.comparables.iter().flat_map(|other| &other.sources)).for_each(|index| {
                listed(document, index);
            });
        }
        for expected in &model.expected {
            let document = page_of(&documents, model, usize::from(model.line(expected.line).section));
            expected.sources.iter().for_each(|index| listed(document, index));
        }
        for document in &documents {
            let numbers: BTreeSet<&str> = between(&document.text, "](#source-", ")").into_iter().collect();
            let list: BTreeSet<&str> = between(&document.text, "<a id=\"source-", "\"").into_iter().collect();
            assert_eq!(numbers, list, "{}", document.name);
        }
    }
}

/// What is wrong with a page as Markdown: a text that is missing, a table whose rows differ, a line too long to be read.
fn faults(document: &Document) -> Vec<String> {
    let mut faults = Vec::new();
    let mut columns = 0;
    for line in document.text.lines() {
        let cells = line.replace("\\|", "").matches('|').count();
        if line.starts_with('|') && columns > 0 && cells != columns {
            faults.push(format!("a row of {cells}: {line}"));
        }
        columns = if line.starts_with('|') { cells } else { 0 };
        let heading = line.starts_with('#') && line.ends_with("</a>");
        let first = line.strip_prefix("| ").is_some_and(|row| row.starts_with(" |"));
        let unsaid = ["****", "[](", "]()", "· ·", "``", "“”", "{", "}"].iter().any(|empty| line.contains(empty));
        if heading || first || unsaid || line == "- " {
            faults.push(format!("nothing is said: {line}"));
        }
        if line.chars().count() > 1000 {
            faults.push(format!("too long: {line}"));
        }
    }
    faults
}

#[test]
fn both_languages_say_everything_and_no_line_is_endless() {
    let pages = LANGUAGES.map(|language| write(bundled(), language, None));
    for documents in &pages {
        for document in documents {
            assert_eq!(faults(document), Vec::<String>::new(), "{}", document.name);
        }
        assert_eq!(documents[0].name, INDEX);
        assert_eq!(documents.len(), bundled().protocols().count() + 2);
    }
    let [english, chinese] = &pages;
    for (english, chinese) in english.iter().zip(chinese) {
        assert_eq!(english.name, chinese.name);
        assert_eq!(anchors(english), anchors(chinese), "{}", english.name);
    }
}

#[test]
fn the_pages_read_as_chinese_does() {
    let mut faults = Vec::new();
    for document in write(bundled(), Language::CHINESE, None) {
        // Not the note at the top, and not formulas, whose parentheses are no punctuation.
        let blocks = document.text.split("\n\n").skip(1).filter(|block| !block.starts_with("= "));
        for line in blocks.flat_map(str::lines).flat_map(|line| line.split('|')) {
            faults.extend(chinese::faults(&plain(line)).into_iter().map(|fault| format!("{}: {fault}", document.name)));
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

/// A line as it is read: without anchors, the places of links, and marks.
fn plain(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("](") {
        text += &before.replace("[\\[", "\u{fffc}").replacen('[', "", 9);
        rest = after.split_once(')').map_or("", |(_, rest)| rest);
    }
    text += rest;
    let text = between_removed(&text, "<a id", "</a>");
    chinese::unescaped(&text.replace("**", "").replace('`', "")).trim().to_owned()
}

fn between_removed(text: &str, open: &str, close: &str) -> String {
    match text.split_once(open).and_then(|(before, rest)| Some((before, rest.split_once(close)?.1))) {
        Some((before, after)) => between_removed(&format!("{before}{after}"), open, close),
        None => text.to_owned(),
    }
}

/// The small report of the tests of `takerate bundle`, with other texts.
fn harbour(replace: &[(&str, &str)]) -> Model {
    let mut files = model_files("tests/cases/bundle");
    for (from, to) in replace {
        let found = files.iter_mut().filter(|file| file.text.contains(from));
        let changed = found.map(|file| file.text = file.text.replace(from, to)).count();
        assert!(changed > 0, "{from}");
    }
    read(&files).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

#[test]
fn whatever_a_model_says_is_text() {
    let hostile = "a | b <script>x</script> ](javascript:y) `c` *d* _e_ <!-- f --> &lt; $g$ # h";
    let quoted = format!("\"{hostile}\"");
    let model = harbour(&[
        ("\"Ferry (invented)\"", &quoted),
        ("\"An invented service.\"", &quoted),
        ("\"Fee\"", &quoted),
        ("\"Crossings\"", &quoted),
        ("\"Twice as much crosses.\"", &quoted),
        ("\"A year of fog\"", &quoted),
        ("\"Half of the traffic stays in port.\"", &quoted),
        ("\"Invented: half of a busy year.\"", &quoted),
        ("\"The almanac: 2M less.\"", &quoted),
        ("\"The harbour's log, invented\"", &quoted),
        ("\"Harbour\"", "\"1. <b> | [x](javascript:y)\""),
        ("\"A busy year\"", &quoted),
        ("https://example.org/almanac", "https://example.org/(a)|b"),
    ]);
    let mut found = 0;
    for document in write(&model, Language::ENGLISH, Some("https://example.org/harbour/")) {
        assert_eq!(faults(&document), Vec::<String>::new(), "{}", document.name);
        found += document.text.matches(&escaped(hostile)).count();
        let own = document.text.replace("\\\\", "");
        for (at, sign) in own.match_indices(['<', '`', '*', '|']) {
            // What is no text of the model: anchors, the note at the top, code, bold names, cells.
            let rest = &own[at..];
            let ours = ["<a id=\"", "</a>", "<!-- takerate docs"].iter().any(|mark| rest.starts_with(mark));
            let loose = |word: &str| rest.starts_with(word) && !own[..at].ends_with('\\');
            assert!(sign != "<" || ours || own[..at].ends_with('\\'), "{}: {}", document.name, &rest[..20]);
            assert!(!loose("`c`") && !loose("*d*") && !loose("| b <"), "{}: {rest}", document.name);
        }
        for to in between(&own, "](", ")") {
            let escaped = own.contains(&format!("\\]({to})"));
            assert!(escaped || !to.starts_with("javascript"), "{}: {to}", document.name);
        }
        assert!(!own.contains("(a)|b"), "{}", document.name);
    }
    assert!(found > 20, "{found}");
}

#[test]
fn a_scenario_opens_on_the_page_whose_address_is_known() {
    let documents = write(&harbour(&[]), Language::ENGLISH, Some("https://example.org/harbour/"));
    let ferry = &page(&documents, "ferry.md").text;
    assert!(ferry.contains("](https://example.org/harbour/#v1&base=busy&scenario=fog&view=ferry"), "{ferry}");
    assert!(ferry.contains("changes by −2M USD / year as claimed (stated)"), "{ferry}");
}

#[test]
fn a_page_says_what_the_model_does() {
    let documents = write(bundled(), Language::ENGLISH, None);
    // Lines are broken at spaces.
    let aave = page(&documents, "aave.md").text.replace("\n  ", " ").replace('\n', " ");
    for text in [
        "| **[Net revenue](#aave.net_revenue)** | **USD / year** | **89.4M** | **116.0M** | **142.5M** |",
        "| 2024E | 2.35% | stated | 2024-09 | [\\[1\\]](#source-1) |",
        "`aave.gho_supply = aave.gho_share × aave.active_loans`",
        "= [GHO's share of active loans](#aave.gho_share) × [Active loans](#aave.active_loans)",
        "× [ETH price](shared-assumptions.md#macro.eth_price)",
        "- Uncertainty: PERT: 30% – 250% of the value",
        "otherwise there is no value: GHO supply exceeds all stablecoin loans",
        "| 548.1M ± 50K | 548.134M |",
    ] {
        assert!(aave.contains(text), "{text}");
    }
    let sky = &page(&documents, "sky.md").text;
    assert!(sky.contains("| [Market cap](#sky.market_cap) | USD | unpublished | unpublished | 1.32B |"));
}
