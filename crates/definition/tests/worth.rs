//! What a price assumes and what a token is worth, recomputed from the definitions by other code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use proptest::prelude::*;
use support::{bundled, sensible_scenarios, tries, value};
use takerate_core::{Decimal, Model, Scenario};

/// By hand, in doubles, from the lines that were there before: what the statement's lines of worth shall return.
struct Worth {
    price_at_target: f64,
    upside_at_target: f64,
    earnings_priced_in: f64,
    value_of_years: f64,
    terminal_value: f64,
    value_per_token: f64,
    upside_dcf: f64,
}

fn number(value: Decimal) -> f64 {
    value.to_string().parse().unwrap()
}

/// The value of a line or an input; `None` where a line has none.
fn of(model: &Model, scenario: &Scenario, id: &str) -> Option<f64> {
    if let Some(input) = model.find_input(id) {
        return scenario.value(model, input).map(number);
    }
    let line = model.find_line(id).unwrap_or_else(|| panic!("nothing is called {id}"));
    scenario.evaluate(model)[usize::from(line.0)].ok().map(number)
}

impl Worth {
    fn of(scenario: &Scenario, protocol: &str) -> Self {
        let known = |id: &str| of(bundled(), scenario, id).unwrap_or_else(|| panic!("{id} has no value"));
        let own = |id: &str| known(&format!("{protocol}.{id}"));
        let (earnings, supply, price) = (own("adjusted_earnings"), own("token_supply"), own("token_price"));
        let multiple = known("valuation.target_multiple");
        let (rate, terminal) = (known("valuation.discount_rate"), known("valuation.terminal_growth"));
        let growth = own("earnings_growth");
        // Growth falls by the same amount each year and is the terminal one in year six.
        let (mut year, mut sum) = (earnings, 0.0);
        for n in 0..5 {
            year *= 1.0 + growth + (terminal - growth) * f64::from(n) / 5.0;
            sum += year / (1.0 + rate).powi(n + 1);
        }
        let after = year * (1.0 + terminal) / (rate - terminal) / (1.0 + rate).powi(5);
        let per_token = (sum + after) / supply;
        Self {
            price_at_target: multiple * earnings / supply,
            upside_at_target: multiple * earnings / supply / price - 1.0,
            earnings_priced_in: supply * price / multiple,
            value_of_years: sum,
            terminal_value: after,
            value_per_token: per_token,
            upside_dcf: per_token / price - 1.0,
        }
    }
}

fn near(found: f64, wanted: f64) -> bool {
    (found - wanted).abs() <= 1e-12 * found.abs().max(wanted.abs()).max(1.0) || (found / wanted - 1.0).abs() <= 1e-11
}

#[test]
fn prices_and_values_are_those_of_the_definitions() {
    let model = bundled();
    // Price at 20x and value per token, to the last digit printed where they were first worked out.
    for (preset, line, printed) in [
        ("2024e", "aave.price_at_target", "32.98"),
        ("2024e", "aave.value_per_token", "14.80"),
        ("2024e", "aave.terminal_share", "0.502"),
        ("2024e", "aave.earnings_priced_in_ratio", "5.12"),
        ("2024e", "sky.price_at_target", "1808.85"),
        ("2024e", "sky.value_per_token", "646.97"),
        ("2024e", "sky.terminal_share", "0.481"),
        ("2024e", "sky.earnings_priced_in_ratio", "0.905"),
        ("2024e", "etherfi.price_at_target", "0.0659"),
        ("2024e", "etherfi.value_per_token", "0.0330"),
        ("2024e", "etherfi.earnings_priced_in_ratio", "20.3"),
        ("2025p", "aave.price_at_target", "70.08"),
        ("2025p", "aave.value_per_token", "31.45"),
        ("2025p", "sky.price_at_target", "2035.85"),
        ("2025p", "lido.price_at_target", "0.0860"),
        ("2025p", "lido.value_per_token", "0.0273"),
        ("2025p", "etherfi.value_per_token", "0.0933"),
        ("2025a", "aave.price_at_target", "82.56"),
        ("2025a", "aave.value_per_token", "37.05"),
        ("2025a", "aave.earnings_priced_in_ratio", "1.82"),
        ("2025a", "sky.value_per_token", "627.29"),
        ("2025a", "etherfi.price_at_target", "0.3045"),
    ] {
        let printed: Decimal = printed.parse().unwrap();
        let scenario = Scenario::preset(model.find_preset(preset).unwrap());
        assert_eq!(value(&scenario, line).round_dp(printed.scale()), printed, "{line} in {preset}");
    }
}

#[test]
fn a_rate_at_or_below_the_growth_after_year_five_is_a_problem_that_names_both() {
    let model = bundled();
    let [rate, growth] =
        ["discount_rate", "terminal_growth"].map(|id| model.find_input(&format!("valuation.{id}")).unwrap());
    let mut scenario = Scenario::preset(model.opens);
    for level in ["0.05", "0.06"] {
        scenario.set(model, rate, "0.05".parse().unwrap()).unwrap();
        scenario.set(model, growth, level.parse().unwrap()).unwrap();
        let line = model.find_line("aave.terminal_value").unwrap();
        let problem = scenario.evaluate(model)[usize::from(model.find_line("aave.value_per_token").unwrap().0)];
        let problem = problem.unwrap_err();
        assert_eq!(problem.line, line);
        assert_eq!(model.line(line).guards[0].inputs, [rate, growth]);
        // What does not look that far still has its value.
        assert!(of(model, &scenario, "aave.price_at_target").is_some());
    }
}

#[test]
fn a_growth_of_minus_everything_leaves_nothing_and_no_share() {
    let model = bundled();
    let mut scenario = Scenario::preset(model.opens);
    scenario.set(model, model.find_input("aave.earnings_growth").unwrap(), Decimal::NEGATIVE_ONE).unwrap();
    assert_eq!(value(&scenario, "aave.operating_value"), Decimal::ZERO);
    assert_eq!(of(model, &scenario, "aave.terminal_share"), None);
    assert_eq!(value(&scenario, "aave.upside_dcf"), Decimal::NEGATIVE_ONE);
}

proptest! {
    #![proptest_config(tries(64))]

    #[test]
    fn every_line_of_worth_is_what_its_definition_says(scenario in sensible_scenarios()) {
        let model = bundled();
        for (_, section) in model.protocols() {
            let id = |line: &str| format!("{}.{line}", section.id);
            let rate = of(model, &scenario, "valuation.discount_rate").unwrap();
            let terminal = of(model, &scenario, "valuation.terminal_growth").unwrap();
            let earns = of(model, &scenario, &id("adjusted_earnings")).is_some_and(|earnings| earnings > 0.0);
            let priced = of(model, &scenario, &id("token_price")).is_some_and(|price| price > 0.0);
            let counted = of(model, &scenario, &id("token_supply")).is_some();
            if !earns || !priced || !counted || rate <= terminal {
                continue;
            }
            let worth = Worth::of(&scenario, &section.id);
            for (line, wanted) in [
                ("price_at_target", worth.price_at_target),
                ("upside_at_target", worth.upside_at_target),
                ("earnings_priced_in", worth.earnings_priced_in),
                ("value_of_years", worth.value_of_years),
                ("terminal_value", worth.terminal_value),
                ("operating_value", worth.value_of_years + worth.terminal_value),
                ("value_per_token", worth.value_per_token),
                ("upside_dcf", worth.upside_dcf),
            ] {
                let found = of(model, &scenario, &id(line)).unwrap();
                prop_assert!(near(found, wanted), "{}: {found} for {wanted}", id(line));
            }
        }
    }
}
