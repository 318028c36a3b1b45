//! The statement adds up to the last digit, whatever the assumptions.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use proptest::prelude::*;
use support::{bundled, sensible_scenarios, tries};
use takerate_core::explain::parts;
use takerate_core::{Decimal, Problem, Reference, Scenario};

/// The values of a scenario by name, for a protocol.
struct Accounts<'a> {
    protocol: &'a str,
    inputs: Vec<Option<Decimal>>,
    lines: Vec<Result<Decimal, Problem>>,
}

impl Accounts<'_> {
    fn get(&self, name: &str) -> Result<Decimal, Problem> {
        let id = format!("{}.{name}", self.protocol);
        match bundled().find_input(&id) {
            Some(input) => self.inputs[usize::from(input.0)].ok_or(Problem::unpublished(input)),
            None => self.lines[usize::from(bundled().find_line(&id).unwrap().0)],
        }
    }

    /// `total` is `first` plus or minus the others, exactly; or one of them is missing and so is `total`.
    fn assert_sum(&self, total: &str, first: &str, others: &[(Decimal, &str)]) {
        let sum = others.iter().try_fold(self.get(first), |sum, (sign, name)| {
            Ok::<_, Problem>(sum.and_then(|sum| self.get(name).map(|value| sum + *sign * value)))
        });
        match (self.get(total), sum.unwrap()) {
            (Ok(total_value), Ok(sum)) => assert_eq!(total_value, sum, "{}.{total}", self.protocol),
            (total_value, sum) => assert!(total_value.is_err() && sum.is_err(), "{}.{total}", self.protocol),
        }
    }
}

fn accounts(scenario: &Scenario) -> impl Iterator<Item = Accounts<'static>> {
    let (inputs, lines) = (scenario.values(bundled()), scenario.evaluate(bundled()));
    bundled().sections.iter().filter(|section| section.is_protocol()).map(move |section| Accounts {
        protocol: &section.id,
        inputs: inputs.clone(),
        lines: lines.clone(),
    })
}

const PLUS: Decimal = Decimal::ONE;
const MINUS: Decimal = Decimal::NEGATIVE_ONE;

proptest! {
    #![proptest_config(tries(200))]

    #[test]
    fn the_reports_six_terms_follow_from_each_other(scenario in sensible_scenarios()) {
        for account in accounts(&scenario) {
            account.assert_sum("net_revenue", "gross_revenue", &[(MINUS, "cost_of_revenue")]);
            account.assert_sum(
                "net_operating_income", "net_revenue", &[(MINUS, "operating_expenses"), (MINUS, "token_incentives")],
            );
            account.assert_sum(
                "adjusted_earnings", "net_operating_income",
                &[(PLUS, "one_off_costs"), (MINUS, "known_future_costs")],
            );
        }
    }

    #[test]
    fn the_parts_that_the_page_shows_sum_to_their_line(scenario in sensible_scenarios()) {
        let (inputs, lines) = (scenario.values(bundled()), scenario.evaluate(bundled()));
        for (line, total) in bundled().lines.iter().zip(&lines) {
            let parts = parts(&line.formula);
            let values = parts.iter().map(|(sign, part)| match part {
                Reference::Input(id) => inputs[usize::from(id.0)].map(|value| sign.apply(value)).ok_or(Problem::unpublished(*id)),
                Reference::Constant(id) => Ok(sign.apply(bundled().constant(*id).value)),
                Reference::Line(id) => lines[usize::from(id.0)].map(|value| sign.apply(value)),
            });
            if let (false, Ok(total)) = (parts.is_empty(), total) {
                let sum: Decimal = values.collect::<Result<Vec<_>, _>>().unwrap().iter().sum();
                prop_assert_eq!(sum, *total, "{}", &line.id);
            }
        }
    }
}
