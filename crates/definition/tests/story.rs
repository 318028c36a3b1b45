//! The story: every place is a number of the model, none is typed, and each step's sentence moves with its levers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::bundled;
use takerate_core::sentence::{Piece, pieces};
use takerate_core::story::{Step, Story, Told};
use takerate_core::unit::Kind;
use takerate_core::{Decimal, LineId, Reference, Scenario, Text};

/// Digits that are not figures: years and dates.
const ALLOWED: [&str; 6] = ["2024", "2025", "8 月", "9 月", "1 日", "2024 年 8 月 1 日"];

fn story() -> &'static Story {
    bundled().story.as_ref().expect("models/story.toml tells a story")
}

fn texts(step: &Step) -> impl Iterator<Item = &str> {
    [&step.title, &step.text, &step.sentence]
        .into_iter()
        .chain(&step.otherwise)
        .flat_map(|text| text.all())
        .map(|(_, text)| text)
}

fn told(text: &Text) -> Vec<Told> {
    let pieces = text.all().flat_map(|(_, text)| pieces(text));
    let places = pieces.filter_map(|piece| match piece {
        Piece::Place { id, .. } => Some(bundled().told(id).unwrap_or_else(|| panic!("nothing is called {id}"))),
        Piece::Text(_) => None,
    });
    places.collect()
}

/// The scenario in which a step is told to a reader who has changed nothing.
fn scenario(step: &Step) -> Scenario {
    Scenario::preset(step.preset.unwrap_or(bundled().opens))
}

fn lines(step: &Step) -> Vec<LineId> {
    let told = told(&step.sentence).into_iter();
    told.filter_map(|told| if let Told::Live(Reference::Line(line)) = told { Some(line) } else { None }).collect()
}

#[test]
fn there_are_eight_to_ten_steps_and_the_outline_knows_their_number() {
    assert!((8..=10).contains(&story().steps.len()));
    assert_eq!(usize::from(story().count), story().steps.len());
    let outline = bundled().outline().story.unwrap();
    assert_eq!((outline.count, outline.steps.len()), (story().count, 0));
    for step in &story().steps {
        assert!(!step.look.is_empty() && !step.sources.is_empty(), "{}", step.id);
    }
}

#[test]
fn no_figure_is_typed() {
    for step in &story().steps {
        for text in texts(step) {
            let written: String = pieces(text)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Text(text) => text,
                    Piece::Place { .. } => " ",
                })
                .collect();
            // The longest first, so that nothing of a date stays.
            let rest = ALLOWED.iter().rev().fold(written.clone(), |rest, allowed| rest.replace(allowed, ""));
            assert!(!rest.contains(|letter: char| letter.is_numeric()), "{}: a figure is typed in: {written}", step.id);
            for word in ["million", "billion", "per cent", "percent", "亿", "万", "％"] {
                assert!(!written.contains(word), "{}: {word} is typed in: {written}", step.id);
            }
        }
    }
}

#[test]
fn every_place_has_a_value_where_its_step_is_told() {
    let model = bundled();
    for step in &story().steps {
        let outcome = scenario(step).evaluate(model);
        for told in [&step.text, &step.sentence].into_iter().flat_map(told) {
            let (reference, outcome) = match told {
                Told::Live(reference) => (reference, outcome.clone()),
                Told::Fixed(reference, preset) => (reference, Scenario::preset(preset).evaluate(model)),
                Told::Preset(_) | Told::Period => continue,
            };
            if let Reference::Line(line) = reference {
                let value = outcome[usize::from(line.0)];
                assert!(value.is_ok(), "{}: {} has no value", step.id, model.line(line).id);
            }
        }
    }
}

#[test]
fn each_lever_moves_a_figure_of_its_sentence() {
    let model = bundled();
    for step in &story().steps {
        let scenario = scenario(step);
        let before = scenario.evaluate(model);
        for told in told(&step.sentence) {
            let Told::Live(Reference::Input(input)) = told else { continue };
            let of = model.input(input);
            assert!(scenario.offers(model, input), "{}: {} is not offered there", step.id, of.id);
            // The price that a value is held against moves nothing but is moved itself.
            if step.id == "price" && of.id == "aave.token_price" {
                continue;
            }
            let now = scenario.value(model, input).unwrap();
            let next = match of.unit.kind {
                Kind::Switch => Decimal::ONE - now,
                _ if now.is_zero() => of.high / Decimal::from(10),
                _ => now * Decimal::new(9, 1),
            };
            // Of what is given away as an airdrop the price matters once it is counted.
            let mut moved = scenario.clone();
            let mut still = scenario.clone();
            if of.id == "etherfi.token_price" {
                let counted = model.find_input("etherfi.include_airdrop").unwrap();
                moved.set(model, counted, Decimal::ONE).unwrap();
                still.set(model, counted, Decimal::ONE).unwrap();
            }
            moved.set(model, input, next).unwrap();
            let (after, before) =
                (moved.evaluate(model), if still == scenario { before.clone() } else { still.evaluate(model) });
            let moves = lines(step).iter().any(|line| before[usize::from(line.0)] != after[usize::from(line.0)]);
            assert!(moves, "{}: {} moves nothing that its sentence says", step.id, of.id);
        }
    }
}

#[test]
fn what_the_texts_compare_is_so() {
    let value = |preset: &str, line: &str| {
        let scenario = Scenario::preset(bundled().find_preset(preset).unwrap());
        support::value(&scenario, line)
    };
    // "Most of it went on", "Sky keeps more than Aave", "no protocol here moves more than Lido", "it ended below zero".
    assert!(value("2024e", "aave.cost_of_revenue") * Decimal::TWO > value("2024e", "aave.gross_revenue"));
    assert!(value("2024e", "sky.net_margin") > value("2024e", "aave.net_margin"));
    assert_eq!(value("2024e", "sky.cost_of_revenue"), value("2024e", "sky.savings_cost"));
    for other in ["aave", "sky", "etherfi"] {
        assert!(value("2024e", "lido.gross_revenue") > value("2024e", &format!("{other}.gross_revenue")));
    }
    assert!(value("2024e", "lido.adjusted_earnings").is_sign_negative());
    // Between net revenue and earnings lie these two costs.
    let costs = value("2024e", "aave.operating_expenses") + value("2024e", "aave.safety_module_cost");
    assert_eq!(value("2024e", "aave.net_revenue") - costs, value("2024e", "aave.adjusted_earnings"));
    // "People borrowed far more, at lower rates"; "less ETH at a lower rate".
    let input = |preset: &str, id: &str| {
        let preset = bundled().find_preset(preset).unwrap();
        Scenario::preset(preset).value(bundled(), bundled().find_input(id).unwrap()).unwrap()
    };
    assert!(value("2025a", "aave.active_loans") > Decimal::TWO * value("2025p", "aave.active_loans"));
    for id in ["macro.borrow_rate_level", "lido.staked_eth", "lido.base_reward_rate"] {
        assert!(input("2025a", id) < input("2025p", id), "{id}");
    }
    // "That price counted on years of growth"; it is the price of every preset in which the text names it.
    assert!(value("2025p", "aave.price_at_target") < input("2025p", "aave.token_price"));
    assert_eq!(input("2025p", "aave.token_price"), input("2024e", "aave.token_price"));
}
