//! The steps that formulas are compiled to give what walking the formulas gives, whole and where only a part is recomputed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cases;

use cases::{BINARY, Formula, binary, either, input, line, model};
use proptest::prelude::*;
use takerate_core::expression::Unary;
use takerate_core::model::{Guard, GuardKind, InputId};
use takerate_core::{Calculation, Cause, Decimal, LineId, Model, Problem, Reference, Text, evaluate, number};

/// A formula of the line with an index, over two inputs and the lines before it.
fn formulas(index: u16) -> BoxedStrategy<Formula> {
    let before = if index == 0 { input(0) } else { line(0) };
    let leaf = prop_oneof![
        3 => (0..2u16).prop_map(input),
        2 => (-4..=4i64, 0..=2u32).prop_map(|(digits, scale)| Formula::Number(Decimal::new(digits, scale))),
        3 => (0..index.max(1)).prop_map(move |before_it| if index == 0 { input(0) } else { line(before_it) }),
        1 => Just(before),
    ];
    leaf.prop_recursive(5, 24, 3, move |inner| {
        let operator = prop::sample::select(BINARY.to_vec());
        let unary = prop::sample::select(vec![Unary::Negate, Unary::Abs, Unary::Sqrt]);
        prop_oneof![
            4 => (operator, inner.clone(), inner.clone()).prop_map(|(operator, left, right)| binary(operator, left, right)),
            1 => (unary, inner.clone()).prop_map(|(operator, operand)| Formula::Unary(operator, Box::new(operand))),
            2 => (inner.clone(), inner.clone(), inner).prop_map(|(condition, then, other)| either(condition, then, other)),
        ]
    })
    .boxed()
}

/// Models of up to a dozen lines, of which some have guards.
fn models() -> impl Strategy<Value = Model> {
    let lines: Vec<_> =
        (0..12u16).map(|index| (formulas(index), proptest::collection::vec(formulas(index), 0..3))).collect();
    lines.prop_map(|lines| {
        let (formulas, conditions): (Vec<Formula>, Vec<Vec<Formula>>) = lines.into_iter().unzip();
        let mut model = model(formulas);
        let guard =
            |condition| Guard { condition, kind: GuardKind::Problem, message: Text::default(), inputs: Vec::new() };
        for (line, conditions) in model.lines.iter_mut().zip(conditions).step_by(3) {
            line.guards = conditions.into_iter().map(guard).collect();
        }
        model
    })
}

/// The value of an input of a sample, which nobody may have published.
fn values() -> impl Strategy<Value = [Option<Decimal>; 2]> {
    let value =
        || prop::option::weighted(0.9, (-3..=3i64, 0..=1u32).prop_map(|(digits, scale)| Decimal::new(digits, scale)));
    [value(), value()]
}

/// What walking a formula gives, by rules of its own.
fn walk(
    formula: &Formula,
    own: LineId,
    inputs: &[Option<Decimal>],
    lines: &[Result<Decimal, Problem>],
) -> Result<Decimal, Problem> {
    let here = |cause| Problem { line: own, cause };
    let walk = |formula: &Formula| walk(formula, own, inputs, lines);
    match formula {
        Formula::Number(number) => Ok(*number),
        Formula::Name(Reference::Input(id)) => inputs[usize::from(id.0)].ok_or(here(Cause::Unpublished(*id))),
        Formula::Name(Reference::Line(id)) => lines[usize::from(id.0)],
        Formula::Name(Reference::Constant(_)) => panic!("no constants here"),
        Formula::Unary(operator, operand) => number::unary(*operator, &walk(operand)?).map_err(here),
        Formula::Binary(operator, left, right) => number::binary(*operator, &walk(left)?, &walk(right)?).map_err(here),
        Formula::If(parts) => {
            if walk(&parts.0)?.is_zero() {
                walk(&parts.2)
            } else {
                walk(&parts.1)
            }
        }
    }
}

/// What walking all formulas of a model gives.
fn walked(model: &Model, inputs: &[Option<Decimal>]) -> Vec<Result<Decimal, Problem>> {
    let mut lines = Vec::new();
    for (line, own) in model.lines.iter().zip(model.line_ids()) {
        let failed =
            line.guards.iter().zip(0..).find_map(|(guard, index)| match walk(&guard.condition, own, inputs, &lines) {
                Ok(holds) if holds.is_zero() => Some(Problem { line: own, cause: Cause::Guard(index) }),
                Ok(_) => None,
                Err(problem) => Some(problem),
            });
        lines.push(failed.map_or_else(|| walk(&line.formula, own, inputs, &lines), Err));
    }
    lines
}

/// The same digits, not only equal numbers.
fn digits(lines: &[Result<Decimal, Problem>]) -> Vec<Result<String, Problem>> {
    lines.iter().map(|line| line.map(|value| value.to_string())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn steps_give_what_walking_the_formulas_gives(model in models(), inputs in values()) {
        prop_assert_eq!(digits(&evaluate(&model, &inputs)), digits(&walked(&model, &inputs)));
    }

    #[test]
    fn recomputing_what_an_input_moves_gives_what_computing_everything_gives(
        model in models(),
        moves in proptest::collection::vec((0..2u16, values()), 1..6),
    ) {
        let mut inputs = [Some(Decimal::ONE), None];
        let mut calculation = Calculation::new(&model, inputs.to_vec());
        calculation.compute(&model.order);
        for (place, values) in moves {
            let id = InputId(place);
            inputs[usize::from(place)] = values[0];
            calculation.put(id, values[0]);
            calculation.compute(&model.program().moved_by(&model.order, &[id]));
            prop_assert_eq!(digits(&calculation.outcome()), digits(&walked(&model, &inputs)));
        }
    }

    #[test]
    fn what_a_line_needs_is_enough_for_it(model in models(), inputs in values(), wanted in 0..12u16) {
        let mut calculation = Calculation::new(&model, inputs.to_vec());
        calculation.compute(&model.needed(&[LineId(wanted)]));
        let whole = evaluate(&model, &inputs)[usize::from(wanted)];
        prop_assert_eq!(calculation.line(LineId(wanted)).copied(), whole);
    }
}
