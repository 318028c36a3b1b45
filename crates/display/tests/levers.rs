//! What a tenth of each assumption does to a result, and the order in which assumptions stand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use proptest::prelude::*;
use support::{bundled, sensible_scenarios, tries};
use takerate_core::explain::{rests_on, section_rests_on};
use takerate_core::unit::Kind;
use takerate_core::{Decimal, InputId, Language, LineId, PresetId, Scenario};
use takerate_display::change::between;
use takerate_display::effect::{by_size, effects};
use takerate_display::levers::{FIRST, Heading, levers};
use takerate_display::search::{find, matches};

/// The first line that stays in sight, by the index of its section.
fn results() -> impl Iterator<Item = (usize, LineId)> {
    bundled().protocols().map(|(index, section)| {
        let strip = &bundled().statement(section).strip;
        (index, bundled().lines_of(section, strip).next().unwrap())
    })
}

fn ids(inputs: &[InputId]) -> Vec<&'static str> {
    inputs.iter().map(|id| bundled().input(*id).id.as_str()).collect()
}

/// By how much a line moves, by evaluating everything anew.
fn reckoned(scenario: &Scenario, id: InputId, line: LineId, share: &str) -> Option<Decimal> {
    let value = scenario.value(bundled(), id)?;
    let end = value * Decimal::from_str_exact(share).unwrap();
    let kind = bundled().input(id).unit.kind;
    // A switch is turned.
    let end = if kind == takerate_core::unit::Kind::Switch { Decimal::ONE - value } else { end };
    let mut moved = scenario.clone();
    moved.set(bundled(), id, kind.highest().map_or(end, |most| end.min(most)).max(kind.lowest())).unwrap();
    let at = |scenario: &Scenario| scenario.evaluate(bundled())[usize::from(line.0)].ok();
    between(at(scenario)?, at(&moved)?)
}

#[test]
fn what_stands_first_follows_from_the_model() {
    let first = |section: &str, preset: &str| {
        let index = bundled().sections.iter().position(|known| known.id == section).unwrap();
        let line = bundled().find_line(&format!("{section}.adjusted_earnings"));
        ids(&levers(bundled(), index, line, bundled().find_preset(preset).unwrap()).first)
    };
    // Aave's interest is on loans that are stable, times the market's level; ether.fi's costs exceed what it earns.
    assert_eq!(first("aave", "2025p")[0], "macro.borrow_rate_level");
    assert_eq!(first("lido", "2025p")[0], "macro.eth_price");
    assert_eq!(first("etherfi", "2025p")[0], "etherfi.operating_costs");
    // Another preset has another order, and what others' pages hold stands there.
    assert_ne!(first("lido", "2025p"), first("lido", "2025a"));
    assert!(first("etherfi", "2025p").iter().all(|id| !id.starts_with("lido.")));
}

#[test]
fn every_assumption_of_a_page_stands_on_it_once() {
    for preset in bundled().preset_ids() {
        for (section, line) in results() {
            for line in [Some(line), None] {
                let order = levers(bundled(), section, line, preset);
                let mut listed: Vec<InputId> = order.first.clone();
                listed.extend(order.groups.iter().flat_map(|group| &group.inputs));
                listed.sort();
                let here = |id: &InputId| {
                    let home = usize::from(bundled().input(*id).section);
                    let used = section_rests_on(bundled(), section);
                    let together = |other: &InputId| usize::from(bundled().input(*other).section) == home;
                    home == section || (!bundled().sections[home].is_protocol() && used.iter().any(together))
                };
                assert_eq!(listed, bundled().input_ids().filter(here).collect::<Vec<_>>());
                assert!(order.groups.iter().all(|group| !group.inputs.is_empty()));
                assert!(line.is_some() || order.first.is_empty());
            }
        }
    }
}

#[test]
fn the_order_is_by_what_a_tenth_of_the_presets_value_does() {
    for preset in bundled().preset_ids() {
        for (section, line) in results() {
            let scenario = Scenario::preset(preset);
            let order = levers(bundled(), section, Some(line), preset);
            if order.missing {
                let lacks = |id: &InputId| bundled().input(*id).value(preset).is_none();
                assert!(!order.first.is_empty() && order.first.iter().all(lacks));
                continue;
            }
            assert!(order.first.len() <= FIRST);
            let size = |id: &InputId| {
                let input = bundled().input(*id);
                let told = input.unit.kind != Kind::Switch && input.applies_to(preset);
                let sides = ["0.9", "1.1"].map(|share| reckoned(&scenario, *id, line, share).unwrap_or_default().abs());
                if told { sides[0].max(sides[1]) } else { Decimal::ZERO }
            };
            let first: Vec<Decimal> = order.first.iter().map(size).collect();
            assert!(first.is_sorted_by(|more, less| more >= less), "{first:?}");
            // Fewer only where nothing else moves it.
            let most = if order.first.len() == FIRST { *first.last().unwrap() } else { Decimal::ZERO };
            for group in &order.groups {
                let sizes: Vec<Decimal> = group.inputs.iter().map(size).collect();
                assert!(sizes.iter().all(|size| *size <= most), "{:?}", ids(&group.inputs));
                assert!(sizes.is_sorted_by(|more, less| more >= less), "{:?}", ids(&group.inputs));
            }
            // Groups that move nothing come last, and what is not used at all after them.
            let still = |index: usize| order.groups[index].inputs.iter().all(|id| size(id).is_zero());
            let groups = 0..order.groups.len();
            assert!(groups.clone().map(still).is_sorted());
            let idle = |index: usize| order.groups[index].heading == Heading::Idle;
            assert!(groups.map(idle).is_sorted());
        }
    }
}

#[test]
fn an_effect_is_told_by_its_sides() {
    let line = bundled().find_line("aave.adjusted_earnings").unwrap();
    let input = |id| bundled().find_input(id).unwrap();
    let scenario = Scenario::preset(bundled().find_preset("2025p").unwrap());
    let effects = effects(bundled(), &scenario, line);
    let told = |id, language| {
        let effect = effects.iter().find(|effect| effect.input == input(id)).unwrap();
        effect.told(&bundled().line(line).unit, language).map(|side| side.unwrap().unwrap_or_default())
    };
    // A tenth of 30M of costs.
    assert_eq!(told("aave.service_providers", Language::ENGLISH), ["+3.0M", "−3.0M"]);
    assert_eq!(told("aave.service_providers", Language::CHINESE), ["+300.0万", "−300.0万"]);
    // A tenth of nothing.
    let none = effects.iter().find(|effect| effect.input == input("aave.known_future_costs")).unwrap();
    assert!(!none.moves());
    assert_eq!(told("aave.known_future_costs", Language::ENGLISH), ["", ""]);
    // There is no tenth of a switch, and what earnings do not rest on has no effect on them.
    for other in ["aave.safety_module_as_cost_of_revenue", "aave.token_supply", "valuation.discount_rate"] {
        assert!(effects.iter().all(|effect| effect.input != input(other)), "{other}");
    }
}

#[test]
fn a_side_says_where_it_ends_before_the_tenth() {
    let line = bundled().find_line("aave.adjusted_earnings").unwrap();
    let share = bundled().find_input("aave.eth_take_rate").unwrap();
    let mut scenario = Scenario::preset(PresetId(0));
    scenario.set(bundled(), share, Decimal::new(96, 2)).unwrap();
    let all = effects(bundled(), &scenario, line);
    let effect = all.iter().find(|effect| effect.input == share).unwrap();
    assert_eq!(effect.sides.map(|side| side.limit), [None, Some(Decimal::ONE)]);
}

#[test]
fn a_side_without_a_value_says_why() {
    let line = bundled().find_line("aave.fdv_to_earnings").unwrap();
    let costs = bundled().find_input("aave.service_providers").unwrap();
    let mut scenario = Scenario::preset(PresetId(0));
    // So much that a tenth more of it eats up the earnings.
    let earnings = support::value(&scenario, "aave.adjusted_earnings");
    let present = scenario.value(bundled(), costs).unwrap();
    scenario.set(bundled(), costs, present + earnings * Decimal::new(95, 2)).unwrap();
    let all = effects(bundled(), &scenario, line);
    let effect = all.iter().find(|effect| effect.input == costs).unwrap();
    let [less, more] = effect.told(&bundled().line(line).unit, Language::ENGLISH);
    assert!(less.unwrap().is_some_and(|less| less.starts_with('−')));
    assert!(takerate_core::explain::is_not_meaningful(bundled(), more.unwrap_err()));
}

#[test]
fn assumptions_are_found_by_both_names_by_id_and_by_source() {
    let found = |query: &str| -> Vec<&str> {
        ids(&bundled().input_ids().filter(|id| matches(bundled(), *id, query)).collect::<Vec<_>>())
    };
    assert!(found("").len() == bundled().inputs.len());
    assert_eq!(found("gho's SHARE"), ["aave.gho_share"]);
    assert_eq!(found("gho’s share"), ["aave.gho_share"]);
    assert!(found("以太坊 价格").is_empty());
    assert_eq!(found("ETH 价格")[0], "macro.eth_price");
    assert_eq!(found("macro.eth_price"), ["macro.eth_price"]);
    assert!(found("aavescan").contains(&"aave.stablecoin_loans"));
    assert!(found("Aave 治理论坛").contains(&"aave.gho_borrow_rate"));
    assert!(found("no such assumption").is_empty());
}

#[test]
fn assumptions_are_found_by_a_line_that_rests_on_them() {
    let aave = bundled().sections.iter().position(|known| known.id == "aave").unwrap();
    let offered: Vec<InputId> = bundled()
        .input_ids()
        .filter(|id| {
            let home = usize::from(bundled().input(*id).section);
            home == aave || !bundled().sections[home].is_protocol()
        })
        .collect();
    let lines = |lines: &[LineId]| lines.iter().map(|line| bundled().line(*line).id.as_str()).collect::<Vec<_>>();
    for query in ["GHO holders", "持有人的激励", " gho HOLDERS "] {
        let found = find(bundled(), aave, &offered, query);
        assert_eq!(lines(&found.lines), ["aave.gho_incentives"]);
        assert_eq!(found.inputs, rests_on(bundled(), found.lines[0]));
        assert_eq!(ids(&found.direct), ["aave.gho_incentive_rate"]);
        assert!(!found.themselves && found.inputs.len() > 3);
    }
    // A sum names no assumption itself.
    let found = find(bundled(), aave, &offered, "gross revenue");
    assert_eq!((lines(&found.lines), found.direct.len()), (vec!["aave.gross_revenue"], 0));
    assert!(found.inputs.len() > 5);
    // A part of names finds all lines that have it.
    assert!(find(bundled(), aave, &offered, "suppliers of").lines.len() > 1);
    // Beside what is known of themselves only a line of this very name counts.
    let found = find(bundled(), aave, &offered, "gho's share");
    assert_eq!((ids(&found.inputs), found.lines.len()), (vec!["aave.gho_share"], 0));
    let found = find(bundled(), aave, &offered, "GHO supply");
    assert_eq!(lines(&found.lines), ["aave.gho_supply"]);
    assert!(found.themselves && ids(&found.inputs).contains(&"aave.gho_incentive_rate"));
    assert_eq!(ids(&found.direct), ["aave.gho_share"]);
    assert_eq!(find(bundled(), aave, &offered, "no such line").inputs, []);
    // A line of another protocol is found on its page, and what is not offered is found nowhere.
    assert_eq!(find(bundled(), aave, &offered, "Lido: staking rewards").inputs, []);
    assert_eq!(find(bundled(), aave, &[], "GHO holders"), Default::default());
}

proptest! {
    #![proptest_config(tries(40))]

    #[test]
    fn effects_are_those_of_evaluating_everything_anew(scenario in sensible_scenarios()) {
        for (_, line) in results() {
            let ranked = by_size(bundled(), &scenario, line);
            prop_assert!(ranked.iter().filter_map(|effect| effect.size()).collect::<Vec<_>>().is_sorted_by(|more, less| more >= less));
            for effect in ranked {
                for (side, share) in effect.sides.iter().zip(["0.9", "1.1"]) {
                    let change = effect.base.ok().zip(side.result.ok()).and_then(|(base, at)| between(base, at));
                    prop_assert_eq!(change, reckoned(&scenario, effect.input, line, share), "{}", &bundled().input(effect.input).id);
                }
            }
        }
    }
}
