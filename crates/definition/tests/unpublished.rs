//! An input that nobody has published a value of: what needs it says so, everything else is as ever, and a reader's value fills
//! the gap.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use proptest::prelude::*;
use support::{bundled, sensible_scenarios, tries};
use takerate_core::allowed::faulty_lines;
use takerate_core::explain::{no_value_word, reason, rests_on};
use takerate_core::model::Basis;
use takerate_core::{Decimal, InputId, Language, Problem, Scenario};

fn unpublished(scenario: &Scenario) -> Vec<InputId> {
    bundled().input_ids().filter(|id| scenario.value(bundled(), *id).is_none()).collect()
}

#[test]
fn it_says_what_is_missing_and_what_would_be_a_source() {
    for preset in bundled().preset_ids() {
        let missing = unpublished(&Scenario::preset(preset));
        assert!(!missing.is_empty());
        for id in missing {
            let origin = bundled().input(id).origin(preset);
            assert_eq!(origin.basis, Basis::Unpublished);
            for language in Language::all() {
                assert!(!origin.note.as_ref().unwrap().get(language).is_empty());
            }
        }
    }
}

#[test]
fn lines_without_it_have_their_values_and_lines_with_it_say_what_they_need() {
    let english = Language::ENGLISH;
    for preset in bundled().preset_ids() {
        let scenario = Scenario::preset(preset);
        let missing = unpublished(&scenario);
        for (id, outcome) in bundled().line_ids().zip(scenario.evaluate(bundled())) {
            let needed = rests_on(bundled(), id).into_iter().any(|input| missing.contains(&input));
            match outcome.err().filter(|problem| problem.is_unpublished()) {
                None => assert!(!needed || outcome.is_err(), "{}", bundled().line(id).id),
                Some(problem) => {
                    assert!(needed, "{}", bundled().line(id).id);
                    assert_eq!(no_value_word(bundled(), problem, english), Some("unpublished"));
                    let why = reason(bundled(), id, problem, english);
                    assert!(
                        missing.iter().any(|input| why.contains(bundled().input(*input).name.get(english))),
                        "{why}"
                    );
                }
            }
        }
        // Nothing is wrong.
        assert_eq!(faulty_lines(bundled(), &scenario), 0);
    }
}

#[test]
fn a_value_of_nothing_is_a_value() {
    let mut scenario = Scenario::preset(bundled().opens);
    let treasury = bundled().find_input("sky.treasury").unwrap();
    let line = |id: &str| usize::from(bundled().find_line(id).unwrap().0);
    assert!(scenario.evaluate(bundled())[line("sky.enterprise_value")].is_err());
    scenario.set(bundled(), treasury, Decimal::ZERO).unwrap();
    assert!(scenario.is_changed(bundled(), treasury));
    let outcome = scenario.evaluate(bundled());
    assert_eq!(outcome[line("sky.enterprise_value")], outcome[line("sky.fdv")]);
    assert_eq!(outcome[line("sky.value_per_token_with_treasury")], outcome[line("sky.value_per_token")]);
    scenario.reset(treasury);
    assert_eq!(scenario.value(bundled(), treasury), None);
}

#[test]
fn an_input_is_offered_in_its_presets_and_where_it_was_changed() {
    let switch = bundled().find_input("aave.without_august_liquidations").unwrap();
    let offered = |preset: &str| Scenario::preset(bundled().find_preset(preset).unwrap()).offers(bundled(), switch);
    assert_eq!(["2024e", "2025p", "2025a"].map(offered), [true, false, false]);
    let mut changed = Scenario::preset(bundled().find_preset("2025p").unwrap());
    changed.set(bundled(), switch, Decimal::ONE).unwrap();
    assert!(changed.offers(bundled(), switch));
}

/// A value line of holders or treasury by other means: doubles over the inputs, and what its parts come to without their
/// signs, since a difference of two amounts loses digits.
fn expected(scenario: &Scenario, id: &str, outcome: &[Result<Decimal, Problem>]) -> Option<(f64, f64)> {
    let (protocol, name) = id.split_once('.').unwrap();
    let of = |name: &str| {
        let id = format!("{protocol}.{name}");
        let value = match bundled().find_input(&id) {
            Some(input) => scenario.value(bundled(), input),
            None => outcome[usize::from(bundled().find_line(&id)?.0)].ok(),
        };
        value.map(|value| value.to_string().parse::<f64>().unwrap())
    };
    let earned = of("adjusted_earnings").filter(|earnings| *earnings > 0.0);
    let fdv = of("token_supply")? * of("token_price")?;
    let bought = || Some(of("buybacks")? / of("token_price")?);
    let (first, second, by) = match name {
        "value_per_token_with_treasury" => (of("operating_value")?, of("treasury")?, of("token_supply")?),
        "upside_dcf_with_treasury" => (of("value_per_token_with_treasury")? / of("token_price")?, -1.0, 1.0),
        "enterprise_value" => (fdv, -of("treasury")?, 1.0),
        "ev_to_earnings" => (fdv, -of("treasury")?, earned?),
        "payout_ratio" => (of("buybacks")?, 0.0, earned?),
        "holder_yield" => (of("buybacks")?, 0.0, fdv),
        "holder_yield_circulating" => (of("buybacks")?, 0.0, of("circulating_supply")? * of("token_price")?),
        "tokens_bought" => (bought()?, 0.0, 1.0),
        "net_dilution" => (of("new_tokens")?, -bought()?, of("circulating_supply")?),
        _ => return None,
    };
    Some(((first + second) / by, (first.abs() + second.abs()) / by)).filter(|(value, _)| value.is_finite())
}

proptest! {
    #![proptest_config(tries(64))]

    #[test]
    fn what_reaches_holders_agrees_with_doubles(scenario in sensible_scenarios()) {
        let outcome = scenario.evaluate(bundled());
        let mut compared = 0;
        for id in bundled().line_ids() {
            let line = bundled().line(id);
            let Some((expected, scale)) = expected(&scenario, &line.id, &outcome) else { continue };
            let value: f64 = outcome[usize::from(id.0)].unwrap().to_string().parse().unwrap();
            prop_assert!((value - expected).abs() <= 1e-12 * scale, "{}: {value} is not {expected}", line.id);
            compared += 1;
        }
        prop_assert!(compared >= 10, "{compared}");
    }
}
