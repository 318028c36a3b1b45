//! Answers of a price service, good and bad, and what applying them does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use support::bundled;
use takerate_core::{Decimal, InputId, Scenario};
use takerate_scenario_io::assign::decimal;
use takerate_scenario_io::link;
use takerate_view_model::prices::{Doubts, NoPrice, Price, Quote, Unreadable, address, apply, priced, read};

/// 27 November 2026, 21:05:59 UTC.
const NOW: u64 = 1_795_813_559;

fn base() -> Scenario {
    link::read(bundled(), "#v1&base=2025p").scenario
}

fn input(id: &str) -> InputId {
    bundled().find_input(id).unwrap()
}

fn value(text: &str) -> Decimal {
    decimal(text).unwrap()
}

fn coin(id: &str, price: &str, seconds: u64) -> String {
    format!(
        r#""coingecko:{id}":{{"decimals":18,"symbol":"X","price":{price},"timestamp":{seconds},"confidence":0.99}}"#
    )
}

fn answer(coins: &[String]) -> String {
    format!(r#"{{"coins":{{{}}}}}"#, coins.join(","))
}

/// What is said of AAVE where its price is written so.
fn aave(price: &str, seconds: u64) -> Result<Price, NoPrice> {
    told(&answer(&[coin("aave", price, seconds)]), "aave.token_price")
}

fn told(text: &str, id: &str) -> Result<Price, NoPrice> {
    let quotes = read(text.as_bytes(), bundled(), &base(), NOW).unwrap();
    quotes.into_iter().find(|quote| quote.input == input(id)).unwrap().price
}

fn all() -> Vec<Quote> {
    let text = answer(&[
        coin("ethereum", "2951.07", NOW - 60),
        coin("aave", "89.64", NOW - 120),
        coin("sky", "0.0537", NOW - 30),
        coin("lido-dao", "0.272", NOW),
        coin("ether-fi", "0.371", NOW - 3600),
        coin("solana", "143.2", NOW),
        coin("near", "1.94", NOW),
        coin("arbitrum", "0.19", NOW),
        coin("io", "0.26", NOW),
    ]);
    read(text.as_bytes(), bundled(), &base(), NOW).unwrap()
}

#[test]
fn all_prices_are_asked_for_at_once() {
    let service = bundled().report.prices.as_ref().unwrap();
    assert_eq!(
        address(service, bundled()),
        "https://coins.llama.fi/prices/current/coingecko:ethereum,coingecko:aave,coingecko:sky,coingecko:lido-dao,coingecko:ether-fi,coingecko:solana,coingecko:near,coingecko:arbitrum,coingecko:io"
    );
}

#[test]
fn every_price_is_as_its_input_counts_it() {
    let prices: Vec<(InputId, Decimal)> =
        all().iter().map(|quote| (quote.input, quote.price.as_ref().unwrap().value)).collect();
    // An MKR is 24,000 SKY.
    let expected = [
        ("macro.eth_price", "2951.07"),
        ("aave.token_price", "89.64"),
        ("sky.token_price", "1288.8"),
        ("lido.token_price", "0.272"),
        ("etherfi.token_price", "0.371"),
        ("solana.token_price", "143.2"),
        ("near.token_price", "1.94"),
        ("arbitrum.token_price", "0.19"),
        ("ionet.token_price", "0.26"),
    ];
    assert_eq!(prices, expected.map(|(id, price)| (input(id), value(price))));
    assert!(all().iter().all(|quote| quote.price.as_ref().unwrap().doubts == Doubts::default()));
    assert_eq!(all()[1].present, Some(value("168.75")));
}

#[test]
fn prices_are_read_as_the_decimals_that_are_written() {
    for (written, read) in [
        ("89.64", "89.64"),
        ("0.1", "0.1"),
        ("1e2", "100"),
        ("8.964E+1", "89.64"),
        ("250e-1", "25"),
        // No binary number of 64 bits holds it.
        ("89.64000000000000000000001", "89.64000000000000000000001"),
    ] {
        assert_eq!(aave(written, NOW).map(|price| price.value), Ok(value(read)), "{written}");
    }
    assert_eq!(aave("1e-7", NOW).map(|price| (price.value, price.doubts.leaps)), Ok((value("0.0000001"), true)));
}

#[test]
fn what_is_no_price_is_told_and_the_others_are_there() {
    for (written, why) in [
        ("null", NoPrice::NotANumber),
        ("\"NaN\"", NoPrice::NotANumber),
        ("\"89.64\"", NoPrice::NotANumber),
        ("[1]", NoPrice::NotANumber),
        ("1e99", NoPrice::NotANumber),
        ("0", NoPrice::NotPositive),
        ("-89.64", NoPrice::NotPositive),
    ] {
        let text = answer(&[coin("aave", written, NOW), coin("ethereum", "2951", NOW)]);
        assert_eq!(told(&text, "aave.token_price"), Err(why), "{written}");
        assert_eq!(told(&text, "macro.eth_price").unwrap().value, value("2951"));
        assert_eq!(told(&text, "sky.token_price"), Err(NoPrice::Missing));
    }
    for coin in ["5", "[]", "\"x\"", "null"] {
        let text = format!(r#"{{"coins":{{"coingecko:aave":{coin}}}}}"#);
        assert_eq!(told(&text, "aave.token_price"), Err(NoPrice::NotANumber), "{coin}");
    }
    let timeless = r#"{"coins":{"coingecko:aave":{"price":89.64}}}"#;
    assert_eq!(told(timeless, "aave.token_price"), Err(NoPrice::Timeless));
    for seconds in ["\"now\"", "-5", "1.5", "99999999999999"] {
        let text = format!(r#"{{"coins":{{"coingecko:aave":{{"price":89.64,"timestamp":{seconds}}}}}}}"#);
        assert_eq!(told(&text, "aave.token_price"), Err(NoPrice::Timeless), "{seconds}");
    }
}

#[test]
fn an_answer_without_prices_is_told() {
    for text in
        ["", "<!doctype html>", "{\"coins\":", r#"{"coins":{"coingecko:aave":{"price":NaN,"timestamp":1}}}"#, "\u{0}"]
    {
        assert_eq!(read(text.as_bytes(), bundled(), &base(), NOW), Err(Unreadable::NotJson), "{text}");
    }
    assert_eq!(read(b"\xff", bundled(), &base(), NOW), Err(Unreadable::NotJson));
    for text in ["{}", "[]", "5", r#"{"coins":[]}"#, r#"{"coins":null}"#, r#"{"prices":{}}"#] {
        assert_eq!(read(text.as_bytes(), bundled(), &base(), NOW), Err(Unreadable::NotPrices), "{text}");
    }
    let none = read(br#"{"coins":{}}"#, bundled(), &base(), NOW).unwrap();
    assert_eq!(none.len(), priced(bundled()).count());
    assert!(none.iter().all(|quote| quote.price == Err(NoPrice::Missing)));
}

#[test]
fn a_price_beyond_a_thousandfold_is_not_trusted() {
    // AAVE stands at 168.75.
    for (written, leaps) in [("168750", false), ("168750.01", true), ("0.16875", false), ("0.168749", true)] {
        let price = aave(written, NOW).unwrap();
        assert_eq!((price.doubts.leaps, price.doubts.is_trusted()), (leaps, !leaps), "{written}");
    }
}

#[test]
fn old_prices_and_those_to_come_are_told() {
    let day = 24 * 60 * 60;
    for (seconds, old, ahead) in [
        (NOW, false, false),
        (NOW - day, false, false),
        (NOW - day - 1, true, false),
        (NOW + 300, false, false),
        (NOW + 301, false, true),
        (0, true, false),
    ] {
        let doubts = aave("90", seconds).unwrap().doubts;
        assert_eq!((doubts.old, doubts.ahead, doubts.is_trusted()), (old, ahead, !ahead), "{seconds}");
    }
}

#[test]
fn only_what_is_chosen_is_applied_and_marked_by_the_oldest() {
    let model = bundled();
    let chosen = [input("aave.token_price"), input("macro.eth_price")];
    let (next, prices) = apply(model, &base(), None, &all(), &chosen);
    let prices = prices.unwrap();
    assert_eq!(next.changed(model).count(), 2);
    assert_eq!(next.value(model, chosen[0]), Some(value("89.64")));
    assert_eq!(prices.inputs(), [chosen[1], chosen[0]]);
    assert_eq!(prices.moment().to_string(), "2026-11-27T21:03Z");
    // Those that are left out stay, and asking again for others keeps the older moment.
    let later = [input("lido.token_price")];
    let (third, again) = apply(model, &next, Some(&prices), &all(), &later);
    let again = again.unwrap();
    assert_eq!((again.inputs().len(), again.moment()), (3, prices.moment()));
    // All anew: what is replaced has no say in the moment.
    let (_, anew) = apply(model, &third, Some(&again), &all()[3..4], &later);
    assert_eq!(anew.unwrap().moment(), again.moment());
    let (_, one) = apply(model, &base(), None, &all(), &later);
    assert_eq!(one.unwrap().moment().to_string(), "2026-11-27T21:05Z");
    assert_eq!(apply(model, &base(), None, &all(), &[]), (base(), None));
}
