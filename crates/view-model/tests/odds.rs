//! Scenarios weighed by odds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use proptest::prelude::*;
use support::{bundled, sensible_scenarios, tries};
use takerate_core::unit::Kind;
use takerate_core::{Decimal, Language, Scenario};
use takerate_view_model::compare::{Column, Odds, below, expected};

fn column(name: &str, scenario: Scenario) -> Column {
    Column { name: name.to_owned(), scenario }
}

fn presets() -> Vec<Column> {
    let of = |preset| column(bundled().preset(preset).name.get(Language::ENGLISH), Scenario::preset(preset));
    bundled().preset_ids().map(of).collect()
}

fn shares(text: &str) -> Vec<Decimal> {
    Odds::read(text).unwrap()
}

#[test]
fn even_odds_come_to_one() {
    for count in 1..=4 {
        let odds = Odds::even(count);
        assert_eq!((odds.each.len(), odds.missing(count)), (count, Decimal::ZERO));
    }
    assert_eq!(Odds::even(3).each, shares("0.34,0.33,0.33"));
}

#[test]
fn what_is_no_share_is_not_read() {
    for text in ["", "x", "0.5,", "-0.1,1.1", "0.5,1.5"] {
        assert_eq!(Odds::read(text), None, "{text}");
    }
    let odds = Odds { each: shares("0.5,0.3"), failure: Decimal::new(1, 1) };
    assert_eq!(odds.missing(2), Decimal::new(1, 1));
    // A scenario that came later has none.
    assert_eq!(odds.missing(3), Decimal::new(1, 1));
}

#[test]
fn a_failure_leaves_amounts_at_nothing_and_the_rest_without_a_value() {
    let odds = Odds { each: shares("0.5,0.25,0"), failure: Decimal::new(25, 2) };
    let sheet = expected(bundled(), &presets(), &odds, None, Language::ENGLISH);
    let row = |name: &str| sheet.table.rows.iter().find(|row| row[0].text == name).unwrap();
    let values = |line: &str| {
        let line = usize::from(bundled().find_line(line).unwrap().0);
        presets().into_iter().map(move |column| column.scenario.evaluate(bundled())[line].unwrap())
    };
    let weighed: Decimal = values("aave.net_revenue").zip(&odds.each).map(|(value, share)| value * share).sum();
    let row_of = row("Net revenue");
    assert_eq!(row_of.last().unwrap().exact.parse(), Ok(weighed.normalize()));
    assert_eq!(row_of[4].exact, "0");
    assert_eq!(row("Net margin").last().unwrap().text, "no value");
    assert_eq!(sheet.table.head[1..].join("; "), "2024E · 50%; 2025P · 25%; 2025A · 0%; Failure · 25%; Expected");
}

#[test]
fn how_likely_a_price_lies_below_todays_is_the_odds_of_the_scenarios_in_which_it_does() {
    // Sky's price at 20 times earnings lies above today's in all presets, and a failure below.
    let odds = Odds { each: shares("0.5,0.2,0.2"), failure: Decimal::new(1, 1) };
    let section = |id: &str| bundled().sections.iter().position(|section| section.id == id);
    let of = |id: &str, row: usize| {
        let sheet = below(bundled(), &presets(), &odds, section(id), Language::ENGLISH);
        [sheet.table.rows[row][1].text.clone(), sheet.table.rows[row][2].text.clone()]
    };
    assert_eq!(of("sky", 1), ["10%", "0%"]);
    assert_eq!(of("aave", 1), ["100%", "0%"]);
    // Lido has no price where it makes a loss: in 2024E and 2025A.
    assert_eq!(of("lido", 1), ["30%", "70%"]);
    assert_eq!(below(bundled(), &presets(), &odds, section("aave"), Language::CHINESE).table.rows.len(), 5);
}

proptest! {
    #![proptest_config(tries(24))]

    #[test]
    fn an_expected_value_is_the_weighted_sum_exactly(
        scenarios in prop::collection::vec(sensible_scenarios(), 2..=4),
        cuts in prop::collection::vec(0i64..=100, 3),
    ) {
        let mut ends: Vec<i64> = cuts.iter().copied().take(scenarios.len() - 1).chain([0, 100]).collect();
        ends.sort_unstable();
        let each: Vec<Decimal> = ends.windows(2).map(|pair| Decimal::new(pair[1] - pair[0], 2)).collect();
        let columns: Vec<Column> = scenarios.iter().map(|scenario| column("s", scenario.clone())).collect();
        let odds = Odds { each, failure: Decimal::ZERO };
        prop_assert_eq!(odds.missing(columns.len()), Decimal::ZERO);
        let outcomes: Vec<_> = scenarios.iter().map(|scenario| scenario.evaluate(bundled())).collect();
        for (index, section) in bundled().protocols() {
            let sheet = expected(bundled(), &columns, &odds, Some(index), Language::ENGLISH);
            let lines = bundled().lines_of(section, &bundled().statement(section).headline);
            for (line, row) in lines.zip(&sheet.table.rows[1..]) {
                let likely = outcomes.iter().zip(&odds.each).filter(|(_, share)| !share.is_zero());
                let weighed: Option<Decimal> =
                    likely.map(|(outcome, share)| outcome[usize::from(line.0)].ok().map(|value| value * share)).sum();
                let shown = row.last().unwrap();
                match weighed {
                    Some(weighed) => prop_assert_eq!(shown.exact.parse::<Decimal>().unwrap(), weighed.normalize()),
                    None => prop_assert_eq!(&shown.text, "no value"),
                }
                prop_assert!(bundled().line(line).unit.kind != Kind::Switch);
            }
        }
    }
}
