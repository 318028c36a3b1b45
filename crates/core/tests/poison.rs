//! A line that cannot be computed takes down exactly the lines that need it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cases;

use cases::{binary, either, input, line, model, number};
use proptest::prelude::*;
use takerate_core::expression::Binary;
use takerate_core::{Cause, Decimal, LineId, Problem, evaluate};

/// For each line, which of the lines before it it adds up, and whether it divides by zero itself.
fn graphs() -> impl Strategy<Value = Vec<(Vec<usize>, bool)>> {
    let line = (proptest::collection::vec(any::<prop::sample::Index>(), 0..4), prop::bool::weighted(0.15));
    proptest::collection::vec(line, 1..40).prop_map(|lines| {
        let needs = |index: usize, needs: Vec<prop::sample::Index>| {
            if index == 0 { Vec::new() } else { needs.into_iter().map(|need| need.index(index)).collect() }
        };
        lines.into_iter().enumerate().map(|(index, (picked, fails))| (needs(index, picked), fails)).collect()
    })
}

/// The lines that can be reached from a failing one against the arrows, by repeated passes over all arrows.
fn reached(graph: &[(Vec<usize>, bool)]) -> Vec<bool> {
    let mut reached: Vec<bool> = graph.iter().map(|(_, fails)| *fails).collect();
    loop {
        let before = reached.clone();
        for (index, (needs, _)) in graph.iter().enumerate().rev() {
            reached[index] |= needs.iter().any(|need| before[*need]);
        }
        if reached == before {
            return reached;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_failing_line_takes_down_exactly_the_lines_that_need_it(graph in graphs()) {
        let formula = |(needs, fails): &(Vec<usize>, bool)| {
            let divisor = number(if *fails { "0" } else { "1" });
            let own = binary(Binary::Divide, number("1"), divisor);
            needs.iter().fold(own, |sum, need| binary(Binary::Add, sum, line(u16::try_from(*need).unwrap())))
        };
        let model = model(graph.iter().map(formula).collect());
        let outcome = evaluate::<Decimal>(&model, &[]);
        let failed: Vec<bool> = outcome.iter().map(Result::is_err).collect();
        prop_assert_eq!(failed, reached(&graph));
        for problem in outcome.into_iter().filter_map(Result::err) {
            prop_assert!(graph[usize::from(problem.line.0)].1, "{problem:?} names a line that does not fail itself");
        }
    }
}

#[test]
fn only_the_taken_branch_of_an_if_can_fail() {
    let zero = || number("0");
    let failing = binary(Binary::Divide, number("1"), zero());
    let model = model(vec![
        failing,
        either(input(0), number("7"), line(0)),
        either(input(0), line(0), number("7")),
        either(line(0), number("7"), number("8")),
    ]);
    let seven = Ok(Decimal::from(7));
    let problem = Err(Problem { line: LineId(0), cause: Cause::DivisionByZero });
    assert_eq!(evaluate(&model, &[Some(Decimal::ONE)])[1..], [seven, problem, problem]);
    assert_eq!(evaluate(&model, &[Some(Decimal::ZERO)])[1..], [problem, seven, problem]);
}
