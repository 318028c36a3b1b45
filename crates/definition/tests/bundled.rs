//! The bundled model files: they read without a mistake and return the figures that they say they must.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::{bundled, value};
use takerate_core::{Decimal, Scenario};

#[test]
fn every_expected_figure_is_returned() {
    let model = bundled();
    assert!(model.expected.len() >= 30, "only {} expected figures", model.expected.len());
    let mut wrong = Vec::new();
    for expected in &model.expected {
        let outcome = Scenario::preset(expected.preset).evaluate(model);
        let line = model.line(expected.line);
        match outcome[usize::from(expected.line.0)] {
            Ok(value) if (value - expected.value).abs() <= expected.within => {}
            other => wrong.push(format!(
                "{} in {}: {other:?}, expected {} ± {}",
                line.id,
                model.preset(expected.preset).id,
                expected.value,
                expected.within
            )),
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_reports_2024_multiples_are_published_figures_and_not_this_projects_own() {
    let model = bundled();
    for (line, printed) in
        [("aave.fdv_to_earnings", "102.3"), ("sky.fdv_to_earnings", "18.1"), ("etherfi.fdv_to_earnings", "406")]
    {
        let printed: Decimal = printed.parse().unwrap();
        assert_eq!(value(&Scenario::default(), line).round_dp(printed.scale()), printed, "{line}");
        let id = model.find_line(line).unwrap();
        let published = model.expected.iter().find(|figure| figure.line == id && figure.preset == Default::default());
        assert!(published.is_some_and(|figure| figure.basis.is_some() && !figure.sources.is_empty()), "{line}");
    }
}

#[test]
fn lines_without_a_value_are_the_ones_that_mean_nothing() {
    let model = bundled();
    let preset = model.find_preset("2024e").unwrap();
    let outcome = Scenario::preset(preset).evaluate(model);
    let without: Vec<&str> = model
        .lines
        .iter()
        .zip(&outcome)
        .filter(|(_, value)| value.is_err_and(|problem| !problem.is_unpublished()))
        .map(|(line, _)| line.id.as_str())
        .collect();
    // Lido, chains that issue more than they burn, and io.net make a loss: multiples, prices and values of it mean nothing.
    let of_a_loss = [
        "fdv_to_earnings",
        "market_cap_to_earnings",
        "price_at_target",
        "price_at_target_circulating",
        "upside_at_target",
        "upside_at_target_circulating",
        "earnings_priced_in_ratio",
        "value_of_years",
        "operating_value",
        "terminal_share",
        "value_per_token",
        "upside_dcf",
        "value_per_token_with_treasury",
        "upside_dcf_with_treasury",
        "ev_to_earnings",
        "payout_ratio",
    ];
    let of_lido: Vec<&str> = without.iter().filter_map(|line| line.strip_prefix("lido.")).collect();
    assert_eq!(of_lido, of_a_loss);
    for line in without {
        let (section, rest) = line.split_once('.').unwrap();
        let loses = |id: &str| outcome[usize::from(model.find_line(id).unwrap().0)].unwrap() <= Decimal::ZERO;
        let of = if rest == "fdv_to_defillama_earnings" { "defillama_earnings" } else { "adjusted_earnings" };
        assert!(loses(&format!("{section}.{of}")), "{line}");
        assert!(of_a_loss.contains(&rest) || rest == "fdv_to_defillama_earnings", "{line}");
    }
}

#[test]
fn accounting_switches_move_net_revenue_and_leave_earnings() {
    let model = bundled();
    for (switch, protocol) in
        [("aave.safety_module_as_cost_of_revenue", "aave"), ("sky.savings_below_net_revenue", "sky")]
    {
        let mut scenario = Scenario::default();
        let both = |scenario: &Scenario| {
            (
                value(scenario, &format!("{protocol}.net_revenue")),
                value(scenario, &format!("{protocol}.adjusted_earnings")),
            )
        };
        let (net, earnings) = both(&scenario);
        scenario.set(model, model.find_input(switch).unwrap(), Decimal::ONE).unwrap();
        assert_ne!(both(&scenario).0, net, "{switch}");
        assert_eq!(both(&scenario).1, earnings, "{switch}");
    }
}
