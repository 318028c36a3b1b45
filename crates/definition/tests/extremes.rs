//! Whatever a reader types, every line is a number or a problem that says why there is none.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use proptest::prelude::*;
use support::{bundled, possible_scenarios, tries};
use takerate_core::explain::{inputs_to_mend, names, reason, rests_on};
use takerate_core::{Cause, Decimal, Language, LineId, Reference, Scenario};

/// For each line the lines that name it.
fn named_by() -> &'static Vec<Vec<LineId>> {
    static NAMED: std::sync::OnceLock<Vec<Vec<LineId>>> = std::sync::OnceLock::new();
    NAMED.get_or_init(|| {
        let mut named = vec![Vec::new(); bundled().lines.len()];
        for id in bundled().line_ids() {
            for name in names(bundled().line(id)) {
                if let Reference::Line(line) = name {
                    named[usize::from(line.0)].push(id);
                }
            }
        }
        named
    })
}

/// Whether `line` needs `other`, by way of any lines between; the opposite walk of the one that the checker does.
fn needs(line: LineId, other: LineId) -> bool {
    let (mut reached, mut open) = (vec![false; bundled().lines.len()], vec![other]);
    while let Some(found) = open.pop() {
        if !std::mem::replace(&mut reached[usize::from(found.0)], true) {
            open.extend(&named_by()[usize::from(found.0)]);
        }
    }
    reached[usize::from(line.0)]
}

proptest! {
    #![proptest_config(tries(100))]

    #[test]
    fn every_line_is_a_number_or_says_in_both_languages_why_not(scenario in possible_scenarios()) {
        let model = bundled();
        let values = scenario.values(model);
        for (id, result) in model.line_ids().zip(scenario.evaluate(model)) {
            let Err(problem) = result else { continue };
            for language in Language::all() {
                let reason = reason(model, id, problem, language);
                prop_assert!(reason.ends_with(['.', '。']), "{}: {reason}", &model.line(id).id);
            }
            let reachable = rests_on(model, problem.line);
            let inputs = inputs_to_mend(model, problem, &values);
            prop_assert!(inputs.iter().all(|input| reachable.contains(input)), "{}", &model.line(id).id);
        }
    }

    #[test]
    fn a_problem_reaches_only_lines_that_need_the_one_in_which_it_arose(scenario in possible_scenarios()) {
        let model = bundled();
        for (id, result) in model.line_ids().zip(scenario.evaluate(model)) {
            if let Err(problem) = result {
                prop_assert!(needs(id, problem.line), "{} has a problem of {}", &model.line(id).id, &model.line(problem.line).id);
            }
        }
    }

    #[test]
    fn a_protocol_does_not_notice_what_is_wrong_in_another(scenario in possible_scenarios()) {
        let model = bundled();
        let before = scenario.evaluate(model);
        let mut changed = scenario;
        let other = |id: &str| id.starts_with("etherfi.");
        for id in model.input_ids().filter(|id| other(&model.input(*id).id)) {
            changed.set(model, id, Decimal::ZERO).unwrap();
        }
        for (id, after) in model.line_ids().zip(changed.evaluate(model)) {
            if !other(&model.line(id).id) {
                prop_assert_eq!(after, before[usize::from(id.0)]);
            }
        }
    }
}

fn outcome(changes: &[(&str, &str)], line: &str) -> Result<Decimal, (String, Cause)> {
    let model = bundled();
    let mut scenario = Scenario::default();
    for (id, value) in changes {
        scenario.set(model, model.find_input(id).unwrap(), value.parse().unwrap()).unwrap();
    }
    scenario.evaluate(model)[usize::from(model.find_line(line).unwrap().0)]
        .map_err(|problem| (model.line(problem.line).id.clone(), problem.cause))
}

#[test]
fn a_division_by_zero_is_named_where_it_happens_and_carried_to_what_needs_it() {
    let changes = [("macro.eth_staked_share", "0")];
    let expected = Err(("macro.eth_reward_rate".to_owned(), Cause::DivisionByZero));
    assert_eq!(outcome(&changes, "macro.eth_reward_rate"), expected);
    assert_eq!(outcome(&changes, "lido.adjusted_earnings"), expected);
    assert_eq!(outcome(&changes, "aave.adjusted_earnings"), outcome(&[], "aave.adjusted_earnings"));
}

#[test]
fn an_overflow_is_named_where_it_happens_and_carried_to_what_needs_it() {
    let changes = [("aave.eth_loans", "9999999999999999999999999999")];
    let expected = Err(("aave.eth_loans_usd".to_owned(), Cause::Overflow));
    assert_eq!(outcome(&changes, "aave.eth_loans_usd"), expected);
    assert_eq!(outcome(&changes, "aave.fdv_to_earnings"), expected);
    assert!(outcome(&changes, "aave.fdv").is_ok());
}

#[test]
fn inputs_that_contradict_each_other_are_named() {
    let model = bundled();
    let mut scenario = Scenario::default();
    scenario.set(model, model.find_input("aave.gho_share").unwrap(), Decimal::ONE).unwrap();
    let problem = scenario.evaluate(model)[usize::from(model.find_line("aave.net_revenue").unwrap().0)].unwrap_err();
    let ids = inputs_to_mend(model, problem, &scenario.values(model));
    let ids: Vec<&str> = ids.iter().map(|id| model.input(*id).id.as_str()).collect();
    assert_eq!(ids, ["aave.gho_share", "aave.stablecoin_loans"]);
}
