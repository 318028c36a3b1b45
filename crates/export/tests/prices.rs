//! Prices that a service has told, as files name them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod plain;
#[path = "../../definition/tests/support/mod.rs"]
mod support;

use plain::plain;
use support::bundled;
use takerate_core::Language;
use takerate_export::{Date, ExportContext, markdown, report, scenario_file};
use takerate_scenario_io::link;

const LINK: &str = "#v1&base=2025p&macro.eth_price=2951.07&aave.token_price=89.64&prices=2026-11-27T21:05Z";

fn written(link: &str, language: Language, view: Option<&str>) -> [String; 3] {
    let opened = link::read(bundled(), link);
    let context = ExportContext {
        note: None,
        prices: opened.prices.as_ref(),
        date: Date::new(2026, 11, 28).unwrap(),
        view,
        ..plain(bundled(), &opened.scenario, language)
    };
    [markdown::write(&context), report::write(&context), scenario_file::write(&context)]
}

#[test]
fn files_say_of_when_prices_are_and_whose() {
    let [markdown, report, file] = written(LINK, Language::ENGLISH, None);
    let said = "Prices of 2026-11-27 21:05 UTC from DefiLlama: ETH price, AAVE price";
    assert!(markdown.contains(said), "{markdown}");
    assert!(report.contains(said));
    assert!(file.contains("\"prices\": \"2026-11-27T21:05Z\""), "{file}");
    assert!(file.contains("&prices=2026-11-27T21:05Z\""), "{file}");
    let [markdown, ..] = written(LINK, Language::CHINESE, None);
    assert!(markdown.contains("价格取自 DefiLlama（2026-11-27 21:05 UTC）：ETH 价格、AAVE 价格"), "{markdown}");
}

#[test]
fn a_file_about_one_protocol_names_what_it_rests_on() {
    let [markdown, ..] = written(LINK, Language::ENGLISH, Some("lido"));
    assert!(markdown.contains("from DefiLlama: ETH price\n"), "{markdown}");
    let own = "#v1&base=2025p&aave.token_price=89.64&prices=2026-11-27T21:05Z";
    let [markdown, ..] = written(own, Language::ENGLISH, Some("lido"));
    assert!(!markdown.contains("DefiLlama"), "{markdown}");
}

#[test]
fn without_a_mark_nothing_is_said() {
    for text in written(LINK.split("&prices").next().unwrap(), Language::ENGLISH, None) {
        assert!(!text.contains("DefiLlama") && !text.contains("prices"), "{text}");
    }
}

#[test]
fn a_file_that_is_read_again_has_its_mark() {
    for (link, said) in [(LINK.to_owned(), ""), (format!("{LINK};macro.eth_price"), ";macro.eth_price")] {
        let [_, _, text] = written(&link, Language::ENGLISH, None);
        let file = scenario_file::read(bundled(), text.as_bytes()).unwrap();
        assert_eq!(file.prices.unwrap().write(bundled(), &file.scenario), format!("2026-11-27T21:05Z{said}"));
        let text = text.replace("\"prices\": \"2026", "\"prices\": \"26");
        let file = scenario_file::read(bundled(), text.as_bytes()).unwrap();
        assert_eq!((file.prices, file.unknown), (None, vec!["prices".to_owned()]));
    }
}
