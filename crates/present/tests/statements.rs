//! The statement as it is shown: whatever a reader adds up with a pencil is right, and so is the chart drawn from it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use proptest::prelude::*;
use support::{bundled, possible_scenarios, sensible_scenarios, tries};
use takerate_core::{Decimal, Language, Reference, Scenario};
use takerate_present::scale::Scale;
use takerate_present::statement::{Role, Row, figures, rows};
use takerate_present::waterfall::{Kind, waterfall};

struct Statement {
    rows: Vec<Row>,
    exact: Vec<Option<Decimal>>,
    shown: Vec<Option<i128>>,
    scale: Scale,
}

/// Every protocol's statement in every language.
fn statements(scenario: &Scenario) -> Vec<Statement> {
    let (inputs, lines) = (scenario.values(bundled()), scenario.evaluate(bundled()));
    let value = |reference: Reference| match reference {
        Reference::Input(id) => Some(inputs[usize::from(id.0)]),
        Reference::Constant(id) => Some(bundled().constant(id).value),
        Reference::Line(id) => lines[usize::from(id.0)].ok(),
    };
    let protocols = bundled().chapters.iter().filter(|chapter| chapter.protocol);
    let languages = |chapter| Language::ALL.map(|language| (chapter, language));
    let statement = |(chapter, language)| {
        let rows = rows(bundled(), chapter);
        let exact: Vec<Option<Decimal>> = rows.iter().map(|row| value(row.reference)).collect();
        let largest = exact.iter().flatten().map(Decimal::abs).max().unwrap_or_default();
        let scale = Scale::of_statement(largest, language);
        Statement { shown: figures(&rows, &exact, scale), rows, exact, scale }
    };
    protocols.flat_map(languages).map(statement).collect()
}

/// Asserts that every row with parts shows their sum.
fn assert_adds_up(statement: &Statement) {
    for (index, row) in statement.rows.iter().enumerate().filter(|(_, row)| !row.parts.is_empty()) {
        let parts: Option<Vec<i128>> = row.parts.iter().map(|part| statement.shown[*part]).collect();
        if let (Some(total), Some(parts)) = (statement.shown[index], parts) {
            assert_eq!(parts.iter().sum::<i128>(), total, "row {index}: {parts:?}");
        }
    }
}

proptest! {
    #![proptest_config(tries(200))]

    #[test]
    fn shown_parts_add_up_and_are_less_than_a_digit_away(scenario in sensible_scenarios()) {
        for statement in statements(&scenario) {
            assert_adds_up(&statement);
            for ((row, exact), shown) in statement.rows.iter().zip(&statement.exact).zip(&statement.shown) {
                if let (Some(exact), Some(shown)) = (exact, shown) {
                    let units = statement.scale.units(row.sign.apply(*exact)).unwrap();
                    prop_assert!((Decimal::from_i128_with_scale(*shown, 0) - units).abs() <= Decimal::ONE);
                }
                prop_assert!(shown.is_some() == (exact.is_some() && row.role != Role::Margin));
            }
        }
    }

    #[test]
    fn shown_parts_add_up_in_any_scenario_that_can_be_typed(scenario in possible_scenarios()) {
        statements(&scenario).iter().for_each(assert_adds_up);
    }

    #[test]
    fn bars_lead_from_the_first_row_to_the_last(scenario in sensible_scenarios()) {
        for statement in statements(&scenario) {
            let Some(chart) = waterfall(&statement.rows, &statement.shown) else {
                prop_assert!(statement.exact.contains(&None));
                continue;
            };
            let total = statement.rows.iter().position(|row| row.role == Role::Total).unwrap();
            prop_assert_eq!(chart.bars.last().map(|bar| (bar.row, Some(bar.to))), Some((total, statement.shown[total])));
            for pair in chart.bars.windows(2) {
                let (before, bar) = (pair[0], pair[1]);
                // A sum stands on zero and ends where the steps before it led; a step starts there.
                let (start, end) = if bar.kind == Kind::Total { (0, before.to) } else { (before.to, bar.to) };
                prop_assert_eq!((bar.from, bar.to), (start, end));
                prop_assert!(bar.kind == Kind::Total || (bar.kind == Kind::Down) == (bar.to < bar.from));
            }
            let ends = chart.bars.iter().flat_map(|bar| [bar.from, bar.to]);
            for end in ends {
                prop_assert!((0..=100_000).contains(&chart.position(end)), "{end} lies outside {:?}", &chart.ticks);
            }
            prop_assert!(chart.ticks.contains(&0));
        }
    }
}

#[test]
fn a_statement_runs_from_gross_revenue_to_adjusted_earnings() {
    let lido = bundled().chapters.iter().find(|chapter| chapter.id == "lido").unwrap();
    let name = |row: &Row| match row.reference {
        Reference::Input(id) => bundled().input(id).id.clone(),
        Reference::Constant(id) => bundled().constant(id).id.clone(),
        Reference::Line(id) => bundled().line(id).id.clone(),
    };
    let shown: Vec<String> = rows(bundled(), lido).iter().map(|row| format!("{:?} {}", row.role, name(row))).collect();
    assert_eq!(
        shown,
        [
            "Term lido.gross_revenue",
            "Part lido.staker_rewards",
            "Part lido.operator_rewards",
            "Term lido.cost_of_revenue",
            "Subtotal lido.net_revenue",
            "Margin lido.net_margin",
            "Term lido.operating_expenses",
            "Term lido.token_incentives",
            "Subtotal lido.net_operating_income",
            "Term lido.one_off_costs",
            "Term lido.known_future_costs",
            "Total lido.adjusted_earnings",
        ]
    );
}
