//! Tornado, across, bridge and drivers over the bundled models.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod drawn;

use std::collections::BTreeMap;

use drawn::{LANGUAGES, MODEL, bars, check};
use proptest::prelude::*;
use takerate_analysis::ScenarioRequest;
use takerate_analysis::bridge::{Bridge, BridgeRequest, Grain, bridge};
use takerate_analysis::simulate::{Drivers, Index, Share, SimulateRequest, simulate};
use takerate_analysis::swing::Swing;
use takerate_analysis::tornado::{Tornado, TornadoRequest, tornado};
use takerate_core::explain::rests_on;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, Language, Number};
use takerate_view_model as view_model;

fn scenario(preset: &str, set: BTreeMap<String, Decimal>) -> ScenarioRequest {
    ScenarioRequest { preset: Some(preset.to_owned()), set }
}

fn tornadoes(scenario: ScenarioRequest, output: &str, swing: Swing) -> Vec<Tornado> {
    let request = TornadoRequest { scenario, outputs: vec![output.to_owned()], inputs: Vec::new(), swing };
    tornado(&MODEL, &request).unwrap()
}

fn bridges(from: ScenarioRequest, to: ScenarioRequest, output: &str) -> Vec<Bridge> {
    let request = BridgeRequest { from: Some(from), to: Some(to), outputs: vec![output.to_owned()] };
    bridge(&MODEL, &request).unwrap()
}

fn preset(id: &str) -> ScenarioRequest {
    scenario(id, BTreeMap::new())
}

/// Every input a little higher, switches as they are.
fn all_changed(share: &str) -> BTreeMap<String, Decimal> {
    let times: Decimal = share.parse().unwrap();
    let inputs = MODEL.inputs.iter().filter(|input| input.unit.kind != Kind::Switch);
    inputs.map(|input| (input.id.clone(), (input.values[0].unwrap_or_default() * times).min(input.high))).collect()
}

/// The number that a figure begins with, `+4.9M` without its sign behind.
fn number(figure: &str) -> Decimal {
    if figure.contains("&lt;") {
        return Decimal::ZERO;
    }
    let figure = figure.replace('−', "-").replace(['+', ','], "");
    figure.trim_end_matches(|letter: char| !letter.is_ascii_digit()).parse().unwrap()
}

#[test]
fn a_bar_stands_between_the_outputs_at_both_ends() {
    for output in ["adjusted_earnings", "fdv_to_earnings", "net_margin"] {
        for answer in tornadoes(preset("2025p"), output, Swing::Range) {
            let chart = view_model::tornado::tornado(&MODEL, &answer, 40, Language::ENGLISH);
            let axis = view_model::tornado::axis(&answer, 40);
            let Some(base) = answer.base.value.map(f64::from_decimal) else { continue };
            for (mark, bar) in answer.bars.iter().enumerate() {
                let drawn = bars(&chart.svg, mark);
                for (class, end) in [("low", bar.at_low.value), ("high", bar.at_high.value)] {
                    let found = drawn.iter().find(|(drawn, ..)| drawn == class);
                    let Some(end) = end.map(f64::from_decimal).filter(|end| *end != base) else {
                        assert_eq!(found, None);
                        continue;
                    };
                    let (_, left, right) = found.unwrap();
                    assert!((left - axis.place(base.min(end))).abs() < 2e-5, "{} {class}", bar.input);
                    assert!((right - axis.place(base.max(end))).abs() < 2e-5, "{} {class}", bar.input);
                }
            }
        }
    }
}

#[test]
fn a_tornado_tells_of_every_input() {
    for language in LANGUAGES {
        for answer in tornadoes(preset("2024e"), "fdv_to_earnings", Swing::Range) {
            let chart = view_model::tornado::tornado(&MODEL, &answer, 5, language);
            check(&chart);
            assert_eq!(chart.marks, answer.bars.len().min(5));
            assert_eq!((chart.table)().rows.len(), MODEL.inputs.len(), "{}", answer.output);
        }
    }
}

#[test]
fn an_end_without_a_value_is_said_to_be_none() {
    let answers = tornadoes(preset("2025p"), "fdv_to_earnings", Swing::Range);
    let bars = &answers[0].bars;
    let chart = view_model::tornado::tornado(&MODEL, &answers[0], bars.len(), Language::ENGLISH);
    assert!(chart.svg.contains("0% → </tspan>n.m.</text>"));
    let said = (chart.say)(bars.iter().position(|bar| bar.input == "aave.stablecoin_borrow_rate").unwrap());
    assert!(said.starts_with("Stablecoin borrow rate: 30% brings FDV / earnings to 8.6x; now 48.2x. At 0% it is not"));
    assert!(said.ends_with("no multiple of them means anything."), "{said}");
}

#[test]
fn names_of_the_bundled_inputs_fit_where_the_drawing_is_narrowest() {
    for language in LANGUAGES {
        for answer in tornadoes(preset("2025p"), "adjusted_earnings", Swing::Range) {
            assert!(!view_model::tornado::tornado(&MODEL, &answer, 40, language).svg.contains('…'));
        }
    }
}

#[test]
fn across_protocols_those_that_do_not_move_are_named() {
    for language in LANGUAGES {
        for input in ["macro.eth_price", "aave.gho_share", "macro.tbill_yield"] {
            let id = MODEL.find_input(input).unwrap();
            let earnings = MODEL.protocols().filter_map(|(_, section)| MODEL.shared_line(section, "adjusted_earnings"));
            let earnings: Vec<_> = earnings.collect();
            let still = earnings.iter().filter(|line| !rests_on(&MODEL, **line).contains(&id)).count();
            let answers = tornadoes(preset("2025p"), "adjusted_earnings", Swing::Range);
            let chart = view_model::across::across(&MODEL, id, &answers, language);
            check(&chart);
            let word = if language == Language::ENGLISH { ">not moved <" } else { ">不受影响 <" };
            assert_eq!((chart.marks, chart.svg.matches(word).count()), (earnings.len(), still), "{input}");
        }
    }
}

#[test]
fn a_change_of_a_loss_has_no_percentage() {
    let answers = tornadoes(preset("2024e"), "adjusted_earnings", Swing::Range);
    let price = MODEL.find_input("macro.eth_price").unwrap();
    let chart = view_model::across::across(&MODEL, price, &answers, Language::ENGLISH);
    let lido = answers.iter().position(|answer| answer.output == "lido.adjusted_earnings").unwrap();
    let said = "Lido: Adjusted earnings: −46.3M at 500 USD / ETH, 156.4M at 10K USD / ETH; now −7.1M.";
    assert_eq!((chart.say)(lido), said);
    assert!(bars(&chart.svg, lido).is_empty());
}

#[test]
fn bars_lead_from_one_total_to_the_other_and_figures_that_do_not_are_said_to_be_rounded() {
    let (mut added, mut rounded) = (0, 0);
    let cases = [
        (preset("2025p"), 20, Language::ENGLISH),
        (scenario("2024e", all_changed("1.02")), 5, Language::CHINESE),
        (scenario("2025p", all_changed("0.9")), 1, Language::ENGLISH),
    ];
    for (to, most, language) in cases {
        for output in ["adjusted_earnings", "fdv_to_earnings", "net_margin"] {
            for answer in bridges(preset("2024e"), to.clone(), output) {
                let chart = view_model::bridge::bridge(&MODEL, &answer, most, ["from", "to"], language);
                let broken = view_model::bridge::broken(&MODEL, &answer, language);
                assert_eq!(chart.is_none(), broken.is_some());
                let Some(chart) = chart else { continue };
                check(&chart);
                assert_eq!(chart.marks, 2 + answer.contributions.len().min(most));
                let figures: Vec<Decimal> = chart
                    .svg
                    .split("<text class=\"value")
                    .skip(1)
                    .map(|text| number(&text[text.find('>').unwrap() + 1..text.find('<').unwrap()]))
                    .collect();
                let less = chart.svg.matches("&lt;").count();
                let (last, rest) = figures.split_last().unwrap();
                // Where each figure has its own scale, the text has to be read with it.
                if language == Language::ENGLISH {
                    let foots = rest.iter().sum::<Decimal>() == *last;
                    let note = if foots { &mut added } else { &mut rounded };
                    *note += 1;
                    assert_eq!(chart.svg.contains("rounded"), !foots, "{}: {figures:?}", answer.output);
                    assert_eq!((chart.table)().caption.contains("rounded"), !foots);
                }
                // What rounds to nothing is not shown as nothing.
                let nothing = answer.contributions.iter().filter(|contribution| contribution.value.is_zero()).count();
                let zeros = rest.iter().filter(|figure| figure.is_zero()).count();
                assert!(zeros <= less + nothing, "{figures:?} {less} {nothing} {:?}", answer.contributions);
                // Each bar begins where the one before it ends.
                for mark in 1..chart.marks - 1 {
                    let (before, here) = (bars(&chart.svg, mark - 1), bars(&chart.svg, mark));
                    let ends = [before[0].1, before[0].2];
                    let meets = |end: f64| ends.iter().any(|other| (other - end).abs() < 2e-5);
                    assert!(meets(here[0].1) || meets(here[0].2), "{} {mark}", answer.output);
                }
            }
        }
    }
    assert!(added > 0 && rounded > 0, "{added} {rounded}");
}

#[test]
fn contributions_in_the_table_sum_to_its_sum_line() {
    let to = scenario("2024e", all_changed("1.02"));
    for output in ["adjusted_earnings", "fdv_to_earnings", "net_margin"] {
        for answer in bridges(preset("2024e"), to.clone(), output) {
            let Some(chart) = view_model::bridge::bridge(&MODEL, &answer, 5, ["from", "to"], Language::ENGLISH) else {
                continue;
            };
            let rows = (chart.table)().rows;
            let sum = rows.iter().position(|row| row[0].text == "All together").unwrap();
            let exact: Vec<Decimal> = rows[1..sum].iter().filter_map(|row| row[3].exact.parse().ok()).collect();
            assert_eq!(exact.len(), answer.contributions.len());
            assert_eq!(exact.iter().sum::<Decimal>(), rows[sum][3].exact.parse().unwrap(), "{output}");
        }
    }
}

#[test]
fn the_difference_is_said_with_the_figures_of_the_drawing() {
    let said = |from: &str, to: &str, output: &str, language| {
        let answers = bridges(preset(from), preset(to), output);
        view_model::bridge::verdict(&MODEL, &answers[0], ["A", "你的情景"], language).unwrap()
    };
    let english = said("2024e", "2025p", "aave.adjusted_earnings", Language::ENGLISH);
    assert_eq!(
        english,
        "Going from A to 你的情景 raises adjusted earnings of Aave by 29.7M, from 26.4M to 56.1M USD / year."
    );
    let chinese = said("2025p", "2024e", "aave.net_margin", Language::CHINESE);
    assert_eq!(chinese, "从 A 到你的情景，Aave 的净收入利润率由 18.69% 降至 16.31%，减少 2.38 个百分点。");
    let same = said("2024e", "2024e", "aave.fdv_to_earnings", Language::CHINESE);
    assert_eq!(same, "从 A 到你的情景，Aave 的 FDV / 收益保持在 102.3倍。");
}

#[test]
fn sections_that_move_together_are_told_and_listed() {
    let mut changed = all_changed("1.05");
    changed.insert("aave.without_august_liquidations".to_owned(), Decimal::ONE);
    changed.insert("aave.one_off_costs".to_owned(), Decimal::ONE);
    changed.insert("aave.known_future_costs".to_owned(), Decimal::ONE);
    let answers = bridges(preset("2024e"), scenario("2024e", changed), "aave.adjusted_earnings");
    assert_eq!(answers[0].grain, Grain::Groups);
    let chart = view_model::bridge::bridge(&MODEL, &answers[0], 18, ["2024E", "mine"], Language::ENGLISH).unwrap();
    check(&chart);
    assert!(chart.alt.contains("those of one section count together"), "{}", chart.alt);
    let table = (chart.table)();
    let listed = |name: &str| table.rows.iter().any(|row| row[0].text == name && row[1].text.ends_with('%'));
    assert!(listed("– ETH borrow rate") && listed("– GHO borrow rate"), "{table:?}");
}

#[test]
fn a_broken_bridge_says_why_and_what_is_near() {
    let answers = bridges(preset("2024e"), preset("2025p"), "fdv_to_earnings");
    let lido = answers.iter().find(|answer| answer.output == "lido.fdv_to_earnings").unwrap();
    let said = view_model::bridge::broken(&MODEL, lido, Language::ENGLISH).unwrap();
    assert!(
        said.starts_with("Lido: FDV / earnings: no bridge, for it has no value where the bridge begins."),
        "{said}"
    );
    assert!(said.ends_with("The nearest figure with a bridge: Lido: Adjusted earnings."), "{said}");
}

#[test]
fn drivers_are_drawn_with_their_errors() {
    let request = SimulateRequest {
        outputs: vec!["adjusted_earnings".to_owned(), "fdv_to_earnings".to_owned()],
        samples: 300,
        sobol: 600,
        ..SimulateRequest::default()
    };
    for language in LANGUAGES {
        for answer in simulate(&MODEL, &request).unwrap().drivers {
            let chart = view_model::drivers::drivers(&MODEL, &answer, 10, language);
            assert_eq!(chart.is_none(), view_model::drivers::undivided(&MODEL, &answer, language).is_some());
            let (Some(chart), Some(indices)) = (chart, answer.indices) else { continue };
            check(&chart);
            assert_eq!((chart.table)().rows.len(), indices.len());
            for (mark, index) in indices.iter().take(10).enumerate() {
                let drawn = bars(&chart.svg, mark);
                // A part is never drawn longer than the whole, whatever the estimates' errors say.
                let whole = index.total.value;
                for (bar, share) in drawn.iter().zip([index.first.value.min(whole), whole]) {
                    assert!((bar.2 - share.clamp(0.0, 1.0)).abs() < 2e-5);
                }
            }
        }
    }
}

#[test]
fn an_index_whose_error_is_unknown_has_no_whisker() {
    let share = Share { value: 0.5, standard_error: f64::NAN };
    let index = Index { input: "macro.eth_price".to_owned(), first: share, total: share };
    let indices = Some(vec![index]);
    let answer = Drivers { output: "aave.fdv".to_owned(), samples: 300, indices, problem: None, instead: None };
    let chart = view_model::drivers::drivers(&MODEL, &answer, 10, Language::ENGLISH).unwrap();
    check(&chart);
    assert!(!chart.svg.contains("whisker") && !(chart.say)(0).contains("NaN"));
}

/// Scenarios all over the ranges, and now and then far beyond them.
fn scenarios() -> impl Strategy<Value = BTreeMap<String, Decimal>> {
    let moves = proptest::collection::vec((0..MODEL.inputs.len(), 0u32..=110), 0..12);
    moves.prop_map(|moves| {
        let place = |(index, place): (usize, u32)| {
            let input = &MODEL.inputs[index];
            let within = input.low + (input.high - input.low) * Decimal::new(i64::from(place.min(100)), 2);
            let value = match (input.unit.kind, place) {
                (Kind::Switch, place) => Decimal::from(place % 2),
                (Kind::Share, _) => within,
                (_, 101..) => input.high * Decimal::from(10u64.pow((place - 100).min(10))),
                _ => within,
            };
            (input.id.clone(), value)
        };
        moves.into_iter().map(place).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn every_scenario_is_drawn_within_its_place(
        from in scenarios(),
        to in scenarios(),
        output in 0..MODEL.lines.len(),
        most in 0..20usize,
        chinese in any::<bool>(),
        percent in proptest::option::of(1u32..500),
    ) {
        let language = if chinese { Language::CHINESE } else { Language::ENGLISH };
        let id = &MODEL.lines[output].id;
        let swing = percent.map_or(Swing::Range, |percent| Swing::Percent(percent.into()));
        let (from, to) = (scenario("2024e", from), scenario("2025p", to));
        let answers = tornadoes(to.clone(), id, swing);
        check(&view_model::tornado::tornado(&MODEL, &answers[0], most, language));
        let answers = tornadoes(to.clone(), "adjusted_earnings", swing);
        for input in ["macro.eth_price", "sky.savings_rate"] {
            check(&view_model::across::across(&MODEL, MODEL.find_input(input).unwrap(), &answers, language));
        }
        for answer in bridges(from, to, id) {
            match view_model::bridge::bridge(&MODEL, &answer, most, ["<from>", "to"], language) {
                Some(chart) => check(&chart),
                None => prop_assert!(view_model::bridge::broken(&MODEL, &answer, language).is_some()),
            }
        }
    }
}
