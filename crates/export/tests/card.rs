//! The picture of a scenario, and the few lines: whatever it is called and whatever it changes, it is well-formed, it fits,
//! and it says what matters most.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/chinese.rs"]
mod chinese;
mod plain;
#[path = "../../definition/tests/support/mod.rs"]
mod support;

use plain::plain;
use proptest::prelude::*;
use support::{bundled, possible_scenarios, tries};
use takerate_core::{Language, PresetId, Scenario};
use takerate_export::ExportContext;
use takerate_export::brief::Brief;
use takerate_export::card::measure::width;
use takerate_export::card::{HEIGHT, WIDTH, draw};
use takerate_scenario_io::assign::assign;

const VIEWS: [Option<&str>; 5] = [None, Some("aave"), Some("sky"), Some("lido"), Some("etherfi")];
const LANGUAGES: [Language; 2] = [Language::ENGLISH, Language::CHINESE];

/// A text of the picture: where it begins and ends, its baseline, its size, and what it says.
#[derive(Debug)]
struct Text {
    from: f64,
    to: f64,
    base: f64,
    size: f64,
    said: String,
}

/// The value of an attribute.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split_once('"').map(|(value, _)| value)
}

/// The texts of a drawing, whose elements end as they begin.
fn texts(svg: &str) -> Vec<Text> {
    let (mut open, mut texts, mut rest) = (Vec::new(), Vec::new(), svg);
    while let Some((before, after)) = rest.split_once('<') {
        let (tag, next) = after.split_once('>').unwrap();
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().map(|(name, _)| name), Some(name), "{svg}");
        } else if !tag.ends_with('/') {
            open.push((tag.split(' ').next().unwrap(), tag));
        }
        if tag == "/text" {
            let begun = &svg[..svg.len() - after.len() - 1];
            let begun = &begun[begun.rfind("<text").unwrap()..];
            let number = |name: &str| attribute(begun, name).unwrap().parse::<f64>().unwrap();
            let said = before.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
            let (x, size) = (number("x"), number("font-size"));
            let long = width(&said, size, attribute(begun, "font-weight") == Some("600"));
            let from = if attribute(begun, "text-anchor") == Some("end") { x - long } else { x };
            texts.push(Text { from, to: from + long, base: number("y"), size, said });
        }
        rest = next;
    }
    assert!(open.is_empty() && rest.is_empty(), "{open:?} {rest}");
    texts
}

fn assert_fits(svg: &str) {
    let texts = texts(svg);
    assert!(texts.len() > 5);
    for (index, text) in texts.iter().enumerate() {
        assert!(text.from >= 0.0 && text.to <= f64::from(WIDTH), "{text:?}");
        assert!(text.base - text.size >= 0.0 && text.base + text.size * 0.3 <= f64::from(HEIGHT), "{text:?}");
        for other in &texts[index + 1..] {
            let beside = text.to <= other.from || other.to <= text.from;
            let apart = (text.base - other.base).abs() >= text.size.min(other.size);
            assert!(beside || apart, "{text:?} meets {other:?}");
        }
    }
}

/// Every input at an end of its range, and names as long as they can be.
fn everything_changed() -> Scenario {
    let mut scenario = Scenario::preset(PresetId(1));
    for id in bundled().input_ids() {
        let input = bundled().input(id);
        let _refused = scenario.set(bundled(), id, input.high);
    }
    scenario
}

#[test]
fn nothing_leaves_the_picture_or_meets_anything_however_long_the_names() {
    let words = "a name of many words ".repeat(20);
    let names = ["W".repeat(60), "字".repeat(60), words[..60].trim().to_owned(), "👩\u{200d}🚀".repeat(20)];
    let notes = ["m".repeat(280), "调整后收益，".repeat(46), words[..280].trim().to_owned(), "\u{202e}".to_owned()];
    let mut scenarios: Vec<Scenario> = bundled().ready_made.iter().map(|ready| ready.scenario(bundled())).collect();
    scenarios.extend([everything_changed(), Scenario::preset(PresetId(0)), Scenario::preset(PresetId(2))]);
    for language in LANGUAGES {
        for view in VIEWS {
            for scenario in &scenarios {
                let context = ExportContext { view, ..plain(bundled(), scenario, language) };
                assert_fits(&draw(&context, "2026-11-28 · example.org"));
                for (name, note) in names.iter().zip(&notes) {
                    let context = ExportContext { name: Some(name), note: Some(note), ..context };
                    assert_fits(&draw(&context, &"https://example.org/a/long/place/".repeat(5)));
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(tries(60))]

    #[test]
    fn so_it_is_with_any_values_and_any_name(scenario in possible_scenarios(), name in ".{0,60}", view in 0..5_usize) {
        let context = ExportContext { view: VIEWS[view], name: Some(&name), ..plain(bundled(), &scenario, Language::ENGLISH) };
        assert_fits(&draw(&context, ""));
    }
}

#[test]
fn markup_stays_text() {
    let scenario = Scenario::preset(PresetId(1));
    let attack = "</text><script>alert(1)</script>\"&";
    let context =
        ExportContext { name: Some(attack), note: Some(attack), ..plain(bundled(), &scenario, Language::ENGLISH) };
    let svg = draw(&context, attack);
    assert!(!svg.contains("<script"), "{svg}");
    assert!(texts(&svg).iter().any(|text| text.said == attack));
    let lines = Brief::of(&context).markdown(&context, "#v1>x");
    assert!(lines.contains("\\<script\\>") && !lines.contains(">x"), "{lines}");
}

#[test]
fn six_lines_say_what_comes_out_beside_the_preset_and_which_changes_carry_it() {
    let mut scenario = Scenario::preset(PresetId(1));
    // In the model's order the change that matters least comes before two that matter more.
    for (id, value) in [("aave.service_providers", "29999999"), ("aave.gho_share", "0.1"), ("macro.eth_price", "4000")]
    {
        assign(bundled(), &mut scenario, id, value).unwrap();
    }
    assign(bundled(), &mut scenario, "lido.treasury_share", "0.04").unwrap();
    let context = ExportContext {
        view: Some("aave"),
        name: Some("Bear"),
        note: Some("If *so*"),
        page: Some("https://example.org/"),
        ..plain(bundled(), &scenario, Language::ENGLISH)
    };
    let brief = Brief::of(&context);
    let text = brief.markdown(&context, "https://example.org/#v1&base=2025p");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 6, "{text}");
    assert_eq!(lines[0], "**“Bear” · Aave** – If \\*so\\*");
    assert!(lines[1].starts_with("- Adjusted earnings, USD / year: 56.1M in 2025P → "), "{text}");
    assert!(lines[2].starts_with("- FDV / earnings: 48.2x in 2025P → "), "{text}");
    let changed =
        "- Changed: ETH price 3,000 → 4,000 USD / ETH · GHO's share of active loans 6% → 10% · Service providers ";
    assert!(lines[4].starts_with(changed) && lines[4].ends_with(", and 1 more"), "{text}");
    assert_eq!(lines[5], "- <https://example.org/#v1&base=2025p>");
    // How likely it is above another scenario stands behind the figures, where somebody has asked.
    let likely = Brief { likely: Some("“A” gives more in 66% of the samples.".to_owned()), ..brief.clone() };
    let asked = likely.markdown(&context, "https://example.org/#v1&base=2025p");
    let lines: Vec<&str> = asked.lines().collect();
    let place = lines.iter().position(|line| line.contains("66% of the samples")).unwrap();
    assert!(lines[place + 1].starts_with("- Changed: "), "{asked}");
    assert_eq!(lines.len(), text.lines().count() + 1);
    assert!(likely.plain(&context).contains("66% of the samples"));
    // Of all protocols a figure each, of those that are moved.
    let all = Brief::of(&ExportContext { view: None, ..context });
    assert_eq!(all.of.as_deref(), Some("Adjusted earnings, USD / year"));
    assert!(all.figures.iter().all(|figure| figure.change.is_some()));
    // Where nothing is changed, nothing is compared.
    let preset = Scenario::preset(PresetId(1));
    let same = Brief::of(&ExportContext { view: Some("aave"), ..plain(bundled(), &preset, Language::ENGLISH) });
    assert!(same.changes.is_empty() && same.figures.iter().all(|figure| figure.change.is_none()));
}

#[test]
fn both_are_written_in_chinese_as_its_readers_write_it() {
    let mut said = Vec::new();
    let mut scenarios: Vec<Scenario> = bundled().ready_made.iter().map(|ready| ready.scenario(bundled())).collect();
    scenarios.extend([everything_changed(), Scenario::preset(PresetId(0))]);
    for (number, scenario) in scenarios.iter().enumerate() {
        for view in VIEWS {
            let context = ExportContext { view, name: Some("牛市"), ..plain(bundled(), scenario, Language::CHINESE) };
            let place = format!("scenario {number}, {}", view.unwrap_or("all"));
            let brief = Brief::of(&context);
            let lines = chinese::unescaped(&brief.markdown(&context, ""));
            said.extend(lines.lines().map(|line| (place.clone(), line.trim_start_matches("- ").replace("**", ""))));
            said.extend(texts(&draw(&context, "")).into_iter().map(|text| (place.clone(), text.said)));
        }
    }
    chinese::check(said);
}
